// Gaps: people whom something may harm, who are told to go ahead, and of whose harm no rule speaks.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/boundaries.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/names.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

/// What may harm: a safety fact, or being one of a risk group that says which harm.
struct Danger {
  std::string_view kind;
  std::uint32_t node;
  std::uint32_t fact;       ///< kNone of a group
  std::uint32_t condition;  ///< of a group
};

/// A group of those of whom a safety fact holds is no danger of its own.
bool is_safety_fact(const KnowledgeBase& kb, std::uint32_t condition) {
  if (condition >= kb.conditions.size()) return false;
  const fbs::Condition& row = kb.conditions[condition];
  return row.kind() == kHolds && kb.facts[row.index()].safety() != 0;
}

std::vector<Danger> dangers(const KnowledgeBase& kb) {
  std::vector<Danger> result;
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (kb.facts[fact].safety() != 0) result.push_back({"safety fact", kb.facts[fact].node(), fact, kNone});
  for (const fbs::Group& group : kb.groups)
    if (kb.kind(group.node()) == "risk group" && !kb.clause(group.node(), "harm").empty() &&
        !is_safety_fact(kb, group.condition()))
      result.push_back({"risk group", group.node(), kNone, group.condition()});
  return result;
}

/// Facts that a rule asks about where it speaks of the danger: itself, what makes it so, and what it makes
/// so.
std::vector<std::uint32_t> signs(const View& view, const Danger& danger) {
  std::vector<std::uint32_t> result;
  if (danger.fact != kNone)
    result.push_back(danger.fact);
  else
    view.situation.facts_in(danger.condition, result);
  const std::vector<std::uint32_t> own = result;
  Situation situation = view.situation;
  for (std::uint32_t fact = 0; fact < view.kb().facts.size(); ++fact) {
    const std::size_t here = situation.mark();
    if (situation.fact(fact) == Truth::open && situation.set_fact(fact, true))
      for (const std::uint32_t sign : own)
        if (view.situation.fact(sign) == Truth::open && situation.fact(sign) == Truth::yes)
          result.push_back(fact);
    situation.undo(here);
    for (const std::uint32_t sign : own) {
      const std::size_t before = situation.mark();
      if (situation.set_fact(sign, true) && view.situation.fact(fact) == Truth::open &&
          situation.fact(fact) == Truth::yes)
        result.push_back(fact);
      situation.undo(before);
    }
  }
  std::ranges::sort(result);
  return result;
}

/// `facts` ascend.
bool holds_one_of(const std::vector<std::uint32_t>& asked, const std::vector<std::uint32_t>& facts) {
  return std::ranges::any_of(asked, [&](std::uint32_t f) { return std::ranges::binary_search(facts, f); });
}

bool asks_about(const View& view, std::uint32_t condition, const std::vector<std::uint32_t>& facts) {
  std::vector<std::uint32_t> asked;
  view.situation.facts_in(condition, asked);
  return holds_one_of(asked, facts);
}

/// Views on an option, for a goal, are kept for all dangers: so many, and with no more facts than this in
/// all.
constexpr std::size_t kMostKept = 256;
constexpr std::size_t kMostFactsKept = 1'000'000;
constexpr Verdict kGoAhead[] = {Verdict::suggested, Verdict::suggested_with_caution};

struct Silence {
  Walked::End end = Walked::End::nobody;
  std::optional<Profile> profile;
};

/// Who was found, and in which danger: its fact.
struct Shown {
  Profile profile;
  std::uint32_t danger;
};

/// Somebody of whom nothing is known but the goal, and the option for them.
struct Asked {
  Profile given;
  std::uint32_t option;
  View view;
  std::vector<std::vector<std::uint32_t>> facts;  ///< by the rules' places: what each that warns asks about
  std::optional<Shown> shown;                     ///< who was found last
  Asked(const View& nobody, std::uint32_t goal, std::uint32_t of)
      : given(about(nobody.kb(), with_goal(goal), of)),
        option(of),
        view(nobody.situation, with_nothing_presumed(nobody.kb(), given), of) {
    for (const Problem::Rule& rule : view.problem.rules()) {
      const fbs::Rule& row = view.kb().rules[rule.rule];
      std::vector<std::uint32_t>& asked = facts.emplace_back();
      if (row.effect() == 0) continue;  // it suggests
      view.situation.facts_in(row.condition(), asked);
      view.situation.facts_in(row.exception(), asked);
    }
  }
  /// The rules that speak of a danger.
  [[nodiscard]] std::vector<std::size_t> speaking(const std::vector<std::uint32_t>& signs) const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < facts.size(); ++i)
      if (holds_one_of(facts[i], signs)) result.push_back(i);
    return result;
  }

 private:
  static Profile with_goal(std::uint32_t goal) {
    Profile profile;
    profile.goal = goal;
    return profile;
  }
};

/// Those who are in danger, told to go ahead with the option, and of whose danger no rule speaks.
class Endangered {
 public:
  Endangered(const View& nobody, const Danger& danger, const std::vector<std::uint32_t>& signs, Asked& asked,
             Effort effort)
      : nobody_(nobody), danger_(danger), asked_(asked), effort_(effort), speaking_(asked.speaking(signs)) {}

  [[nodiscard]] bool includes(const Profile& profile) const {
    View person(nobody_.situation, profile, asked_.option);
    if (person.contradiction()) return false;
    // Who leaves too much open to be settled in so many steps is told more of.
    if (!Search{effort_.people}.settles(person.problem, go_ahead())) return false;
    // Said in so many words, so that whoever reads the profile sees what the danger is.
    const bool endangered =
        danger_.fact != kNone
            ? std::ranges::any_of(profile.facts,
                                  [&](const FactValue& f) { return f.fact == danger_.fact && f.value; })
            : person.situation.holds(danger_.condition) == Truth::yes;
    return endangered && std::ranges::none_of(speaking_, [&](std::size_t place) {
             const std::uint32_t condition = condition_at(asked_.view, place);
             return condition == kNone || person.situation.holds(condition) != Truth::no;
           });
  }

  /// Leaves what is asked as it was.
  [[nodiscard]] Silence find() const {
    Silence result;
    if (asked_.view.contradiction()) return result;
    Views views;
    views.add(asked_.view);
    const Undone undone(views);
    std::vector<Learned> sure;
    if (danger_.fact != kNone) {
      bool said = true;
      sure.push_back({0, {Variable::Kind::fact, danger_.fact}, {1, 1}});
      if (!views.learn(sure[0], said)) return result;
    }
    const auto is_one = [&](const std::vector<Profile>& told) { return includes(told[0]); };
    const auto accept = [&](const std::vector<Learned>& learned) {
      std::vector<Learned> all = sure;
      all.insert(all.end(), learned.begin(), learned.end());
      result.end = Walked::End::found;
      if (auto person = smallest_person(views, {asked_.given}, all, is_one))
        result.profile = std::move((*person)[0]);
      return result.profile.has_value();
    };
    Budget budget{effort_.people};
    const Walked walked = walk(
        views, budget, [this](Views& all) { return judge(all); }, accept);
    if (result.end != Walked::End::found) result.end = walked.end;
    return result;
  }

 private:
  static Verdicts go_ahead() {
    Verdicts result;
    for (const Verdict verdict : kGoAhead) result |= Verdicts(verdict);
    return result;
  }
  static std::uint32_t condition_at(const View& view, std::size_t place) {
    return view.kb().rules[view.problem.rules()[place].rule].condition();
  }
  [[nodiscard]] Judged judge(Views& all) const {
    const Truth in_danger = danger_.fact != kNone ? Truth::yes : holds(all, 0, danger_.condition);
    if (in_danger == Truth::no) return {};
    if (in_danger == Truth::open) return look_into(all, 0, danger_.condition);
    for (const std::size_t place : speaking_) {
      const std::uint32_t condition = condition_at(all[0], place);
      const Truth speaks = holds(all, 0, condition);
      if (speaks == Truth::yes) return {};
      if (speaks == Truth::open) return look_into(all, 0, condition);
    }
    return has_verdict(all, 0, go_ahead());
  }

  const View& nobody_;
  const Danger& danger_;
  Asked& asked_;
  Effort effort_;
  std::vector<std::size_t> speaking_;
};

/// Somebody of whom one safety fact was found, with another in its place.
std::optional<Profile> with_danger(const Shown& shown, const Danger& danger) {
  if (danger.fact == kNone || shown.danger == kNone) return std::nullopt;
  Profile result = shown.profile;
  std::erase_if(result.facts,
                [&](const FactValue& f) { return f.fact == shown.danger || f.fact == danger.fact; });
  const auto place = std::ranges::lower_bound(result.facts, danger.fact, {}, &FactValue::fact);
  result.facts.insert(place, {danger.fact, true});
  return result;
}

/// Referrals and advice that speak of the danger to whoever it is, whatever they take.
std::vector<std::string> guidance_for(const View& nobody, const Profile& profile,
                                      const std::vector<std::uint32_t>& facts) {
  std::vector<std::string> result;
  const KnowledgeBase& kb = nobody.kb();
  const View person(nobody.situation, profile, kNone);
  for (const fbs::Guidance& row : kb.guidance) {
    const std::string_view kind = kb.kind(row.node());
    if (kind != "refer" && kind != "advise") continue;
    if (row.condition() != kNone && asks_about(nobody, row.condition(), facts) &&
        person.situation.holds(row.condition()) == Truth::yes)
      result.push_back(fmt::format("`{}`", kb.name(row.node())));
  }
  return result;
}

void add_gaps(Report& report, const View& nobody, const std::vector<std::uint32_t>& options,
              Searches& searches) {
  const KnowledgeBase& kb = nobody.kb();
  const std::vector<std::uint32_t> goals = goals_of(kb);
  std::map<std::pair<std::uint32_t, std::uint32_t>, Asked> kept;  // by option and goal
  const std::size_t most_kept = std::min(kMostKept, kMostFactsKept / (kb.facts.size() + 1));
  for (const Danger& danger : dangers(kb)) {
    const std::vector<std::uint32_t> facts = signs(nobody, danger);
    std::map<std::vector<std::string>, Point> by_guidance;
    for (const std::uint32_t option : options) {
      Silence found;
      for (const std::uint32_t goal : goals) {
        if (kept.size() >= most_kept) kept.clear();
        Asked& asked = kept.try_emplace({option, goal}, nobody, goal, option).first->second;
        const Endangered endangered(nobody, danger, facts, asked, searches.effort);
        // Where somebody is shown already to whom nothing at all speaks, another need not be told in as few
        // words as can be.
        auto like =
            asked.shown && by_guidance.contains({}) ? with_danger(*asked.shown, danger) : std::nullopt;
        if (like && guidance_for(nobody, *like, facts).empty() && endangered.includes(*like)) {
          found = {Walked::End::found, std::move(like)};
          break;
        }
        Silence next = searches.next() ? endangered.find() : Silence{};
        if (next.profile) asked.shown = Shown{*next.profile, danger.fact};
        if (next.end != Walked::End::nobody && !found.profile) found = std::move(next);
        if (found.profile) break;
      }
      if (found.end == Walked::End::not_settled)
        report.limits.push_back(gave_up(
            fmt::format("`{}` and {}", kb.name(danger.node), option_name(kb, option)), searches.effort));
      if (found.end == Walked::End::found && !found.profile)
        report.limits.push_back(fmt::format("`{}` and {}: a gap, by something that no profile says outright",
                                            kb.name(danger.node), option_name(kb, option)));
      if (!found.profile) continue;
      const std::vector<std::string> guidance = guidance_for(nobody, *found.profile, facts);
      Point& point = by_guidance[guidance];
      point.options.push_back(option_name(kb, option));
      if (point.options.size() > 1) continue;
      point.kind = guidance.empty() ? "gap" : "gap-with-guidance";
      point.rule = kb.name(danger.node);
      point.place = place_of(kb, danger.node);
      point.nodes = {danger.node};
      point.says =
          guidance.empty()
              ? fmt::format("{} `{}`: told to go ahead, and no rule speaks of it", danger.kind, point.rule)
              : fmt::format("{} `{}`: told to go ahead, and no rule speaks of it, only {}", danger.kind,
                            point.rule, in_a_row(guidance));
      point.examples = {example_of(kb, *found.profile)};
    }
    for (auto& [guidance, point] : by_guidance) report.points.push_back(std::move(point));
  }
  std::ranges::stable_sort(report.points, {}, [](const Point& p) { return p.kind != "gap"; });
}

}  // namespace

Report gaps(const KnowledgeBase& kb, const std::vector<std::uint32_t>& options, Effort effort) {
  Report report;
  report.question = "gaps";
  report.asked = "Who is told to go ahead although something may harm them, and no rule speaks of it?";
  const View nobody(kb, with_nothing_presumed(kb, {}), kNone);
  Searches searches{effort};
  add_gaps(report, nobody, options, searches);
  const std::size_t silent = report.points.size();
  add_boundaries(report, nobody, options, searches);
  const std::size_t boundaries = report.points.size() - silent;
  if (searches.left_out > 0)
    report.limits.push_back(
        fmt::format("{} left out after {}", counted(searches.left_out, "search", "searches"), searches.made));
  report.answer = report.points.empty() ? (report.limits.empty() ? "none" : "not-settled") : "found";
  report.says = report.points.empty() && report.limits.empty()
                    ? "Nobody; and no two rules leave out or share the value at which they meet."
                    : fmt::format("{}, and {} at which two rules both hold or neither does.",
                                  counted(silent, "gap", "gaps"), counted(boundaries, "value", "values"));
  return report;
}

}  // namespace kb
