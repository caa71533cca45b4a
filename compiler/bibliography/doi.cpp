// The form is ISO 26324's: "10.", a registrant of digits and dots, "/", a suffix of printable characters.
#include "compiler/bibliography/doi.h"

#include <algorithm>

namespace kbc {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool remove_prefix(std::string_view& text, std::string_view prefix) {
  if (!std::ranges::equal(text.substr(0, prefix.size()), prefix, {}, lower)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_registrant(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  if (dot < 4 || dot > 9 || text.back() == '.' || text.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
}

}  // namespace

std::optional<std::string> bare_doi(std::string_view text) {
  if (remove_prefix(text, "doi:")) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  } else {
    if (!remove_prefix(text, "https://")) remove_prefix(text, "http://");
    for (const std::string_view host : {"doi.org/", "dx.doi.org/", "www.doi.org/"})
      if (remove_prefix(text, host)) break;
  }
  const std::string_view doi = text;
  if (!remove_prefix(text, "10.")) return std::nullopt;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return std::nullopt;
  if (!is_registrant(text.substr(0, slash))) return std::nullopt;
  const auto is_printable = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; };
  if (!std::ranges::all_of(text.substr(slash), is_printable)) return std::nullopt;
  return std::string(doi);
}

bool same_doi(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

}  // namespace kbc
