// Plain: texts of a knowledge base made safe to show, and set in lines by what a terminal shows of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb::render {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;  ///< false: the byte there begins no UTF-8
};

/// The character at `at` (< text.size()).
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Whether a character commands a terminal, changes the direction or the lines of a text, or is not seen.
[[nodiscard]] bool hidden(std::uint32_t code);

/// One line: breaks and tabs as spaces, U+FFFD in place of what is hidden or no UTF-8.
[[nodiscard]] std::string plain(std::string_view text);

/// How many columns a plain text fills.
[[nodiscard]] std::size_t columns(std::string_view text);

/// The lines of a plain text, broken at spaces; a longer word keeps a line to itself. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace kb::render
