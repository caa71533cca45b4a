// Texts made safe, and set in lines.
#include "runtime/render/plain.h"

#include <algorithm>

namespace kb::render {

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
