// RIS: a line a field, each ended as the format asks for, by carriage return and line feed.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/csl.h"
#include "runtime/render/plain.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {{"article-journal", "JOUR"},
                                                                    {"article-magazine", "MGZN"},
                                                                    {"article-newspaper", "NEWS"},
                                                                    {"article", "JOUR"},
                                                                    {"review", "JOUR"},
                                                                    {"review-book", "JOUR"},
                                                                    {"book", "BOOK"},
                                                                    {"chapter", "CHAP"},
                                                                    {"entry", "CHAP"},
                                                                    {"entry-dictionary", "DICT"},
                                                                    {"entry-encyclopedia", "ENCYC"},
                                                                    {"paper-conference", "CPAPER"},
                                                                    {"thesis", "THES"},
                                                                    {"report", "RPRT"},
                                                                    {"webpage", "ELEC"},
                                                                    {"post", "BLOG"},
                                                                    {"post-weblog", "BLOG"},
                                                                    {"broadcast", "VIDEO"},
                                                                    {"motion_picture", "MPCT"},
                                                                    {"dataset", "DATA"},
                                                                    {"software", "COMP"},
                                                                    {"legislation", "STAT"},
                                                                    {"bill", "BILL"},
                                                                    {"legal_case", "CASE"},
                                                                    {"patent", "PAT"},
                                                                    {"standard", "STAND"},
                                                                    {"map", "MAP"},
                                                                    {"manuscript", "UNPB"},
                                                                    {"personal_communication", "PCOMM"}};

std::string_view type_of(const CslItem& item) {
  const auto* found =
      std::ranges::find(kTypes, item.type, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kTypes) ? "GEN" : found->second;
}

/// The format forbids asterisks in names and titles of journals.
std::string without_asterisks(std::string text) {
  std::erase(text, '*');
  return text;
}

/// "van den Berg, Jean, Jr.": the commas tell the parts apart.
std::string ris_name(const CslName& name) {
  std::string text = name.main();
  const std::string rest = name.rest();
  if (!rest.empty() || !name.suffix.empty()) text += ", " + rest;
  if (!name.suffix.empty()) text += ", " + name.suffix;
  return without_asterisks(std::move(text));
}

class Record {
 public:
  void add(std::string_view tag, std::string_view value) {
    if (!value.empty()) out_ += fmt::format("{}  - {}\r\n", tag, value);
  }
  [[nodiscard]] std::string text() const { return out_ + "ER  - \r\n"; }

 private:
  std::string out_;
};

void add_date(Record& record, const CslDate& date) {
  if (date.year == 0) return record.add("PY", date.literal);
  record.add("PY", fmt::format("{:04}", date.year));
  if (date.month == 0) return;
  record.add("DA", date.day == 0 ? fmt::format("{:04}/{:02}", date.year, date.month)
                                 : fmt::format("{:04}/{:02}/{:02}", date.year, date.month, date.day));
}

void add_pages(Record& record, const std::string& page) {
  const std::size_t dash = page.find('-');
  record.add("SP", page.substr(0, dash));
  if (dash == std::string::npos) return;
  if (const std::size_t end = page.find_first_not_of('-', dash); end != std::string::npos)
    record.add("EP", page.substr(end));
}

std::string record_of(const Citation& citation) {
  const CslItem item = csl_item(citation);
  Record record;
  record.add("TY", type_of(item));
  record.add("ID", plain(citation.id));
  for (const CslName& author : item.authors) record.add("AU", ris_name(author));
  for (const CslName& editor : item.editors) record.add("ED", ris_name(editor));
  record.add("TI", item.title.empty() ? plain(citation.id) : item.title);
  record.add("T2", without_asterisks(item.container));
  record.add("J2", without_asterisks(item.container_short));
  add_date(record, item.issued);
  record.add("VL", item.volume);
  record.add("IS", item.issue.empty() ? item.number : item.issue);
  add_pages(record, item.page);
  record.add("ET", item.edition);
  record.add("PB", item.publisher);
  record.add("CY", item.place);
  record.add("SN", item.isbn.empty() ? item.issn : item.isbn);
  record.add("DO", item.doi);
  record.add("UR", item.url);
  record.add("LA", item.language);
  record.add("N1", item.note);
  record.add("N1", retraction_words(citation));
  return record.text();
}

}  // namespace

std::string ris(const std::vector<Citation>& sources) {
  std::string out;
  for (const Citation& source : sources) {
    if (!out.empty()) out += "\r\n";
    out += record_of(source);
  }
  return out;
}

}  // namespace kb::render
