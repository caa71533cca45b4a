// Display: what the characters of a source look like on a terminal, with nothing in them that could command
// it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kbc {

/// One character: how many bytes it takes in the text, how it is written, and how many columns that fills.
struct Glyph {
  std::size_t bytes = 0;
  std::string shown;
  std::size_t columns = 0;
};

/// The character at `at` (< text.size()). Control characters are shown as their pictures (escape as ␛), bytes
/// that are no UTF-8 as \xff, invisible and direction-changing characters as \u{202e}.
[[nodiscard]] Glyph glyph(std::string_view text, std::size_t at);

/// The whole text in such glyphs: safe to print on one line.
[[nodiscard]] std::string printable(std::string_view text);

/// The text with U+FFFD in place of every byte that is no UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Names as a person lists them: `a`, `b` or `c`; printable.
[[nodiscard]] std::string alternatives(const std::vector<std::string>& names);

}  // namespace kbc
