// Text positions as the protocol counts them: lines from 0, and characters in the units that both sides
// agreed on.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace kbc::lsp {

enum class Encoding : std::uint8_t { utf8, utf16 };

struct TextPosition {
  std::uint32_t line = 0;
  std::uint32_t character = 0;

  auto operator<=>(const TextPosition&) const = default;
};

/// The byte at a position. Beyond the end of a line is its end, beyond the last line the end of the text, and
/// amid a character its beginning.
[[nodiscard]] std::uint32_t offset_at(std::string_view text, TextPosition position, Encoding encoding);

/// Positions of bytes in one text; asked in order, they cost one run over it.
class Positions {
 public:
  Positions(std::string_view text, Encoding encoding) : text_(text), encoding_(encoding) {}
  [[nodiscard]] TextPosition at(std::uint32_t offset);

 private:
  std::string_view text_;
  Encoding encoding_;
  std::size_t offset_ = 0;
  TextPosition position_;
};

}  // namespace kbc::lsp
