// The tokens written line by line; what stands behind lines is aligned at the end.
#include "compiler/format/format.h"

#include <algorithm>
#include <utility>

#include "compiler/format/layout.h"

namespace kbc {
namespace {

using layout::kIndent;
using layout::kNone;
using layout::Remark;
using layout::Token;
using layout::TokenKind;

/// Lines, and what stands behind them.
class Page {
 public:
  [[nodiscard]] std::size_t column() const { return column_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  void write(std::string_view text, std::size_t spaces = 0) {
    text_.append(spaces, ' ').append(text);
    const std::size_t last_line = text.rfind('\n');
    if (last_line == std::string_view::npos) {
      column_ += spaces + layout::columns(text);
    } else {
      column_ = layout::columns(text.substr(last_line + 1));
      line_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    }
  }

  void new_line(std::size_t indent) {
    text_.push_back('\n');
    text_.append(indent, ' ');
    column_ = indent;
    ++line_;
  }

  void blank_line() {
    text_.push_back('\n');
    ++line_;
  }

  void write_behind(std::string_view remark) {
    const std::size_t end = text_.rfind('\n');
    const std::size_t first = text_.find_first_not_of(' ', end == std::string::npos ? 0 : end + 1);
    const bool brace = text_.back() == '{' || text_[first] == '}';
    behind_.push_back({text_.size(), line_, column_, brace, remark});
  }

  /// The whole, with what stands behind its lines.
  [[nodiscard]] std::string finish() {
    if (text_.empty() && behind_.empty()) return {};
    text_.push_back('\n');
    if (behind_.empty()) return std::move(text_);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < behind_.size();) {
      std::size_t end = i + 1;
      std::size_t column = behind_[i].column;
      for (; end < behind_.size() && goes_with(behind_[end - 1], behind_[end]); ++end)
        column = std::max(column, behind_[end].column);
      for (; i < end; ++i) {
        out.append(text_, copied, behind_[i].offset - copied);
        out.append(column - behind_[i].column + 2, ' ').append(behind_[i].remark);
        copied = behind_[i].offset;
      }
    }
    return out.append(text_, copied);
  }

 private:
  struct Behind {
    std::size_t offset;
    std::size_t line;
    std::size_t column;
    bool brace;  // the line begins or ends a block
    std::string_view remark;
  };
  /// Behind a long line a remark stands alone: it would take its neighbours out of sight. What is said of a
  /// block is said of no line in it.
  static bool goes_with(const Behind& before, const Behind& next) {
    constexpr std::size_t kLong = 80;
    return before.line + 1 == next.line && !before.brace && !next.brace && before.column <= kLong &&
           next.column <= kLong;
  }

  std::string text_;
  std::size_t line_ = 0;
  std::size_t column_ = 0;
  std::vector<Behind> behind_;
};

class Formatter {
 public:
  explicit Formatter(const layout::Tokens& all) : all_(all), tokens_(all.tokens), measures_(all) {}

  std::string run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      const bool remarks = token.comments != remark_;
      if (token.kind == TokenKind::end) {
        write_remarks(token, indent(), false);
      } else if (token.kind == TokenKind::close_brace) {
        write_remarks(token, indent(), false);
        const bool empty_block = tokens_[i - 1].kind == TokenKind::open_brace && !remarks;
        blocks_.pop_back();
        after_brace_ = false;
        if (!empty_block) page_.new_line(indent());
        page_.write(token.text);
      } else if (token.item) {
        write_remarks(token, indent(), false);
        begin_line(token.newlines, indent());
        i = write_item(i);
      } else {
        write_in_item(i, remarks);
      }
    }
    return page_.finish();
  }

 private:
  [[nodiscard]] std::size_t indent() const { return blocks_.size() * kIndent; }

  /// After a line that ends here; the first line of the file and of a block has no blank one before it.
  void begin_line(std::uint32_t newlines, std::size_t indentation) {
    if (page_.empty()) return;
    if (newlines > 1 && !after_brace_) page_.blank_line();
    page_.new_line(indentation);
    after_brace_ = false;
  }

  /// The remarks before a token. Amid an item no blank lines stay.
  void write_remarks(const Token& token, std::size_t indentation, bool amid) {
    for (; remark_ < token.comments; ++remark_) {
      const Remark& remark = all_.remarks[remark_];
      if (remark.newlines == 0) {
        page_.write_behind(remark.text);
      } else {
        begin_line(amid ? 1 : remark.newlines, indentation);
        page_.write(remark.text);
      }
    }
  }

  /// Writes the keyword of an item, and all of it if it fits on one line; returns the last token written.
  std::size_t write_item(std::size_t i) {
    const Token& token = tokens_[i];
    after_brace_ = false;
    page_.write(token.text);
    std::size_t pad = 0;
    const bool followed = token.last != i && tokens_[i + 1].kind != TokenKind::open_brace;
    if (!blocks_.empty() && followed && !layout::is_step(*token.row)) {
      const std::size_t width = measures_.keyword_width(blocks_.back());
      pad = width - std::min(width, token.text.size());
    }
    continuation_ = page_.column() + pad + 1;
    if (measures_.may_be_flat(i) &&
        page_.column() - token.text.size() + pad + measures_.width(i, token.last) <= layout::kColumns) {
      for (++i; i <= token.last; ++i)
        page_.write(tokens_[i].text,
                    layout::space_before(tokens_[i - 1], tokens_[i]) + std::exchange(pad, 0));
      return token.last;
    }
    pad_ = pad;
    return i;
  }

  void write_in_item(std::size_t i, bool remarks) {
    const Token& token = tokens_[i];
    const bool brace = token.kind == TokenKind::open_brace;
    const std::size_t spaces = layout::space_before(tokens_[i - 1], token) + std::exchange(pad_, 0);
    const std::size_t chunk = measures_.chunk(i);
    const bool too_long = chunk != kNone && page_.column() > continuation_ &&
                          page_.column() + spaces + measures_.width(i, chunk) > layout::kColumns;
    if (remarks || token.keeps_line || too_long) {
      const std::size_t indentation = brace ? indent() : continuation_;
      write_remarks(token, continuation_, true);
      page_.new_line(indentation);
      page_.write(token.text);
    } else {
      page_.write(token.text, spaces);
    }
    if (!brace) return;
    blocks_.push_back(i);
    after_brace_ = true;
  }

  const layout::Tokens& all_;
  const std::vector<Token>& tokens_;
  layout::Measures measures_;
  Page page_;
  std::vector<std::size_t> blocks_;  // the opening braces of the blocks that are open
  std::size_t remark_ = 0;           // the next one
  std::size_t continuation_ = 0;     // where the item's operand begins
  std::size_t pad_ = 0;              // more spaces before its first token
  bool after_brace_ = false;
};

std::string_view trimmed(std::string_view comment) {
  const std::size_t last = comment.find_last_not_of(" \t\r");
  return comment.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::string format(const Tree& tree, std::string_view text) {
  const layout::Tokens tokens = layout::tokens_of(tree, text);
  return Formatter(tokens).run();
}

bool same_but_for_space(const Tree& a, std::string_view text_a, const Tree& b, std::string_view text_b) {
  const auto part = [](std::string_view text, const auto& node) {
    return text.substr(node.begin, node.end - node.begin);
  };
  const auto same_node = [&](const Node& x, const Node& y) {
    const bool leaf = x.kind == NodeKind::word || x.kind == NodeKind::text;
    return x.kind == y.kind && x.size == y.size && x.row_number == y.row_number &&
           x.comparison == y.comparison && x.optional == y.optional && x.in_block == y.in_block &&
           (!leaf || part(text_a, x) == part(text_b, y));
  };
  const auto same_comment = [&](const Comment& x, const Comment& y) {
    return x.documents == y.documents && trimmed(part(text_a, x)) == trimmed(part(text_b, y));
  };
  if (!std::ranges::equal(a.nodes, b.nodes, same_node) ||
      !std::ranges::equal(a.comments, b.comments, same_comment))
    return false;
  for (std::uint32_t i = 0; i < a.nodes.size(); i += a.nodes[i].size)
    if (a.documentation_before(a.nodes[i].begin, text_a) != b.documentation_before(b.nodes[i].begin, text_b))
      return false;
  return true;
}

}  // namespace kbc
