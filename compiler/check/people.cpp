// Conditions as formulas, with what holds of everybody.
#include "compiler/check/people.h"

#include <set>

namespace kbc {
namespace {

constexpr std::size_t kMostNodes = 1000;         // of what holds of everybody
constexpr std::int64_t kWorkForAll = 3'000'000;  // nodes evaluated

}  // namespace

People::People(const Knowledge& knowledge) : k_(knowledge), work_left_(kWorkForAll) {
  // Groups in their order: what one is made of is there before it.
  for (const ThingId id : k_.groups) {
    const ResolvedClause* who = k_.find(k_[id], Key::who);
    if (who != nullptr && who->values > 0)
      things_[id] = condition(static_cast<ConditionId>(k_.values_of(*who)[0].index));
  }
  add_constraints();
}

Formula People::add(Op op, std::span<const Formula> operands) {
  nodes_.push_back({.op = op,
                    .first = static_cast<std::uint32_t>(operands_.size()),
                    .count = static_cast<std::uint32_t>(operands.size())});
  operands_.insert(operands_.end(), operands.begin(), operands.end());
  return static_cast<Formula>(nodes_.size() - 1);
}

std::span<const Formula> People::operands(Formula formula) const {
  const Node& node = nodes_[at(formula)];
  return {operands_.data() + node.first, node.count};
}

Formula People::holds(ThingId thing) {
  const auto known = things_.find(thing);
  if (known != things_.end()) return known->second;
  nodes_.push_back({.op = Op::holds, .thing = thing});
  return things_[thing] = static_cast<Formula>(nodes_.size() - 1);
}

Formula People::condition(ConditionId id) {  // as deep as the text nests, which the parser bounds
  const auto known = conditions_.find(id);
  if (known != conditions_.end()) return known->second;
  const Condition& condition = k_[id];
  if (condition.kind == ConditionKind::compare) {
    nodes_.push_back({.op = Op::compare,
                      .comparison = condition.comparison,
                      .thing = condition.thing,
                      .micro = condition.micro});
    return conditions_[id] = static_cast<Formula>(nodes_.size() - 1);
  }
  if (condition.thing != ThingId::none) return conditions_[id] = holds(condition.thing);
  std::vector<Formula> operands;
  for (std::uint32_t i = 0; i < condition.count; ++i)
    operands.push_back(this->condition(k_.operands[condition.first + i]));
  const Op op = condition.kind == ConditionKind::any_of   ? Op::any_of
                : condition.kind == ConditionKind::all_of ? Op::all_of
                                                          : Op::negation;
  return conditions_[id] = add(op, operands);
}

Formula People::any_taken(const Thing& rule, Key key) {
  std::vector<Formula> any;
  for (const ThingId id : k_.refs(rule, key)) any.push_back(holds(id));
  return add(Op::any_of, any);
}

Formula People::applies(const Thing& rule) {
  if (const auto known = applies_.find(&rule); known != applies_.end()) return known->second;
  std::vector<Formula> all;
  if (rule.kind == Kind::separate) all.push_back(any_taken(rule, Key::from));
  if (rule.kind == Kind::interact) all.push_back(any_taken(rule, Key::with));
  for (const ResolvedClause& clause : k_.clauses_of(rule)) {
    const auto values = k_.values_of(clause);
    if ((clause.key == Key::when || clause.key == Key::unless) && !values.empty()) {
      const Formula stated = condition(static_cast<ConditionId>(values[0].index));
      all.push_back(clause.key == Key::when ? stated : neither_holds(stated));
    }
    if (clause.key != Key::for_) continue;
    std::vector<Formula> any;
    for (const Value& value : values)
      if (value.type == Value::Type::thing && k_.things[value.index].kind != Kind::goal)
        any.push_back(holds(static_cast<ThingId>(value.index)));
    if (!any.empty()) all.push_back(add(Op::any_of, any));
  }
  return applies_[&rule] = add(Op::all_of, all);
}

/// What holds of everybody, under each thing that it speaks of.
void People::constrain(Formula formula) {
  std::set<ThingId> things;
  std::vector<Formula> open{formula};
  std::set<Formula> seen(open.begin(), open.end());
  while (!open.empty()) {
    const Formula next = open.back();
    open.pop_back();
    if (const ThingId thing = nodes_[at(next)].thing; thing != ThingId::none) things.insert(thing);
    for (const Formula operand : operands(next))
      if (seen.insert(operand).second) open.push_back(operand);
    if (seen.size() > kMostNodes) {
      complete_ = false;
      return;
    }
  }
  for (const ThingId thing : things) constraints_[thing].push_back(formula);
}

void People::add_constraints() {
  const auto implies = [&](Formula a, Formula b) { constrain(add(Op::any_of, {neither_holds(a), b})); };
  for (std::size_t i = 0; i < k_.things.size(); ++i) {
    const Thing& thing = k_.things[i];
    const auto self = static_cast<ThingId>(i);
    const auto follow = [&](Key key) {
      for (const ThingId other : k_.refs(thing, key)) implies(holds(self), holds(other));
    };
    switch (thing.kind) {
      case Kind::fact:
        follow(Key::implies);
        for (const ResolvedClause& clause : k_.clauses_of(thing))
          if (clause.key == Key::implied_by && clause.values > 0)
            implies(condition(static_cast<ConditionId>(k_.values_of(clause)[0].index)), holds(self));
        break;
      case Kind::medicine:
      case Kind::professional: follow(Key::is); break;
      case Kind::form: follow(Key::of); break;
      case Kind::product: follow(Key::contains); break;
      case Kind::exclusive: exclude(self); break;
      default: break;
    }
  }
}

/// A group is no variable: what excludes it is said of what its condition speaks of.
void People::exclude(ThingId exclusion) {
  const auto members = k_.refs(k_[exclusion], Key::target);
  for (const ThingId member : members) {
    if (!Kinds{Kind::population, Kind::risk_group}.has(k_[member].kind)) {
      excludes_[member].push_back(exclusion);
      continue;
    }
    std::vector<Formula> others;
    for (const ThingId other : members)
      if (other != member) others.push_back(holds(other));
    constrain(neither_holds(both(holds(member), add(Op::any_of, others))));
  }
}

kb::Range People::range(ThingId measure) const {
  const ResolvedClause* from = k_.find(k_[measure], Key::from);
  return from != nullptr && from->values > 0 ? k_.amounts[k_.values_of(*from)[0].index].range : kb::Range{};
}

}  // namespace kbc
