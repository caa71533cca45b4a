// Builds the tree from yaml-cpp's events, so that depth and size are checked before anything grows.
#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "compiler/bibliography/entry_tree.h"

namespace kbc {
namespace {

constexpr std::size_t kMaxNodes = 1'000'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What stops the reading: caught in this file, whoever throws it.
struct Refused {
  Span span;
  std::string why;
  std::string help;
  Span before = {};  ///< an earlier place that belongs to it
};

class Builder : public YAML::EventHandler {
 public:
  Builder(FileId file, std::string_view text, std::size_t skipped)
      : file_(file), text_(text), skipped_(skipped) {}

  std::vector<EntryNode> take() { return std::move(documents_); }

  [[nodiscard]] Span at(const YAML::Mark& mark) const {
    const std::size_t begin = mark.is_null() ? 0 : static_cast<std::size_t>(std::max(mark.pos, 0)) + skipped_;
    const auto offset = static_cast<std::uint32_t>(std::min(begin, text_.size()));
    return {file_, offset, offset};
  }

  /// Where the innermost `[` or `{` stands that has not been closed.
  [[nodiscard]] std::optional<Span> open_bracket() const {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const EntryNode& node) {
      return node.span.begin < text_.size() &&
             (text_[node.span.begin] == '[' || text_[node.span.begin] == '{');
    });
    if (found == open_.rend()) return std::nullopt;
    return Span{file_, found->span.begin, found->span.begin + 1};
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { put({EntryKind::null, at(mark), {}, {}}); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{to_line_end(at(mark)), "an alias stands for a value written elsewhere",
                  "write the value out in place of the alias"};
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    put({EntryKind::text, scalar(at(mark), value), value, {}});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(EntryKind::list, at(mark));
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(EntryKind::map, at(mark));
  }
  void OnMapEnd() override {
    check_keys(open_.back());
    close();
  }

 private:
  void open(EntryKind kind, Span span) {
    if (open_.size() == kMaxEntryDepth)
      throw Refused{span, fmt::format("nested more than {} levels deep", kMaxEntryDepth),
                    "a bibliography is a list of entries, each with its fields"};
    open_.push_back({kind, span, {}, {}});
  }

  void close() {
    EntryNode done = std::move(open_.back());
    open_.pop_back();
    include_bracket(done.span);
    put(std::move(done));
  }

  void put(EntryNode node) {
    if (++nodes_ > kMaxNodes)
      throw Refused{node.span, fmt::format("it holds more than {} values", kMaxNodes),
                    "split the bibliography into several files"};
    if (open_.empty()) {
      documents_.push_back(std::move(node));
      return;
    }
    EntryNode& parent = open_.back();
    // The place of a missing value is that of whatever comes next: it would stretch what holds it.
    if (node.kind != EntryKind::null) parent.span.end = std::max(parent.span.end, node.span.end);
    parent.items.push_back(std::move(node));
  }

  /// Events do not tell where a list or map in brackets ends: the bracket comes next, but for what may stand
  /// between.
  void include_bracket(Span& span) const {
    const char opening = span.begin < text_.size() ? text_[span.begin] : '\0';
    if (opening != '[' && opening != '{') return;
    const std::size_t next = text_.find_first_not_of(" \t\r\n,", std::max(span.end, span.begin + 1));
    if (next != std::string_view::npos && text_[next] == (opening == '[' ? ']' : '}'))
      span.end = static_cast<std::uint32_t>(next + 1);
  }

  void check_keys(const EntryNode& map) const {
    std::vector<const EntryNode*> keys;
    for (std::size_t i = 0; i < map.items.size(); i += 2) {
      if (map.items[i].kind != EntryKind::text)
        throw Refused{map.items[i].span, "the name of a field is a text", "write `field: value`"};
      check_colon(map.items[i], map.items[i + 1]);
      keys.push_back(&map.items[i]);
    }
    std::ranges::sort(keys, [](const EntryNode* a, const EntryNode* b) {
      return std::pair<std::string_view, Span>(a->text, a->span) <
             std::pair<std::string_view, Span>(b->text, b->span);
    });
    const auto repeated = std::ranges::adjacent_find(keys, {}, &EntryNode::text);
    if (repeated == keys.end()) return;
    const EntryNode& second = **std::next(repeated);
    throw Refused{second.span, fmt::format("`{}` is given twice", second.text), "keep one of the two",
                  (*repeated)->span};
  }

  /// yaml-cpp takes the last line of a file for a field without a value even if it is no field at all.
  void check_colon(const EntryNode& key, const EntryNode& value) const {
    if (value.kind != EntryKind::null) return;
    const std::size_t next = text_.find_first_not_of(" \t", key.span.end);
    if (next != std::string_view::npos && text_[next] == ':') return;
    throw Refused{key.span, "this field has no `:` and no value", "write `field: value`"};
  }

  [[nodiscard]] Span to_line_end(Span span) const {
    span.end = static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", span.begin), text_.size()));
    return span;
  }

  /// yaml-cpp tells where a scalar begins, not where it ends.
  [[nodiscard]] Span scalar(Span span, const std::string& value) const {
    const std::string_view rest = text_.substr(span.begin);
    const char first = rest.empty() ? '\0' : rest.front();
    if (first == '"' || first == '\'') {
      std::size_t end = 1;
      for (; end < rest.size(); ++end) {
        const bool escapes = first == '"' ? rest[end] == '\\' : rest.substr(end).starts_with("''");
        if (!escapes && rest[end] == first) break;
        if (escapes) ++end;
      }
      if (end >= rest.size())  // yaml-cpp would take the rest of the file for the text
        throw Refused{{span.file, span.begin, span.begin + 1},
                      "a quoted text is never closed",
                      "close it with the quote that opened it"};
      span.end = span.begin + static_cast<std::uint32_t>(end + 1);
      return span;
    }
    if (rest.starts_with(value)) {
      span.end = span.begin + static_cast<std::uint32_t>(value.size());
      return span;
    }
    return to_line_end(span);
  }

  FileId file_;
  std::string_view text_;
  std::size_t skipped_;
  std::vector<EntryNode> open_;
  std::vector<EntryNode> documents_;
  std::size_t nodes_ = 0;
};

struct Explained {
  std::string_view message;  // yaml-cpp's, or how it begins
  std::string_view why;
  std::string_view help;
};

const std::array kExplained{
    // yaml-cpp's messages are no constant expressions
    Explained{YAML::ErrorMsg::MAP_VALUE, "a `:` stands where no value can begin",
              "put a text that holds `: ` into quotes, as in `title: \"One: two\"`; else see whether the "
              "line above is "
              "indented alike and has its own `:`"},
    Explained{YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab indents this line", "indent with spaces"},
    Explained{YAML::ErrorMsg::END_OF_MAP_FLOW, "a `{` is never closed by its `}`",
              "close it, or put the text that holds the `{` into quotes"},
    Explained{YAML::ErrorMsg::END_OF_SEQ_FLOW, "a `[` is never closed by its `]`",
              "close it, or put the text that holds the `[` into quotes"},
    Explained{
        YAML::ErrorMsg::END_OF_MAP, "this does not fit the fields above it",
        "indent all fields of an entry alike, write each as `field: value`, and close every quote above"},
    Explained{YAML::ErrorMsg::END_OF_SEQ, "this does not fit the list above it",
              "begin every entry with `- `, all at the same indentation"},
    Explained{YAML::ErrorMsg::BLOCK_ENTRY, "a `-` stands where no list can begin",
              "begin the list on a line of its own"},
    Explained{YAML::ErrorMsg::MAP_KEY, "a `?` stands where no field can begin", "put the text into quotes"},
    Explained{YAML::ErrorMsg::EOF_IN_SCALAR, "a quoted text is never closed",
              "close it with the quote that opened it"},
    Explained{YAML::ErrorMsg::DOC_IN_SCALAR, "a quoted text is not closed before the document ends",
              "close it with the quote that opened it"},
    Explained{YAML::ErrorMsg::INVALID_ESCAPE, "a `\\` in a quoted text is followed by what it cannot escape",
              "write `\\\\` for a `\\`, or use single quotes"},
    Explained{YAML::ErrorMsg::UNKNOWN_ANCHOR, "an alias stands for a value written elsewhere",
              "write the value out; put a text that begins with `*` into quotes"},
    Explained{YAML::ErrorMsg::UNKNOWN_TOKEN, "no value can begin with this character",
              "put the text into quotes"},
};

Refused explain(const YAML::Exception& error, const Builder& builder) {
  const std::string_view message = error.msg;
  Span span = builder.at(error.mark);
  if (message == YAML::ErrorMsg::END_OF_MAP_FLOW || message == YAML::ErrorMsg::END_OF_SEQ_FLOW)
    span = builder.open_bracket().value_or(span);
  for (const Explained& known : kExplained)
    if (message.starts_with(known.message)) return {span, std::string(known.why), std::string(known.help)};
  return {span, error.msg,
          "write it as a reference manager does: indented with spaces, special texts in quotes"};
}

std::optional<std::vector<EntryNode>> refuse(Diagnostics& diagnostics, const Refused& refused) {
  Diagnostic& report = diagnostics.report(DiagnosticKind::bad_bibliography, refused.span, refused.why);
  report.advise(refused.help);
  if (refused.before.known()) report.also(refused.before, "it is here already");
  return std::nullopt;
}

}  // namespace

EntryNode* EntryNode::find(std::string_view key) {
  if (kind != EntryKind::map) return nullptr;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2)
    if (items[i].text == key) return &items[i + 1];
  return nullptr;
}

std::optional<std::vector<EntryNode>> read_yaml(FileId file, const Sources& sources,
                                                Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  const std::size_t skipped = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Builder builder(file, text, skipped);
  try {
    std::istringstream stream{std::string(text.substr(skipped))};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Refused& refused) {
    return refuse(diagnostics, refused);
  } catch (const YAML::Exception& error) {
    return refuse(diagnostics, explain(error, builder));
  } catch (const std::exception& error) {
    return refuse(diagnostics,
                  {Span{file, 0, 0}, error.what(), "check the file with another reader of YAML"});
  }
}

}  // namespace kbc
