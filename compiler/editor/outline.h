// Outline: the statements of a file and of a whole knowledge base, and what can be folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/editor/index.h"

namespace kbc {

struct Symbol {
  ThingId thing = ThingId::none;
  Span span;  ///< the whole statement
  Span name;  ///< within it
};

/// The things that a file declares, in its order.
[[nodiscard]] std::vector<Symbol> symbols_in(const Index& index, FileId file);

/// The things whose name or title holds all letters of a text in their order, capitals counting for nothing;
/// those that hold it as it is first, then in the order of their names. At most `most`.
[[nodiscard]] std::vector<Symbol> find_symbols(const Index& index, std::string_view wanted, std::size_t most);

struct Fold {
  Span span;
  bool comment = false;
};

/// Statements and clauses that have a block, and runs of comments, over more than one line.
[[nodiscard]] std::vector<Fold> folds(const Tree& tree, const Sources& sources);

}  // namespace kbc
