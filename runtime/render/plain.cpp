// Widths follow Unicode's East_Asian_Width (wide, full) and General_Category (Mn, Me), coarsely: they decide
// where a line breaks, no more.
#include "runtime/render/plain.h"

#include <algorithm>
#include <iterator>

#include <boost/locale/utf.hpp>

namespace kb::render {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr CodeRange kHidden[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C},
                                 {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},
                                 {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F}};

constexpr CodeRange kNoWidth[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
                                  {0x064B, 0x065F}, {0x0900, 0x0902}, {0x0941, 0x0948}, {0x0E34, 0x0E3A},
                                  {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                                  {0x20D0, 0x20F0}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

constexpr CodeRange kWide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
                               {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},
                               {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
                               {0x20000, 0x3FFFD}};

template <std::size_t N>
bool within(const CodeRange (&ranges)[N], std::uint32_t code) {
  const auto* const at = std::ranges::lower_bound(ranges, code, {}, &CodeRange::last);
  return at != std::end(ranges) && at->first <= code;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const char* const begin = text.data() + at;
  const char* next = begin;
  const auto code = Utf8::decode(next, text.data() + text.size());
  if (code == boost::locale::utf::illegal || code == boost::locale::utf::incomplete) return {};
  return {code, static_cast<std::size_t>(next - begin), true};
}

bool hidden(std::uint32_t code) { return within(kHidden, code); }

std::string plain(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (next.valid && (next.code == '\n' || next.code == '\r' || next.code == '\t'))
      result += ' ';
    else if (!next.valid || hidden(next.code))
      result += "\uFFFD";
    else
      result += text.substr(at, next.bytes);
    at += next.bytes;
  }
  return result;
}

std::size_t columns(std::string_view text) {
  std::size_t result = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    if (!within(kNoWidth, next.code)) result += within(kWide, next.code) ? 2U : 1U;
    at += next.bytes;
  }
  return result;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t filled = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t wide = columns(word);
    if (filled > 0 && filled + 1 + wide > width) {
      lines.emplace_back();
      filled = 0;
    }
    if (filled > 0) lines.back() += ' ';
    filled += wide + (filled > 0 ? 1 : 0);
    lines.back() += word;
  }
  return lines;
}

}  // namespace kb::render
