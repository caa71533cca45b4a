// References in the manner of the American Psychological Association, seventh edition: in the alphabet's
// order, without italics, which a plain text has none of.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "runtime/render/csl.h"
#include "runtime/render/plain.h"
#include "runtime/render/references.h"

namespace kb::render {
namespace {

constexpr std::size_t kMostNamed = 20;

constexpr std::array<std::string_view, 12> kMonthNames{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

/// "van den Berg, J.-P. R., Jr."
std::string apa_name(const CslName& name) {
  std::string text = name.main();
  const std::string given = initials(name.given, true);
  if (!given.empty()) text += ", " + given;
  add_spaced(text, name.dropping_particle);
  if (!name.suffix.empty()) text += ", " + name.suffix;
  return text;
}

/// "J. Smith", as an editor stands in the middle of a reference.
std::string name_in_order(const CslName& name) {
  std::string text = initials(name.given, true);
  add_spaced(text, name.dropping_particle);
  add_spaced(text, name.main());
  return text;
}

std::string joined(const std::vector<std::string>& names) {
  if (names.size() > kMostNamed)
    return fmt::format("{}, … {}", fmt::join(names.begin(), names.begin() + (kMostNamed - 1), ", "),
                       names.back());
  if (names.size() < 2) return names.empty() ? "" : names.front();
  return fmt::format("{}, & {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

std::string people(const std::vector<CslName>& list) {
  std::vector<std::string> names;
  for (const CslName& name : list) names.push_back(apa_name(name));
  return joined(names);
}

std::string date(const CslItem& item) {
  if (!item.issued.known()) return "(n.d.).";
  std::string text = item.issued.year_text();
  const bool to_the_day =
      item.is_online() || item.type == "article-magazine" || item.type == "article-newspaper";
  if (to_the_day && item.issued.year != 0 && item.issued.month != 0) {
    text += fmt::format(", {}", kMonthNames[static_cast<std::size_t>(item.issued.month) - 1]);
    if (item.issued.day != 0) text += fmt::format(" {}", item.issued.day);
  }
  return "(" + text + ").";
}

/// "Journal, 17(2), 20–27"
std::string periodical(const CslItem& item) {
  std::string text = item.container;
  if (!item.volume.empty()) text += (text.empty() ? "" : ", ") + item.volume;
  if (!item.issue.empty()) text += (item.volume.empty() && !text.empty() ? ", (" : "(") + item.issue + ")";
  const std::string page = with_en_dash(item.page);
  if (!page.empty()) text += (text.empty() ? "" : ", ") + page;
  return text;
}

std::string in_container(const CslItem& item) {
  std::string text;
  std::vector<std::string> names;
  for (const CslName& editor : item.editors) names.push_back(name_in_order(editor));
  if (!names.empty())
    text = (names.size() == 2 ? names[0] + " & " + names[1] : joined(names)) +
           (names.size() == 1 ? " (Ed.)" : " (Eds.)");
  if (!item.container.empty()) text += (text.empty() ? "" : ", ") + item.container;
  if (!item.page.empty() && !text.empty())
    text += fmt::format(" ({} {})", item.page.find('-') == std::string::npos ? "p." : "pp.",
                        with_en_dash(item.page));
  return text.empty() ? text : "In " + text;
}

std::string reference(const Citation& citation) {
  const CslItem item = csl_item(citation);
  std::string by = people(item.authors);
  if (by.empty() && !item.editors.empty() && !item.is_part())
    by = people(item.editors) + (item.editors.size() == 1 ? " (Ed.)" : " (Eds.)");
  std::string title = item.title;
  const bool stands_alone = !item.is_periodical() && !item.is_part();
  if (stands_alone && !title.empty() && !item.edition.empty())
    title += fmt::format(" ({} ed.)", ordinal(item.edition));
  if (stands_alone && !title.empty() && !item.number.empty()) title += fmt::format(" (No. {})", item.number);
  std::string line;
  // Without an author the title takes its place, and the date comes after it.
  if (by.empty()) by = std::exchange(title, {});
  if (by.empty()) by = plain(citation.id);
  add_sentence(line, by);
  add_spaced(line, date(item));
  add_sentence(line, title);
  if (item.is_periodical()) add_sentence(line, periodical(item));
  if (item.is_part()) add_sentence(line, in_container(item));
  if (stands_alone && item.container != by) add_sentence(line, item.container);
  if (!item.is_periodical() && item.publisher != by) add_sentence(line, item.publisher);
  add_spaced(line, item.doi.empty() ? item.url : "https://doi.org/" + item.doi);
  add_spaced(line, retraction_words(citation));
  return line;
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string apa(const std::vector<Citation>& sources) {
  std::vector<std::string> lines;
  for (const Citation& source : sources) lines.push_back(reference(source));
  std::ranges::stable_sort(lines, {}, in_small_letters);
  return fmt::format("{}{}", fmt::join(lines, "\n"), lines.empty() ? "" : "\n");
}

}  // namespace kb::render
