// Facts, measures, groups of people, and the conditions over them.
#include <algorithm>

#include "compiler/lower/lowering.h"
#include "runtime/quantity/quantity.h"

namespace kbc {
namespace {

namespace fbs = kb::fbs;

constexpr std::uint8_t kHolds = 0;
constexpr std::uint8_t kTaking = 1;
constexpr std::uint8_t kSupervised = 2;

constexpr std::size_t kMostOperands = UINT16_MAX;  // of one condition in the artifact

void add_fact(Lowering& l, std::uint32_t thing, std::uint8_t kind) {
  const Thing& of = l.k.things[thing];
  const ResolvedClause* presume = l.k.find(of, Key::presume);
  std::uint8_t presumption = 0;
  if (presume != nullptr && presume->values > 0) presumption = l.k.values_of(*presume)[0].index == 0 ? 2 : 1;
  if (kind == kSupervised) presumption = 1;  // supervision is arranged, and so known: unsaid means none
  const bool safety = l.k.find(of, Key::safety) != nullptr;
  const auto row = static_cast<std::uint32_t>(l.t.facts.size());
  if (kind == kTaking) {
    l.taking[thing] = row;
  } else {
    l.detail[thing] = row;
  }
  l.t.facts.emplace_back(thing, l.text(of, Key::ask), kind, presumption, safety ? 1 : 0, 0);
}

void add_measure(Lowering& l, std::uint32_t thing) {
  const Thing& of = l.k.things[thing];
  kb::Range range;
  std::uint32_t unit = 0;
  if (const ResolvedClause* in = l.k.find(of, Key::in); in != nullptr && in->values > 0)
    unit = l.t.texts.add(kb::unit_text(l.k.units[l.k.values_of(*in)[0].index]));
  if (const ResolvedClause* from = l.k.find(of, Key::from); from != nullptr && from->values > 0)
    range = l.k.amounts[l.k.values_of(*from)[0].index].range;
  l.detail[thing] = static_cast<std::uint32_t>(l.t.measures.size());
  l.t.measures.emplace_back(range.low, range.high, thing, l.text(of, Key::ask), unit, 0);
}

/// Everything that some condition or rule asks whether the person takes, all medicines, and what is limited.
std::vector<bool> taken_things(const Lowering& l) {
  std::vector<bool> taken(l.k.things.size());
  for (const Condition& condition : l.k.conditions)
    if (condition.kind == ConditionKind::taking) taken[Lowering::node(condition.thing)] = true;
  for (std::size_t i = 0; i < l.k.things.size(); ++i) {
    const Thing& thing = l.k.things[i];
    if (thing.kind == Kind::medicine) taken[i] = true;
    if (thing.kind == Kind::limit)
      for (const ThingId target : l.k.refs(thing, Key::target)) {
        const bool is_form = l.k[target].kind == Kind::form;
        for (const ThingId of : is_form ? l.k.refs(l.k[target], Key::of) : std::vector{target})
          taken[Lowering::node(of)] = true;
      }
    const Key other = thing.kind == Kind::separate ? Key::from : Key::with;
    if (thing.kind == Kind::separate || thing.kind == Kind::interact)
      for (const ThingId id : l.k.refs(thing, other)) taken[Lowering::node(id)] = true;
  }
  return taken;
}

std::uint32_t implication(Lowering& l, std::uint32_t if_, std::uint32_t then) {
  return l.combine(ConditionKind::any_of, {l.combine(ConditionKind::negation, {if_}), then});
}

/// What is taken with a form or product: its substance, what it contains, and what that holds. All of it,
/// since a thing that nothing asks about has no fact that would lead on to the next.
std::vector<ThingId> held_by(const Lowering& l, ThingId thing) {
  std::vector<ThingId> held{thing};
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Thing& part = l.k[held[i]];
    if (part.kind != Kind::form && part.kind != Kind::product) continue;
    for (const ThingId id : l.k.refs(part, part.kind == Kind::form ? Key::of : Key::contains))
      if (std::ranges::find(held, id) == held.end()) held.push_back(id);
  }
  held.erase(held.begin());
  return held;
}

void add_constraints(Lowering& l) {
  const auto fact_holds = [&](std::uint32_t fact) {
    l.t.conditions.emplace_back(fact, std::uint16_t{0}, kHolds, std::uint8_t{0});
    return static_cast<std::uint32_t>(l.t.conditions.size() - 1);
  };
  const auto constrain = [&](std::uint32_t condition) { l.t.constraints.push_back(condition); };
  // One row after the other, not as arguments of one call, whose order each compiler chooses.
  const auto imply = [&](const auto& make_if, const auto& make_then) {
    const std::uint32_t then = make_then();
    const std::uint32_t if_ = make_if();
    constrain(implication(l, if_, then));
  };
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i) {
    const Thing& thing = l.k.things[i];
    const auto follow = [&](const std::vector<ThingId>& others, const std::vector<std::uint32_t>& facts) {
      for (const ThingId id : others)
        if (const std::uint32_t other = facts[Lowering::node(id)]; other != kNoRow && facts[i] != kNoRow)
          imply([&] { return fact_holds(facts[i]); }, [&] { return fact_holds(other); });
    };
    switch (thing.kind) {
      case Kind::fact:
        for (const ThingId id : l.k.refs(thing, Key::implies))
          imply([&] { return fact_holds(l.detail[i]); }, [&] { return l.holds(id); });
        for (const ResolvedClause& clause : l.k.clauses_of(thing))
          if (clause.key == Key::implied_by && clause.values > 0)
            imply([&] { return l.condition(static_cast<ConditionId>(l.k.values_of(clause)[0].index)); },
                  [&] { return fact_holds(l.detail[i]); });
        break;
      case Kind::professional: follow(l.k.refs(thing, Key::is), l.detail); break;
      case Kind::medicine: follow(l.k.refs(thing, Key::is), l.taking); break;
      case Kind::form:
      case Kind::product: follow(held_by(l, static_cast<ThingId>(i)), l.taking); break;
      case Kind::exclusive: {
        const auto all = l.k.refs(thing, Key::target);
        for (std::size_t a = 0; a < all.size(); ++a)
          for (std::size_t b = a + 1; b < all.size(); ++b)
            constrain(l.combine(ConditionKind::negation,
                                {l.combine(ConditionKind::all_of, {l.holds(all[a]), l.holds(all[b])})}));
        break;
      }
      default: break;
    }
  }
}

}  // namespace

std::uint32_t Lowering::combine(ConditionKind kind, const std::vector<std::uint32_t>& operands) {
  if (operands.empty()) return kNoRow;
  if (operands.size() == 1 && kind != ConditionKind::negation) return operands.front();
  if (operands.size() > kMostOperands) {
    std::vector<std::uint32_t> parts;
    for (std::size_t at = 0; at < operands.size(); at += kMostOperands) {
      const std::size_t end = std::min(at + kMostOperands, operands.size());
      parts.push_back(combine(kind, {operands.begin() + static_cast<std::ptrdiff_t>(at),
                                     operands.begin() + static_cast<std::ptrdiff_t>(end)}));
    }
    return combine(kind, parts);
  }
  const auto code = static_cast<std::uint8_t>(kind == ConditionKind::any_of   ? 3
                                              : kind == ConditionKind::all_of ? 4
                                                                              : 5);
  const auto first = static_cast<std::uint32_t>(t.condition_operands.size());
  t.condition_operands.insert(t.condition_operands.end(), operands.begin(), operands.end());
  t.conditions.emplace_back(first, static_cast<std::uint16_t>(operands.size()), code, std::uint8_t{0});
  return static_cast<std::uint32_t>(t.conditions.size() - 1);
}

std::uint32_t Lowering::holds(ThingId id) {
  const std::uint32_t thing = node(id);
  const Kind kind = k[id].kind;
  const bool group = kind == Kind::population || kind == Kind::risk_group;
  const std::uint32_t row = kind == Kind::fact || group ? detail[thing] : taking[thing];
  t.conditions.emplace_back(row, std::uint16_t{0}, std::uint8_t{group ? std::uint8_t{2} : std::uint8_t{0}},
                            std::uint8_t{0});
  return static_cast<std::uint32_t>(t.conditions.size() - 1);
}

std::uint32_t Lowering::condition(ConditionId id) {  // as deep as the text nests, which the parser bounds
  std::uint32_t& row = conditions[static_cast<std::size_t>(id)];
  if (row != kNoRow) return row;
  const Condition& condition = k[id];
  switch (condition.kind) {
    case ConditionKind::holds:
    case ConditionKind::taking:
    case ConditionKind::group: return row = holds(condition.thing);
    case ConditionKind::supervised:
      t.conditions.emplace_back(detail[node(condition.thing)], std::uint16_t{0}, std::uint8_t{0},
                                std::uint8_t{0});
      return row = static_cast<std::uint32_t>(t.conditions.size() - 1);
    case ConditionKind::compare:
      t.thresholds.emplace_back(condition.micro, detail[node(condition.thing)], 0);
      t.conditions.emplace_back(static_cast<std::uint32_t>(t.thresholds.size() - 1), std::uint16_t{0},
                                std::uint8_t{1}, static_cast<std::uint8_t>(condition.comparison));
      return row = static_cast<std::uint32_t>(t.conditions.size() - 1);
    default: break;
  }
  std::vector<std::uint32_t> operands;
  for (std::uint32_t i = 0; i < condition.count; ++i)
    operands.push_back(this->condition(k.operands[condition.first + i]));
  const std::uint32_t result = combine(condition.kind, operands);
  return conditions[static_cast<std::size_t>(id)] = result;
}

std::uint32_t Lowering::takes_any(const Thing& rule, Key key) {
  std::vector<std::uint32_t> any;
  for (const ThingId id : k.refs(rule, key)) any.push_back(holds(id));
  return combine(ConditionKind::any_of, any);
}

std::uint32_t Lowering::applicability(const Thing& thing, std::vector<std::uint32_t> more) {
  for (const ResolvedClause& clause : k.clauses_of(thing)) {
    const auto values = k.values_of(clause);
    if (clause.key == Key::when && !values.empty())
      more.push_back(condition(static_cast<ConditionId>(values[0].index)));
    if (clause.key != Key::for_) continue;
    std::vector<std::uint32_t> any;
    for (const Value& value : values) {
      if (value.type != Value::Type::thing) continue;
      const auto id = static_cast<ThingId>(value.index);
      if (k[id].kind != Kind::goal) any.push_back(holds(id));
    }
    if (!any.empty()) more.push_back(combine(ConditionKind::any_of, any));
  }
  return combine(ConditionKind::all_of, more);
}

std::uint32_t Lowering::exception(const Thing& thing) {
  std::vector<std::uint32_t> any;
  for (const ResolvedClause& clause : k.clauses_of(thing))
    if (clause.key == Key::unless && clause.values > 0)
      any.push_back(condition(static_cast<ConditionId>(k.values_of(clause)[0].index)));
  return combine(ConditionKind::any_of, any);
}

std::vector<std::uint32_t> Lowering::goals(const Thing& thing) const {
  std::vector<std::uint32_t> result;
  for (const ThingId id : k.refs(thing, Key::for_))
    if (k[id].kind == Kind::goal) result.push_back(node(id));
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void lower_people(Lowering& l) {
  const std::vector<bool> taken = taken_things(l);
  const auto size = static_cast<std::uint32_t>(l.k.things.size());
  for (std::uint32_t i = 0; i < size; ++i)
    if (l.k.things[i].kind == Kind::fact) add_fact(l, i, kHolds);
  for (std::uint32_t i = 0; i < size; ++i)
    if (taken[i]) add_fact(l, i, kTaking);
  for (std::uint32_t i = 0; i < size; ++i)
    if (l.k.things[i].kind == Kind::professional) add_fact(l, i, kSupervised);
  for (std::uint32_t i = 0; i < size; ++i)
    if (l.k.things[i].kind == Kind::measure) add_measure(l, i);
  for (const ThingId id : l.k.groups) {
    const ResolvedClause* who = l.k.find(l.k[id], Key::who);
    if (who == nullptr || who->values == 0) continue;
    const std::uint32_t condition = l.condition(static_cast<ConditionId>(l.k.values_of(*who)[0].index));
    l.detail[Lowering::node(id)] = static_cast<std::uint32_t>(l.t.groups.size());
    l.t.groups.emplace_back(Lowering::node(id), condition);
  }
  add_constraints(l);
}

}  // namespace kbc
