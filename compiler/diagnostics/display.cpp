// Widths follow the Unicode properties East_Asian_Width (wide, full) and General_Category (Mn, Me), in ranges
// that are coarse where whole blocks agree.
#include "compiler/diagnostics/display.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <boost/locale/utf.hpp>
#include <fmt/format.h>

namespace kbc {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF},
    {0x1B000, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6DF}, {0x1F6EB, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

/// Marks that sit on the character before them, and the joiners that scripts and emoji need.
constexpr Range kNoWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},  {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},  {0x06D6, 0x06DC},
    {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0902},  {0x093C, 0x093C},
    {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20F0},  {0x302A, 0x302D},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};

/// What changes the direction or the lines of a text, or is not seen at all: shown by number, since a
/// reviewer must see what the compiler reads.
constexpr Range kInvisible[] = {{0x0080, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C},  {0x180E, 0x180E},
                                {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},  {0x2060, 0x206F},
                                {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F}};

template <std::size_t N>
bool within(const Range (&ranges)[N], std::uint32_t c) {
  const auto* const at = std::ranges::lower_bound(ranges, c, {}, &Range::last);
  return at != std::end(ranges) && at->first <= c;
}

/// The code point at `at` and its length, or length 0 if the byte there begins none.
std::pair<std::uint32_t, std::size_t> decode(std::string_view text, std::size_t at) {
  const char* const begin = text.data() + at;
  const char* next = begin;
  const auto c = Utf8::decode(next, text.data() + text.size());
  if (c == boost::locale::utf::illegal || c == boost::locale::utf::incomplete) return {0, 0};
  return {c, static_cast<std::size_t>(next - begin)};
}

}  // namespace

Glyph glyph(std::string_view text, std::size_t at) {
  const auto [c, bytes] = decode(text, at);
  if (bytes == 0) return {1, fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at])), 4};
  if (c < 0x20 || c == 0x7F) {
    const std::uint32_t picture = c == 0x7F ? 0x2421 : 0x2400 + c;
    std::string shown;
    Utf8::encode(picture, std::back_inserter(shown));
    return {1, std::move(shown), 1};
  }
  if (within(kInvisible, c)) {
    std::string shown = fmt::format("\\u{{{:x}}}", c);
    const std::size_t columns = shown.size();
    return {bytes, std::move(shown), columns};
  }
  const std::size_t columns = within(kNoWidth, c) ? 0 : within(kWide, c) ? 2 : 1;
  return {bytes, std::string(text.substr(at, bytes)), columns};
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
    const std::size_t bytes = decode(text, at).second;
    if (bytes == 0)
      result += "\uFFFD";
    else
      result += text.substr(at, bytes);
    at += std::max<std::size_t>(bytes, 1);
  }
  return result;
}

std::size_t valid_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bytes = decode(text, at).second;
    if (bytes == 0) break;
    at += bytes;
  }
  return at;
}

}  // namespace kbc
