// What does a verdict depend on at all? For each thing that rules ask about two people who differ in that
// alone, and in the verdict.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/names.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

std::vector<Variable> variables_in(const View& view, std::uint32_t condition) {
  std::vector<std::uint32_t> facts;
  std::vector<std::uint32_t> measures;
  view.situation.facts_in(condition, facts);
  view.situation.measures_in(condition, measures);
  std::vector<Variable> result;
  for (const std::uint32_t fact : facts) result.push_back({Variable::Kind::fact, fact});
  for (const std::uint32_t measure : measures) result.push_back({Variable::Kind::measure, measure});
  return result;
}

/// Facts and measures that the rules on the option ask about, or that tell something of those.
std::vector<Variable> reachable(const View& view) {
  const KnowledgeBase& kb = view.kb();
  std::vector<std::uint32_t> facts;
  std::vector<std::uint32_t> measures;
  const auto add = [&](std::uint32_t condition) {
    view.situation.facts_in(condition, facts);
    view.situation.measures_in(condition, measures);
  };
  for (const Problem::Rule& rule : view.problem.rules()) {
    add(kb.rules[rule.rule].condition());
    add(kb.rules[rule.rule].exception());
  }
  const auto sorted = [](std::vector<std::uint32_t>& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  sorted(facts);
  for (std::size_t before = facts.size() + 1; before != facts.size() + measures.size();) {
    before = facts.size() + measures.size();
    for (const std::uint32_t constraint : kb.constraints) {
      std::vector<std::uint32_t> tied;
      view.situation.facts_in(constraint, tied);
      if (std::ranges::any_of(tied, [&](std::uint32_t f) { return std::ranges::binary_search(facts, f); }))
        add(constraint);
    }
    sorted(facts);
    sorted(measures);
  }
  std::vector<Variable> result;
  for (const std::uint32_t fact : facts)
    if (fact < kb.facts.size()) result.push_back({Variable::Kind::fact, fact});
  for (const std::uint32_t measure : measures)
    if (measure < kb.measures.size()) result.push_back({Variable::Kind::measure, measure});
  for (std::uint32_t total = 0; total < view.situation.totals(); ++total)
    result.push_back({Variable::Kind::total, total});
  return result;
}

/// Values of it that anything tells apart, one each side of a threshold.
std::vector<std::array<Range, 2>> neighbours(const View& view, Variable variable) {
  if (variable.kind == Variable::Kind::fact) return {{Range{0, 0}, Range{1, 1}}};
  std::vector<std::int64_t> at = view.problem.thresholds(variable);
  if (variable.kind == Variable::Kind::measure)
    for (const std::uint32_t constraint : view.kb().constraints)
      view.situation.thresholds(constraint, variable, at);
  std::ranges::sort(at);
  at.erase(std::unique(at.begin(), at.end()), at.end());
  const Range all = view.situation.range(variable);
  std::erase_if(at, [&](std::int64_t t) { return t <= all.low || t > all.high; });
  std::vector<std::array<Range, 2>> result;
  for (std::size_t i = 0; i < at.size(); ++i)
    result.push_back({Range{i == 0 ? all.low : at[i - 1], at[i] - 1},
                      Range{at[i], i + 1 < at.size() ? at[i + 1] - 1 : all.high}});
  return result;
}

/// The variable, and what constraints tie to it at any remove.
std::vector<Variable> tied_to(const View& view, Variable variable) {
  std::vector<Variable> result{variable};
  for (std::size_t before = 0; before != result.size();) {
    before = result.size();
    for (const std::uint32_t constraint : view.kb().constraints) {
      const std::vector<Variable> all = variables_in(view, constraint);
      const auto is_tied = [&](Variable v) { return std::ranges::find(result, v) != result.end(); };
      if (std::ranges::none_of(all, is_tied)) continue;
      for (const Variable v : all)
        if (!is_tied(v)) result.push_back(v);
    }
  }
  return result;
}

bool asks_about(const View& view, std::uint32_t rule, const std::vector<Variable>& variables) {
  const fbs::Rule& row = view.kb().rules[rule];
  const bool is_total = variables[0].kind == Variable::Kind::total;
  if (is_total) return row.limit() != kNone;
  for (const std::uint32_t condition : {row.condition(), row.exception()})
    for (const Variable v : variables_in(view, condition))
      if (std::ranges::find(variables, v) != variables.end()) return true;
  return false;
}

struct TwoPeople {
  Walked::End end = Walked::End::nobody;
  std::vector<Profile> people;
};

TwoPeople contrast(const KnowledgeBase& kb, const Profile& given, Variable variable,
                   const std::array<Range, 2>& values, Effort effort) {
  TwoPeople result;
  const std::uint32_t option = given.candidate->option;
  View no(kb, with_nothing_presumed(kb, given), option);
  View yes(kb, with_nothing_presumed(kb, given), option);
  Views views;
  views.add(no);
  views.add(yes);
  views.set_apart(variable);
  std::vector<Learned> apart;
  for (std::size_t i = 0; i < 2; ++i) {
    bool said = true;
    apart.push_back({i, variable, values[i]});
    if (!views.learn(apart.back(), said) || !views[i].situation.feasible()) return result;
  }
  const auto is_pair = [&](const std::vector<Profile>& told) {
    const auto a = decide(kb, told[0], option);
    const auto b = decide(kb, told[1], option);
    return a && b && a->exact && b->exact && a->possible.single() && b->possible.single() &&
           !(a->possible == b->possible);
  };
  const std::vector<Variable> tied = tied_to(no, variable);
  const Twins unmoved =
      twins(views, [&](std::uint32_t a, std::uint32_t b) { return a == b && !asks_about(no, a, tied); });
  const std::size_t rules = no.problem.rules().size();
  for (std::size_t rule = 0; rule < rules && result.people.empty(); ++rule) {
    Budget budget{effort.people};
    if (unmoved[0][rule]) continue;
    const Contrast wanted{DiffersIn::verdict, {rule, rule}, false, unmoved};
    const Walked walked = walk(
        views, budget, [&](Views& all) { return contrasts(all, wanted); },
        [&](const std::vector<Learned>& learned) {
          std::vector<Learned> all = apart;
          all.insert(all.end(), learned.begin(), learned.end());
          result.end = Walked::End::found;
          if (auto people = smallest_person(views, {given, given}, all, is_pair))
            result.people = std::move(*people);
          return !result.people.empty();
        });
    if (walked.end == Walked::End::not_settled && result.end == Walked::End::nobody) result.end = walked.end;
  }
  return result;
}

std::string words(const View& view, Variable variable) {
  const KnowledgeBase& kb = view.kb();
  if (variable.kind == Variable::Kind::fact) return fact_name(kb, variable.index);
  if (variable.kind == Variable::Kind::measure)
    return std::string(kb.name(kb.measures[variable.index].node()));
  const TotalKey& key = view.situation.key(variable.index);
  return fmt::format("how much {} a day{}", kb.name(key.form != kNone ? key.form : key.substance),
                     key.with_food ? ", food included" : "");
}

std::string_view kind_of(Variable variable) {
  if (variable.kind == Variable::Kind::fact) return "fact";
  return variable.kind == Variable::Kind::measure ? "measure" : "amount";
}

}  // namespace

Report depends(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option, bool examples,
               Effort effort) {
  Report report;
  report.question = "depends";
  report.asked = fmt::format("What does the verdict for {} depend on?", option_name(kb, option));
  const Profile given = about(kb, profile, option);
  const View whole(kb, with_nothing_presumed(kb, given), option);
  if (whole.contradiction()) {
    report.answer = "none";
    report.says = "Nobody is like that: " + whole.contradiction()->message;
    return report;
  }
  std::vector<std::string> without_effect;
  for (const Variable variable : reachable(whole)) {
    if (!whole.situation.is_open(variable)) continue;
    TwoPeople best;
    for (const std::array<Range, 2>& values : neighbours(whole, variable)) {
      TwoPeople next = contrast(kb, given, variable, values, effort);
      if (!next.people.empty() || (best.end != Walked::End::found && next.end != Walked::End::nobody))
        best = std::move(next);
      if (!best.people.empty()) break;
    }
    const std::string name = words(whole, variable);
    if (best.end == Walked::End::nobody) {
      without_effect.push_back(name);
      continue;
    }
    if (best.end == Walked::End::not_settled) {
      report.limits.push_back(gave_up(name, effort));
      continue;
    }
    Point point{std::string(kind_of(variable)), {}, name, name, {}, {}, {}, 0, {}};
    if (!best.people.empty()) {
      point.before = answer_to(kb, best.people[0]);
      point.after = answer_to(kb, best.people[1]);
      if (examples) point.examples = {example_of(kb, best.people[0]), example_of(kb, best.people[1])};
    }
    report.points.push_back(std::move(point));
  }
  if (!without_effect.empty())
    report.reasons.push_back("asked about, or tied to these, but no verdict hangs on it alone: " +
                             in_a_row(without_effect));
  report.answer = report.points.empty() ? "none" : "found";
  report.says = report.points.empty()
                    ? "On nothing that anybody could say."
                    : fmt::format("On {}.", counted(report.points.size(), "thing", "things"));
  return report;
}

}  // namespace kb
