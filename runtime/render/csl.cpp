// CSL-JSON read leniently, and the small conversions that several formats share.
#include "runtime/render/csl.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/render/plain.h"

namespace kb::render {
namespace {

namespace json = boost::json;

std::string text_of(const json::value* value) {
  if (value == nullptr) return {};
  if (const auto* text = value->if_string()) return plain(std::string_view(*text));
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

int number_of(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

CslName read_name(const json::value& value) {
  CslName name;
  if (value.is_string()) name.literal = text_of(&value);
  const json::object* object = value.if_object();
  if (object == nullptr) return name;
  name.literal = field(*object, "literal");
  if (!name.literal.empty()) return name;
  name.family = field(*object, "family");
  name.given = field(*object, "given");
  name.particle = field(*object, "non-dropping-particle");
  name.dropping_particle = field(*object, "dropping-particle");
  name.suffix = field(*object, "suffix");
  if (name.family.empty()) std::swap(name.literal, name.given);  // one name only
  return name;
}

std::vector<CslName> names_of(const json::object& csl, std::string_view key) {
  const json::value* value = csl.if_contains(key);
  const json::array* list = value != nullptr ? value->if_array() : nullptr;
  std::vector<CslName> names;
  if (list == nullptr) return names;
  for (const json::value& entry : *list)
    if (CslName name = read_name(entry); !name.main().empty()) names.push_back(std::move(name));
  return names;
}

CslDate date_of(const json::object& csl, std::string_view key) {
  CslDate date;
  const json::value* value = csl.if_contains(key);
  const json::object* object = value != nullptr ? value->if_object() : nullptr;
  if (object == nullptr) return date;
  const json::value* parts = object->if_contains("date-parts");
  const json::array* dates = parts != nullptr ? parts->if_array() : nullptr;
  const json::array* first = dates != nullptr && !dates->empty() ? dates->front().if_array() : nullptr;
  if (first != nullptr) {
    const auto part = [&](std::size_t at) {
      return at < first->size() ? number_of(text_of(&(*first)[at])) : 0;
    };
    date.year = part(0);
    if (const int month = part(1); month >= 1 && month <= 12) date.month = month;
    if (const int day = part(2); date.month != 0 && day >= 1 && day <= 31) date.day = day;
    if (date.year == 0 && !first->empty()) date.literal = text_of(&first->front());
  }
  if (!date.known()) date.literal = first_field(*object, {"literal", "raw"});
  return date;
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::ranges::find(texts, text) != texts.end();
}

}  // namespace

std::string CslName::main() const {
  if (!literal.empty()) return literal;
  return particle.empty() || family.empty() ? family : particle + " " + family;
}

std::string CslName::rest() const {
  std::string result = given;
  add_spaced(result, dropping_particle);
  return result;
}

std::string CslDate::year_text() const { return year != 0 ? std::to_string(year) : literal; }

bool CslItem::is_periodical() const {
  return one_of(
      type, {"article-journal", "article-magazine", "article-newspaper", "article", "review", "review-book"});
}
bool CslItem::is_part() const {
  return one_of(type, {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"});
}
bool CslItem::is_online() const {
  return one_of(type, {"webpage", "post", "post-weblog", "broadcast", "dataset", "software"});
}

CslItem csl_item(const Citation& citation) {
  CslItem item;
  json::error_code error;
  const json::value value = json::parse(citation.csl, error);
  if (const json::object* csl = error.failed() ? nullptr : value.if_object()) {
    item.type = field(*csl, "type");
    item.title = first_field(*csl, {"title", "title-short", "shortTitle"});
    item.container = field(*csl, "container-title");
    item.container_short = first_field(*csl, {"container-title-short", "journalAbbreviation"});
    item.publisher = field(*csl, "publisher");
    item.place = field(*csl, "publisher-place");
    item.volume = field(*csl, "volume");
    item.issue = field(*csl, "issue");
    item.page = field(*csl, "page");
    item.number = field(*csl, "number");
    item.edition = field(*csl, "edition");
    item.genre = field(*csl, "genre");
    item.doi = field(*csl, "DOI");
    item.url = field(*csl, "URL");
    item.isbn = field(*csl, "ISBN");
    item.issn = field(*csl, "ISSN");
    item.note = field(*csl, "note");
    item.language = field(*csl, "language");
    item.authors = names_of(*csl, "author");
    item.editors = names_of(*csl, "editor");
    item.issued = date_of(*csl, "issued");
    item.accessed = date_of(*csl, "accessed");
  }
  if (item.doi.empty()) item.doi = plain(citation.doi);
  if (item.url.empty() && item.doi.empty()) item.url = plain(citation.url);
  return item;
}

std::string initials(std::string_view given, bool dots) {
  std::string result;
  bool begins = true;
  std::string_view before;  // what stands between the last name and this one
  for (std::size_t at = 0; at < given.size();) {
    const Character next = character_at(given, at);
    const bool between = next.code == ' ' || next.code == '-' || next.code == '.';
    if (next.code == '-') before = "-";
    if (begins && !between) {
      if (dots && !result.empty()) result += before;
      result += given.substr(at, next.bytes);
      if (dots) result += '.';
      before = " ";
    }
    begins = between;
    at += next.bytes;
  }
  return result;
}

std::string with_en_dash(std::string pages) {
  if (const std::size_t at = pages.find('-'); at != std::string::npos)
    pages.replace(at, pages.find_first_not_of('-', at) - at, "–");
  return pages;
}

std::string ordinal(const std::string& number) {
  const int value = number_of(number);
  if (value <= 0) return number;
  const int last = value % 10;
  const bool teen = value % 100 / 10 == 1;
  return number + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

void add_sentence(std::string& line, std::string_view text) {
  if (text.empty()) return;
  add_spaced(line, text);
  const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
  if (!ends) line += '.';
}

void add_spaced(std::string& text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ' ';
  text += more;
}

}  // namespace kb::render
