// CSL-JSON: what the knowledge base holds of each source, less what no processor would take.
#include <algorithm>

#include <boost/json.hpp>

#include "runtime/csl/fields.h"
#include "runtime/render/json_text.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

namespace json = boost::json;

json::value text_of(const json::value& value) {
  if (value.is_string()) return value;
  return value.is_number() ? json::value(json::serialize(value)) : json::value();
}

json::value name_of(const json::value& value) {
  json::object name;
  if (value.is_string()) name["literal"] = value;
  if (const json::object* object = value.if_object())
    for (const auto& [key, part] : *object)
      if (std::ranges::find(kCslNameParts, std::string_view(key)) != kCslNameParts.end())
        if (json::value text = part.is_bool() ? part : text_of(part); !text.is_null())
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

json::value texts_of(const json::value& value) {
  json::array texts;
  if (const json::array* list = value.if_array())
    for (const json::value& entry : *list)
      if (json::value text = text_of(entry); !text.is_null()) texts.push_back(std::move(text));
  return texts.empty() ? json::value() : json::value(std::move(texts));
}

json::value kept(std::string_view key, const json::value& value) {
  const auto* const field = std::ranges::find(kCslFields, key, &CslField::name);
  if (field == kCslFields.end()) return {};
  switch (field->value) {
    case CslValue::text: return text_of(value);
    case CslValue::names: return names_of(value);
    case CslValue::date: return date_of(value);
    case CslValue::texts: return texts_of(value);
    case CslValue::custom: return value.is_object() ? value : json::value();
  }
  return {};
}

json::object item_of(const Citation& citation) {
  json::error_code error;
  const json::value value = json::parse(citation.csl, error);
  const json::object* from = error.failed() ? nullptr : value.if_object();
  json::object item;
  item["id"] = citation.id;
  item["type"] = "document";
  if (from != nullptr) {
    for (const auto& [key, field] : *from)
      if (json::value keep = kept(key, field); key != "id" && !keep.is_null()) item[key] = std::move(keep);
    if (std::ranges::find(kCslTypes, std::string_view(item["type"].as_string())) == kCslTypes.end())
      item["type"] = "document";
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
