// From the tree of a CSL-YAML file to sources: finds the entries, checks each field against CSL's table.
#include "compiler/bibliography/bibliography.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "compiler/bibliography/csl_date.h"
#include "compiler/bibliography/doi.h"
#include "compiler/bibliography/yaml_tree.h"
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

json::value to_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::null: return nullptr;
    case YamlKind::text: return json::string(node.text);
    case YamlKind::list: {
      json::array list;
      for (const YamlNode& item : node.items) list.push_back(to_json(item));  // no deeper than kMaxYamlDepth
      return list;
    }
    case YamlKind::map: break;
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

  std::optional<Source> read(const YamlNode& entry) {
    source_.span = entry.span;
    for (std::size_t i = 0; i + 1 < entry.items.size(); i += 2) {
      const YamlNode& key = entry.items[i];
      const auto* const field = std::ranges::find(kb::kCslFields, key.text, &kb::CslField::name);
      if (field == kb::kCslFields.end()) {
        unknown(key, "field of a source", field_names());
      } else if (const YamlNode& value = entry.items[i + 1]; value.kind != YamlKind::null) {
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

  void unknown(const YamlNode& word, std::string_view what, std::span<const std::string_view> known) {
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
  std::optional<std::string> text_of(std::string_view field, const YamlNode& value) {
    if (value.kind == YamlKind::text) return std::string(trimmed(value.text));
    problem(value.span, fmt::format("`{}` takes a text", field))
        .advise(fmt::format("write it on one line, as in `{}: \"…\"`", field));
    return std::nullopt;
  }

  void read_field(const kb::CslField& field, const YamlNode& value) {
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
        if (value.kind == YamlKind::map)
          csl_[name] = to_json(value);
        else
          problem(value.span, fmt::format("`{}` takes fields of its own", name))
              .advise(fmt::format("indent them below it: `{}:` and then `field: value`", name));
        return;
    }
  }

  void read_text(const std::string& name, const YamlNode& value, std::string text) {
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

  void read_names(const std::string& name, const YamlNode& value) {
    json::array list;
    const auto add = [&](const YamlNode& item) {
      if (auto one = read_name(item, name == "author")) list.push_back(std::move(*one));
    };
    if (value.kind == YamlKind::list)
      std::ranges::for_each(value.items, add);
    else
      add(value);
    if (!list.empty()) csl_[name] = std::move(list);
  }

  std::optional<json::object> read_name(const YamlNode& node, bool is_author) {
    SortedJson parts;
    if (node.kind == YamlKind::text) {
      parts["literal"] = trimmed(node.text);
    } else if (node.kind == YamlKind::map) {
      for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const YamlNode& key = node.items[i];
        const YamlNode& value = node.items[i + 1];
        if (std::ranges::find(kb::kCslNameParts, key.text) == kb::kCslNameParts.end())
          unknown(key, "part of a name", kb::kCslNameParts);
        else if (value.kind != YamlKind::null)
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

  void read_texts(const std::string& name, const YamlNode& value) {
    if (value.kind != YamlKind::list) {
      problem(value.span, fmt::format("`{}` takes a list of texts", name))
          .advise(fmt::format("write it as `{}: [one, two]`", name));
      return;
    }
    json::array list;
    for (const YamlNode& item : value.items)
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

void no_entries(Diagnostics& diagnostics, Span span, const YamlNode* map) {
  Diagnostic& report =
      diagnostics.report(DiagnosticKind::bad_bibliography, span, "it has no list of references");
  report.advise("write `references:` and below it one entry for each source, beginning with `- id:`");
  if (map == nullptr) return;
  for (std::size_t i = 0; i < map->items.size(); i += 2) {
    const std::string_view wanted[] = {"references"};
    if (kb::nearest_names(map->items[i].text, wanted).empty()) continue;
    report.span = map->items[i].span;
    report.did_you_mean({"references"});
    return;
  }
}

/// The lists of entries in all documents; a document may be empty, since pandoc closes one with `---`.
std::vector<const YamlNode*> entry_lists(const std::vector<YamlNode>& documents, FileId file,
                                         Diagnostics& diagnostics) {
  std::vector<const YamlNode*> lists;
  bool understood = false;
  for (const YamlNode& document : documents) {
    if (document.kind == YamlKind::null) continue;
    const YamlNode* const list = document.kind == YamlKind::list ? &document : document.find("references");
    understood = true;
    if (list == nullptr)
      no_entries(diagnostics, document.span, document.kind == YamlKind::map ? &document : nullptr);
    else if (list->kind == YamlKind::list)
      lists.push_back(list);
    else if (list->kind != YamlKind::null)
      no_entries(diagnostics, list->span, nullptr);
  }
  if (!understood) no_entries(diagnostics, Span{file, 0, 0}, nullptr);
  return lists;
}

}  // namespace

std::vector<Source> read_csl_yaml(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  const auto documents = read_yaml(file, sources, diagnostics);
  if (!documents) return {};
  std::vector<Source> result;
  std::map<std::string, Span> known;
  for (const YamlNode* const list : entry_lists(*documents, file, diagnostics)) {
    for (const YamlNode& entry : list->items) {
      if (entry.kind != YamlKind::map) {
        diagnostics.report(DiagnosticKind::bad_bibliography, entry.span, "an entry is a list of fields")
            .advise("begin it with `- id: smith-2025` and indent its other fields by two spaces");
        continue;
      }
      auto source = EntryReader(sources, diagnostics).read(entry);
      if (!source) continue;
      const auto [first, is_new] = known.emplace(source->id, source->id_span);
      if (is_new)
        result.push_back(std::move(*source));
      else
        diagnostics.report(DiagnosticKind::duplicate_name, source->id_span, source->id)
            .also(first->second, "it is declared here already")
            .advise("remove one of the two, or give it another id");
    }
  }
  return result;
}

}  // namespace kbc
