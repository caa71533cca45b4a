// Exceptions as a tree: below each rule what sets it aside, with somebody for whom each of the two counts.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/names.h"
#include "runtime/decide/settled.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

constexpr std::size_t kDeepest = 16;

/// Verdicts that say more than that nothing is recommended.
const Verdicts kTelling = [] {
  Verdicts all;
  for (const Verdict verdict : {Verdict::contraindicated, Verdict::not_suggested,
                                Verdict::suggested_with_caution, Verdict::suggested})
    all |= Verdicts(verdict);
  return all;
}();

/// How two rules, or a rule and its exception, can stand.
struct Standing {
  std::uint32_t rule;
  std::uint32_t by = kNone;  ///< the rule that sets it aside; kNone: its own exception
  bool set_aside = false;
};

class Tree {
 public:
  Tree(const KnowledgeBase& kb, Effort effort, Report& report) : kb_(kb), effort_(effort), report_(report) {}

  void add(std::uint32_t root) {
    struct Waiting {
      std::uint32_t rule;
      std::uint32_t over;  // the rule that it overrides; kNone: none
      std::size_t depth;
    };
    std::vector<Waiting> waiting{{root, kNone, 0}};
    while (!waiting.empty()) {
      const Waiting next = waiting.back();
      waiting.pop_back();
      add_rule(next.rule, next.over, next.depth);
      if (next.depth + 1 >= kDeepest) continue;
      const auto overriders = overriders_of(next.rule);
      for (std::size_t i = overriders.size(); i-- > 0;)
        waiting.push_back({overriders[i], next.rule, next.depth + 1});
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> overriders_of(std::uint32_t rule) const {
    return kb_.rule_overriders.run(kb_.rules[rule].overriders_begin(),
                                   kb_.rules[rule + std::size_t{1}].overriders_begin());
  }

 private:
  void add_rule(std::uint32_t rule, std::uint32_t over, std::size_t depth) {
    const fbs::Rule& row = kb_.rules[rule];
    const std::string name(kb_.name(row.node()));
    const std::string when = condition_words(kb_, row.condition());
    Point point{over == kNone ? "rule" : "overridden-by",
                {},
                name,
                fmt::format("{}`{}`, {}: {}", over == kNone ? "" : "set aside by ", name,
                            kb_.kind(row.node()), when.empty() ? "for everybody" : when),
                {},
                {},
                {},
                depth,
                place_of(kb_, row.node())};
    if (over == kNone) {
      add_example(point, {rule}, "counts for");
    } else {
      const std::string_view lower = kb_.name(kb_.rules[over].node());
      add_example(point, {over, rule, true}, fmt::format("`{}` wins for", name));
      add_example(point, {over, rule, false}, fmt::format("`{}` wins for", lower));
    }
    report_.points.push_back(std::move(point));
    if (row.exception() == kNone) return;
    Point exception{"exception", {},        {}, "unless " + condition_words(kb_, row.exception()), {}, {},
                    {},          depth + 1, {}};
    add_example(exception, {rule, kNone, true}, "does not count for");
    report_.points.push_back(std::move(exception));
  }

  void add_example(Point& point, const Standing& standing, std::string shows) {
    bool open = false;
    // Somebody to whom it makes a difference shows more than somebody of whom nothing is said.
    for (const bool telling : {true, false})
      for (const std::uint32_t option : asked_options(kb_))
        for (const std::uint32_t goal : goals_of(kb_)) {
          const Walked::End end = search(point, standing, option, goal, telling);
          if (end == Walked::End::found) {
            point.examples.back().shows = std::move(shows);
            return;
          }
          open = open || end == Walked::End::not_settled;
        }
    if (open)
      report_.limits.push_back(gave_up(fmt::format("{}: {} …", point.says, shows), effort_));
    else
      point.says += fmt::format("; {} nobody", shows);
  }

  Walked::End search(Point& point, const Standing& standing, std::uint32_t option, std::uint32_t goal,
                     bool telling) {
    Profile given;
    given.goal = goal;
    given = about(kb_, given, option);
    View view(kb_, with_nothing_presumed(kb_, given), option);
    const auto place = view.place_of(standing.rule);
    const auto by = standing.by == kNone ? std::nullopt : view.place_of(standing.by);
    if (view.contradiction() || !place || (standing.by != kNone && !by)) return Walked::End::nobody;
    Views views;
    views.add(view);
    Budget budget{effort_.people};
    const auto is_one = [&](const std::vector<Profile>& told) {
      const auto decided = decide(kb_, told[0], option);
      if (!decided || !decided->possible.single() || (telling && !decided->possible.within(kTelling)))
        return false;
      const RuleStatus& status = decided->rules[*place];
      if (!standing.set_aside) return status.state == RuleState::active;
      return status.state == RuleState::defeated && status.defeated_by == standing.by;
    };
    const Walked walked = walk(
        views, budget, [&](Views& all) { return judge(all, standing, *place, by, telling); },
        [&](const std::vector<Learned>& learned) {
          auto person = smallest_person(views, {given}, learned, is_one);
          if (person) point.examples.push_back(example_of(kb_, (*person)[0]));
          return person.has_value();
        });
    return walked.end == Walked::End::nobody && walked.unsaid > 0 ? Walked::End::not_settled : walked.end;
  }

  Judged judge(Views& views, const Standing& standing, std::size_t place,
               const std::optional<std::size_t>& by, bool telling) const {
    const fbs::Rule& row = kb_.rules[standing.rule];
    const auto active = [&](std::size_t at, bool wanted) -> Judged {
      const Truth now = views[0].problem.state(at).active;
      if (now == Truth::open) return look_into_rule(views, 0, at);
      return {now == truth(wanted) ? Judgement::found : Judgement::dead, {}};
    };
    const auto holding = [&](std::uint32_t condition, bool wanted) -> Judged {
      const Truth now = condition == kNone ? truth(wanted) : holds(views, 0, condition);
      if (now == Truth::open) return look_into(views, 0, condition);
      return {now == truth(wanted) ? Judgement::found : Judgement::dead, {}};
    };
    const auto told = [&] {
      if (telling) return has_verdict(views, 0, kTelling);
      return views[0].problem.bound().single() ? Judged{Judgement::found, {}} : look_into_verdict(views, 0);
    };
    if (!standing.set_aside) {
      const Judged judged = active(place, true);
      return judged.judgement == Judgement::found ? told() : judged;
    }
    const Truth applies = views[0].problem.state(place).applies;
    if (applies == Truth::no) return {};
    if (applies == Truth::open) return look_into_rule(views, 0, place);
    if (const Judged judged = holding(row.exception(), !by); judged.judgement != Judgement::found)
      return judged;
    if (by)
      if (const Judged judged = active(*by, true); judged.judgement != Judgement::found) return judged;
    return told();
  }

  const KnowledgeBase& kb_;
  Effort effort_;
  Report& report_;
};

/// The rules that a name stands for: itself, those on an option, those for a goal.
std::vector<std::uint32_t> rules_for(const KnowledgeBase& kb, std::uint32_t node) {
  if (const std::uint32_t rule = rule_of(kb, node); rule != kNone) return {rule};
  std::vector<std::uint32_t> result;
  for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
    if (kb.options[option].node() == node)
      for (const std::uint32_t rule : kb.option_rules.run(kb.options[option].rules_begin(),
                                                          kb.options[option + std::size_t{1}].rules_begin()))
        result.push_back(rule);
  if (kb.kind(node) != "goal") return result;
  // All that bears on what is suggested for the goal, when that is asked for.
  const auto is_for = [&](std::uint32_t rule, bool by_name) {
    const auto goals =
        kb.rule_goals.run(kb.rules[rule].goals_begin(), kb.rules[rule + std::size_t{1}].goals_begin());
    return (goals.empty() && !by_name) || std::ranges::find(goals, node) != goals.end();
  };
  for (const std::uint32_t option : asked_options(kb)) {
    const auto on_option = kb.option_rules.run(kb.options[option].rules_begin(),
                                               kb.options[option + std::size_t{1}].rules_begin());
    if (std::ranges::any_of(on_option, [&](std::uint32_t rule) { return is_for(rule, true); }))
      for (const std::uint32_t rule : on_option)
        if (is_for(rule, false)) result.push_back(rule);
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace

Report exceptions(const KnowledgeBase& kb, std::uint32_t node, Effort effort) {
  Report report;
  report.question = "exceptions";
  report.asked = fmt::format("Which rules are set aside, by what, for {}?", kb.name(node));
  Tree tree(kb, effort, report);
  const std::vector<std::uint32_t> rules = rules_for(kb, node);
  std::size_t shown = 0;
  for (const std::uint32_t rule : rules) {
    const bool has_any = kb.rules[rule].exception() != kNone || !tree.overriders_of(rule).empty();
    if (!has_any && rules.size() > 1) continue;
    ++shown;
    tree.add(rule);
  }
  report.answer = shown == 0 ? "none" : "found";
  report.says = rules.size() == 1
                    ? (tree.overriders_of(rules[0]).empty() && kb.rules[rules[0]].exception() == kNone
                           ? "Nothing sets it aside."
                           : "What sets it aside stands below it.")
                    : fmt::format("{} of {} rules can be set aside.", shown, rules.size());
  return report;
}

}  // namespace kb
