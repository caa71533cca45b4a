// Hints: what follows from the text and does not stand in it: how sure a statement is, how much of the
// substance a compound dose holds.
#pragma once

#include <string>
#include <vector>

#include "compiler/editor/index.h"

namespace kbc {

struct Hint {
  Span after;  ///< stands behind this
  std::string text;
};

/// In order.
[[nodiscard]] std::vector<Hint> hints(const Index& index, FileId file);

}  // namespace kbc
