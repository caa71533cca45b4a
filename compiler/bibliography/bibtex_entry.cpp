// The fields of an entry by their table, and the few that are read otherwise than as a text.
#include "compiler/bibliography/bibtex_entry.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "compiler/bibliography/bibtex_fields.h"
#include "compiler/bibliography/latex.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// An address without what LaTeX puts before its signs.
std::string without_escapes(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '\\' && i + 1 < text.size() &&
                         std::string_view("&%$#_{}~").find(text[i + 1]) != std::string_view::npos;
    if (escapes) ++i;
    if (escapes || (text[i] != '{' && text[i] != '}')) result += text[i];
  }
  return result;
}

/// The number of a month that is named ("nov", "Nov.", "November", "11"), or 0.
int month_of(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  int number = 0;
  if (const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
      error == std::errc{} && end == word.data() + word.size())
    return number >= 1 && number <= 12 ? number : 0;
  const std::string small = in_small_letters(word);
  for (std::size_t i = 0; i < std::size(kMonths); ++i)
    if (small.size() >= 3 && kMonths[i].starts_with(small)) return static_cast<int>(i) + 1;
  return 0;
}

/// 2nd, second or 2 as 2.
std::string without_ordinal(const std::string& text) {
  static constexpr std::string_view kOrdinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                                   "sixth", "seventh", "eighth", "ninth",  "tenth"};
  const auto* const word = std::ranges::find(kOrdinals, in_small_letters(text));
  if (word != std::end(kOrdinals)) return std::to_string(word - std::begin(kOrdinals) + 1);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view ending = std::string_view(text).substr(digits);
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  return digits > 0 && ordinal ? text.substr(0, digits) : text;
}

class EntryMapper {
 public:
  EntryMapper(const BibtexEntry& entry, const BibtexReport& report) : entry_(entry), report_(report) {}

  EntryNode csl() {
    result_.kind = EntryKind::map;
    result_.span = entry_.span;
    add_id();
    const auto* const row = std::ranges::find(kBibtexTypes, entry_.type, &BibtexTypeRow::bibtex);
    type_ = entry_.type == "misc" && has("url") ? "webpage" : row->csl;
    add("type", entry_.type_span, std::string(type_));
    refuse_unknown();
    for (const BibtexFieldRow& each : kBibtexFields)
      if (has(each.bibtex)) add_field(each, *find(each.bibtex));
    if (entry_.type == "mastersthesis" && result_.find("genre") == nullptr)
      add("genre", entry_.type_span, "Master's thesis");
    if (!custom_.items.empty()) put("custom", std::move(custom_));
    return std::move(result_);
  }

 private:
  [[nodiscard]] const BibtexField* find(std::string_view name) const {
    const auto found = std::ranges::find(entry_.fields, name, &BibtexField::name);
    return found == entry_.fields.end() ? nullptr : &*found;
  }

  static bool is_blank(const BibtexField& field) {
    return field.value.text.find_first_not_of(" \t\r\n{}") == std::string::npos;
  }

  [[nodiscard]] bool has(std::string_view name) const {
    const BibtexField* const field = find(name);
    return field != nullptr && !is_blank(*field);
  }

  void put(std::string_view field, EntryNode value) {
    result_.items.push_back({EntryKind::text, value.span, std::string(field), {}});
    result_.items.push_back(std::move(value));
  }
  void add(std::string_view field, Span span, std::string text) {
    put(field, {EntryKind::text, span, std::move(text), {}});
  }
  void keep(const BibtexField& field) {
    custom_.kind = EntryKind::map;
    custom_.span = field.name_span;
    custom_.items.push_back({EntryKind::text, field.name_span, field.name, {}});
    custom_.items.push_back({EntryKind::text, field.value.span, field.value.text, {}});
  }
  [[nodiscard]] std::string text(const BibtexField& field) const { return bibtex_text(field.value, report_); }

  void add_id() {
    std::string id = in_small_letters(entry_.key);
    for (char& c : id)
      if (std::string_view("_.:/+").find(c) != std::string_view::npos) c = '-';
    const auto odd = std::ranges::find_if(
        id, [](char c) { return !((c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '-'); });
    if (odd != id.end())
      report_(entry_.key_span, fmt::format("`{}` can be the name of no source", entry_.key),
              "take letters without accents, digits and hyphens, as in `smith-2025`", {});
    if (id != entry_.key) add("citation-key", entry_.key_span, entry_.key);
    add("id", entry_.key_span, std::move(id));
  }

  void refuse_unknown() {
    static const std::vector<std::string_view> kNames = [] {
      std::vector<std::string_view> names;
      for (const BibtexFieldRow& row : kBibtexFields) names.push_back(row.bibtex);
      return names;
    }();
    for (const BibtexField& field : entry_.fields) {
      if (field.name == "crossref" || field.name == "xdata") {
        report_(field.name_span, fmt::format("`{}` takes fields from another entry", field.name),
                "write those fields here, and leave it out", {});
      } else if (field.name.starts_with("bdsk-")) {
        keep(field);
      } else if (std::ranges::find(kNames, field.name) == kNames.end()) {
        report_(field.name_span, fmt::format("`{}` is no field of BibTeX", field.name),
                "leave it out, or put what it says into `note`", kb::nearest_names(field.name, kNames));
      }
    }
  }

  void add_field(const BibtexFieldRow& row, const BibtexField& field) {
    if (row.how == BibtexHow::part) return add_part(field);
    if (row.how == BibtexHow::custom || result_.find(row.csl) != nullptr) return keep(field);
    const Span span = field.value.span;
    switch (row.how) {
      case BibtexHow::names: return put(row.csl, bibtex_names(field.value, report_));
      case BibtexHow::plain: return add(row.csl, span, without_escapes(field.value.text));
      case BibtexHow::ordinal: return add(row.csl, span, without_ordinal(text(field)));
      case BibtexHow::pages: return add(row.csl, span, pages(text(field)));
      case BibtexHow::date: return add(row.csl, span, without_escapes(field.value.text));
      default: break;
    }
    std::string value = text(field);
    if (row.csl == "title" && has("subtitle")) value += ": " + text(*find("subtitle"));
    add(row.csl, span, std::move(value));
  }

  void add_part(const BibtexField& field) {
    const std::string_view name = field.name;
    const bool of_date = name == "year" || name == "month" || name == "day";
    const bool kept = of_date                   ? has("date")
                      : name == "subtitle"      ? !has("title")
                      : name == "eprinttype"    ? !has("eprint")
                      : name == "archiveprefix" ? !has("eprint") || has("eprinttype")
                                                : false;
    if (kept) return keep(field);
    if (name == "number") add_number(field);
    if (name == "eprint") add_eprint(field);
    if (name == "year") add_year(field);
    if (of_date && !has("year"))
      report_(field.name_span, fmt::format("a {} without a year is no date", name), "add the `year`", {});
  }

  void add_year(const BibtexField& field) {
    const std::string year = text(field);
    EntryNode date{EntryKind::map, field.value.span, {}, {}};
    const auto part = [&](std::string_view name, const BibtexField& from, std::string value) {
      date.items.push_back({EntryKind::text, from.name_span, std::string(name), {}});
      date.items.push_back({EntryKind::text, from.value.span, std::move(value), {}});
      date.span.begin = std::min(date.span.begin, from.value.span.begin);
      date.span.end = std::max(date.span.end, from.value.span.end);
    };
    if (year.size() == 4 && std::ranges::all_of(year, is_ascii_digit)) {
      part("year", field, year);
      if (has("month")) add_month(*find("month"), part);
      if (has("day")) part("day", *find("day"), text(*find("day")));
    } else {  // "in press", with what else is said of the time
      std::string words;
      for (const std::string_view name : {"day", "month"})
        if (has(name)) words += text(*find(name)) + " ";
      part("literal", field, words + year);
    }
    put("issued", std::move(date));
  }

  /// A month, and perhaps the day before or after it: `nov # "~3"`, `3 November`.
  template <typename Part>
  void add_month(const BibtexField& field, const Part& part) {
    std::string words = text(field);
    for (std::size_t at = words.find("\u00A0"); at != std::string::npos; at = words.find("\u00A0"))
      words.replace(at, 2, " ");
    const std::size_t space = words.find(' ');
    std::string first = words.substr(0, space);
    std::string second = space == std::string::npos ? "" : words.substr(space + 1);
    if (!first.empty() && !second.empty() && is_ascii_digit(first.front())) std::swap(first, second);
    while (second.ends_with('.') || second.ends_with(',')) second.pop_back();
    const int month = month_of(first);
    if (month == 0 || !std::ranges::all_of(second, is_ascii_digit)) {
      report_(field.value.span, fmt::format("`{}` is no month", words),
              "write `nov`, `11`, or with its day `nov # \"~3\"`", {});
      return;
    }
    part("month", field, std::to_string(month));
    if (!second.empty()) part("day", field, std::move(second));
  }

  void add_number(const BibtexField& field) {
    const bool of_periodical = type_.starts_with("article") || type_ == "paper-conference" ||
                               type_ == "review" || type_ == "periodical";
    const bool of_series = has("series") && (type_ == "book" || type_ == "chapter");
    const std::string_view csl = of_series                                           ? "collection-number"
                                 : of_periodical && result_.find("issue") == nullptr ? "issue"
                                                                                     : "number";
    add(csl, field.value.span, text(field));
  }

  void add_eprint(const BibtexField& field) {
    const BibtexField* kind = has("eprinttype") ? find("eprinttype") : find("archiveprefix");
    const std::string name = kind == nullptr ? "" : text(*kind);
    const std::string small = in_small_letters(name);
    std::string value = without_escapes(field.value.text);
    const std::string_view csl = small == "pubmed" || small == "pmid" ? "PMID"
                                 : small == "pmc" || small == "pmcid" ? "PMCID"
                                                                      : "archive_location";
    if (csl == "archive_location" && !name.empty()) add("archive", kind->value.span, name);
    if (result_.find(csl) != nullptr) return keep(field);
    add(csl, field.value.span, std::move(value));
  }

  /// A span of pages has one hyphen in CSL.
  static std::string pages(std::string text) {
    for (const std::string_view dash : {"–", "—"})
      for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1))
        text.replace(at, dash.size(), "-");
    return text;
  }

  const BibtexEntry& entry_;
  const BibtexReport& report_;
  std::string_view type_;
  EntryNode result_;
  EntryNode custom_;
};

}  // namespace

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

Span BibtexValue::at(std::size_t begin, std::size_t end) const {
  if (!one) return span;
  return {span.file, span.begin + 1 + static_cast<std::uint32_t>(begin),
          span.begin + 1 + static_cast<std::uint32_t>(end)};
}

bool is_bibtex_type(std::string_view word) {
  return std::ranges::find(kBibtexTypes, word, &BibtexTypeRow::bibtex) != std::end(kBibtexTypes);
}

std::vector<std::string> nearest_bibtex_types(std::string_view word) {
  std::vector<std::string_view> names;
  for (const BibtexTypeRow& row : kBibtexTypes) names.push_back(row.bibtex);
  return kb::nearest_names(word, names);
}

std::string bibtex_text(const BibtexValue& value, const BibtexReport& report) {
  LatexText read = read_latex(value.text);
  for (const LatexFault& fault : read.faults)
    report(value.at(fault.begin, fault.end), fault.why, fault.help, {});
  return std::move(read.text);
}

EntryNode csl_of_bibtex(const BibtexEntry& entry, const BibtexReport& report) {
  return EntryMapper(entry, report).csl();
}

}  // namespace kbc
