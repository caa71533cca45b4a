// The clauses of a course, with the conditions that guard them.
#include "runtime/explain/weeks.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/words.h"

namespace kb {
namespace {

/// Units as people say them; all others stay as they are written.
std::string_view said_unit(std::string_view unit) {
  static constexpr std::pair<std::string_view, std::string_view> kSaid[] = {
      {"d", "days"}, {"wk", "weeks"}, {"mo", "months"}, {"a", "years"}};
  const auto* found = std::ranges::find(kSaid, unit, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kSaid) ? unit : found->second;
}

/// A time in front of a text, word by word: "1 to 2 Keep a diary." has two words of it, and one that joins
/// them.
std::string take_time(std::string_view& text, bool with_unit) {
  std::string time;
  const auto next = [&text] {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
  };
  time += next();
  if (text.starts_with("to ") || text.starts_with("- ") || text.starts_with("– ")) {
    time.append(" ").append(next());
    time.append(" ").append(next());
  }
  if (with_unit) time.append(" ").append(said_unit(next()));
  return time;
}

std::uint32_t condition_at(const KnowledgeBase& kb, std::uint32_t clause) {
  const auto found = std::ranges::lower_bound(kb.guards, clause, {}, &fbs::Guard::clause);
  return found != kb.guards.end() && found->clause() == clause ? found->condition() : kNone;
}

/// The thing that a clause names, in words.
std::string named(const KnowledgeBase& kb, std::string_view name) {
  const auto found = kb.find(name);
  return found.empty() ? std::string(name) : words_of(kb, found.front().node());
}

void add_action(const KnowledgeBase& kb, std::vector<std::string>& to, std::string_view keyword,
                std::string_view text) {
  std::string said(text);
  if (keyword == "raise dose") said = fmt::format("raise the dose: {}", text);
  if (keyword == "lower dose") said = fmt::format("lower the dose: {}", text);
  if (keyword == "stop") said = "stop";
  if (keyword == "change to" || keyword == "refer") {
    const std::string_view lead = keyword == "refer" ? "see: " : "change to ";
    const bool goes_on = !to.empty() && to.back().starts_with(lead);
    if (goes_on) {  // each thing that is named has a clause of its own
      to.back().append(", ").append(named(kb, text));
      return;
    }
    said = std::string(lead) + named(kb, text);
  }
  to.push_back(std::move(said));
}

}  // namespace

std::vector<PlanWeek> weeks_of(const KnowledgeBase& kb, std::uint32_t monitor, const GuidanceReader& reader) {
  std::vector<PlanWeek> weeks;
  bool of_weeks = false;     // a clause within a time
  bool then_skipped = true;  // below a condition that surely doesn't hold
  bool week_skipped = true;
  std::uint32_t at = kb.nodes[monitor].clauses_begin();
  for (const fbs::Clause& clause : kb.clauses_of(monitor)) {
    const std::uint32_t index = at++;
    const std::string_view keyword = kb.keyword(clause.keyword());
    std::string_view text = kb.text(clause.text());
    if (clause.depth() == 0) {
      of_weeks = keyword == "in weeks";
      week_skipped = !of_weeks && keyword != "after";
      if (week_skipped) continue;
      PlanWeek week;
      week.time = of_weeks ? "weeks " + take_time(text, false) : "after " + take_time(text, true);
      week.says = text;
      weeks.push_back(std::move(week));
      then_skipped = false;
      continue;
    }
    if (week_skipped) continue;
    PlanWeek& week = weeks.back();
    if (keyword == "when") {
      const Meant meant = reader.meant_if(condition_at(kb, index));
      if (of_weeks) {
        then_skipped = !meant.at_all;
        if (!then_skipped) week.then.push_back({meant.when, {}});
      } else if (meant.at_all) {
        week.when = meant.when;
      } else {  // all of it hangs on this
        weeks.pop_back();
        week_skipped = true;
      }
      continue;
    }
    if (then_skipped) continue;
    const bool whatever = clause.depth() == 1;  // under no condition of its own
    if (week.then.empty() || (whatever && !week.then.back().when.empty())) week.then.push_back({});
    add_action(kb, week.then.back().does, keyword, text);
  }
  return weeks;
}

}  // namespace kb
