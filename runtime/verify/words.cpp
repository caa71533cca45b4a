// Texts, from the artifact's own and from numbers.
#include "runtime/verify/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/quantity/format.h"
#include "runtime/quantity/integer.h"

namespace kb::verify {
namespace {

constexpr int kMostNestedInWords = 64;

std::string condition(const KnowledgeBase& kb, std::uint32_t index, int depth) {
  static constexpr std::string_view kComparisons[] = {"below",    "at most", "above",
                                                      "at least", "exactly", "other than"};
  if (index >= kb.conditions.size() || depth > kMostNestedInWords) return "…";
  const fbs::Condition& row = kb.conditions[index];
  if (row.kind() == 0) return fact_words(kb, row.index());
  if (row.kind() == 1) {
    const fbs::Threshold& threshold = kb.thresholds[row.index()];
    const fbs::Measure& measure = kb.measures[threshold.measure()];
    return fmt::format("{} {} {}", title(kb, measure.node()),
                       kComparisons[std::min<std::size_t>(row.comparison(), 5)],
                       format_quantity({threshold.micro(), unit(kb, measure.unit())}));
  }
  if (row.kind() == 2) return title(kb, kb.groups[row.index()].node());
  std::vector<std::string> parts;
  for (const std::uint32_t operand :
       kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count()))
    parts.push_back(condition(kb, operand, depth + 1));
  if (row.kind() == 5) return "not " + (parts.empty() ? "…" : parts.front());
  const std::string all = join(parts, row.kind() == 3 ? " or " : " and ");
  return depth > 0 && parts.size() > 1 ? "(" + all + ")" : all;
}

std::string minutes(Range range) {
  constexpr std::int64_t kHour = 60 * kMicro;
  const auto unit = parse_unit(range.low % kHour == 0 && range.high % kHour == 0 ? "h" : "min");
  return amount_words(range, unit.value_or(plain_unit()));
}

}  // namespace

std::string title(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text(kb.clause(node, "title"));
  if (!text.empty()) return text;
  text = kb.name(node);
  for (char& c : text) c = c == '-' ? ' ' : c;
  return text;
}

std::string known_as(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view own = kb.clause(node, "title");
  return std::string(own.empty() ? kb.clause(node, "states") : own);
}

std::vector<std::string> titles(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes) {
  std::vector<std::string> result;
  for (const std::uint32_t node : nodes) result.push_back(title(kb, node));
  return result;
}

std::vector<std::string> texts(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  std::vector<std::string> result;
  for (const fbs::Clause& clause : kb.clauses_of(node))
    if (clause.depth() == 0 && kb.keyword(clause.keyword()) == keyword)
      result.emplace_back(kb.text(clause.text()));
  return result;
}

std::vector<std::uint32_t> named(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  std::vector<std::uint32_t> result;
  for (const KnowledgeBase::Edge edge : kb.in(node))
    if (kb.keyword(edge.label) == keyword) result.push_back(edge.node);
  return result;
}

std::string join(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

std::string told_together(const std::vector<std::string>& texts) {
  std::string result;
  for (std::string next : texts) {
    if (result.ends_with('.')) {
      if (next.find_first_of("abcdefghijklmnopqrstuvwxyz") == 0)
        next[0] = static_cast<char>(next[0] - 'a' + 'A');
      result += " " + next;
    } else {
      result += (result.empty() ? "" : "; ") + next;
    }
  }
  return result;
}

Unit unit(const KnowledgeBase& kb, std::uint32_t text) {
  return parse_unit(kb.text(text)).value_or(plain_unit());
}

Unit limit_unit(const KnowledgeBase& kb, std::uint32_t rule) {
  return with_period(unit(kb, kb.limits[kb.rules[rule].limit()].unit()), Period::none);
}

std::string number_words(const KnowledgeBase& kb, std::uint32_t measure, Range range) {
  return format_amount({range, unit(kb, kb.measures[measure].unit()), Basis::unspecified, false});
}

std::string amount_words(Range range, const Unit& unit) {
  if (!range.is_open_high()) return format_amount({range, unit, Basis::unspecified, true});
  if (range.is_open_low() || range.low == 0) return "any amount";
  return format_amount({{range.low, range.low}, unit, Basis::unspecified, true}) + " or more";
}

std::string region_words(Range region, const Unit& unit) {
  // A region ends at a threshold or one step beside it; the threshold is what the unit can say, or else the
  // shorter number.
  const auto is_threshold = [&](std::int64_t micro, std::int64_t rather_than) {
    const bool whole = Int128{micro} * unit.denominator % unit.numerator == 0;
    const bool other = Int128{rather_than} * unit.denominator % unit.numerator == 0;
    if (whole != other) return whole;
    return format_quantity({micro, unit}).size() < format_quantity({rather_than, unit}).size();
  };
  const auto end = [&](std::int64_t at, std::int64_t beside, std::string_view at_words,
                       std::string_view beside_words, bool behind) {
    if (is_threshold(beside, at)) return fmt::format("{} {}", beside_words, format_quantity({beside, unit}));
    const std::string here = format_quantity({at, unit});
    return behind ? fmt::format("{} {}", here, at_words) : fmt::format("{} {}", at_words, here);
  };
  const auto upper = [&] { return end(region.high, region.high + 1, "up to", "below", false); };
  const auto lower = [&] { return end(region.low, region.low - 1, "or more", "more than", true); };
  if (region.is_open_high()) return region.is_open_low() || region.low <= 0 ? "any" : lower();
  if (region.is_open_low() || region.low <= 0) return upper();
  if (region.is_single()) return format_quantity({region.low, unit});
  return lower() + ", " + upper();
}

std::string fact_words(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string_view lead = row.kind() == 1 ? "taking " : row.kind() == 2 ? "supervised by " : "";
  return fmt::format("{}{}", lead, title(kb, row.node()));
}

std::string said_words(const KnowledgeBase& kb, std::uint32_t fact, bool value) {
  if (value) return fact_words(kb, fact);
  return (kb.facts[fact].kind() == 0 ? "no " : "not ") + fact_words(kb, fact);
}

std::string condition_words(const KnowledgeBase& kb, std::uint32_t index) {
  return index == kNone ? std::string{} : condition(kb, index, 0);
}

std::string thing_words(const Thing& thing) {
  const std::string taking = "taking " + thing.written;
  return thing.dose ? fmt::format("{}, {}", taking, format_amount(*thing.dose)) : taking;
}

std::string spacing_words(const KnowledgeBase& kb, std::uint32_t rule) {
  if (kb.rules[rule].spacing() == kNone) return {};
  const fbs::Spacing& row = kb.spacings[kb.rules[rule].spacing()];
  const std::string before = minutes({row.before_low(), row.before_high()});
  const std::string after = minutes({row.after_low(), row.after_high()});
  return before == after ? before + " apart" : fmt::format("{} before or {} after", before, after);
}

}  // namespace kb::verify
