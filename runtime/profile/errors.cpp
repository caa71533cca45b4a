// Errors of the room.
#include "runtime/profile/errors.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/text/characters.h"

namespace kb {
namespace {

constexpr std::size_t kMostShown = 80;  // bytes

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
    const Character next = character_at(word, at);
    if (next.valid && !hidden(next.code))
      shown += word.substr(at, next.bytes);
    else
      shown += "\uFFFD";
    at += next.bytes;
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

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
}

}  // namespace kb
