// Verdicts before and after.
#include "runtime/render/verdict_changes.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

constexpr std::size_t kNamed = 8;  ///< people that are named for one change; of more, their number is said

boost::json::array verdicts(Verdicts possible) {
  boost::json::array result;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (possible.has(static_cast<Verdict>(v))) result.emplace_back(verdict_name(static_cast<Verdict>(v)));
  return result;
}

}  // namespace

std::vector<Item> verdict_items(const std::vector<VerdictChange>& changes) {
  std::vector<Item> result;
  std::vector<std::vector<std::string>> people;
  for (const VerdictChange& change : changes) {
    std::string text =
        fmt::format("{}: {} → {}", change.title, possible_words(change.before), possible_words(change.after));
    const auto found = std::ranges::find(result, text, &Item::text);
    const auto at = static_cast<std::size_t>(found - result.begin());
    if (found == result.end()) {
      result.push_back({std::move(text), {}, {}, 0});
      people.emplace_back();
    }
    people[at].push_back(change.person);
  }
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::size_t more = people[i].size() > kNamed + 1 ? people[i].size() - kNamed : 0;
    people[i].resize(people[i].size() - more);
    result[i].notes.push_back(
        {"for",
         fmt::format("{}{}", fmt::join(people[i], "; "), more == 0 ? "" : fmt::format("; and {} more", more)),
         {}});
  }
  return result;
}

Section verdict_section(std::string label, const std::vector<VerdictChange>& changes) {
  return {std::move(label), Tone::care, verdict_items(changes)};
}

std::size_t people_in(const std::vector<VerdictChange>& changes) {
  std::set<std::string_view> people;
  for (const VerdictChange& change : changes) people.insert(change.person);
  return people.size();
}

boost::json::object verdict_change_json(const VerdictChange& change) {
  boost::json::object result;
  result["person"] = change.person;
  result["option"] = change.option;
  result["title"] = change.title;
  result["before"] = verdicts(change.before);
  result["after"] = verdicts(change.after);
  return result;
}

}  // namespace kb::render
