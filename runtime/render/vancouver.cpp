// References in the manner of Vancouver, as the US National Library of Medicine's "Citing Medicine" has it:
// numbered in the order in which they are cited.
#include <array>

#include <fmt/format.h>

#include "runtime/render/citation.h"
#include "runtime/render/plain.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

constexpr std::size_t kMostNamed = 6;

constexpr std::array<std::string_view, 12> kMonthsShort{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string names(const std::vector<CslName>& people) {
  std::vector<std::string> list;
  for (const CslName& person : people) {
    if (list.size() == kMostNamed) {
      list.emplace_back("et al");
      break;
    }
    list.push_back(vancouver_name(person));
  }
  return fmt::format("{}", fmt::join(list, ", "));
}

std::string full_date(const CslDate& date) {
  std::string text = date.year_text();
  if (date.year != 0 && date.month != 0)
    text += fmt::format(" {}", kMonthsShort[static_cast<std::size_t>(date.month) - 1]);
  if (date.year != 0 && date.day != 0) text += fmt::format(" {}", date.day);
  return text;
}

/// "Paris: Publisher; 2020"
std::string imprint(const CslItem& item, std::string_view unknown_date) {
  std::string text = item.place;
  if (!item.publisher.empty()) text += (text.empty() ? "" : ": ") + item.publisher;
  const std::string date = item.issued.known() ? full_date(item.issued) : std::string(unknown_date);
  if (!date.empty()) text += (text.empty() ? "" : "; ") + date;
  return text;
}

std::string article(const CslItem& item) {
  std::string line;
  add_sentence(line, names(item.authors));
  add_sentence(line, item.title);
  add_sentence(line, item.container_short.empty() ? item.container : item.container_short);
  add_sentence(line, when_and_where(item));
  return line;
}

std::string part(const CslItem& item) {
  std::string line;
  add_sentence(line, names(item.authors));
  add_sentence(line, item.title);
  std::string in = names(item.editors);
  if (!in.empty()) in += item.editors.size() == 1 ? ", editor. " : ", editors. ";
  in += item.container;
  if (!in.empty()) add_sentence(line, "In: " + in);
  if (!item.edition.empty()) add_sentence(line, ordinal(item.edition) + " ed");
  add_sentence(line, imprint(item, ""));
  if (!item.page.empty()) add_sentence(line, "p. " + with_en_dash(item.page));
  return line;
}

std::string book(const CslItem& item) {
  std::string line;
  if (item.authors.empty() && !item.editors.empty())
    add_sentence(line, names(item.editors) + (item.editors.size() == 1 ? ", editor" : ", editors"));
  else
    add_sentence(line, names(item.authors));
  add_sentence(line, item.title);
  if (!item.edition.empty()) add_sentence(line, ordinal(item.edition) + " ed");
  if (!item.container.empty()) add_sentence(line, item.container);
  add_sentence(line, imprint(item, ""));
  if (!item.number.empty()) add_sentence(line, "Report No.: " + item.number);
  return line;
}

std::string online(const CslItem& item) {
  std::string line;
  add_sentence(line, names(item.authors));
  if (!item.title.empty()) add_sentence(line, item.title + " [Internet]");
  add_sentence(line, item.container);
  std::string when = imprint(item, "[date unknown]");
  if (item.accessed.known()) when += fmt::format(" [cited {}]", full_date(item.accessed));
  add_sentence(line, when);
  return line;
}

std::string reference(const Citation& citation) {
  const CslItem item = csl_item(citation);
  std::string line = item.is_periodical() ? article(item)
                     : item.is_part()     ? part(item)
                     : item.is_online()   ? online(item)
                                          : book(item);
  if (item.title.empty() && item.authors.empty() && item.container.empty()) line.clear();
  if (!item.doi.empty())
    add_spaced(line, "doi:" + item.doi);
  else if (!item.url.empty())
    add_spaced(line, "Available from: " + item.url);
  if (line.empty()) line = plain(citation.id);
  add_spaced(line, retraction_words(citation));
  return line;
}

}  // namespace

std::string vancouver(const std::vector<Citation>& sources) {
  std::string out;
  for (std::size_t i = 0; i < sources.size(); ++i)
    out += fmt::format("{}. {}\n", i + 1, reference(sources[i]));
  return out;
}

}  // namespace kb::render
