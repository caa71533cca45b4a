// One option decided: possible verdicts, what they depend on, and how every rule stands.
#include "runtime/decide/decide.h"

#include <algorithm>
#include <array>

#include "runtime/decide/problem.h"
#include "runtime/decide/rank.h"

namespace kb {
namespace {

/// A dependency on a variable, without its outcomes.
Dependency dependency_on(const Problem& problem, const Profile& profile, std::uint32_t option,
                         Variable variable) {
  if (variable.kind == Variable::Kind::fact) return {.kind = UnknownKind::fact, .index = variable.index};
  if (variable.kind == Variable::Kind::measure)
    return {.kind = UnknownKind::measure, .index = variable.index};
  // A total is open because of what else is taken, or else because of what the candidate holds.
  const KnowledgeBase& kb = problem.situation().kb();
  const TotalKey& key = problem.situation().key(variable.index);
  const bool intake = !total_of(kb, profile, option, key).others.is_single();
  const auto limit = std::ranges::find(problem.rules(), variable.index, &Problem::Rule::total);
  return {.kind = intake ? UnknownKind::intake : UnknownKind::content,
          .index = intake ? key.substance : kb.options[option].node(),
          .form = key.form,
          .with_food = key.with_food,
          .rule = limit->rule};
}

std::vector<Dependency> dependencies(Problem& problem, Search& search, const Profile& profile,
                                     std::uint32_t option) {
  std::vector<Dependency> result;
  for (const Variable variable : problem.open_variables()) {
    const std::vector<Range> values = regions(problem, variable);
    if (values.size() < 2 || !search.matters(problem, variable)) continue;
    Dependency dependency = dependency_on(problem, profile, option, variable);
    for (const Range region : values) {
      const std::size_t here = problem.situation().mark();
      Outcome outcome{region, region.low == 1, {}};
      narrow(problem.situation(), variable, region);
      outcome.verdicts = search.verdicts(problem);
      problem.situation().undo(here);
      if (!dependency.outcomes.empty() && variable.kind != Variable::Kind::fact &&
          dependency.outcomes.back().verdicts == outcome.verdicts) {
        dependency.outcomes.back().range.high = region.high;  // nothing changes at this threshold
      } else {
        dependency.outcomes.push_back(outcome);
      }
    }
    result.push_back(std::move(dependency));
  }
  const KnowledgeBase& kb = problem.situation().kb();
  for (Dependency& dependency : result) {
    const auto may_harm = [](const Outcome& o) { return o.verdicts.has(Verdict::contraindicated); };
    dependency.harm = (dependency.kind == UnknownKind::fact && kb.facts[dependency.index].safety() != 0) ||
                      (std::ranges::any_of(dependency.outcomes, may_harm) &&
                       !std::ranges::all_of(dependency.outcomes, may_harm));
  }
  // By what may reveal harm, then by how many verdicts an answer leaves, on average.
  std::ranges::sort(result, [](const Dependency& a, const Dependency& b) {
    const auto left = [](const Dependency& d) {
      std::size_t sum = 0;
      for (const Outcome& outcome : d.outcomes) sum += outcome.verdicts.size();
      return sum;
    };
    const auto key = [](const Dependency& d, std::size_t weight) {
      return std::tuple(!d.harm, weight, d.kind, d.index, d.form, d.with_food, d.rule);
    };
    return key(a, left(a) * b.outcomes.size()) < key(b, left(b) * a.outcomes.size());
  });
  return result;
}

void add_limits(Decision& decision, Problem& problem, const Profile& profile) {
  const KnowledgeBase& kb = problem.situation().kb();
  for (const Problem::Rule& rule : problem.rules()) {
    if (rule.total == kNone || !rule.on_option) continue;
    const Total total =
        total_of(kb, profile, decision.option, key_of(kb.limits[kb.rules[rule.rule].limit()]));
    LimitStatus status{rule.rule, total.others, total.candidate, rule.limit, RuleState::open};
    const Range sum = total.sum();
    if (sum.low > rule.limit) status.beyond = RuleState::active;
    if (sum.high <= rule.limit) status.beyond = RuleState::silent;
    decision.limits.push_back(status);
  }
}

/// The certainty of what decides: the surest among the rules with the graver effect; where it depends, the
/// suggestion's.
void add_certainty(Decision& decision, const KnowledgeBase& kb) {
  // Active, or open where none is active.
  const auto surest = [&](Effects effect) {
    std::uint32_t best = kNone;
    for (const RuleState state : {RuleState::active, RuleState::open}) {
      for (const RuleStatus& status : decision.rules) {
        const fbs::Rule& rule = kb.rules[status.rule];
        if (status.state == state && status.on_option && rule.effect() == static_cast<std::uint8_t>(effect) &&
            (best == kNone || rule.certainty() > kb.rules[best].certainty()))
          best = status.rule;
      }
      if (best != kNone) break;
    }
    return best;
  };
  decision.suggestion = surest(Effects::suggest);
  decision.decided_by = decision.suggestion;
  if (decision.possible == Verdicts(Verdict::contraindicated))
    decision.decided_by = surest(Effects::contraindicate);
  if (decision.possible == Verdicts(Verdict::not_suggested))
    decision.decided_by = surest(Effects::advise_against);
  decision.certainty = rule_certainty(kb, decision.decided_by);
}

/// Which presumptions bear on the option: those on facts that its rules ask about.
void add_presumptions(Decision& decision, Problem& problem, const Profile& profile) {
  const Situation& situation = problem.situation();
  const KnowledgeBase& kb = situation.kb();
  std::vector<std::uint32_t> asked;
  for (const Problem::Rule& rule : problem.rules()) {
    situation.facts_in(kb.rules[rule.rule].condition(), asked);
    situation.facts_in(kb.rules[rule.rule].exception(), asked);
  }
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  for (const std::uint32_t fact : asked)
    if (situation.is_presumed(fact)) decision.presumed.push_back({fact, situation.fact(fact) == Truth::yes});
  const bool counts_food = std::ranges::any_of(problem.rules(), [&](const Problem::Rule& rule) {
    return rule.total != kNone && kb.limits[kb.rules[rule.rule].limit()].total() != 0;
  });
  decision.presumed_intake = profile.presume_no && (!profile.taking || profile.taking_more || counts_food);
}

/// Whether a rule is active, or not, in some completion.
bool can_be(Problem& problem, Search& search, std::size_t place, bool active) {
  const Truth now = problem.state(place).active;
  return now == Truth::open ? search.can(problem, place, active) : now == truth(active);
}

Decision standing_in(Problem& problem, Search& search) {
  Decision decision;
  decision.option = problem.option();
  decision.possible = search.verdicts(problem);
  for (std::size_t i = 0; i < problem.rules().size(); ++i)
    decision.rules.push_back(status_of(problem, search, i));
  decision.exact = search.exact;
  add_certainty(decision, problem.situation().kb());
  return decision;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kNames{
      "contraindicated", "not-suggested",       "suggested-with-caution",
      "suggested",       "not-enough-evidence", "no-recommendation"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Level rule_certainty(const KnowledgeBase& kb, std::uint32_t rule) {
  return rule == kNone ? Level::none
                       : static_cast<Level>(std::min<std::uint8_t>(kb.rules[rule].certainty(), 4));
}

bool stands(Problem& problem, Search& search, std::size_t place, const RuleStatus& as) {
  if (as.state == RuleState::active) return !can_be(problem, search, place, false);
  if (as.state != RuleState::open && can_be(problem, search, place, true)) return false;
  const RuleStatus now = status_of(problem, search, place);
  return now.state == as.state && now.defeated_by == as.defeated_by;
}

RuleStatus status_of(Problem& problem, Search& search, std::size_t index) {
  const Problem::Rule& rule = problem.rules()[index];
  const auto can = [&](std::size_t other, bool active) { return can_be(problem, search, other, active); };
  RuleStatus status{rule.rule, RuleState::silent, kNone, rule.on_option};
  if (can(index, true)) {
    status.state = can(index, false) ? RuleState::open : RuleState::active;
  } else if (problem.always_applies(index)) {
    status.state = RuleState::defeated;
    // By what surely overrides it; else by its own exception, if that can hold; else by what can override it.
    const std::uint32_t exception = problem.situation().kb().rules[rule.rule].exception();
    const bool excepted = exception != kNone && problem.situation().can(exception, true);
    for (const std::uint32_t o : rule.overriders)
      if (status.defeated_by == kNone && !can(o, false)) status.defeated_by = problem.rules()[o].rule;
    for (const std::uint32_t o : rule.overriders)
      if (status.defeated_by == kNone && !excepted && can(o, true))
        status.defeated_by = problem.rules()[o].rule;
  }
  return status;
}

Decision decide_in(Situation& situation, const Profile& profile, std::uint32_t option) {
  Problem problem(situation, profile, option);
  Search search{kBudget};
  Decision decision = standing_in(problem, search);
  if (!decision.possible.single()) decision.depends_on = dependencies(problem, search, profile, option);
  decision.exact = search.exact;
  add_limits(decision, problem, profile);
  add_presumptions(decision, problem, profile);
  return decision;
}

Decision decide_standing(Problem& problem) {
  Search search{kBudget};
  return standing_in(problem, search);
}

std::optional<Possible> possible_for(Problem& problem, const Profile& profile) {
  if (problem.situation().take(profile)) return std::nullopt;
  problem.begin(profile);
  Search search{kBudget};
  const Verdicts verdicts = search.verdicts(problem);
  return Possible{verdicts, search.exact};
}

bool are_possible(Verdicts expected, Problem& problem, const Profile& profile) {
  if (problem.situation().take(profile)) return false;
  problem.begin(profile);
  return Search{kBudget}.gives(problem, expected);
}

tl::expected<Decision, Contradiction> decide(const KnowledgeBase& kb, const Profile& profile,
                                             std::uint32_t option) {
  Situation situation(kb);
  if (auto contradiction = situation.take(profile)) return tl::unexpected(std::move(*contradiction));
  return decide_in(situation, profile, option);
}

std::vector<Ranked> decide_all_in(Situation& situation, const Profile& profile) {
  const KnowledgeBase& kb = situation.kb();
  std::vector<Decision> decisions;
  for (const Item& item : profile.compared) decisions.push_back(decide_in(situation, profile, item.option));
  for (std::uint32_t option = 0; profile.compared.empty() && option + 1 < kb.options.size(); ++option)
    if (kb.kind(kb.options[option].node()) != "substance")
      decisions.push_back(decide_in(situation, profile, option));
  return rank(situation, profile, std::move(decisions));
}

tl::expected<std::vector<Ranked>, Contradiction> decide_all(const KnowledgeBase& kb, const Profile& profile) {
  Situation situation(kb);
  if (auto contradiction = situation.take(profile)) return tl::unexpected(std::move(*contradiction));
  return decide_all_in(situation, profile);
}

}  // namespace kb
