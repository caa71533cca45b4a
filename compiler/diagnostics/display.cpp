// The characters of a source as a terminal is to show them.
#include "compiler/diagnostics/display.h"

#include <cstdint>
#include <iterator>
#include <utility>

#include <boost/locale/utf.hpp>
#include <fmt/format.h>

#include "runtime/text/characters.h"

namespace kbc {
Glyph glyph(std::string_view text, std::size_t at) {
  const auto [c, bytes, valid] = kb::character_at(text, at);
  if (!valid) return {1, fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at])), 4};
  if (c < 0x20 || c == 0x7F) {
    const std::uint32_t picture = c == 0x7F ? 0x2421 : 0x2400 + c;
    std::string shown;
    boost::locale::utf::utf_traits<char>::encode(picture, std::back_inserter(shown));
    return {1, std::move(shown), 1};
  }
  // By its number, since a reviewer must see what the compiler reads.
  if (kb::hidden(c)) {
    std::string shown = fmt::format("\\u{{{:x}}}", c);
    const std::size_t columns = shown.size();
    return {bytes, std::move(shown), columns};
  }
  return {bytes, std::string(text.substr(at, bytes)), kb::columns(c)};
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Glyph next = glyph(text, at);
    result += next.shown;
    at += next.bytes;
  }
  return result;
}

std::string valid_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const kb::Character next = kb::character_at(text, at);
    if (next.valid)
      result += text.substr(at, next.bytes);
    else
      result += "\uFFFD";
    at += next.bytes;
  }
  return result;
}

std::string alternatives(const std::vector<std::string>& names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? " or " : ", ";
    result += fmt::format("`{}`", printable(names[i]));
  }
  return result;
}

}  // namespace kbc
