// Errors of the room.
#include "runtime/profile/errors.h"

#include <algorithm>
#include <utility>

#include <boost/locale/utf.hpp>
#include <fmt/format.h>

namespace kb {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;

constexpr std::size_t kMostShown = 80;  // bytes

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;  // 0: no UTF-8
};

Character character_at(std::string_view text, std::size_t at) {
  const char* const begin = text.data() + at;
  const char* next = begin;
  const auto code = Utf8::decode(next, text.data() + text.size());
  if (code == boost::locale::utf::illegal || code == boost::locale::utf::incomplete) return {};
  return {code, static_cast<std::size_t>(next - begin)};
}

bool is_unseen(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

}  // namespace

tl::unexpected<ProfileError> fail(ProfileErrorKind kind, std::string message, std::string_view name,
                                  std::vector<std::string> nearest) {
  return tl::unexpected(ProfileError{kind, std::move(message), std::string(name), std::move(nearest)});
}

ProfileError at_line(std::uint32_t line, ProfileError error) {
  error.message = fmt::format("line {}: {}", line, error.message);
  return error;
}

std::string quoted(std::string_view word) {
  std::string shown = "`";
  for (std::size_t at = 0; at < word.size();) {
    if (shown.size() > kMostShown) {
      shown += "…";
      break;
    }
    const auto [code, bytes] = character_at(word, at);
    if (bytes == 0 || is_unseen(code)) {
      shown += "\uFFFD";
    } else {
      shown += word.substr(at, bytes);
    }
    at += std::max<std::size_t>(bytes, 1);
  }
  return shown + "`";
}

std::string alternatives(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
    text += quoted(words[i]);
  }
  return text;
}

std::size_t valid_utf8_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bytes = character_at(text, at).bytes;
    if (bytes == 0) break;
    at += bytes;
  }
  return at;
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
}

}  // namespace kb
