// The rules on an option, their states, and the verdicts that these leave possible.
#include "runtime/decide/problem.h"

#include <algorithm>

namespace kb {
namespace {

Effects effect(const fbs::Rule& rule) {
  return static_cast<Effects>(std::min<std::uint8_t>(rule.effect(), 3));
}

}  // namespace

Problem::Problem(Situation& situation, const Profile& profile, std::uint32_t option)
    : situation_(situation), kb_(situation.kb()), option_(option) {
  const auto on_option = kb_.option_rules.run(kb_.options[option].rules_begin(),
                                              kb_.options[option + std::size_t{1}].rules_begin());
  // Rules on the option, and whatever overrides them, at any remove.
  std::vector<std::uint32_t> all;
  for (const std::uint32_t rule : on_option)
    if (rule < kb_.rules.size() && for_goal(kb_, rule, profile)) all.push_back(rule);
  const std::vector<std::uint32_t> targets = all;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::uint32_t o : kb_.rule_overriders.run(
             kb_.rules[all[i]].overriders_begin(), kb_.rules[all[i] + std::size_t{1}].overriders_begin()))
      if (o < all[i] && for_goal(kb_, o, profile)) all.push_back(o);
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  rules_.reserve(all.size());
  for (const std::uint32_t rule : all) add(rule, std::ranges::binary_search(targets, rule));
  states_.resize(rules_.size());
  leading_to_.resize(rules_.size());
  begin(profile);
}

void Problem::begin(const Profile& profile) {
  situation_.begin_totals(Ties(kb_, profile, option_));
  for (Rule& rule : rules_) {
    const std::uint32_t limit = kb_.rules[rule.rule].limit();
    if (limit == kNone) continue;
    const TotalKey key = key_of(kb_.limits[limit]);
    rule.total = situation_.total(key, total_of(kb_, profile, option_, key).sum());
  }
  worked_out_.assign(rules_.size(), 0);
}

bool for_goal(const KnowledgeBase& kb, std::uint32_t rule, const Profile& profile) {
  const auto goals =
      kb.rule_goals.run(kb.rules[rule].goals_begin(), kb.rules[rule + std::size_t{1}].goals_begin());
  return goals.empty() || profile.goal == kNone || std::ranges::find(goals, profile.goal) != goals.end();
}

void Problem::add(std::uint32_t index, bool on_option) {
  const fbs::Rule& row = kb_.rules[index];
  Rule rule{index, on_option, kNone, 0, {}};
  for (const std::uint32_t o : kb_.rule_overriders.run(
           row.overriders_begin(), kb_.rules[index + std::size_t{1}].overriders_begin())) {
    const auto at = std::ranges::lower_bound(rules_, o, {}, &Rule::rule);
    if (at != rules_.end() && at->rule == o)
      rule.overriders.push_back(static_cast<std::uint32_t>(at - rules_.begin()));
  }
  if (row.limit() != kNone) rule.limit = kb_.limits[row.limit()].micro();
  rules_.push_back(std::move(rule));
}

Truth Problem::beyond(const Rule& rule) const {
  const Range total = situation_.range({Variable::Kind::total, rule.total});
  return total.low > rule.limit ? Truth::yes : total.high <= rule.limit ? Truth::no : Truth::open;
}

void Problem::work_out(std::size_t index) {
  if (worked_out_[index] == situation_.version()) return;
  worked_out_[index] = situation_.version();
  const Rule& rule = rules_[index];
  const fbs::Rule& row = kb_.rules[rule.rule];
  State& state = states_[index];
  state.applies = row.condition() == kNone ? Truth::yes : situation_.holds(row.condition());
  if (rule.total != kNone) state.applies = state.applies & beyond(rule);
  state.excepted = row.exception() == kNone ? Truth::no : situation_.holds(row.exception());
  state.active = state.applies & !state.excepted;
  for (const std::uint32_t o : rule.overriders) state.active = state.active & !states_[o].active;
}

const std::vector<Problem::State>& Problem::states() {
  for (std::size_t i = 0; i < rules_.size(); ++i) work_out(i);
  return states_;
}

const Problem::State& Problem::state(std::size_t rule) {
  if (rules_[rule].overriders.empty()) {
    work_out(rule);
  } else {
    for (const std::uint32_t index : leading_to(rule)) work_out(index);
  }
  return states_[rule];
}

const std::vector<std::uint32_t>& Problem::leading_to(std::size_t rule) {
  std::vector<std::uint32_t>& result = leading_to_[rule];
  if (!result.empty()) return result;
  result.push_back(static_cast<std::uint32_t>(rule));
  std::vector<bool> found(rules_[rule].overriders.empty() ? 0 : rule);
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const std::uint32_t o : rules_[result[i]].overriders) {
      if (!found[o]) result.push_back(o);
      found[o] = true;
    }
  std::ranges::sort(result);  // a rule comes after those that override it
  return result;
}

bool Problem::always_applies(std::size_t rule) {
  const std::uint32_t condition = kb_.rules[rules_[rule].rule].condition();
  return (condition == kNone || !situation_.can(condition, false)) &&
         (rules_[rule].total == kNone || beyond(rules_[rule]) == Truth::yes);
}

Problem::Kind Problem::kind_of(const Rule& rule) const {
  const fbs::Rule& row = kb_.rules[rule.rule];
  switch (effect(row)) {
    case Effects::contraindicate: return kContra;
    case Effects::advise_against: return kAgainst;
    case Effects::caution: return kCaution;
    case Effects::suggest: break;
  }
  return row.certainty() > 0 ? kSuggest : kWeak;
}

Problem::Kinds Problem::kinds() {
  Kinds result{};
  states();
  for (std::size_t i = 0; i < rules_.size(); ++i)
    if (rules_[i].on_option) {
      Truth& kind = result[kind_of(rules_[i])];
      kind = kind | states_[i].active;
    }
  return result;
}

Verdicts Problem::bound() { return bound(kinds()); }

Verdicts Problem::bound(const Kinds& kinds) {
  Verdicts possible;
  Truth reached = Truth::yes;  // whether no graver effect is sure
  const auto allow = [&](Truth condition, Verdict verdict) {
    if ((reached & condition) != Truth::no) possible |= Verdicts(verdict);
  };
  const auto pass = [&](Truth condition) { reached = reached & !condition; };
  allow(kinds[kContra], Verdict::contraindicated);
  pass(kinds[kContra]);
  allow(kinds[kAgainst], Verdict::not_suggested);
  pass(kinds[kAgainst]);
  allow(kinds[kSuggest] & kinds[kCaution], Verdict::suggested_with_caution);
  allow(kinds[kSuggest] & !kinds[kCaution], Verdict::suggested);
  pass(kinds[kSuggest]);
  allow(kinds[kWeak], Verdict::not_enough_evidence);
  allow(!kinds[kWeak], Verdict::no_recommendation);
  return possible;
}

std::vector<bool> Problem::weighing() {
  const Kinds now = kinds();
  // A kind weighs if, the other open ones being settled somehow, the verdict differs by it.
  std::array<bool, kKinds> weighs{};
  for (unsigned others = 0; others < 1U << kKinds; ++others)
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      if (now[kind] != Truth::open) continue;
      Kinds settled = now;
      for (std::size_t k = 0; k < kKinds; ++k)
        if (settled[k] == Truth::open) settled[k] = truth((others >> k & 1U) != 0);
      settled[kind] = Truth::no;
      const Verdicts without = bound(settled);
      settled[kind] = Truth::yes;
      weighs[kind] = weighs[kind] || !(bound(settled) == without);
    }
  std::vector<bool> result(rules_.size());
  for (std::size_t i = rules_.size(); i-- > 0;) {  // a rule comes after those that override it
    if (states_[i].active != Truth::open) continue;
    result[i] = result[i] || (rules_[i].on_option && weighs[kind_of(rules_[i])]);
    if (result[i])
      for (const std::uint32_t o : rules_[i].overriders) result[o] = true;
  }
  return result;
}

std::optional<Situation::Split> Problem::split() {
  states();
  std::size_t best = rules_.size();
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (states_[i].active != Truth::open) continue;
    const auto weight = [&](std::size_t r) {
      return static_cast<int>(effect(kb_.rules[rules_[r].rule])) + (rules_[r].on_option ? 4 : 0);
    };
    if (best == rules_.size() || weight(i) > weight(best)) best = i;
  }
  return split_at(best);
}

std::optional<Situation::Split> Problem::split(std::size_t rule) {
  state(rule);
  return split_at(rule);
}

std::optional<Situation::Split> Problem::split_at(std::size_t open_rule) {
  // An open rule may be open only through those that override it.
  while (open_rule < rules_.size()) {
    const Rule& rule = rules_[open_rule];
    const fbs::Rule& row = kb_.rules[rule.rule];
    if (row.condition() != kNone && situation_.holds(row.condition()) == Truth::open)
      return situation_.first_open(row.condition());
    if (rule.total != kNone && beyond(rule) == Truth::open)
      return Situation::Split{{Variable::Kind::total, rule.total}, rule.limit + 1};
    if (states_[open_rule].excepted == Truth::open) return situation_.first_open(row.exception());
    const auto overrider = std::ranges::find_if(
        rule.overriders, [&](std::uint32_t o) { return states_[o].active == Truth::open; });
    open_rule = overrider == rule.overriders.end() ? rules_.size() : *overrider;
  }
  return std::nullopt;
}

std::vector<Variable> Problem::open_variables() {
  std::vector<Variable> result;
  const std::vector<bool> weighs = weighing();
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!weighs[i] || states_[i].active != Truth::open) continue;
    const fbs::Rule& row = kb_.rules[rules_[i].rule];
    situation_.open_variables(row.condition(), result);
    situation_.open_variables(row.exception(), result);
    const Variable total{Variable::Kind::total, rules_[i].total};
    if (rules_[i].total != kNone && beyond(rules_[i]) == Truth::open &&
        std::ranges::find(result, total) == result.end())
      result.push_back(total);
  }
  return result;
}

std::vector<std::int64_t> Problem::thresholds(Variable variable) const {
  std::vector<std::int64_t> result;
  for (const Rule& rule : rules_) {
    const fbs::Rule& row = kb_.rules[rule.rule];
    if (variable.kind == Variable::Kind::total) {
      if (rule.total == variable.index) result.push_back(rule.limit + 1);
      continue;
    }
    situation_.thresholds(row.condition(), variable, result);
    situation_.thresholds(row.exception(), variable, result);
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  const Range range = situation_.range(variable);
  std::erase_if(result, [&](std::int64_t t) { return t <= range.low || t > range.high; });
  return result;
}

}  // namespace kb
