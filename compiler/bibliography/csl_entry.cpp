// From the tree of an entry to a source: each field checked against CSL's table.
#include "compiler/bibliography/csl_entry.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "compiler/bibliography/csl_date.h"
#include "compiler/bibliography/doi.h"
#include "runtime/csl/fields.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

namespace json = boost::json;
using SortedJson = std::map<std::string, json::value>;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

json::object in_order(SortedJson&& sorted) {
  json::object result;
  for (auto& [key, value] : sorted) result[key] = std::move(value);
  return result;
}

bool is_flag(std::string_view name_part) {
  return name_part == "comma-suffix" || name_part == "static-ordering" || name_part == "parse-names";
}

json::value to_json(const EntryNode& node) {
  switch (node.kind) {
    case EntryKind::null: return nullptr;
    case EntryKind::text: return json::string(node.text);
    case EntryKind::list: {
      json::array list;
      for (const EntryNode& item : node.items)
        list.push_back(to_json(item));  // no deeper than kMaxEntryDepth
      return list;
    }
    case EntryKind::map: break;
  }
  SortedJson map;
  for (std::size_t i = 0; i + 1 < node.items.size(); i += 2)
    map.emplace(node.items[i].text, to_json(node.items[i + 1]));
  return in_order(std::move(map));
}

/// Reads one entry; `read` gives nothing if it has no id.
class EntryReader {
 public:
  EntryReader(const Sources& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  std::optional<Source> read(const EntryNode& entry) {
    source_.span = entry.span;
    for (std::size_t i = 0; i + 1 < entry.items.size(); i += 2) {
      const EntryNode& key = entry.items[i];
      const auto* const field = std::ranges::find(kb::kCslFields, key.text, &kb::CslField::name);
      if (field == kb::kCslFields.end()) {
        unknown(key, "field of a source", field_names());
      } else if (const EntryNode& value = entry.items[i + 1]; value.kind != EntryKind::null) {
        read_field(*field, value);
      }
    }
    if (source_.id.empty()) {
      problem(entry.span, "this entry has no id")
          .advise("add the key by which it is cited, as in `id: smith-2025`");
      return std::nullopt;
    }
    if (!entry.find("type"))
      problem(source_.id_span, fmt::format("`{}` has no type", source_.id))
          .advise("add one, such as `type: article-journal`, `type: book` or `type: webpage`");
    source_.csl = json::serialize(in_order(std::move(csl_)));
    return std::move(source_);
  }

 private:
  Diagnostic& problem(Span span, const std::string& why) {
    return diagnostics_.report(DiagnosticKind::bad_bibliography, span, why);
  }

  void unknown(const EntryNode& word, std::string_view what, std::span<const std::string_view> known) {
    std::vector<std::string> near = kb::nearest_names(word.text, known);
    Diagnostic& report = problem(word.span, fmt::format("`{}` is no {}", word.text, what));
    if (near.empty())
      report.advise("leave it out, or take the word that the Citation Style Language has for it");
    else
      report.did_you_mean(std::move(near));
  }

  static std::vector<std::string_view> field_names() {
    std::vector<std::string_view> names;
    names.reserve(kb::kCslFields.size());
    for (const kb::CslField& field : kb::kCslFields) names.push_back(field.name);
    return names;
  }

  /// The value, if it is a text.
  std::optional<std::string> text_of(std::string_view field, const EntryNode& value) {
    if (value.kind == EntryKind::text) return std::string(trimmed(value.text));
    problem(value.span, fmt::format("`{}` takes a text", field))
        .advise(fmt::format("write it on one line, as in `{}: \"…\"`", field));
    return std::nullopt;
  }

  void read_field(const kb::CslField& field, const EntryNode& value) {
    const std::string name(field.name);
    switch (field.value) {
      case kb::CslValue::text:
        if (auto text = text_of(name, value)) read_text(name, value, std::move(*text));
        return;
      case kb::CslValue::names: read_names(name, value); return;
      case kb::CslValue::date:
        if (auto date = read_csl_date(value, sources_, diagnostics_)) {
          if (name == "issued" && !date->days.empty()) {
            const CslDay& first = date->days.front();
            std::tie(source_.year, source_.month, source_.day) = std::tie(first.year, first.month, first.day);
          }
          csl_[name] = std::move(date->csl);
        }
        return;
      case kb::CslValue::texts: read_texts(name, value); return;
      case kb::CslValue::custom:
        if (value.kind == EntryKind::map)
          csl_[name] = to_json(value);
        else
          problem(value.span, fmt::format("`{}` takes fields of its own", name))
              .advise(fmt::format("indent them below it: `{}:` and then `field: value`", name));
        return;
    }
  }

  void read_text(const std::string& name, const EntryNode& value, std::string text) {
    if (name == "DOI") {
      const auto doi = bare_doi(text);
      if (!doi) {
        diagnostics_.report(DiagnosticKind::bad_doi, value.span, text)
            .advise("a DOI begins with `10.` and a number, then `/` and more: `10.1000/182`");
        return;
      }
      text = *doi;
    }
    if (name == "type" && std::ranges::find(kb::kCslTypes, text) == kb::kCslTypes.end()) {
      unknown(value, "type of source", kb::kCslTypes);
      return;
    }
    if (name == "id") source_.id_span = value.span;
    for (const auto& [field, member] : kMembers)
      if (field == name) source_.*member = text;
    csl_[name] = text;
  }

  void read_names(const std::string& name, const EntryNode& value) {
    json::array list;
    const auto add = [&](const EntryNode& item) {
      if (auto one = read_name(item, name == "author")) list.push_back(std::move(*one));
    };
    if (value.kind == EntryKind::list)
      std::ranges::for_each(value.items, add);
    else
      add(value);
    if (!list.empty()) csl_[name] = std::move(list);
  }

  std::optional<json::object> read_name(const EntryNode& node, bool is_author) {
    SortedJson parts;
    if (node.kind == EntryKind::text) {
      parts["literal"] = trimmed(node.text);
    } else if (node.kind == EntryKind::map) {
      for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const EntryNode& key = node.items[i];
        const EntryNode& value = node.items[i + 1];
        if (std::ranges::find(kb::kCslNameParts, key.text) == kb::kCslNameParts.end())
          unknown(key, "part of a name", kb::kCslNameParts);
        else if (value.kind != EntryKind::null)
          if (auto text = text_of(key.text, value))
            parts[key.text] = is_flag(key.text) ? kb::csl_flag(*text) : json::string(*text);
      }
    }
    const auto part = [&](const char* key) {
      const auto at = parts.find(key);
      return at == parts.end() ? std::string() : std::string(at->second.as_string());
    };
    Author author{part("family"), part("given"), part("literal")};
    if (author.family.empty() && author.literal.empty()) {
      problem(node.span, "this name has no `family` and no `literal`")
          .advise(
              "write a person as `{family: Smith, given: Ann}` and a body as `{literal: Example Society}`");
      return std::nullopt;
    }
    if (const std::string particle = part("non-dropping-particle");
        !particle.empty() && !author.family.empty())
      author.family = particle + " " + author.family;
    if (is_author) source_.authors.push_back(std::move(author));
    return in_order(std::move(parts));
  }

  void read_texts(const std::string& name, const EntryNode& value) {
    if (value.kind != EntryKind::list) {
      problem(value.span, fmt::format("`{}` takes a list of texts", name))
          .advise(fmt::format("write it as `{}: [one, two]`", name));
      return;
    }
    json::array list;
    for (const EntryNode& item : value.items)
      if (auto text = text_of(name, item)) list.push_back(json::string(*text));
    csl_[name] = std::move(list);
  }

  static constexpr std::pair<std::string_view, std::string Source::*> kMembers[] = {
      {"id", &Source::id},         {"type", &Source::type},
      {"title", &Source::title},   {"container-title", &Source::container_title},
      {"volume", &Source::volume}, {"issue", &Source::issue},
      {"page", &Source::page},     {"DOI", &Source::doi},
      {"URL", &Source::url},       {"publisher", &Source::publisher},
      {"note", &Source::note}};

  const Sources& sources_;
  Diagnostics& diagnostics_;
  Source source_;
  SortedJson csl_;
};

}  // namespace

std::optional<Source> read_csl_entry(const EntryNode& entry, const Sources& sources,
                                     Diagnostics& diagnostics) {
  return EntryReader(sources, diagnostics).read(entry);
}

}  // namespace kbc
