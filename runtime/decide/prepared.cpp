// Conditions taken apart as far as they are "all of" simple parts.
#include "runtime/decide/prepared.h"

#include <algorithm>
#include <array>

#include "runtime/decide/situation.h"

namespace kb {
namespace {

constexpr std::size_t kMostParts = 64;  // of one condition that are looked into; with more it is left whole

/// Calls `part` for each part of a condition all of which must hold, groups opened up to some size; false if
/// there are more.
template <typename Part>
bool each_part(const KnowledgeBase& kb, std::uint32_t condition, Part part) {
  std::array<std::uint32_t, kMostParts> open;
  std::size_t size = 0;
  bool all = true;
  const auto add = [&](std::uint32_t index) {
    all = all && index < kb.conditions.size() && size < open.size();
    if (all) open[size++] = index;
  };
  add(condition);
  for (std::size_t i = 0; i < size; ++i) {
    const fbs::Condition& row = kb.conditions[open[i]];
    if (row.kind() == kGroup)
      add(kb.groups[row.index()].condition());
    else if (row.kind() == kAllOf)
      std::ranges::for_each(kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count()),
                            add);
    else
      part(row);
  }
  return all;
}

/// Adds the literals that a part amounts to; false if it is none.
bool add_literals(const KnowledgeBase& kb, const fbs::Condition& part, std::vector<Literal>& into) {
  using enum Literal::Kind;
  switch (part.kind()) {
    case kHolds: into.push_back({fact, part.index(), 0}); return true;
    case kCompare: {
      const fbs::Threshold& threshold = kb.thresholds[part.index()];
      const std::uint32_t measure = threshold.measure();
      const std::int64_t at = turning_point(part.comparison(), threshold.micro());
      switch (part.comparison()) {
        case kLess:
        case kLessEqual: into.push_back({below, measure, at}); break;
        case kGreater:
        case kGreaterEqual: into.push_back({from, measure, at}); break;
        default: return false;
      }
      return true;
    }
    case kNot: {
      const fbs::Condition& row = kb.conditions[kb.condition_operands[part.index()]];
      if (row.kind() != kHolds) return false;
      into.push_back({no_fact, row.index(), 0});
      return true;
    }
    default: return false;
  }
}

}  // namespace

Prepared::Prepared(const KnowledgeBase& kb) : kb_(kb), rules_(kb.rules.empty() ? 0 : kb.rules.size() - 1) {
  index();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> on;
  for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
    for (const std::uint32_t rule : kb.option_rules.run(kb.options[option].rules_begin(),
                                                        kb.options[option + std::size_t{1}].rules_begin()))
      on.emplace_back(rule, option);
  options_of_ = Lists::of(size(), on);
  for (const std::uint32_t rule : kb.rule_overriders)
    if (rule < rules_.size()) rules_[rule].overrides = true;
}

void Prepared::prepare(std::uint32_t rule) {
  const fbs::Rule& row = kb_.rules[rule];
  const fbs::Rule& next = kb_.rules[rule + std::size_t{1}];
  PreparedRule& prepared = rules_[rule];
  prepared.prepared = true;
  prepared.literals = static_cast<std::uint32_t>(literals_.size());
  bool simple = true;
  if (row.condition() != kNone) {
    const bool all = each_part(kb_, row.condition(), [&](const fbs::Condition& part) {
      simple = simple && add_literals(kb_, part, literals_);
    });
    simple = simple && all;
  }
  if (!simple) literals_.resize(prepared.literals);
  prepared.simple = simple;
  prepared.literal_count = static_cast<std::uint8_t>(literals_.size() - prepared.literals);
  const auto options = options_of_[rule];
  prepared.options = static_cast<std::uint32_t>(options_.size());
  prepared.option_count = static_cast<std::uint32_t>(options.size());
  options_.insert(options_.end(), options.begin(), options.end());
  prepared.overriders = static_cast<std::uint32_t>(overriders_.size());
  for (const std::uint32_t other : kb_.rule_overriders.run(row.overriders_begin(), next.overriders_begin()))
    overriders_.push_back(other);
  prepared.overrider_count = static_cast<std::uint32_t>(overriders_.size() - prepared.overriders);
  const auto goals = kb_.rule_goals.run(row.goals_begin(), next.goals_begin());
  if (!goals.empty()) prepared.goal = goals.size() == 1 ? goals[0] : PreparedRule::kSeveralGoals;
  prepared.effect = row.effect();
  prepared.certainty = row.certainty();
  prepared.excepted = row.exception() != kNone;
  prepared.limited = row.limit() != kNone;
}

void Prepared::index() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> needs;  // a rule, a fact that it cannot do without
  std::vector<std::uint32_t> wanted(kb_.facts.size());         // by how many rules
  std::vector<Literal> numbers(size(), Literal{});             // by rule: the first that it asks for, if any
  std::vector<Literal> literals;
  for (std::uint32_t rule = 0; rule < size(); ++rule)
    each_part(kb_, kb_.rules[rule].condition(), [&](const fbs::Condition& part) {
      literals.clear();
      add_literals(kb_, part, literals);
      for (const Literal& literal : literals) {
        if (literal.kind == Literal::Kind::fact) {
          needs.emplace_back(rule, literal.index);
          ++wanted[literal.index];
        } else if (literal.kind != Literal::Kind::no_fact && numbers[rule].index == kNone) {
          numbers[rule] = literal;
        }
      }
    });
  // A rule is found through the fact that fewest others need.
  const Lists of_rule = Lists::of(size(), needs);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_fact;
  std::vector<std::uint32_t> at_measure(kb_.measures.size(), kNone);  // in by_number_
  for (std::uint32_t rule = 0; rule < size(); ++rule) {
    const auto rarest =
        std::ranges::min_element(of_rule[rule], {}, [&](std::uint32_t f) { return wanted[f]; });
    const Literal& number = numbers[rule];
    if (rarest != of_rule[rule].end()) {
      by_fact.emplace_back(*rarest, rule);
    } else if (number.index < at_measure.size()) {
      std::uint32_t& at = at_measure[number.index];
      if (at == kNone) {
        at = static_cast<std::uint32_t>(by_number_.size());
        by_number_.push_back({number.index, {}, {}});
      }
      (number.kind == Literal::Kind::below ? by_number_[at].below : by_number_[at].from)
          .push_back({number.micro, rule});
    } else {
      general_.push_back(rule);
    }
  }
  by_fact_ = Lists::of(kb_.facts.size(), by_fact);
  for (ByNumber& rules : by_number_) {
    std::ranges::stable_sort(rules.below, {}, &ByNumber::At::micro);
    std::ranges::stable_sort(rules.from, {}, &ByNumber::At::micro);
  }
}

}  // namespace kb
