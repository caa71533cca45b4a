// Reading text byte by byte without a locale: what the room's parsers share.
#pragma once

#include <cstddef>
#include <string_view>

namespace kb {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// The byte at an offset, or NUL behind the end.
constexpr char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

constexpr std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// Whether a word may end here: no letter, digit or underscore follows, and no hyphen that goes on as a name
// ("2 h-index" holds no hours). Bytes beyond ASCII end a word, so that dashes and degree signs do.
constexpr bool is_word_end(std::string_view text, std::size_t at) {
  const char c = byte_at(text, at);
  if (is_letter(c) || is_digit(c) || c == '_') return false;
  return c != '-' || !is_letter(byte_at(text, at + 1));
}

// The offset behind `word` if it stands at `at` as a whole word, else `at`.
constexpr std::size_t skip_word(std::string_view text, std::size_t at, std::string_view word) {
  if (at >= text.size() || !text.substr(at).starts_with(word) || !is_word_end(text, at + word.size()))
    return at;
  return at + word.size();
}

}  // namespace kb
