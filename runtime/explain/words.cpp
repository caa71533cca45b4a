// Conditions and numbers in words.
#include "runtime/explain/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/quantity/format.h"
#include "runtime/quantity/integer.h"

namespace kb {
namespace {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
constexpr int kMaxDepth = 64;

std::string fact_words(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string words = words_of(kb, row.node());
  return row.kind() == 1 ? "taking " + words : row.kind() == 2 ? "supervised by " + words : words;
}

std::string comparison_words(const KnowledgeBase& kb, const fbs::Condition& condition) {
  static constexpr std::string_view kWords[] = {"below",    "at most", "above",
                                                "at least", "exactly", "other than"};
  const fbs::Threshold& threshold = kb.thresholds[condition.index()];
  const fbs::Measure& measure = kb.measures[threshold.measure()];
  return fmt::format("{} {} {}", words_of(kb, measure.node()),
                     kWords[std::min<std::size_t>(condition.comparison(), 5)],
                     format_quantity({threshold.micro(), unit_of(kb, measure.unit())}));
}

std::string words(const KnowledgeBase& kb, std::uint32_t index, bool within_other, int depth) {
  if (index >= kb.conditions.size() || depth > kMaxDepth) return "…";
  const fbs::Condition& condition = kb.conditions[index];
  switch (condition.kind()) {
    case kHolds: return fact_words(kb, condition.index());
    case kCompare: return comparison_words(kb, condition);
    case kGroup: return words_of(kb, kb.groups[condition.index()].node());
    default: break;
  }
  const auto operands =
      kb.condition_operands.run(condition.index(), std::size_t{condition.index()} + condition.count());
  if (condition.kind() == kNot)
    return "not " + (operands.empty() ? "…" : words(kb, operands[0], true, depth + 1));
  std::string out;
  for (const std::uint32_t operand : operands) {
    if (!out.empty()) out.append(condition.kind() == kAnyOf ? " or " : " and ");
    out.append(words(kb, operand, true, depth + 1));
  }
  return within_other && operands.size() > 1 ? "(" + out + ")" : out;
}

}  // namespace

std::string words_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view title = kb.clause(node, "title");
  if (!title.empty()) return std::string(title);
  std::string name(kb.name(node));
  std::ranges::replace(name, '-', ' ');
  return name;
}

std::string condition_words(const KnowledgeBase& kb, std::uint32_t condition) {
  return condition == kNone ? std::string{} : words(kb, condition, false, 0);
}

Unit unit_of(const KnowledgeBase& kb, std::uint32_t text) {
  const auto unit = parse_unit(kb.text(text));
  return unit ? *unit : plain_unit();
}

std::string range_words(Range range, const Unit& unit) {
  if (range.is_open_high()) {
    if (range.is_open_low() || range.low == 0) return "any amount";
    return format_amount({{range.low, range.low}, unit, Basis::unspecified, true}) + " or more";
  }
  return format_amount({range, unit, Basis::unspecified, true});
}

std::string region_words(Range region, const Unit& unit) {
  const auto number = [&](std::int64_t micro) { return format_quantity({micro, unit}); };
  // A region ends one micro-unit before a threshold, or at one. The threshold is the one that can be written
  // in the unit, or else the shorter number.
  const auto is_threshold = [&](std::int64_t micro, std::int64_t rather_than) {
    const auto writable = [&](std::int64_t m) { return Int128{m} * unit.denominator % unit.numerator == 0; };
    if (writable(micro) != writable(rather_than)) return writable(micro);
    return number(micro).size() < number(rather_than).size();
  };
  const auto upper = [&] {
    return is_threshold(region.high + 1, region.high) ? "below " + number(region.high + 1)
                                                      : "up to " + number(region.high);
  };
  const auto lower = [&] {
    return is_threshold(region.low - 1, region.low) ? "more than " + number(region.low - 1)
                                                    : number(region.low) + " or more";
  };
  if (region.is_open_high()) return region.is_open_low() || region.low <= 0 ? "any" : lower();
  if (region.is_open_low() || region.low <= 0) return upper();
  if (region.is_single()) return number(region.low);
  return lower() + ", " + upper();
}

Place place_of(const KnowledgeBase& kb, std::uint32_t node) {
  return {std::string(kb.file(node)), kb.nodes[node].line()};
}

std::vector<std::string> clauses_of(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  std::vector<std::string> result;
  for (const fbs::Clause& clause : kb.clauses_of(node))
    if (clause.depth() == 0 && kb.keyword(clause.keyword()) == keyword)
      result.emplace_back(kb.text(clause.text()));
  return result;
}

std::string one_text(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    const bool sentence = text.ends_with('.');
    if (!text.empty()) text += sentence ? " " : "; ";
    const std::size_t begin = text.size();
    text += part;
    if (sentence && !part.empty() && part.front() >= 'a' && part.front() <= 'z')
      text[begin] = static_cast<char>(part.front() - 'a' + 'A');
  }
  return text;
}

namespace {

std::vector<std::uint32_t> other_ends(const KnowledgeBase& kb, KnowledgeBase::Edges edges,
                                      std::string_view keyword) {
  std::vector<std::uint32_t> result;
  for (const KnowledgeBase::Edge edge : edges)
    if (kb.keyword(edge.label) == keyword && std::ranges::find(result, edge.node) == result.end())
      result.push_back(edge.node);
  return result;
}

}  // namespace

std::vector<std::uint32_t> named_by(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  return other_ends(kb, kb.in(node), keyword);
}

std::vector<std::uint32_t> naming(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  return other_ends(kb, kb.out(node), keyword);
}

}  // namespace kb
