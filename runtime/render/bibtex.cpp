// BibTeX: an entry a source, with keys from the sources' names.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "runtime/render/csl.h"
#include "runtime/render/plain.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

constexpr std::array<std::string_view, 12> kMonthMacros{"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};

/// Text that TeX sets as it stands. Braces as commands: BibTeX counts written ones, escaped or not. Two
/// hyphens or quotes would be set as one dash or quotation mark.
std::string escaped(std::string_view text) {
  std::string out;
  char before = '\0';
  for (const char c : text) {
    if (c == before && (c == '-' || c == '`' || c == '\'')) out += "{}";
    before = c;
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '{': out += "\\textbraceleft{}"; break;
      case '}': out += "\\textbraceright{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_': out.append("\\").push_back(c); break;
      default: out.push_back(c);
    }
  }
  return out;
}

/// An address or a DOI, which is taken letter by letter: only what would end or unbalance the field is
/// encoded.
std::string verbatim(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '{': out += "%7B"; break;
      case '}': out += "%7D"; break;
      case '\\': out += "%5C"; break;
      case ' ': out += "%20"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

/// Held together by braces. A brace before a command would hold one letter with its accent instead.
std::string held(std::string_view text) {
  const std::string inside = escaped(text);
  return (inside.starts_with('\\') ? "{{}" : "{") + inside + "}";
}

/// Parts of names are told apart by commas and by the word "and": a part that has either is held together.
std::string name_part(const std::string& part) {
  const bool apart =
      part.find(',') != std::string::npos || (" " + part + " ").find(" and ") != std::string::npos;
  return apart ? held(part) : escaped(part);
}

/// A name of several words that is told apart no further would be read as first and last names; so braces.
std::string bibtex_name(const CslName& name) {
  const std::string rest = name.rest();
  const bool alone = rest.empty() && name.suffix.empty();
  if (!name.literal.empty() || (alone && name.main().find(' ') != std::string::npos))
    return held(name.main());
  std::string text = name_part(name.main());
  if (!name.suffix.empty()) text += ", " + name_part(name.suffix);
  if (!alone) text += ", " + (rest.empty() ? "{}" : name_part(rest));
  return text;
}

std::string names(const std::vector<CslName>& people) {
  std::vector<std::string> list;
  for (const CslName& person : people) list.push_back(bibtex_name(person));
  return fmt::format("{}", fmt::join(list, " and "));
}

std::string_view entry_type(const CslItem& item) {
  if (item.is_periodical()) return "article";
  if (item.type == "book") return "book";
  if (item.type == "paper-conference") return "inproceedings";
  if (item.is_part()) return "incollection";
  if (item.type == "thesis") return "phdthesis";
  if (item.type == "report") return "techreport";
  return "misc";
}

/// In BibTeX a span of pages has two hyphens.
std::string pages(const std::string& page) {
  std::string out;
  for (const char c : page) {
    if (c != '-')
      out += escaped({&c, 1});
    else if (!out.ends_with('-'))
      out += "--";
  }
  return out;
}

class Entry {
 public:
  Entry(std::string_view type, const std::string& key) { out_ = fmt::format("@{}{{{},\n", type, key); }
  /// Braces around a whole title keep its capitals.
  void add(std::string_view field, const std::string& value, std::string_view open = "{",
           std::string_view close = "}") {
    if (!value.empty()) out_ += fmt::format("  {} = {}{}{},\n", field, open, value, close);
  }
  [[nodiscard]] std::string text() const { return out_ + "}\n"; }

 private:
  std::string out_;
};

void add_date(Entry& entry, const CslDate& date) {
  entry.add("year", escaped(date.year_text()));
  if (date.month != 0)
    entry.add("month", std::string(kMonthMacros[static_cast<std::size_t>(date.month) - 1]), "", "");
}

std::string entry_of(const Citation& citation, const std::string& key) {
  const CslItem item = csl_item(citation);
  const std::string_view type = entry_type(item);
  Entry entry(type, key);
  entry.add("author", names(item.authors));
  entry.add("editor", names(item.editors));
  entry.add("title", escaped(item.title.empty() ? plain(citation.id) : item.title), "{{", "}}");
  const std::string_view container = type == "article" ? "journal"
                                     : type == "misc"  ? "howpublished"
                                                       : "booktitle";
  entry.add(container, escaped(item.container));
  add_date(entry, item.issued);
  entry.add("volume", escaped(item.volume));
  entry.add("number", escaped(item.issue.empty() ? item.number : item.issue));
  entry.add("pages", pages(item.page));
  entry.add("edition", escaped(ordinal(item.edition)));
  entry.add(type == "phdthesis"    ? "school"
            : type == "techreport" ? "institution"
                                   : "publisher",
            escaped(item.publisher));
  entry.add("address", escaped(item.place));
  entry.add("isbn", escaped(item.isbn));
  entry.add("issn", escaped(item.issn));
  entry.add("doi", verbatim(item.doi));
  entry.add("url", verbatim(item.url));
  std::string note = item.note;
  add_spaced(note, retraction_words(citation));
  entry.add("note", escaped(note));
  return entry.text();
}

/// The source's name with nothing that ends a key; told apart by a letter where two come out alike.
std::string key_of(const std::string& id, std::set<std::string>& used) {
  std::string key;
  for (const char c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    key.push_back(plain ? c : '-');
  }
  if (key.empty()) key = "source";
  std::string unique = key;
  for (std::size_t n = 2; !used.insert(unique).second; ++n) unique = fmt::format("{}-{}", key, n);
  return unique;
}

}  // namespace

std::string bibtex(const std::vector<Citation>& sources) {
  std::string out;
  std::set<std::string> used;
  for (const Citation& source : sources) {
    if (!out.empty()) out += '\n';
    out += entry_of(source, key_of(source.id, used));
  }
  return out;
}

}  // namespace kb::render
