// Rules in an order in which overriding ones come first, with their limits, doses and spacings; and which of
// them bear on which option.
#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

#include "compiler/lower/lowering.h"
#include "runtime/quantity/quantity.h"

namespace kbc {
namespace {

namespace fbs = kb::fbs;

constexpr Kinds kRules{Kind::suggest, Kind::caution,  Kind::advise_against, Kind::contraindicate,
                       Kind::limit,   Kind::separate, Kind::interact};

enum Effect : std::uint8_t { kSuggest, kCaution, kAgainst, kContraindicate };

std::uint8_t effect_of(const Lowering& l, const Thing& rule) {
  switch (rule.kind) {
    case Kind::suggest: return kSuggest;
    case Kind::advise_against: return kAgainst;
    case Kind::contraindicate: return kContraindicate;
    case Kind::limit: {
      const ResolvedClause* then = l.k.find(rule, Key::then);
      return then == nullptr || then->values == 0
                 ? std::uint8_t{kAgainst}
                 : static_cast<std::uint8_t>(kCaution + l.k.values_of(*then)[0].index);
    }
    default: return kCaution;
  }
}

/// Rules by their place in the text, but none before a rule that overrides it (Kahn's algorithm).
std::vector<std::uint32_t> in_order(const Lowering& l) {
  std::vector<std::uint32_t> waiting(l.k.things.size());
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  const auto overridden = [&](std::uint32_t rule) {
    std::vector<std::uint32_t> result;
    for (const ThingId id : l.k.refs(l.k.things[rule], Key::overrides)) result.push_back(Lowering::node(id));
    return result;
  };
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i)
    if (kRules.has(l.k.things[i].kind))
      for (const std::uint32_t r : overridden(i)) ++waiting[r];
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i)
    if (kRules.has(l.k.things[i].kind) && waiting[i] == 0) ready.push(i);
  std::vector<std::uint32_t> order;
  while (!ready.empty()) {
    order.push_back(ready.top());
    ready.pop();
    for (const std::uint32_t r : overridden(order.back()))
      if (--waiting[r] == 0) ready.push(r);
  }
  return order;
}

/// A day's elemental range of an amount, by the one form it is about; low > high where it isn't known, as of
/// an amount by body weight. What names no period is a day's.
kb::Range elemental_range(const Lowering& l, const kb::Amount& written, const std::vector<ThingId>& targets) {
  const bool weight = written.unit.dimension == kb::Dimension{kb::Base::mass, kb::Base::number};
  const auto daily =
      written.unit.period == kb::Period::none ? written : kb::in_period(written, kb::Period::day);
  if (!weight || !daily) return {1, 0};
  const kb::Amount& amount = *daily;
  if (amount.basis == kb::Basis::elemental) return amount.range;
  const Content* content = targets.size() == 1 ? l.k.content(targets[0]) : nullptr;
  if (amount.basis == kb::Basis::compound && content != nullptr) {
    const auto low = kb::elemental(amount, content->low);
    const auto high = kb::elemental(amount, content->high);
    if (low && high) return {low->range.low, high->range.high};
  }
  return {1, 0};
}

void add_doses(Lowering& l, const Thing& rule) {
  const auto targets = l.k.refs(rule, Key::target);
  const auto add = [&](const ResolvedClause& clause, Key key) {
    for (const Value& value : l.k.values_of(clause)) {
      if (value.type != Value::Type::amount) continue;
      const kb::Amount& amount = l.k.amounts[value.index];
      const kb::Range elemental = elemental_range(l, amount, targets);
      l.t.doses.emplace_back(amount.range.low, amount.range.high, elemental.low, elemental.high,
                             l.t.texts.add(kb::unit_text(amount.unit)), static_cast<std::uint8_t>(key),
                             static_cast<std::uint8_t>(amount.basis), std::uint16_t{0});
    }
  };
  for (const ResolvedClause& clause : l.k.clauses_of(rule)) {
    if (clause.key != Key::dose) continue;
    add(clause, Key::usual);
    for (const ResolvedClause& band : l.k.clauses_in(clause)) add(band, band.key);
  }
}

std::uint32_t add_limit(Lowering& l, const Thing& rule) {
  const ResolvedClause* to = l.k.find(rule, Key::to);
  const auto targets = l.k.refs(rule, Key::target);
  if (to == nullptr || to->values == 0 || targets.empty()) return kNoRow;
  kb::Amount amount = l.k.amounts[l.k.values_of(*to)[0].index];
  if (const auto per_day = kb::in_period(amount, kb::Period::day)) amount = *per_day;
  const ThingId target = targets.front();
  const bool form = l.k[target].kind == Kind::form;
  const auto substances = l.k.refs(l.k[target], Key::of);
  const ThingId substance = form && !substances.empty() ? substances.front() : target;
  bool total = false;
  for (const Value& value : l.k.values_of(*l.k.find(rule, Key::target)))
    if (value.type == Value::Type::word) total = value.index == 1;
  const kb::Range elemental = elemental_range(l, amount, targets);
  const bool converted = amount.basis == kb::Basis::compound && elemental.low <= elemental.high;
  l.t.limits.emplace_back(converted ? elemental.high : amount.range.high, Lowering::node(substance),
                          form ? Lowering::node(target) : kNoRow, l.t.texts.add(kb::unit_text(amount.unit)),
                          static_cast<std::uint8_t>(total ? 1 : 0),
                          static_cast<std::uint8_t>(converted ? kb::Basis::elemental : amount.basis),
                          std::uint16_t{0});
  return static_cast<std::uint32_t>(l.t.limits.size() - 1);
}

std::uint32_t add_spacing(Lowering& l, const Thing& rule) {
  const auto range = [&](Key key) {
    const ResolvedClause* clause = l.k.find(rule, key);
    return clause == nullptr || clause->values == 0 ? kb::Range{0, 0}
                                                    : l.k.amounts[l.k.values_of(*clause)[0].index].range;
  };
  if (rule.kind != Kind::separate) return kNoRow;
  const kb::Range before = range(Key::by);
  const kb::Range after = l.k.find(rule, Key::after) == nullptr ? before : range(Key::after);
  l.t.spacings.emplace_back(before.low, before.high, after.low, after.high);
  return static_cast<std::uint32_t>(l.t.spacings.size() - 1);
}

void add_rule(Lowering& l, std::uint32_t thing) {
  const Thing& rule = l.k.things[thing];
  std::vector<std::uint32_t> more;
  if (rule.kind == Kind::separate || rule.kind == Kind::interact)
    more.push_back(l.takes_any(rule, rule.kind == Kind::separate ? Key::from : Key::with));
  const std::uint32_t condition = l.applicability(rule, more);
  const std::uint32_t exception = l.exception(rule);
  const ResolvedClause* strength = l.k.find(rule, Key::strength);
  const bool strong = strength != nullptr && strength->values > 0 && l.k.values_of(*strength)[0].index == 0;
  l.detail[thing] = static_cast<std::uint32_t>(l.t.rules.size());
  const auto goals_begin = static_cast<std::uint32_t>(l.t.rule_goals.size());
  const auto overriders_begin = static_cast<std::uint32_t>(l.t.rule_overriders.size());
  const auto doses_begin = static_cast<std::uint32_t>(l.t.doses.size());
  for (const std::uint32_t goal : l.goals(rule)) l.t.rule_goals.push_back(goal);
  std::vector<std::uint32_t> overriders;
  for (auto [e, end] = boost::in_edges(thing, l.k.graph); e != end; ++e)
    if (l.k.graph[*e].label == Key::overrides) overriders.push_back(l.detail[boost::source(*e, l.k.graph)]);
  std::ranges::sort(overriders);
  l.t.rule_overriders.insert(l.t.rule_overriders.end(), overriders.begin(), overriders.end());
  add_doses(l, rule);
  const std::uint32_t limit = rule.kind == Kind::limit ? add_limit(l, rule) : kNoRow;
  l.t.rules.emplace_back(thing, condition, exception, goals_begin, overriders_begin, doses_begin, limit,
                         add_spacing(l, rule), effect_of(l, rule),
                         static_cast<std::uint8_t>(l.grades.certainty[thing]),
                         static_cast<std::uint8_t>(strong ? 1 : 0), std::uint8_t{0});
}

/// The rows of what a statement names: an option, or every form of a substance.
std::vector<std::uint32_t> options_meant(const Lowering& l, const std::vector<ThingId>& named) {
  std::vector<std::uint32_t> result;
  for (const ThingId id : named) {
    if (l.k[id].kind != Kind::substance) {
      result.push_back(l.detail[Lowering::node(id)]);
      continue;
    }
    for (std::uint32_t row = 0; row < l.t.options.size(); ++row)
      if (l.t.options[row].substance() == Lowering::node(id)) result.push_back(row);
  }
  return result;
}

void add_preferences(Lowering& l) {
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i) {
    const Thing& thing = l.k.things[i];
    if (thing.kind != Kind::prefer) continue;
    const std::uint32_t condition = l.applicability(thing);
    const std::uint32_t exception = l.exception(thing);
    const auto goals = l.goals(thing);
    for (const std::uint32_t better : options_meant(l, l.k.refs(thing, Key::target))) {
      for (const std::uint32_t worse : options_meant(l, l.k.refs(thing, Key::over))) {
        l.t.preferences.emplace_back(better, worse, condition, exception,
                                     static_cast<std::uint32_t>(l.t.preference_goals.size()), i);
        l.t.preference_goals.insert(l.t.preference_goals.end(), goals.begin(), goals.end());
      }
    }
  }
  l.t.preferences.emplace_back(0, 0, kNoRow, kNoRow, static_cast<std::uint32_t>(l.t.preference_goals.size()),
                               0);
}

/// The rules of each option: on itself, on its substance, and what speaks against anything that a product
/// holds.
void add_option_rules(Lowering& l) {
  std::vector<std::vector<std::uint32_t>> on(l.k.things.size());  // rules by target
  for (const std::uint32_t thing : l.rule_things)
    for (const ThingId target : l.k.refs(l.k.things[thing], Key::target))
      on[Lowering::node(target)].push_back(l.detail[thing]);
  std::vector<std::uint32_t> seen(l.k.things.size(), kNoRow);  // by thing: the last product found to hold it
  for (fbs::Option& option : l.t.options) {
    std::vector<std::uint32_t> rules = on[option.node()];
    const auto add_harms = [&](std::uint32_t node) {
      for (const std::uint32_t rule : on[node])
        if (l.t.rules[rule].effect() != kSuggest) rules.push_back(rule);
    };
    if (option.substance() != kNoRow)
      rules.insert(rules.end(), on[option.substance()].begin(), on[option.substance()].end());
    if (l.k.things[option.node()].kind == Kind::product) {
      // What a product holds may hold something in its turn.
      std::vector<std::uint32_t> parts{option.node()};
      for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const Key key : {Key::contains, Key::of})
          for (const ThingId id : l.k.refs(l.k.things[parts[i]], key))
            if (std::exchange(seen[Lowering::node(id)], option.node()) != option.node())
              parts.push_back(Lowering::node(id));
        if (i > 0) add_harms(parts[i]);
      }
    }
    std::ranges::sort(rules);
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    option.mutate_rules_begin(static_cast<std::uint32_t>(l.t.option_rules.size()));
    l.t.option_rules.insert(l.t.option_rules.end(), rules.begin(), rules.end());
  }
  l.t.options.emplace_back(0, 1, 0, 1, 0, kNoRow, static_cast<std::uint32_t>(l.t.option_rules.size()),
                           static_cast<std::uint32_t>(l.t.contents.size()));
}

}  // namespace

void lower_rules(Lowering& l) {
  l.rule_things = in_order(l);
  for (const std::uint32_t thing : l.rule_things) add_rule(l, thing);
  add_option_rules(l);
  l.t.rules.emplace_back(0, kNoRow, kNoRow, static_cast<std::uint32_t>(l.t.rule_goals.size()),
                         static_cast<std::uint32_t>(l.t.rule_overriders.size()),
                         static_cast<std::uint32_t>(l.t.doses.size()), kNoRow, kNoRow, std::uint8_t{0},
                         std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0});
  add_preferences(l);
  l.t.evidence.emplace_back(0, 0, static_cast<std::uint32_t>(l.t.ratings.size()), std::uint8_t{0},
                            std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0},
                            std::uint8_t{0}, std::uint16_t{0});
}

}  // namespace kbc
