// The short line of an answer's references: enough to find the source by.
#include "runtime/render/citation.h"

#include <fmt/format.h>

#include "runtime/render/csl.h"

namespace kb::render {
namespace {

/// Up to two by name; of more, the first.
std::string authors(const CslItem& item) {
  std::vector<std::string> names;
  for (const CslName& author : item.authors) names.push_back(vancouver_name(author));
  if (names.size() > 2) return names.front() + ", et al";
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string vancouver_name(const CslName& name) {
  std::string result = name.dropping_particle;
  add_spaced(result, name.main());
  add_spaced(result, initials(name.given));
  add_spaced(result, name.suffix);
  return result;
}

std::string when_and_where(const CslItem& item) {
  std::string result = item.issued.year_text();
  const std::string page = with_en_dash(item.page.empty() ? item.number : item.page);
  if (!item.volume.empty()) result += (result.empty() ? "" : ";") + item.volume;
  if (!item.issue.empty()) result += "(" + item.issue + ")";
  if (!page.empty()) result += (result.empty() ? "" : ":") + page;
  return result;
}

std::string citation_line(const Citation& citation) {
  const CslItem item = csl_item(citation);
  const std::string& journal = item.container_short.empty() ? item.container : item.container_short;
  const std::string by = authors(item);
  std::string line;
  add_sentence(line, by);
  // An author, a journal and a place in it are enough to find an article by; all else needs its title.
  const bool found = !item.doi.empty() || !item.volume.empty();
  if (by.empty() || journal.empty() || !found) add_sentence(line, item.title);
  if (journal.empty()) add_sentence(line, item.publisher);
  std::string where = journal;
  add_spaced(where, when_and_where(item));
  add_sentence(line, where);
  add_spaced(line, item.doi.empty() ? item.url : "doi:" + item.doi);
  return line.empty() ? citation.id : line;
}

}  // namespace kb::render
