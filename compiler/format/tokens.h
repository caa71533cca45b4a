// A file as tokens, each with what the layout has to know of it. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/syntax/tree.h"

namespace kbc::layout {

inline constexpr std::size_t kNone = SIZE_MAX;

enum class TokenKind : std::uint8_t {
  keyword,  ///< of a clause, all its words
  text,
  word,  ///< a word of an operand
  and_,
  or_,
  comma,
  open_brace,
  close_brace,
  open_paren,
  close_paren,
  sign,  ///< all others: `not`, `?`, `<=`
  end,   ///< of the file
};

struct Token {
  std::string_view text;
  TokenKind kind = TokenKind::sign;
  bool item = false;            ///< a statement, or a clause in a block, begins here
  bool list_element = false;    ///< an element of a list begins here, behind a comma
  bool keeps_line = false;      ///< stood at the beginning of a line, and means something else elsewhere
  std::uint32_t newlines = 0;   ///< between what stands before it, comments included, and this
  const Clause* row = nullptr;  ///< of a keyword
  std::size_t last = kNone;     ///< of an item: its last token; of an opening brace: the closing one
  std::size_t comments = 0;     ///< those before it: up to this one, from the token before's
};

struct Remark {
  std::string_view text;
  std::uint32_t newlines = 0;  ///< before it; none: it stands behind something
};

struct Tokens {
  std::vector<Token> tokens;  ///< the last one is `end`
  std::vector<Remark> remarks;
};

/// In linear time; the tree was parsed from the text without a fault.
[[nodiscard]] Tokens tokens_of(const Tree& tree, std::string_view text);

}  // namespace kbc::layout
