// What conditions say in a situation. Groups are shared between conditions, and named by other groups: each
// is looked at once, and none by recursion, so that the work grows with the text and not with the paths
// through it.
#include <algorithm>

#include "runtime/decide/situation.h"

namespace kb {
namespace {

std::int64_t next(std::int64_t value) { return value == Range::kOpenHigh ? value : value + 1; }

void push_reversed(std::span<const std::uint32_t> operands, std::vector<std::uint32_t>& onto) {
  onto.insert(onto.end(), operands.rbegin(), operands.rend());
}

}  // namespace

std::int64_t turning_point(std::uint8_t comparison, std::int64_t micro) {
  return comparison == kLessEqual || comparison == kGreater ? next(micro) : micro;
}

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

// ---- whether they hold

Truth Situation::holds(std::uint32_t index) const {
  std::vector<std::uint32_t> waiting;  // groups, each for the next
  while (true) {
    std::uint32_t missing = kNone;
    const Truth value =
        evaluate(waiting.empty() ? index : kb_.groups[waiting.back()].condition(), missing, 0);
    if (missing != kNone) {
      waiting.push_back(missing);
      known_[missing] = {version_, Truth::no};  // should it name itself: then it holds for nobody
    } else if (waiting.empty()) {
      return value;
    } else {
      known_[waiting.back()].value = value;
      waiting.pop_back();
    }
  }
}

Truth Situation::evaluate(std::uint32_t index, std::uint32_t& missing, int depth) const {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return Truth::no;
  const fbs::Condition& condition = kb_.conditions[index];
  switch (condition.kind()) {
    case kHolds: return fact(condition.index());
    case kCompare: return compare(condition);
    case kGroup: {
      const Known& known = known_[condition.index()];
      if (known.version == version_) return known.value;
      missing = condition.index();
      return Truth::open;
    }
    case kNot: return !evaluate(operands(condition)[0], missing, depth + 1);
    default: {
      const bool any = condition.kind() == kAnyOf;
      Truth result = truth(!any);
      for (const std::uint32_t operand : operands(condition)) {
        const Truth value = evaluate(operand, missing, depth + 1);
        result = any ? result | value : result & value;
        if (missing != kNone || result == truth(any)) break;
      }
      return result;
    }
  }
}

// ---- what they ask about

template <typename Enter, typename Atom>
void Situation::each_atom(std::uint32_t condition, Enter enter, Atom atom) const {
  if (condition >= kb_.conditions.size()) return;
  std::vector<std::uint32_t> open{condition};
  std::vector<bool> seen;  // groups, from the first one on
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at >= kb_.conditions.size() || !enter(at)) continue;
    const fbs::Condition& row = kb_.conditions[at];
    if (row.kind() == kHolds || row.kind() == kCompare) {
      atom(row);
    } else if (row.kind() != kGroup) {
      push_reversed(operands(row), open);
    } else {
      seen.resize(kb_.groups.size());
      if (seen[row.index()]) continue;
      seen[row.index()] = true;
      open.push_back(kb_.groups[row.index()].condition());
    }
  }
}

std::optional<Situation::Split> Situation::first_open(std::uint32_t index) const {
  while (index < kb_.conditions.size() && holds(index) == Truth::open) {
    const fbs::Condition& condition = kb_.conditions[index];
    switch (condition.kind()) {
      case kHolds: return Split{{Variable::Kind::fact, condition.index()}};
      case kCompare: {
        const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
        const Variable measure{Variable::Kind::measure, threshold.measure()};
        std::int64_t at = turning_point(condition.comparison(), threshold.micro());
        if (at <= range(measure).low) at = next(at);  // an equality at the lower end
        return Split{measure, at};
      }
      case kGroup: index = kb_.groups[condition.index()].condition(); break;
      default: {
        const auto inner = operands(condition);
        const auto open =
            std::ranges::find_if(inner, [&](std::uint32_t operand) { return holds(operand) == Truth::open; });
        if (open == inner.end()) return std::nullopt;
        index = *open;
      }
    }
  }
  return std::nullopt;
}

void Situation::open_variables(std::uint32_t condition, std::vector<Variable>& into) const {
  each_atom(
      condition, [&](std::uint32_t at) { return holds(at) == Truth::open; },
      [&](const fbs::Condition& atom) {
        const Variable variable =
            atom.kind() == kHolds ? Variable{Variable::Kind::fact, atom.index()}
                                  : Variable{Variable::Kind::measure, kb_.thresholds[atom.index()].measure()};
        if (std::ranges::find(into, variable) == into.end()) into.push_back(variable);
      });
}

void Situation::thresholds(std::uint32_t condition, Variable variable,
                           std::vector<std::int64_t>& into) const {
  if (variable.kind != Variable::Kind::measure) return;
  each_atom(
      condition, [](std::uint32_t) { return true; },
      [&](const fbs::Condition& atom) {
        const fbs::Threshold& threshold = kb_.thresholds[atom.index()];
        if (atom.kind() != kCompare || threshold.measure() != variable.index) return;
        into.push_back(turning_point(atom.comparison(), threshold.micro()));
        if (atom.comparison() >= kEqual) into.push_back(next(threshold.micro()));
      });
}

void Situation::facts_in(std::uint32_t condition, std::vector<std::uint32_t>& into) const {
  each_atom(
      condition, [](std::uint32_t) { return true; },
      [&](const fbs::Condition& atom) {
        if (atom.kind() == kHolds) into.push_back(atom.index());
      });
}

void Situation::measures_in(std::uint32_t condition, std::vector<std::uint32_t>& into) const {
  each_atom(
      condition, [](std::uint32_t) { return true; },
      [&](const fbs::Condition& atom) {
        if (atom.kind() == kCompare) into.push_back(kb_.thresholds[atom.index()].measure());
      });
}

void Situation::variables_in(std::uint32_t condition, std::vector<Variable>& into) const {
  each_atom(
      condition, [](std::uint32_t) { return true; },
      [&](const fbs::Condition& atom) {
        if (atom.kind() == kHolds)
          into.push_back({Variable::Kind::fact, atom.index()});
        else
          into.push_back({Variable::Kind::measure, kb_.thresholds[atom.index()].measure()});
      });
}

std::string Situation::describe(std::uint32_t constraint) const {
  std::string names;
  const auto add = [&names](std::string_view name) {
    if (names.size() < 200) names.append(names.empty() ? "" : ", ").append(name);
  };
  each_atom(
      constraint, [](std::uint32_t) { return true; },
      [&](const fbs::Condition& atom) {
        add(kb_.name(atom.kind() == kHolds ? kb_.facts[atom.index()].node()
                                           : kb_.measures[kb_.thresholds[atom.index()].measure()].node()));
      });
  return names;
}

// ---- making them true or false

bool Situation::demand(std::uint32_t index, bool value) {
  ++demand_;
  return demand(index, value, 0);
}

bool Situation::demand(std::uint32_t index, bool value, int depth) {
  if (index >= kb_.conditions.size() || depth > kMaxDepth) return true;
  const Truth now = holds(index);
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
    case kGroup: {
      std::uint64_t& last = demanded_[2 * std::size_t{condition.index()} + (value ? 1U : 0U)];
      if (last == demand_) return true;  // once for each condition: what follows from it is drawn again
      last = demand_;
      return demand(kb_.groups[condition.index()].condition(), value, depth + 1);
    }
    case kNot: return demand(operands(condition)[0], !value, depth + 1);
    default: {
      const bool all = (condition.kind() == kAllOf) == value;  // every operand is demanded
      std::uint32_t last_open = kNone;
      std::size_t open = 0;
      for (const std::uint32_t operand : operands(condition)) {
        if (all && !demand(operand, value, depth + 1)) return false;
        if (!all && holds(operand) == Truth::open) last_open = operand, ++open;
      }
      return all || open != 1 || demand(last_open, value, depth + 1);
    }
  }
}

}  // namespace kb
