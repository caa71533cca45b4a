// Hover: what stands at a place, explained in Markdown: a thing with its certainty and sources, a keyword
// with what it takes, a fault with what it means.
#pragma once

#include <optional>
#include <string>

#include "compiler/editor/index.h"

namespace kbc {

struct Hover {
  Span span;  ///< what is explained
  std::string markdown;
};

[[nodiscard]] std::optional<Hover> hover(const Index& index, FileId file, std::uint32_t offset);

/// What a thing says, how sure that is and why, and the sources that it rests on.
[[nodiscard]] std::string about_thing(const Index& index, ThingId thing);

/// What a statement or clause is for, what it takes, and an example of a statement.
[[nodiscard]] std::string about_row(const Clause& row);

}  // namespace kbc
