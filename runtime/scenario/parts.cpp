// Conditions taken apart, and evaluated with one part turned over.
#include "runtime/scenario/parts.h"

#include <algorithm>
#include <optional>

namespace kb {
namespace {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
constexpr int kMaxDepth = 64;  // of conditions, groups within groups included

bool is_part(const fbs::Condition& condition) {
  return condition.kind() == kHolds || condition.kind() == kCompare;
}

bool same(const KnowledgeBase& kb, std::uint32_t a, std::uint32_t b) {
  if (a == b || a == kNone || b == kNone) return a == b;
  const fbs::Condition& x = kb.conditions[a];
  const fbs::Condition& y = kb.conditions[b];
  if (x.kind() != y.kind()) return false;
  if (x.kind() == kHolds) return x.index() == y.index();
  const fbs::Threshold& s = kb.thresholds[x.index()];
  const fbs::Threshold& t = kb.thresholds[y.index()];
  return x.comparison() == y.comparison() && s.measure() == t.measure() && s.micro() == t.micro();
}

std::span<const std::uint32_t> operands(const KnowledgeBase& kb, const fbs::Condition& condition) {
  return kb.condition_operands.run(condition.index(), std::size_t{condition.index()} + condition.count());
}

void collect(const KnowledgeBase& kb, std::uint32_t index, bool of_exception, std::vector<RulePart>& into,
             int depth) {
  if (index >= kb.conditions.size() || depth > kMaxDepth) return;
  const fbs::Condition& condition = kb.conditions[index];
  if (is_part(condition)) {
    const auto known = [&](const RulePart& part) {
      return part.of_exception == of_exception && same(kb, part.condition, index);
    };
    if (std::ranges::none_of(into, known)) into.push_back({index, of_exception});
  } else if (condition.kind() == kGroup) {
    collect(kb, kb.groups[condition.index()].condition(), of_exception, into, depth + 1);
  } else {
    for (const std::uint32_t operand : operands(kb, condition))
      collect(kb, operand, of_exception, into, depth + 1);
  }
}

/// A part with the value that it is given.
struct Turned {
  std::uint32_t condition;
  Truth value;
};

Truth evaluate(const KnowledgeBase& kb, std::uint32_t index, const Settled& settled, const Turned& turned,
               int depth) {
  if (index >= kb.conditions.size() || depth > kMaxDepth) return Truth::open;
  const fbs::Condition& condition = kb.conditions[index];
  const auto value = [&](std::uint32_t operand) { return evaluate(kb, operand, settled, turned, depth + 1); };
  if (is_part(condition)) return same(kb, index, turned.condition) ? turned.value : settled.holds(index);
  if (condition.kind() == kGroup) return value(kb.groups[condition.index()].condition());
  const auto all = operands(kb, condition);
  if (condition.kind() == kNot) return all.empty() ? Truth::open : !value(all[0]);
  const bool any = condition.kind() == kAnyOf;
  Truth result = truth(!any);
  for (const std::uint32_t operand : all) result = any ? result | value(operand) : result & value(operand);
  return result;
}

}  // namespace

std::vector<RulePart> parts_of(const KnowledgeBase& kb, const fbs::Rule& rule) {
  std::vector<RulePart> parts;
  if (rule.condition() != kNone) collect(kb, rule.condition(), false, parts, 0);
  if (rule.limit() != kNone) parts.push_back({kNone, false});
  if (rule.exception() != kNone) collect(kb, rule.exception(), true, parts, 0);
  return parts;
}

Truth applies(const KnowledgeBase&, const fbs::Rule& rule, const Circumstance& in) {
  return (rule.condition() == kNone ? Truth::yes : in.settled.holds(rule.condition())) & in.beyond;
}

PartSeen see(const KnowledgeBase& kb, const fbs::Rule& rule, const RulePart& part, const Circumstance& in) {
  if (part.of_exception) {
    const auto with = [&](Truth value) {
      return evaluate(kb, rule.exception(), in.settled, {part.condition, value}, 0);
    };
    return {in.settled.holds(part.condition),
            applies(kb, rule, in) == Truth::yes && with(Truth::yes) != with(Truth::no)};
  }
  const auto with = [&](Truth value) {
    const Truth holds = rule.condition() == kNone
                            ? Truth::yes
                            : evaluate(kb, rule.condition(), in.settled, {part.condition, value}, 0);
    return holds & (part.condition == kNone ? value : in.beyond);
  };
  const Truth value = part.condition == kNone ? in.beyond : in.settled.holds(part.condition);
  return {value, with(Truth::yes) != with(Truth::no)};
}

}  // namespace kb
