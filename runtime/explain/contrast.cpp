// Why not: what stands between an option and the verdict that was hoped for.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/decide/situation.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/dose.h"
#include "runtime/explain/sets.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

std::vector<std::vector<std::string>> in_the_way(const KnowledgeBase& kb, const Profile& profile,
                                                 std::uint32_t option, Verdict wanted) {
  std::vector<std::vector<std::string>> result;
  for (const std::vector<Part>& set : parts_in_the_way(kb, profile, option, wanted)) {
    result.emplace_back();
    for (const Part& part : set) result.back().push_back(part_words(kb, profile, part));
  }
  return result;
}

/// The first part of a condition that does not hold, in words, with the value that it has.
std::string first_failing(const KnowledgeBase& kb, const Situation& situation, std::uint32_t condition,
                          int depth = 0) {
  if (condition >= kb.conditions.size() || depth > 64) return {};
  const fbs::Condition& row = kb.conditions[condition];
  if (row.kind() == 4) {  // all of: the first that fails
    for (const std::uint32_t operand :
         kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count()))
      if (situation.holds(operand) == Truth::no) return first_failing(kb, situation, operand, depth + 1);
  }
  if (row.kind() == 1) {
    const fbs::Threshold& threshold = kb.thresholds[row.index()];
    const fbs::Measure& measure = kb.measures[threshold.measure()];
    const Range value = situation.range({Variable::Kind::measure, threshold.measure()});
    return fmt::format("needs {}; it is {}", condition_words(kb, condition),
                       region_words(value, unit_of(kb, measure.unit())));
  }
  return "needs " + condition_words(kb, condition);
}

/// Whether a rule that applies keeps a verdict from coming out.
bool is_in_the_way(const fbs::Rule& rule, Verdict wanted) {
  const bool suggests = rule.effect() == 0;
  switch (wanted) {
    case Verdict::suggested: return rule.effect() > 0;
    case Verdict::suggested_with_caution: return rule.effect() > 1;
    case Verdict::not_enough_evidence: return rule.effect() > 1 || (suggests && rule.certainty() > 0);
    case Verdict::no_recommendation: return rule.effect() > 1 || suggests;
    case Verdict::not_suggested: return rule.effect() > 2;
    case Verdict::contraindicated: break;
  }
  return false;
}

/// By what a rule that would apply is set aside.
std::string set_aside_by(const KnowledgeBase& kb, const RuleStatus& status) {
  const std::uint32_t by = status.defeated_by;
  return "set aside: " + (by == kNone ? condition_words(kb, kb.rules[status.rule].exception())
                                      : std::string(kb.name(kb.rules[by].node())));
}

WhyNot explain(const KnowledgeBase& kb, const Profile& profile, const Decision& decision,
               Situation& situation, Verdict wanted) {
  WhyNot result;
  result.wanted = verdict_name(wanted);
  result.possible = decision.possible.has(wanted);
  result.in_the_way = result.possible ? std::vector<std::vector<std::string>>{}
                                      : in_the_way(kb, profile, decision.option, wanted);
  const bool wants_suggestion = wanted == Verdict::suggested || wanted == Verdict::suggested_with_caution;
  bool speaks = false;
  bool applies = false;
  bool counts = false;
  bool something_for = false;
  bool something_against = false;
  for (const RuleStatus& status : decision.rules) {
    if (!status.on_option) continue;
    const fbs::Rule& rule = kb.rules[status.rule];
    const std::string name(kb.name(rule.node()));
    if (is_in_the_way(rule, wanted) &&
        (status.state == RuleState::active || status.state == RuleState::open)) {
      (rule.effect() == 0 ? something_for : something_against) = true;
      std::string failing =
          rule.condition() == kNone ? "for everybody" : condition_words(kb, rule.condition());
      for (const LimitStatus& limit : decision.limits)
        if (limit.rule == status.rule) failing = limit_words(kb, limit);
      if (status.state == RuleState::open) failing = "perhaps: " + failing;
      result.against.push_back({name, failing, place_of(kb, rule.node())});
    }
    if (rule.effect() != 0 || !wants_suggestion) continue;
    speaks = true;
    if (status.state == RuleState::active) {
      applies = true;
      counts = counts || rule.certainty() > 0;
      if (rule.certainty() == 0)
        result.nearest.push_back({name, "nothing that counts carries it", place_of(kb, rule.node())});
    } else {
      std::string failing = status.state == RuleState::defeated ? set_aside_by(kb, status)
                            : status.state == RuleState::open
                                ? "depends on something unknown"
                                : first_failing(kb, situation, rule.condition());
      result.nearest.push_back({name, std::move(failing), place_of(kb, rule.node())});
    }
  }
  if (wants_suggestion && !speaks) result.causes.emplace_back("no rule speaks for it");
  if (speaks && !applies) result.causes.emplace_back("what speaks for it does not apply here");
  if (applies && !counts)
    result.causes.emplace_back(
        "what speaks for it does not count: nothing but anecdotes, marketing or unsupported claims");
  if (something_for) result.causes.emplace_back("something speaks for it");
  if (something_against) result.causes.emplace_back("something speaks against it");
  if (counts) result.nearest.clear();  // it speaks, and counts: only what is against it stands in the way
  return result;
}

}  // namespace

tl::expected<Answer, Contradiction> why_not(const KnowledgeBase& kb, const Profile& profile, Verdict wanted) {
  auto answer = ask(kb, profile);
  if (!answer || !profile.candidate || answer->options.empty()) return answer;
  const auto decision = decide(kb, profile, profile.candidate->option);
  if (!decision) return tl::unexpected(decision.error());
  Situation situation(kb);
  if (auto contradiction = situation.take(profile)) return tl::unexpected(std::move(*contradiction));
  answer->asked.question = "why-not";
  answer->asked.wanted = verdict_name(wanted);
  answer->options.front().why_not = explain(kb, profile, *decision, situation, wanted);
  return answer;
}

}  // namespace kb
