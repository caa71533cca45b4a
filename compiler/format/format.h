// Format: a file in the one style that all `.kb` files have. The tokens stay, the space between them is set.
//
// - A statement begins at the margin, a clause in a block two spaces deeper, each on its own line. A block
//   that stood on one line stays there if the line has at most 120 columns; its clauses then lie two spaces
//   apart.
// - The operands in a block are aligned behind its keywords of one word. A keyword of several words that is
//   longer than these, and a step (`at 30 min before bed "…"`), reads on as it is.
// - A line that is too long goes on behind a comma of its list or before `or` and `and`, where its operand
//   began.
// - Comments stay where they stood: behind something, those of neighbouring lines aligned, or on lines of
//   their own. Blank lines between statements, clauses and comments stay, one of several. Space at the end of
//   a comment goes.
// - Texts are never changed.
#pragma once

#include <string>
#include <string_view>

#include "compiler/syntax/tree.h"

namespace kbc {

/// The file anew; what is formatted already stays the same, byte for byte. `tree` was parsed from `text`
/// without a fault.
[[nodiscard]] std::string format(const Tree& tree, std::string_view text);

/// Whether two files differ in nothing but space: the same tree, comments and documentation.
[[nodiscard]] bool same_but_for_space(const Tree& a, std::string_view text_a, const Tree& b,
                                      std::string_view text_b);

}  // namespace kbc
