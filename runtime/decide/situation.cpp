// What holds, and what follows when more is known.
#include "runtime/decide/situation.h"

#include <algorithm>

namespace kb {
namespace {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
enum Comparison : std::uint8_t { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual, kNotEqual };

std::int64_t next(std::int64_t value) { return value == Range::kOpenHigh ? value : value + 1; }

}  // namespace

std::int64_t turning_point(std::uint8_t comparison, std::int64_t micro) {
  return comparison == kLessEqual || comparison == kGreater ? next(micro) : micro;
}

Situation::Situation(const KnowledgeBase& kb) : kb_(kb), facts_(kb.facts.size(), Truth::open) {
  measures_.reserve(kb.measures.size());
  for (const fbs::Measure& measure : kb.measures) measures_.push_back({measure.low(), measure.high()});
}

Range Situation::range(Variable variable) const {
  const auto& ranges = variable.kind == Variable::Kind::measure ? measures_ : totals_;
  return variable.index < ranges.size() ? ranges[variable.index] : Range{};
}

bool Situation::is_open(Variable variable) const {
  return variable.kind == Variable::Kind::fact ? fact(variable.index) == Truth::open
                                               : !range(variable).is_single();
}

// ---- conditions

Truth Situation::compare(const fbs::Condition& condition) const {
  const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
  const Range x = range({Variable::Kind::measure, threshold.measure()});
  const std::int64_t t = threshold.micro();
  const auto below = [&](std::int64_t limit) {
    return x.high < limit ? Truth::yes : x.low >= limit ? Truth::no : Truth::open;
  };
  switch (condition.comparison()) {
    case kLess: return below(t);
    case kLessEqual: return below(next(t));
    case kGreater: return !below(next(t));
    case kGreaterEqual: return !below(t);
    default: {
      const Truth equal = x.low == t && x.high == t ? Truth::yes
                          : t < x.low || t > x.high ? Truth::no
                                                    : Truth::open;
      return condition.comparison() == kEqual ? equal : !equal;
    }
  }
}

Truth Situation::holds(std::uint32_t index, int depth) const {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return Truth::open;
  const fbs::Condition& condition = kb_.conditions[index];
  switch (condition.kind()) {
    case kHolds: return fact(condition.index());
    case kCompare: return compare(condition);
    case kGroup: return holds(kb_.groups[condition.index()].condition(), depth + 1);
    case kNot: return !holds(operands(condition).empty() ? kNone : operands(condition)[0], depth + 1);
    default: {
      const bool any = condition.kind() == kAnyOf;
      Truth result = truth(!any);
      for (const std::uint32_t operand : operands(condition)) {
        result = any ? result | holds(operand, depth + 1) : result & holds(operand, depth + 1);
        if (result == truth(any)) break;
      }
      return result;
    }
  }
}

std::optional<Situation::Split> Situation::first_open(std::uint32_t index, int depth) const {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return std::nullopt;
  const fbs::Condition& condition = kb_.conditions[index];
  switch (condition.kind()) {
    case kHolds:
      if (fact(condition.index()) == Truth::open && condition.index() < facts_.size())
        return Split{{Variable::Kind::fact, condition.index()}};
      return std::nullopt;
    case kCompare: {
      if (compare(condition) != Truth::open) return std::nullopt;
      const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
      const Variable measure{Variable::Kind::measure, threshold.measure()};
      if (threshold.measure() >= measures_.size()) return std::nullopt;
      std::int64_t at = turning_point(condition.comparison(), threshold.micro());
      if (at <= range(measure).low) at = next(at);  // an equality at the lower end
      return Split{measure, at};
    }
    case kGroup: return first_open(kb_.groups[condition.index()].condition(), depth + 1);
    default:
      for (const std::uint32_t operand : operands(condition))
        if (holds(operand, depth + 1) == Truth::open)
          if (auto split = first_open(operand, depth + 1)) return split;
      return std::nullopt;
  }
}

void Situation::open_variables(std::uint32_t index, std::vector<Variable>& into, int depth) const {
  if (index >= kb_.conditions.size() || depth > kMaxDepth || holds(index, depth) != Truth::open) return;
  const fbs::Condition& condition = kb_.conditions[index];
  const auto add = [&](Variable variable) {
    if (std::ranges::find(into, variable) == into.end()) into.push_back(variable);
  };
  switch (condition.kind()) {
    case kHolds: return add({Variable::Kind::fact, condition.index()});
    case kCompare: return add({Variable::Kind::measure, kb_.thresholds[condition.index()].measure()});
    case kGroup: return open_variables(kb_.groups[condition.index()].condition(), into, depth + 1);
    default:
      for (const std::uint32_t operand : operands(condition)) open_variables(operand, into, depth + 1);
  }
}

void Situation::thresholds(std::uint32_t index, Variable variable, std::vector<std::int64_t>& into,
                           int depth) const {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return;
  const fbs::Condition& condition = kb_.conditions[index];
  switch (condition.kind()) {
    case kHolds: return;
    case kCompare: {
      const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
      if (variable.kind != Variable::Kind::measure || threshold.measure() != variable.index) return;
      into.push_back(turning_point(condition.comparison(), threshold.micro()));
      if (condition.comparison() >= kEqual) into.push_back(next(threshold.micro()));
      return;
    }
    case kGroup: return thresholds(kb_.groups[condition.index()].condition(), variable, into, depth + 1);
    default:
      for (const std::uint32_t operand : operands(condition)) thresholds(operand, variable, into, depth + 1);
  }
}

void Situation::facts_in(std::uint32_t condition, std::vector<std::uint32_t>& into) const {
  std::vector<std::uint32_t> open{condition};
  for (std::size_t steps = 0; !open.empty() && steps < kb_.conditions.size(); ++steps) {
    const std::uint32_t index = open.back();
    open.pop_back();
    if (index >= kb_.conditions.size()) continue;
    const fbs::Condition& row = kb_.conditions[index];
    if (row.kind() == kHolds) into.push_back(row.index());
    if (row.kind() == kGroup) open.push_back(kb_.groups[row.index()].condition());
    if (row.kind() >= kAnyOf) open.insert(open.end(), operands(row).begin(), operands(row).end());
  }
}

std::uint32_t Situation::total(const TotalKey& key, Range range) {
  const auto at = std::ranges::find(keys_, key);
  const auto index = static_cast<std::uint32_t>(at - keys_.begin());
  if (at == keys_.end()) {
    keys_.push_back(key);
    totals_.push_back(range);
  }
  return index;
}

// ---- narrowing

void Situation::undo(std::size_t mark) {
  while (trail_.size() > mark) {
    const Change& change = trail_.back();
    switch (change.variable.kind) {
      case Variable::Kind::fact: facts_[change.variable.index] = change.fact; break;
      case Variable::Kind::measure: measures_[change.variable.index] = change.range; break;
      case Variable::Kind::total: totals_[change.variable.index] = change.range; break;
    }
    trail_.pop_back();
  }
}

bool Situation::assign(std::uint32_t fact, bool value) {
  if (fact >= facts_.size()) return true;
  if (facts_[fact] != Truth::open) return facts_[fact] == truth(value);
  trail_.push_back({{Variable::Kind::fact, fact}, facts_[fact], {}});
  facts_[fact] = truth(value);
  return true;
}

bool Situation::assign(Variable variable, Range wanted) {
  auto& ranges = variable.kind == Variable::Kind::measure ? measures_ : totals_;
  if (variable.index >= ranges.size()) return true;
  Range& range = ranges[variable.index];
  const Range narrowed{std::max(range.low, wanted.low), std::min(range.high, wanted.high)};
  if (narrowed.low > narrowed.high) return false;
  if (narrowed == range) return true;
  trail_.push_back({variable, Truth::open, range});
  range = narrowed;
  return true;
}

bool Situation::demand(std::uint32_t index, bool value, int depth) {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return true;
  const Truth now = holds(index, depth);
  if (now != Truth::open) return now == truth(value);
  const fbs::Condition& condition = kb_.conditions[index];
  switch (condition.kind()) {
    case kHolds: return assign(condition.index(), value);
    case kCompare: {
      const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
      const Variable measure{Variable::Kind::measure, threshold.measure()};
      const std::uint8_t comparison = condition.comparison();
      if (comparison >= kEqual) {  // an inequality leaves two ways
        return (comparison == kEqual) == value ? assign(measure, {threshold.micro(), threshold.micro()})
                                               : true;
      }
      const std::int64_t at = turning_point(comparison, threshold.micro());
      const bool below = (comparison == kLess || comparison == kLessEqual) == value;
      return assign(measure, below ? Range{Range::kOpenLow, at - 1} : Range{at, Range::kOpenHigh});
    }
    case kGroup: return demand(kb_.groups[condition.index()].condition(), value, depth + 1);
    case kNot: return operands(condition).empty() || demand(operands(condition)[0], !value, depth + 1);
    default: {
      const bool all = (condition.kind() == kAllOf) == value;  // every operand is demanded
      std::uint32_t last_open = kNone;
      std::size_t open = 0;
      for (const std::uint32_t operand : operands(condition)) {
        if (all && !demand(operand, value, depth + 1)) return false;
        if (!all && holds(operand, depth + 1) == Truth::open) last_open = operand, ++open;
      }
      return all || open != 1 || demand(last_open, value, depth + 1);
    }
  }
}

bool Situation::propagate() {
  for (std::size_t before = trail_.size() + 1; before != trail_.size();) {
    before = trail_.size();
    for (const std::uint32_t constraint : kb_.constraints) {
      if (demand(constraint, true, 0)) continue;
      broken_ = constraint;
      return false;
    }
  }
  return true;
}

bool Situation::set_fact(std::uint32_t fact, bool value) { return assign(fact, value) && propagate(); }

bool Situation::set_range(Variable variable, Range range) {
  if (!assign(variable, range)) return false;
  return variable.kind == Variable::Kind::total ? ties_.possible(keys_, totals_) : propagate();
}

bool Situation::can(std::uint32_t condition, bool value) {
  const Truth now = holds(condition);
  if (now != Truth::open) return now == truth(value);
  const std::size_t here = mark();
  const bool possible = demand(condition, value, 0) && propagate() && feasible(condition, value);
  undo(here);
  return possible;
}

bool Situation::feasible(std::uint32_t condition, bool value) {
  // Depth first with a stack of its own: as deep as there are open facts.
  struct Choice {
    std::size_t before;
    Split split;
    bool second;
  };
  const std::size_t start = mark();
  std::vector<Choice> choices;
  const auto choose = [&](const Split& split, bool second) {
    if (split.variable.kind == Variable::Kind::fact) return set_fact(split.variable.index, second);
    return set_range(split.variable,
                     second ? Range{split.at, Range::kOpenHigh} : Range{Range::kOpenLow, split.at - 1});
  };
  for (bool possible = true;;) {
    std::optional<Split> split;
    for (const std::uint32_t constraint : kb_.constraints) {
      if (!possible || split) break;
      const Truth now = holds(constraint);
      if (now == Truth::no) possible = false;
      if (now == Truth::open) split = first_open(constraint);
    }
    if (possible && !split && condition != kNone) {
      const Truth now = holds(condition);
      possible = now == Truth::open || now == truth(value);
      if (now == Truth::open) split = first_open(condition);
    }
    if (possible && !split) return undo(start), true;
    if (possible) {
      choices.push_back({mark(), *split, false});
      possible = choose(*split, false);
      continue;
    }
    while (!choices.empty() && choices.back().second) choices.pop_back();
    if (choices.empty()) return undo(start), false;
    undo(choices.back().before);
    choices.back().second = true;
    possible = choose(choices.back().split, true);
  }
}

}  // namespace kb
