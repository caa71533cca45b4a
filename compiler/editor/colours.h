// Colours: what each word of a file is, for an editor that shows the difference.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "compiler/editor/index.h"

namespace kbc {

enum class Colour : std::uint8_t { keyword, comment, text, number, word, matter, person, ground, rule };

/// The names under which editors know them, of the standard ones of the Language Server Protocol.
inline constexpr std::array<std::string_view, 9> kColourNames{
    "keyword", "comment", "string", "number", "enumMember", "class", "variable", "function", "method"};

struct ColouredWord {
  Span span;
  Colour colour = Colour::word;
  bool declares = false;
};

/// In order, without overlaps.
[[nodiscard]] std::vector<ColouredWord> colours(const Index& index, FileId file);

}  // namespace kbc
