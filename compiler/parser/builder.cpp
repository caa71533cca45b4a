// Keywords looked up, nodes appended, faults recorded.
#include "compiler/parser/builder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "compiler/parser/parser.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

constexpr std::array<bool, 256> kWordCharacters = [] {
  std::array<bool, 256> set{};
  for (int c = '0'; c <= '9'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) set[static_cast<std::size_t>(c)] = true;
  for (const char c : {'-', '_', '.', '/', '%', '+'}) set[static_cast<unsigned char>(c)] = true;
  for (std::size_t c = 0x80; c < 0x100; ++c) set[c] = true;
  return set;
}();

constexpr std::string_view kCommaAdvice =
    "between conditions write `or`; what a statement is about is listed before its first clause";

/// Matches a keyword of one or more words at `at`, whole words only; returns behind it, or null.
const char* match(std::string_view keyword, const char* at, const char* end) {
  while (true) {
    const std::size_t length = std::min(keyword.find(' '), keyword.size());
    if (static_cast<std::size_t>(end - at) < length || std::memcmp(at, keyword.data(), length) != 0)
      return nullptr;
    at += length;
    if (is_word_character(keyword.front()) && at != end && is_word_character(*at)) return nullptr;
    if (length == keyword.size()) return at;
    keyword.remove_prefix(length + 1);
    while (at != end && (*at == ' ' || *at == '\t')) ++at;
  }
}

/// Whether the quote that closes [from, to) is itself escaped.
bool ends_in_escape(const char* from, const char* to) {
  std::size_t backslashes = 0;
  for (const char* c = to - 1; c != from && c[-1] == '\\'; --c) ++backslashes;
  return backslashes % 2 == 1;
}

/// The length of the escape at a backslash, as in JSON; 0 if it is none.
std::size_t escape_length(const char* at, const char* end) {
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  };
  const auto code = [&](const char* from) -> long {
    if (end - from < 6 || from[0] != '\\' || from[1] != 'u' || !std::all_of(from + 2, from + 6, is_hex))
      return -1;
    return std::strtol(std::string(from + 2, from + 6).c_str(), nullptr, 16);
  };
  if (end - at < 2) return 0;
  if (at[1] != 'u') return std::string_view("\"\\/bfnrt").find(at[1]) != std::string_view::npos ? 2 : 0;
  const long first = code(at);
  if (first < 0 || (first >= 0xDC00 && first < 0xE000)) return 0;
  if (first < 0xD800 || first >= 0xE000) return 6;
  const long second = code(at + 6);
  return second >= 0xDC00 && second < 0xE000 ? 12 : 0;
}

}  // namespace

const Clause* keyword_at(const Clause& row, const char* at, const char* end, const char*& after) {
  const Clause* best = nullptr;
  if (at == end) return nullptr;
  for (const Clause& clause : row.clauses) {
    if (clause.keyword.front() != *at) continue;
    const char* behind = match(clause.keyword, at, end);
    if (behind != nullptr && (best == nullptr || behind > after)) {
      best = &clause;
      after = behind;
    }
  }
  return best;
}

const char* skip_text(const char* at, const char* end) {
  if (end - at >= 3 && at[1] == '"' && at[2] == '"') {
    for (at += 3; at != end; ++at)
      if (end - at >= 3 && at[0] == '"' && at[1] == '"' && at[2] == '"') return at + 3;
    return end;
  }
  for (++at; at != end && *at != '\n'; ++at) {
    if (*at == '"') return at + 1;
    if (*at == '\\' && at + 1 != end) ++at;
  }
  return at;
}

bool is_word_character(char c) { return kWordCharacters[static_cast<unsigned char>(c)]; }

const char* word_end(const char* at, const char* end) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const char* const begin = at;
  // `1,000` is one word, so that it is reported as the number that it was meant to be.
  while (at != end && (is_word_character(*at) ||
                       (*at == ',' && at != begin && digit(at[-1]) && end - at > 1 && digit(at[1]))))
    ++at;
  return at;
}

const char* skip_space(const char* at, const char* end, Builder* comments) {
  while (at != end) {
    const char c = *at;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      ++at;
    } else if (c == '#' || (c == '/' && end - at >= 3 && at[1] == '/' && at[2] == '/')) {
      const char* from = at;
      const void* line_end = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
      at = line_end == nullptr ? end : static_cast<const char*>(line_end);
      if (comments != nullptr) comments->comment(from, at);
    } else {
      break;
    }
  }
  return at;
}

const char* Builder::behind_space(const char* at) {
  if (at != space_) {
    behind_space_ = skip_space(at, end(), this);
    space_ = at;
  }
  return behind_space_;
}

Builder::Builder(FileId file, std::string_view text, Diagnostics& diagnostics)
    : file_(file), text_(text), diagnostics_(diagnostics) {
  tree.file = file;
  tree.nodes.reserve(text.size() / 6);
}

Span Builder::span(const char* from, const char* to) const { return {file_, offset(from), offset(to)}; }

const Clause& Builder::innermost() const { return open_.empty() ? language() : *open_.back().row; }

const Clause* Builder::keyword_here(const char* at, const char*& after) const {
  return keyword_at(innermost(), at, end(), after);
}

const Clause* Builder::inline_keyword_here(const char* at, const char*& after, bool new_line) const {
  if (new_line) {
    const char* ignored = nullptr;
    if (open_.size() < 2 && keyword_at(language(), at, end(), ignored) != nullptr) return nullptr;
    for (std::size_t i = open_.size(); i-- > 0;)
      if (open_[i].brace != nullptr) {
        if (keyword_at(*open_[i].row, at, end(), ignored) != nullptr) return nullptr;
        break;
      }
  }
  return keyword_here(at, after);
}

bool Builder::takes_list() const { return innermost().list; }

bool Builder::ends_operand(const char* at) const {
  const char* after = nullptr;
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (keyword_at(*open->row, at, end(), after) != nullptr) return true;
    if (open->brace != nullptr) return false;
  }
  return keyword_at(language(), at, end(), after) != nullptr;
}

bool Builder::operand_needed() const {
  return std::ranges::any_of(innermost().operands, [](const Operand& o) { return !o.optional; });
}

bool Builder::operand_allowed() const { return !innermost().operands.empty(); }

bool Builder::clause_after_comma(const char* at) const {
  const char* after = nullptr;
  for (std::size_t i = open_.size(); i-- > 1 && open_[i].brace == nullptr;)
    if (keyword_at(*open_[i].row, at, end(), after) != nullptr) return true;
  return false;
}

std::string Builder::operand_wanted() const {
  const auto& operands = innermost().operands;
  return operands.empty() ? "a clause" : describe(operands.front());
}

bool Builder::starts_line(const char* at) const { return at == begin() || at[-1] == '\n'; }

bool Builder::starts_statement(const char* at) const {
  const char* after = nullptr;
  return starts_line(at) && keyword_at(language(), at, end(), after) != nullptr;
}

bool Builder::open_clause(const Clause& row, const char* at) {
  if (!enter(at)) return false;
  if (open_.empty()) {
    statement_ = static_cast<std::uint32_t>(tree.nodes.size());
    unclosed_text_ = false;
  }
  const bool in_block = !open_.empty() && open_.back().brace != nullptr;
  if (!open_.empty()) open_.back().has_clause = true;
  open_.push_back({&row, static_cast<std::uint32_t>(tree.nodes.size()), nullptr});
  tree.nodes.push_back(Node{.begin = offset(at),
                            .end = offset(at),
                            .row_number = row.number,
                            .kind = NodeKind::clause,
                            .in_block = in_block});
  return true;
}

void Builder::close_clause(const char* at) {
  Node& node = tree.nodes[open_.back().node];
  node.size = static_cast<std::uint32_t>(tree.nodes.size() - open_.back().node);
  while (at > begin() + node.begin && (at[-1] == ' ' || at[-1] == '\n' || at[-1] == '\t' || at[-1] == '\r'))
    --at;
  node.end = offset(at);
  open_.pop_back();
  leave();
}

void Builder::open_block(const char* at) { open_.back().brace = at; }

void Builder::close_block() { open_.back().brace = nullptr; }

void Builder::begin_group(const char* at) {
  groups_.push_back({static_cast<std::uint32_t>(tree.nodes.size()), offset(at), 1, Comparison::less});
}

void Builder::set_comparison(Comparison comparison) {
  groups_.back().comparison = comparison;
  ++groups_.back().operands;
}

void Builder::end_group(NodeKind kind) {
  const Group group = groups_.back();
  groups_.pop_back();
  const bool always = kind == NodeKind::phrase || kind == NodeKind::negation;
  if ((!always && group.operands < 2) || group.mark == tree.nodes.size()) return;
  const Node node{.begin = group.begin,
                  .end = tree.nodes.back().end,
                  .size = static_cast<std::uint32_t>(tree.nodes.size() - group.mark + 1),
                  .kind = kind,
                  .comparison = group.comparison};
  tree.nodes.insert(tree.nodes.begin() + group.mark, node);
}

bool Builder::enter(const char* at) {
  if (depth_ < kMaxDepth) return ++depth_, true;
  diagnostics_.report(DiagnosticKind::too_deep, span(at, at == end() ? at : at + 1), kMaxDepth);
  too_deep_ = true;
  return false;
}

bool Builder::too_long(const char* from, const char* to, std::string_view what, std::size_t most) {
  if (static_cast<std::size_t>(to - from) <= most) return false;
  diagnostics_.report(DiagnosticKind::too_many, span(from, from + 1), what, fmt::format("{} bytes", most));
  return true;  // and it is not added to the tree: all that would be said of it follows from this
}

void Builder::word(const char* from, const char* to, bool optional) {
  if (too_long(from, to, "this word is too long", kMaxWord)) return;
  tree.nodes.push_back(
      Node{.begin = offset(from), .end = offset(to), .kind = NodeKind::word, .optional = optional});
}

const char* Builder::text(const char* at) {
  const char* after = skip_text(at, end());
  const bool is_long = end() - at >= 3 && at[1] == '"' && at[2] == '"';
  const std::uint8_t quotes = is_long ? 3 : 1;
  const bool closed = after - at >= std::ptrdiff_t{2} * quotes &&
                      std::string_view(after - quotes, quotes) == (is_long ? "\"\"\"" : "\"") &&
                      !(quotes == 1 && ends_in_escape(at + 1, after));
  if (!closed) {
    diagnostics_.report(DiagnosticKind::unterminated_text, span(at, at + quotes))
        .advise(is_long ? "a text that begins with three quotes ends with three"
                        : "a text ends in its line; one of several lines stands between three quotes");
    unclosed_text_ = true;
  }
  for (const char* c = at + quotes; closed && c < after - quotes; ++c) {
    if (*c != '\\') continue;
    const std::size_t length = escape_length(c, after - quotes);
    if (length == 0) {
      diagnostics_.report(DiagnosticKind::bad_escape, span(c, c + 2), std::string_view(c, 2))
          .advise("the escapes are those of JSON: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0041");
    }
    c += std::max<std::size_t>(length, 2) - 1;
  }
  if (closed && !too_long(at, after, "this text is too long", kMaxText))
    tree.nodes.push_back(Node{.begin = offset(at), .end = offset(after), .kind = NodeKind::text});
  return after;
}

void Builder::comment(const char* from, const char* to) {
  if (!tree.comments.empty() && tree.comments.back().begin >= offset(from))
    return;  // seen before a step back
  tree.comments.push_back({offset(from), offset(to), *from == '/'});
}

const char* Builder::stray(const char* at) {
  const Open& block = open_.back();
  const char* const word_stop = word_end(at, end());
  const std::string_view word(at, static_cast<std::size_t>(word_stop - at));
  const char* after = nullptr;
  tree.nodes[statement_].incomplete = tree.nodes[block.node].incomplete = true;
  if (at == end() || starts_statement(at)) {
    if (unclosed_text_) return nullptr;  // which swallowed the brace
    diagnostics_.report(DiagnosticKind::missing_brace, span(block.brace, block.brace + 1))
        .also(span(at, at == end() ? at : word_stop), "a `}` is missing before this");
    return nullptr;
  }
  if (word.empty()) {
    unexpected(at, "a clause or `}`", *at == ',' ? kCommaAdvice : "");
  } else {
    unknown_clause(*block.row, at, word_stop);
  }
  // On to a line that begins with a clause of this block, or to the block's end.
  int depth = 0;
  for (at = word.empty() ? at + 1 : word_stop; at != end();) {
    if (*at == '"') {
      at = skip_text(at, end());
    } else if (*at == '#') {
      at = skip_space(at, end(), nullptr);
    } else if (*at == '{') {
      ++depth, ++at;
    } else if (*at == '}') {
      if (depth-- == 0) return at;
      ++at;
    } else if (*at == '\n') {
      at = skip_space(at, end(), nullptr);
      if (depth == 0 && at != end() &&
          (keyword_at(*block.row, at, end(), after) != nullptr || starts_statement(at)))
        return at;
    } else {
      ++at;
    }
  }
  return at;
}

void Builder::unknown_clause(const Clause& row, const char* from, const char* to) {
  const std::string_view word(from, static_cast<std::size_t>(to - from));
  Diagnostic& fault = diagnostics_.report(DiagnosticKind::unknown_clause, span(from, to), noun_of(row), word);
  const std::string place = describe_place(row, word);
  auto nearest = place.empty() ? kb::nearest_names(word, keywords_in(row)) : std::vector<std::string>();
  if (nearest.empty()) fault.advise(place.empty() ? describe_clauses(row) : place);
  fault.did_you_mean(std::move(nearest), word, Words::of_language);
}

Node* Builder::header_before(const char* at) {
  if (tree.nodes.empty() || starts_line(at)) return nullptr;
  Node& last = tree.nodes[statement_];
  return text_[last.end - 1] == '}' ? nullptr : &last;
}

void Builder::unknown_statement(const char* at) {
  const char* stop = word_end(at, end());
  if (Node* statement = header_before(at)) {
    statement->incomplete = true;  // what follows, its block perhaps, is passed over
    if (stop != at) return unknown_clause(statement->row(), at, stop);
    return unexpected(at, "a clause or `{`", *at == ',' ? kCommaAdvice : "");
  }
  if (stop == at) return unexpected(at, "a statement");
  const std::string_view word(at, static_cast<std::size_t>(stop - at));
  diagnostics_.report(DiagnosticKind::unknown_statement, span(at, stop), word)
      .did_you_mean(kb::nearest_names(word, keywords_in(language())), word, Words::of_language);
}

std::string Builder::found(const char* at) const {
  if (at == end()) return "the end of the file";
  const char* stop = std::max(word_end(at, end()), at + 1);
  return "`" + std::string(at, stop) + "`";
}

void Builder::unexpected(const char* at, std::string_view wanted, std::string_view advice) {
  if (too_deep_) return;
  const char* stop = at == end() ? at : std::max(word_end(at, end()), at + 1);
  Diagnostic& fault = diagnostics_.report(DiagnosticKind::unexpected, span(at, stop), wanted, found(at));
  if (!open_.empty() && at != end()) {
    const Node& node = tree.nodes[open_.back().node];
    const auto begin_of = begin() + node.begin;
    fault.also(span(begin_of, begin_of + open_.back().row->keyword.size()), "in this clause");
  }
  if (!advice.empty()) fault.advise(std::string(advice));
}

const char* Builder::next_statement(const char* at) const {
  const char* after = nullptr;
  int depth = 0;
  if (starts_statement(at)) return at;
  while (at != end()) {
    if (*at == '"') {
      at = skip_text(at, end());
    } else if (*at == '#') {
      at = skip_space(at, end(), nullptr);
    } else if (*at == '{' || *at == '}') {
      depth += *at == '{' ? 1 : -1;
      ++at;
    } else if (*at == '\n') {
      at = skip_space(at, end(), nullptr);
      // A keyword at the very beginning of a line starts a statement, whatever braces are still open.
      if (at != end() && (starts_line(at) || depth < 0) &&
          keyword_at(language(), at, end(), after) != nullptr)
        return at;
    } else {
      ++at;
    }
  }
  return at;
}

void Builder::abandon() {
  if (!open_.empty()) tree.nodes.resize(statement_);
  tree.incomplete = true;
  open_.clear();
  groups_.clear();
  depth_ = 0;
  too_deep_ = false;
}

}  // namespace kbc
