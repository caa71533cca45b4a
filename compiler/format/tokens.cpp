// Words and texts are where the tree's leaves are, keywords where its clauses begin; the rest is punctuation.
#include "compiler/format/tokens.h"

#include <algorithm>
#include <utility>

namespace kbc::layout {
namespace {

/// The words that keywords begin with, and the others in them.
struct KeywordWords {
  std::vector<std::string_view> first;
  std::vector<std::string_view> later;
};

void gather(const Clause& row, KeywordWords& words) {  // as deep as the table is
  for (const Clause& clause : row.clauses) {
    std::string_view rest = clause.keyword;
    for (bool first = true; !rest.empty(); first = false) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      (first ? words.first : words.later).push_back(rest.substr(0, length));
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    gather(clause, words);
  }
}

const KeywordWords& keyword_words() {
  static const KeywordWords kWords = [] {
    KeywordWords words;
    gather(language(), words);
    std::ranges::sort(words.first);
    std::ranges::sort(words.later);
    return words;
  }();
  return kWords;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

class Reader {
 public:
  Reader(const Tree& tree, std::string_view text) : tree_(tree), text_(text) {
    out_.tokens.reserve(tree.nodes.size() + 1);
  }

  Tokens read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (skip_space()) {
      if (comment_ < tree_.comments.size() && tree_.comments[comment_].begin == at_) {
        read_comment();
        continue;
      }
      Token token = next();
      token.newlines = newlines_;
      token.comments = out_.remarks.size();
      newlines_ = 0;
      place(token);
      out_.tokens.push_back(token);
    }
    end_item();
    out_.tokens.push_back(
        {.text = {}, .kind = TokenKind::end, .newlines = newlines_, .comments = out_.remarks.size()});
    return std::move(out_);
  }

 private:
  bool skip_space() {
    for (; at_ < text_.size() && is_space(text_[at_]); ++at_)
      if (text_[at_] == '\n') ++newlines_;
    return at_ < text_.size();
  }

  void read_comment() {
    const Comment& comment = tree_.comments[comment_++];
    std::string_view whole = text_.substr(comment.begin, comment.end - comment.begin);
    while (is_space(whole.back())) whole.remove_suffix(1);
    // What begins the file stands on a line of its own.
    const bool first = out_.tokens.empty() && out_.remarks.empty();
    out_.remarks.push_back({whole, first ? std::max(newlines_, 1U) : newlines_});
    at_ = comment.end;
    newlines_ = 0;
  }

  Token next() {
    while (node_ < tree_.nodes.size() && is_group(tree_.nodes[node_])) ++node_;
    if (node_ < tree_.nodes.size() && tree_.nodes[node_].begin == at_) {
      const Node& node = tree_.nodes[node_];
      const bool statement = node_ == next_statement_;
      if (statement) next_statement_ += node.size;
      ++node_;
      if (node.kind == NodeKind::clause) return keyword(node, statement || node.in_block);
      const std::size_t begin = std::exchange(at_, node.end);
      return {.text = text_.substr(begin, at_ - begin),
              .kind = node.kind == NodeKind::text ? TokenKind::text : TokenKind::word};
    }
    return punctuation();
  }

  static bool is_group(const Node& node) {
    return node.kind != NodeKind::clause && node.kind != NodeKind::word && node.kind != NodeKind::text;
  }

  Token keyword(const Node& node, bool item) {
    for (const char c : node.row().keyword) {
      if (c != ' ') {
        ++at_;
        continue;
      }
      while (is_space(text_[at_])) ++at_;
    }
    return {.text = node.row().keyword, .kind = TokenKind::keyword, .item = item, .row = &node.row()};
  }

  Token punctuation() {
    const std::size_t begin = at_++;
    const char c = text_[begin];
    const auto of = [&](TokenKind kind) {
      return Token{.text = text_.substr(begin, at_ - begin), .kind = kind};
    };
    switch (c) {
      case ',': return of(TokenKind::comma);
      case '{': return of(TokenKind::open_brace);
      case '}': return of(TokenKind::close_brace);
      case '(': return of(TokenKind::open_paren);
      case ')': return of(TokenKind::close_paren);
      case '<':
      case '>':
      case '!':
        if (at_ < text_.size() && text_[at_] == '=') ++at_;
        return of(TokenKind::sign);
      default: break;
    }
    if (!is_letter(c)) return of(TokenKind::sign);
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    return of(word == "and" ? TokenKind::and_ : word == "or" ? TokenKind::or_ : TokenKind::sign);
  }

  /// What the token is among its neighbours.
  void place(Token& token) {
    const std::size_t index = out_.tokens.size();
    if (token.item || token.kind == TokenKind::close_brace) end_item();
    if (token.kind == TokenKind::open_brace) {
      open_.push_back(index);
      items_.push_back(kNone);
    } else if (token.kind == TokenKind::close_brace && !open_.empty()) {
      out_.tokens[open_.back()].last = index;
      open_.pop_back();
      items_.pop_back();
    } else if (token.item) {
      items_.back() = index;
    }
    if (index == 0) return;
    const Token& before = out_.tokens[index - 1];
    token.list_element = before.kind == TokenKind::comma && token.kind != TokenKind::keyword;
    if (token.newlines != 0 || before.comments != token.comments)
      token.keeps_line = depends_on_line(before, token);
  }

  /// Whether the parser would read the token as something else if it stood on the line of the one before: a
  /// name that is a keyword too, at the beginning of a line where it is none; the second word of a keyword.
  static bool depends_on_line(const Token& before, const Token& token) {
    const auto among = [&](const std::vector<std::string_view>& words) {
      return std::ranges::binary_search(words, token.text);
    };
    if (token.list_element) return among(keyword_words().first);
    if (before.kind != TokenKind::keyword)
      return token.kind == TokenKind::keyword && token.text == "by" && before.text.ends_with("supervised");
    return among(keyword_words().later);
  }

  void end_item() {
    if (items_.back() != kNone) out_.tokens[items_.back()].last = out_.tokens.size() - 1;
    items_.back() = kNone;
  }

  const Tree& tree_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t node_ = 0;
  std::size_t next_statement_ = 0;  // the node that it begins with
  std::size_t comment_ = 0;
  std::uint32_t newlines_ = 0;
  std::vector<std::size_t> open_;          // braces
  std::vector<std::size_t> items_{kNone};  // the last one that began: at the margin, and in each open block
  Tokens out_;
};

}  // namespace

Tokens tokens_of(const Tree& tree, std::string_view text) { return Reader(tree, text).read(); }

}  // namespace kbc::layout
