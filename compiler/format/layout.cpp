// One pass for each measure.
#include "compiler/format/layout.h"

#include <algorithm>

namespace kbc::layout {

std::size_t columns(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t space_before(const Token& before, const Token& token) {
  const bool empty_block = before.kind == TokenKind::open_brace && token.kind == TokenKind::close_brace;
  if (token.kind == TokenKind::comma || token.kind == TokenKind::close_paren || token.text == "?" ||
      before.kind == TokenKind::open_paren || empty_block)
    return 0;
  return token.item && before.kind != TokenKind::open_brace ? 2 : 1;
}

bool is_step(const Clause& row) {
  const auto measured = [](const Operand& operand) {
    return operand.slot == Slot::duration || operand.slot == Slot::amount;
  };
  return row.operands.size() > 1 && measured(row.operands.front()) && row.operands.back().slot == Slot::text;
}

Measures::Measures(const Tokens& all) {
  const std::vector<Token>& tokens = all.tokens;
  measure_widths(tokens);
  find_flat(tokens);
  find_chunks(tokens);
  align_keywords(tokens);
}

void Measures::measure_widths(const std::vector<Token>& tokens) {
  widths_.assign(tokens.size() + 1, 0);
  spaces_.assign(tokens.size(), 0);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) spaces_[i] = space_before(tokens[i - 1], tokens[i]);
    widths_[i + 1] = widths_[i] + spaces_[i] + columns(tokens[i].text);
  }
}

void Measures::find_flat(const std::vector<Token>& tokens) {
  // How many of the tokens before this one cannot follow another on its line; did not.
  std::vector<std::size_t> cannot(tokens.size() + 1, 0);
  std::vector<std::size_t> did_not(tokens.size() + 1, 0);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool closes_empty = i > 0 && token.kind == TokenKind::close_brace && tokens[i - 1].last == i &&
                              tokens[i - 1].kind == TokenKind::open_brace;
    const bool remarks = token.comments != (i == 0 ? 0 : tokens[i - 1].comments);
    const bool long_text = token.kind == TokenKind::text && token.text.find('\n') != std::string_view::npos;
    cannot[i + 1] = cannot[i] + (remarks || token.keeps_line ? 1 : 0);
    did_not[i + 1] = did_not[i] + ((token.newlines != 0 && !closes_empty) || long_text ? 1 : 0);
  }
  flat_.assign(tokens.size(), false);
  std::vector<std::size_t> opening(tokens.size(), kNone);  // of a closing brace
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::open_brace) opening[tokens[i].last] = i;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].item || opening[tokens[i].last] == kNone) continue;
    const std::size_t last = tokens[i].last;
    flat_[i] = cannot[last + 1] == cannot[i + 1] && did_not[last + 1] == did_not[opening[last] + 1];
  }
}

void Measures::find_chunks(const std::vector<Token>& tokens) {
  chunks_.assign(tokens.size(), kNone);
  // `or` binds less than `and`, and what is in parentheses more than what is not: a line breaks at the
  // loosest place first. What a break takes to the next line ends before the next one as loose.
  struct Break {
    std::size_t level;
    std::size_t token;
  };
  std::vector<Break> breaks;
  std::vector<std::size_t> levels(tokens.size(), kNone);
  std::size_t parentheses = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::open_paren) ++parentheses;
    if (token.kind == TokenKind::close_paren && parentheses > 0) --parentheses;
    if (token.list_element) levels[i] = 0;
    if (token.kind == TokenKind::or_) levels[i] = 2 * parentheses + 1;
    if (token.kind == TokenKind::and_) levels[i] = 2 * parentheses + 2;
  }
  std::size_t end = tokens.size() - 1;  // the last token of the line
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::end || token.kind == TokenKind::close_brace ||
        token.kind == TokenKind::open_brace) {
      breaks.clear();
      end = i == 0 || token.kind == TokenKind::open_brace ? i : i - 1;
    }
    if (levels[i] != kNone) {
      while (!breaks.empty() && breaks.back().level > levels[i]) breaks.pop_back();
      chunks_[i] = breaks.empty() ? end : breaks.back().token - 1;
      breaks.push_back({levels[i], i});
    }
    if (token.item) {
      breaks.clear();
      end = i == 0 ? 0 : i - 1;
    }
  }
}

void Measures::align_keywords(const std::vector<Token>& tokens) {
  keyword_widths_.assign(tokens.size(), 0);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::open_brace) open.push_back(i);
    if (token.kind == TokenKind::close_brace) open.pop_back();
    if (!token.item || open.empty() || is_step(*token.row)) continue;
    const bool followed = token.last != i && tokens[i + 1].kind != TokenKind::open_brace;
    if (followed && token.text.find(' ') == std::string_view::npos)
      keyword_widths_[open.back()] = std::max(keyword_widths_[open.back()], token.text.size());
  }
}

}  // namespace kbc::layout
