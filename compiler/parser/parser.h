// The parser: from the text of one `.kb` file to its syntax tree, with every fault it finds on the way.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace kbc {

/// Clauses, parentheses and negations nested deeper than this are refused (KB0106).
inline constexpr int kMaxDepth = 64;

/// Words and texts of more bytes than this are refused (KB0216).
inline constexpr std::size_t kMaxWord = 500;
inline constexpr std::size_t kMaxText = std::size_t{1} << 20;

/// Parses one file. After a fault it goes on with the next clause or statement that it recognises, so that
/// one run reports them all; the tree then holds what could be read, and `diagnostics` has an error.
[[nodiscard]] Tree parse(FileId file, const Sources& sources, Diagnostics& diagnostics);

}  // namespace kbc
