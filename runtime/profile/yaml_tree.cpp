// YAML as a tree, from yaml-cpp's events, so that depth and size are checked before anything grows.
#include <algorithm>
#include <exception>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "runtime/profile/errors.h"
#include "runtime/profile/tree.h"

namespace kb {
namespace {

/// Stops the reading; the tree says why. Caught in this file.
struct Refused {};

std::uint32_t line_of(const YAML::Mark& mark) {
  return static_cast<std::uint32_t>(std::max(mark.line, 0)) + 1;
}

class Handler : public YAML::EventHandler {
 public:
  explicit Handler(std::string_view text) : text_(text) {}

  TreeBuilder tree;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "", anchor);
    if (tree.awaits_value() && !has_colon(last_scalar_))
      refuse(last_scalar_.line, "this line has no `: ` and no value: write `name: value`");
    put({NodeKind::nothing, line_of(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(line_of(mark), "a `*` stands for a value written elsewhere: write the value out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    const std::size_t end = end_of(mark, value);
    put({NodeKind::text, line_of(mark), value});
    last_scalar_ = {end, line_of(mark)};
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    check(mark, tag, anchor);
    open(NodeKind::list, mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    check(mark, tag, anchor);
    open(NodeKind::map, mark);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Scalar {
    std::size_t end = 0;
    std::uint32_t line = 0;
  };

  [[noreturn]] void refuse(std::uint32_t line, std::string message) {
    tree.refuse(line, std::move(message));
    throw Refused{};
  }
  void put(TreeNode node) {
    if (!tree.put(std::move(node))) throw Refused{};
  }
  void open(NodeKind kind, const YAML::Mark& mark) {
    if (!tree.open(kind, line_of(mark))) throw Refused{};
  }
  void close() {
    if (!tree.close()) throw Refused{};
  }

  void check(const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor)
      refuse(line_of(mark), "a `&` names a value for use elsewhere: write values out where they belong");
    if (!tag.empty() && tag != "?" && tag != "!")
      refuse(line_of(mark), "a `!` gives a value a type: a profile needs none, so leave it out");
  }

  [[nodiscard]] std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }

  /// Behind a scalar: yaml-cpp tells only where it begins.
  std::size_t end_of(const YAML::Mark& mark, std::string_view value) {
    const std::string_view rest = text_.substr(offset_of(mark));
    const char quote = rest.empty() ? '\0' : rest.front();
    if (quote != '"' && quote != '\'') return offset_of(mark) + value.size();
    std::size_t end = 1;
    for (; end < rest.size(); ++end) {
      const bool escapes = quote == '"' ? rest[end] == '\\' : rest.substr(end).starts_with("''");
      if (!escapes && rest[end] == quote) break;
      if (escapes) ++end;
    }
    if (end >= rest.size())  // yaml-cpp takes the rest of the file for the text
      refuse(line_of(mark), "a quoted text is never closed: close it with the quote that opened it");
    return offset_of(mark) + end + 1;
  }

  /// yaml-cpp takes the last line of a file for a name without a value even if it is nothing of the kind.
  [[nodiscard]] bool has_colon(const Scalar& key) const {
    const std::size_t next = text_.find_first_not_of(" \t\r\n", key.end);
    return next != std::string_view::npos && text_[next] == ':';
  }

  std::string_view text_;
  Scalar last_scalar_;
};

}  // namespace

ProfileResult<TreeNode> read_yaml_tree(std::string_view text) {
  // yaml-cpp takes one of the control characters for the end of the text.
  const auto control = [](char c) { return has_control_character({&c, 1}); };
  if (const auto found = std::ranges::find_if(text, control); found != text.end()) {
    const auto line = static_cast<std::uint32_t>(std::count(text.begin(), found, '\n') + 1);
    return tl::unexpected(
        at_line(line, {ProfileErrorKind::unreadable, "a control character stands here: remove it", {}, {}}));
  }
  Handler handler(text);
  const auto no_yaml = [](std::uint32_t line, std::string_view why) {
    return tl::unexpected(at_line(
        line,
        {ProfileErrorKind::unreadable,
         fmt::format(
             "this is no YAML ({}): write each line as `name: value`, indent with spaces and alike, and put "
             "words with `: ` or `#` into quotes",
             why),
         {},
         {}}));
  };
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(handler)) {
    }
  } catch (const Refused&) {
    return tl::unexpected(*handler.tree.error());
  } catch (const YAML::Exception& error) {
    return no_yaml(line_of(error.mark), error.msg);
  } catch (const std::exception& error) {
    return no_yaml(1, error.what());
  }
  std::vector<TreeNode>& documents = handler.tree.documents();
  if (documents.empty() && text.find('%') == text.find_first_not_of(" \t\r\n") && text.find('%') != text.npos)
    return no_yaml(1, "a `%` begins no profile");
  if (documents.empty()) return TreeNode{NodeKind::nothing, 1};
  if (documents.size() > 1)
    return tl::unexpected(
        at_line(documents[1].line,
                {ProfileErrorKind::unreadable, "a second profile begins here: a file holds one", {}, {}}));
  return std::move(documents.front());
}

}  // namespace kb
