// CSL-JSON: what the knowledge base holds of each source, less what no processor would take.
#include <algorithm>

#include <boost/json.hpp>

#include "runtime/render/json_text.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

namespace json = boost::json;

// Types and variables of the Citation Style Language, 1.0.2.
constexpr std::string_view kTypes[] = {"article",
                                       "article-journal",
                                       "article-magazine",
                                       "article-newspaper",
                                       "bill",
                                       "book",
                                       "broadcast",
                                       "chapter",
                                       "classic",
                                       "collection",
                                       "dataset",
                                       "document",
                                       "entry",
                                       "entry-dictionary",
                                       "entry-encyclopedia",
                                       "figure",
                                       "graphic",
                                       "hearing",
                                       "interview",
                                       "legal_case",
                                       "legislation",
                                       "manuscript",
                                       "map",
                                       "motion_picture",
                                       "musical_score",
                                       "pamphlet",
                                       "paper-conference",
                                       "patent",
                                       "performance",
                                       "periodical",
                                       "personal_communication",
                                       "post",
                                       "post-weblog",
                                       "regulation",
                                       "report",
                                       "review",
                                       "review-book",
                                       "software",
                                       "song",
                                       "speech",
                                       "standard",
                                       "thesis",
                                       "treaty",
                                       "webpage"};
constexpr std::string_view kNames[] = {"author",
                                       "chair",
                                       "collection-editor",
                                       "compiler",
                                       "composer",
                                       "container-author",
                                       "contributor",
                                       "curator",
                                       "director",
                                       "editor",
                                       "editorial-director",
                                       "executive-producer",
                                       "illustrator",
                                       "interviewer",
                                       "organizer",
                                       "original-author",
                                       "performer",
                                       "producer",
                                       "recipient",
                                       "reviewed-author",
                                       "translator"};
constexpr std::string_view kDates[] = {"accessed", "available-date", "event-date",
                                       "issued",   "original-date",  "submitted"};
constexpr std::string_view kNumbers[] = {
    "chapter-number", "collection-number", "edition",           "issue", "locator",
    "number",         "number-of-pages",   "number-of-volumes", "page",  "page-first",
    "part",           "printing",          "supplement",        "volume"};
constexpr std::string_view kTexts[] = {"DOI",
                                       "ISBN",
                                       "ISSN",
                                       "PMCID",
                                       "PMID",
                                       "URL",
                                       "abstract",
                                       "annote",
                                       "archive",
                                       "archive-place",
                                       "archive_collection",
                                       "archive_location",
                                       "authority",
                                       "call-number",
                                       "citation-label",
                                       "collection-title",
                                       "container-title",
                                       "container-title-short",
                                       "dimensions",
                                       "division",
                                       "event",
                                       "event-place",
                                       "genre",
                                       "journalAbbreviation",
                                       "jurisdiction",
                                       "keyword",
                                       "language",
                                       "medium",
                                       "note",
                                       "original-publisher",
                                       "original-publisher-place",
                                       "original-title",
                                       "part-title",
                                       "publisher",
                                       "publisher-place",
                                       "references",
                                       "reviewed-title",
                                       "scale",
                                       "section",
                                       "shortTitle",
                                       "source",
                                       "status",
                                       "title",
                                       "title-short",
                                       "translated-title",
                                       "version",
                                       "year-suffix"};
constexpr std::string_view kNameParts[] = {"family", "given",  "dropping-particle", "non-dropping-particle",
                                           "suffix", "literal"};

template <std::size_t size>
bool among(const std::string_view (&list)[size], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

json::value text_of(const json::value& value) {
  if (value.is_string()) return value;
  return value.is_number() ? json::value(json::serialize(value)) : json::value();
}

json::value name_of(const json::value& value) {
  json::object name;
  if (value.is_string()) name["literal"] = value;
  if (const json::object* object = value.if_object())
    for (const auto& [key, part] : *object)
      if (json::value text = text_of(part); among(kNameParts, key) && !text.is_null())
        name[key] = std::move(text);
  return name.empty() ? json::value() : json::value(std::move(name));
}

json::value names_of(const json::value& value) {
  json::array names;
  if (const json::array* list = value.if_array())
    for (const json::value& entry : *list)
      if (json::value name = name_of(entry); !name.is_null()) names.push_back(std::move(name));
  return names.empty() ? json::value() : json::value(std::move(names));
}

/// One date, or the two ends of a span; each from one to three numbers.
json::value parts_of(const json::value& value) {
  constexpr std::size_t kEnds = 2;
  constexpr std::size_t kParts = 3;
  json::array dates;
  if (const json::array* list = value.if_array())
    for (const json::value& entry : *list) {
      const json::array* from = entry.if_array();
      if (from == nullptr || dates.size() == kEnds) continue;
      json::array date;
      for (const json::value& part : *from)
        if (date.size() < kParts && (part.is_number() || part.is_string())) date.push_back(part);
      if (!date.empty()) dates.push_back(std::move(date));
    }
  return dates.empty() ? json::value() : json::value(std::move(dates));
}

json::value date_of(const json::value& value) {
  json::object date;
  if (value.is_string()) date["literal"] = value;
  if (const json::object* object = value.if_object()) {
    if (const json::value* parts = object->if_contains("date-parts"))
      if (json::value kept = parts_of(*parts); !kept.is_null()) date["date-parts"] = std::move(kept);
    for (const std::string_view key : {"season", "literal", "raw"})
      if (const json::value* part = object->if_contains(key))
        if (json::value text = text_of(*part); !text.is_null()) date[key] = std::move(text);
    if (const json::value* circa = object->if_contains("circa"); circa != nullptr && circa->is_bool())
      date["circa"] = *circa;
  }
  return date.empty() ? json::value() : json::value(std::move(date));
}

json::value kept(std::string_view key, const json::value& value) {
  if (among(kNames, key)) return names_of(value);
  if (among(kDates, key)) return date_of(value);
  if (among(kNumbers, key)) return value.is_number() ? value : text_of(value);
  return among(kTexts, key) ? text_of(value) : json::value();
}

json::object item_of(const Citation& citation) {
  json::error_code error;
  const json::value value = json::parse(citation.csl, error);
  const json::object* from = error.failed() ? nullptr : value.if_object();
  json::object item;
  item["id"] = citation.id;
  item["type"] = "document";
  if (from != nullptr) {
    const json::value* type = from->if_contains("type");
    if (type != nullptr && type->is_string() && among(kTypes, type->as_string())) item["type"] = *type;
    for (const auto& [key, field] : *from)
      if (json::value keep = kept(key, field); !keep.is_null()) item[key] = std::move(keep);
  }
  if (!item.contains("DOI") && !citation.doi.empty()) item["DOI"] = citation.doi;
  if (!item.contains("URL") && !item.contains("DOI") && !citation.url.empty()) item["URL"] = citation.url;
  if (citation.retracted != 0) item["status"] = "retracted " + iso_date(citation.retracted);
  return item;
}

}  // namespace

std::string csl_json(const std::vector<Citation>& sources) {
  json::array items;
  for (const Citation& source : sources) items.emplace_back(item_of(source));
  return json_text(items);
}

}  // namespace kb::render
