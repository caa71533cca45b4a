// CSL-JSON allows numbers as texts and texts as numbers, and any field may be missing: whatever is there is
// used.
#include "runtime/render/citation.h"

#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/render/plain.h"

namespace kb::render {
namespace {

namespace json = boost::json;

std::string text_of(const json::value* value) {
  if (value == nullptr) return {};
  if (const auto* text = value->if_string()) return std::string(*text);
  return value->is_number() ? json::serialize(*value) : std::string{};
}

std::string field(const json::object& object, std::string_view key) {
  return text_of(object.if_contains(key));
}

/// The first of these fields that says something.
std::string first_field(const json::object& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (std::string text = field(object, key); !text.empty()) return text;
  return {};
}

/// "Jean-Paul R." as "JPR".
std::string initials(std::string_view given) {
  std::string result;
  bool begins = true;
  for (std::size_t at = 0; at < given.size();) {
    const Character next = character_at(given, at);
    const bool between = next.code == ' ' || next.code == '-' || next.code == '.';
    if (begins && !between) result += given.substr(at, next.bytes);
    begins = between;
    at += next.bytes;
  }
  return result;
}

std::string person(const json::value& value) {
  const json::object* name = value.if_object();
  if (name == nullptr) return {};
  if (std::string literal = field(*name, "literal"); !literal.empty()) return literal;
  std::string result = field(*name, "family");
  if (const std::string particle = field(*name, "non-dropping-particle");
      !particle.empty() && !result.empty())
    result = particle + " " + result;
  const std::string given = initials(field(*name, "given"));
  if (!given.empty()) result += (result.empty() ? "" : " ") + given;
  return result;
}

/// Up to two by name; of more, the first.
std::string authors(const json::object& csl) {
  const json::value* value = csl.if_contains("author");
  const json::array* list = value != nullptr ? value->if_array() : nullptr;
  if (list == nullptr) return {};
  std::vector<std::string> names;
  for (const json::value& author : *list)
    if (std::string name = person(author); !name.empty()) names.push_back(std::move(name));
  if (names.empty()) return {};
  if (names.size() > 2) return names.front() + ", et al";
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string year(const json::object& csl) {
  const json::value* value = csl.if_contains("issued");
  const json::object* issued = value != nullptr ? value->if_object() : nullptr;
  if (issued == nullptr) return {};
  if (const json::value* parts = issued->if_contains("date-parts"))
    if (const json::array* dates = parts->if_array(); dates != nullptr && !dates->empty())
      if (const json::array* date = dates->front().if_array(); date != nullptr && !date->empty())
        return text_of(&date->front());
  return first_field(*issued, {"literal", "raw"});
}

std::string with_en_dash(std::string pages) {
  if (const std::size_t at = pages.find('-'); at != std::string::npos) pages.replace(at, 1, "–");
  return pages;
}

/// "2025;17(2):20–27"
std::string when_and_where(const json::object& csl) {
  std::string result = year(csl);
  const std::string volume = field(csl, "volume");
  const std::string issue = field(csl, "issue");
  const std::string page = with_en_dash(first_field(csl, {"page", "number"}));
  if (!volume.empty()) result += (result.empty() ? "" : ";") + volume;
  if (!issue.empty()) result += "(" + issue + ")";
  if (!page.empty()) result += (result.empty() ? "" : ":") + page;
  return result;
}

void sentence(std::string& line, std::string_view text) {
  if (text.empty()) return;
  if (!line.empty()) line += ' ';
  line += text;
  const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
  if (!ends) line += '.';
}

void spaced(std::string& text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ' ';
  text += more;
}

}  // namespace

std::string citation_line(const Citation& citation) {
  json::error_code error;
  const json::value value = json::parse(citation.csl, error);
  const json::object* csl = error.failed() ? nullptr : value.if_object();
  std::string line;
  std::string doi = citation.doi;
  std::string url = citation.url;
  if (csl != nullptr) {
    const std::string journal =
        first_field(*csl, {"container-title-short", "journalAbbreviation", "container-title"});
    std::string where = journal;
    spaced(where, when_and_where(*csl));
    const std::string by = authors(*csl);
    sentence(line, by);
    if (doi.empty()) doi = field(*csl, "DOI");
    // An author, a journal and a place in it are enough to find an article by; all else needs its title.
    const bool found = !doi.empty() || !field(*csl, "volume").empty();
    if (by.empty() || journal.empty() || !found) sentence(line, first_field(*csl, {"title-short", "title"}));
    if (journal.empty()) sentence(line, field(*csl, "publisher"));
    sentence(line, where);
    if (url.empty()) url = field(*csl, "URL");
  }
  if (!doi.empty())
    spaced(line, "doi:" + doi);
  else
    spaced(line, url);
  return line.empty() ? citation.id : line;
}

}  // namespace kb::render
