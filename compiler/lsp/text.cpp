// A line ends with a line feed, a carriage return, or both.
#include "compiler/lsp/text.h"

namespace kbc::lsp {
namespace {

/// Whether the byte is the last one of a line's end.
bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
}

/// How far the byte moves a position: that of a character's first byte by the whole character.
std::uint32_t units(char c, Encoding encoding) {
  if (encoding == Encoding::utf8) return 1;
  const auto byte = static_cast<unsigned char>(c);
  return (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0 ? 2 : 1;
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace

std::uint32_t offset_at(std::string_view text, TextPosition position, Encoding encoding) {
  std::size_t at = 0;
  for (std::uint32_t line = 0; line < position.line; ++at) {
    if (at == text.size()) return static_cast<std::uint32_t>(at);
    if (ends_line(text, at)) ++line;
  }
  std::uint32_t left = position.character;
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') {
    const std::uint32_t step = units(text[at], encoding);
    if (step > left || left == 0) break;
    left -= step;
    ++at;
    if (encoding == Encoding::utf16)
      while (continues(text, at)) ++at;
  }
  if (encoding == Encoding::utf8)
    while (at > 0 && continues(text, at)) --at;
  return static_cast<std::uint32_t>(at);
}

TextPosition Positions::at(std::uint32_t offset) {
  if (offset < offset_) {
    offset_ = 0;
    position_ = {};
  }
  for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
    if (ends_line(text_, offset_))
      position_ = {position_.line + 1, 0};
    else
      position_.character += units(text_[offset_], encoding_);
  }
  return position_;
}

}  // namespace kbc::lsp
