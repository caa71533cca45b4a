// Each condition is numbered by what it is made of, in an order of its own.
#include "runtime/analyze/signature.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/analyze/names.h"

namespace kb {
namespace {

constexpr int kDeepest = 512;

}  // namespace

std::uint32_t Signatures::number(const std::string& text) {
  return numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

std::uint32_t Signatures::of(const KnowledgeBase& kb, std::uint32_t condition) {
  return of(kb, condition, 0);
}

std::uint32_t Signatures::of(const KnowledgeBase& kb, std::uint32_t condition, int depth) {
  if (condition >= kb.conditions.size() || depth > kDeepest) return number("");
  std::vector<std::uint32_t>& known = known_[&kb];
  if (known.empty()) known.resize(kb.conditions.size(), kNone);
  if (known[condition] != kNone) return known[condition];
  const fbs::Condition& row = kb.conditions[condition];
  std::uint32_t result = 0;
  switch (row.kind()) {
    case kHolds: result = number("holds " + fact_name(kb, row.index())); break;
    case kCompare: {
      const fbs::Threshold& threshold = kb.thresholds[row.index()];
      result = number(fmt::format("compare {} {} {}", kb.name(kb.measures[threshold.measure()].node()),
                                  row.comparison(), threshold.micro()));
      break;
    }
    case kGroup: result = of(kb, kb.groups[row.index()].condition(), depth + 1); break;
    default: {
      std::vector<std::uint32_t> parts;
      for (const std::uint32_t operand :
           kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count()))
        parts.push_back(of(kb, operand, depth + 1));
      std::ranges::sort(parts);
      result = number(fmt::format("of {} {}", row.kind(), fmt::join(parts, " ")));
    }
  }
  return known_[&kb][condition] = result;
}

std::uint32_t Signatures::of_rule(const KnowledgeBase& kb, std::uint32_t rule) {
  const fbs::Rule& row = kb.rules[rule];
  std::set<std::string_view> goals;
  for (const std::uint32_t goal :
       kb.rule_goals.run(row.goals_begin(), kb.rules[rule + std::size_t{1}].goals_begin()))
    goals.insert(kb.name(goal));
  const std::string limit =
      row.limit() == kNone ? "" : fmt::format("limit of {}", static_cast<const void*>(&kb));
  return number(fmt::format("rule {} {} {} {} {} {}", row.effect(), row.certainty() > 0,
                            of(kb, row.condition()), of(kb, row.exception()), fmt::join(goals, " "), limit));
}

std::vector<Learned> constraint_seeds(const KnowledgeBase& before, const KnowledgeBase& after,
                                      Signatures& signatures) {
  const KnowledgeBase* const both[] = {&before, &after};
  std::set<std::uint32_t> held[2];
  for (std::size_t i = 0; i < 2; ++i)
    for (const std::uint32_t constraint : both[i]->constraints)
      held[i].insert(signatures.of(*both[i], constraint));
  std::vector<Learned> result;
  for (std::size_t i = 0; i < 2; ++i) {
    const Situation situation(*both[i]);
    std::vector<std::uint32_t> facts;
    std::set<std::uint32_t> measures;
    for (const std::uint32_t constraint : both[i]->constraints) {
      if (held[1 - i].contains(signatures.of(*both[i], constraint))) continue;
      situation.facts_in(constraint, facts);
      std::vector<std::uint32_t> compared;
      situation.measures_in(constraint, compared);
      measures.insert(compared.begin(), compared.end());
    }
    for (const std::uint32_t measure : measures) {
      std::vector<std::int64_t> at;
      for (std::size_t j = 0; j < 2; ++j) {
        const std::uint32_t same = j == i ? measure : same_measure(*both[i], measure, *both[j]);
        if (same == kNone) continue;
        const Situation other(*both[j]);
        for (const std::uint32_t constraint : both[j]->constraints)
          other.thresholds(constraint, {Variable::Kind::measure, same}, at);
      }
      std::ranges::sort(at);
      at.erase(std::unique(at.begin(), at.end()), at.end());
      std::int64_t low = both[i]->measures[measure].low();
      at.push_back(Range::kOpenHigh);
      for (const std::int64_t next : at) {
        if (next <= low) continue;
        const std::int64_t end = next == Range::kOpenHigh ? both[i]->measures[measure].high() : next - 1;
        if (low <= end) result.push_back({i, {Variable::Kind::measure, measure}, {low, end}});
        low = next;
      }
    }
    for (const std::uint32_t fact : facts)
      for (const std::int64_t value : {1, 0})
        result.push_back({i, {Variable::Kind::fact, fact}, {value, value}});
  }
  return result;
}

}  // namespace kb
