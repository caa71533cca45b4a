// Characters: the code points of a UTF-8 text, which of them may be shown, and how wide they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kb {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;  ///< false: the byte there begins no UTF-8
};

/// The character at `at` (< text.size()).
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// How many bytes of the text come before the first that is no UTF-8 (all of them if none is).
[[nodiscard]] std::size_t valid_length(std::string_view text);

/// Whether a character commands a terminal, changes the direction or the lines of a text, or is not seen.
[[nodiscard]] bool hidden(std::uint32_t code);

/// How many columns of a terminal a character fills that is not hidden: none, one or two.
[[nodiscard]] std::size_t columns(std::uint32_t code);

/// The sum of its characters' columns, a byte that is no UTF-8 as one.
[[nodiscard]] std::size_t columns(std::string_view text);

}  // namespace kb
