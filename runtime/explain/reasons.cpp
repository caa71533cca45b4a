// Rules and open questions in words.
#include "runtime/explain/reasons.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "runtime/decide/totals.h"
#include "runtime/explain/dose.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

std::vector<std::string> names(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes) {
  std::vector<std::string> result;
  for (const std::uint32_t node : nodes) result.push_back(words_of(kb, node));
  return result;
}

/// Minutes as people say spacings: "2 h", "2–4 h", "30 min".
std::string spacing_words(Range minutes) {
  constexpr std::int64_t kHour = 60 * kMicro;
  const bool hours = minutes.low % kHour == 0 && minutes.high % kHour == 0;
  const auto unit = parse_unit(hours ? "h" : "min");
  return range_words(minutes, unit ? *unit : plain_unit());
}

std::string spacing_of(const KnowledgeBase& kb, const fbs::Rule& rule) {
  if (rule.spacing() == kNone) return {};
  const fbs::Spacing& s = kb.spacings[rule.spacing()];
  const std::string before = spacing_words({s.before_low(), s.before_high()});
  const std::string after = spacing_words({s.after_low(), s.after_high()});
  return before == after ? before + " apart" : fmt::format("{} before or {} after", before, after);
}

/// The other things that a rule is about: those that the person takes, as they were named; else all of them.
std::vector<std::string> concerns(const KnowledgeBase& kb, const Profile& profile, std::uint32_t rule_node) {
  std::vector<std::uint32_t> others = named_by(kb, rule_node, "from");
  for (const std::uint32_t other : named_by(kb, rule_node, "with")) others.push_back(other);
  const auto concerned = [&](std::uint32_t taken) {  // itself, or of a class that is named
    std::vector<std::uint32_t> up{taken};
    for (std::size_t i = 0; i < up.size() && i < 64; ++i) {
      if (std::ranges::find(others, up[i]) != others.end()) return true;
      for (const KnowledgeBase::Edge edge : kb.out(up[i]))
        if (kb.keyword(edge.label) == "is") up.push_back(edge.node);
    }
    return false;
  };
  std::vector<std::string> result;
  if (profile.taking)
    for (const Item& item : *profile.taking)
      if (concerned(item.node)) result.push_back(item.written);
  return result.empty() ? names(kb, others) : result;
}

Reason explain(const KnowledgeBase& kb, const Profile& profile, const RuleStatus& status, Grounds& grounds) {
  const fbs::Rule& rule = kb.rules[status.rule];
  const std::uint32_t node = rule.node();
  Reason reason;
  reason.rule = kb.name(node);
  reason.kind = kb.kind(node);
  reason.effect = static_cast<Effect>(std::min<std::uint8_t>(rule.effect(), 3));
  reason.state = status.state;
  reason.strong = rule.strength() == 1;
  reason.certainty = static_cast<Level>(std::min<std::uint8_t>(rule.certainty(), 4));
  reason.when = condition_words(kb, rule.condition());
  reason.unless = condition_words(kb, rule.exception());
  if (status.state == RuleState::defeated)
    reason.defeated_by = status.defeated_by == kNone
                             ? "unless " + reason.unless
                             : std::string(kb.name(kb.rules[status.defeated_by].node()));
  std::vector<std::string> says = clauses_of(kb, node, "says");
  for (std::string& effect : clauses_of(kb, node, "effect")) says.push_back(std::move(effect));
  reason.says = one_text(says);
  reason.spacing = spacing_of(kb, rule);
  if (reason.kind == "separate" || reason.kind == "interact") reason.concerns = concerns(kb, profile, node);
  reason.instead = names(kb, named_by(kb, node, "instead"));
  reason.consult = names(kb, named_by(kb, node, "consult"));
  reason.because = grounds.claims_of(node);
  for (const ClaimReason& claim : reason.because) add_citations(reason.citations, claim.citations);
  add_citations(reason.citations, grounds.cited_by(node));
  reason.place = place_of(kb, node);
  return reason;
}

std::string fact_name(const KnowledgeBase& kb, const fbs::Fact& fact) {
  const std::string_view name = kb.name(fact.node());
  return fact.kind() == 1   ? fmt::format("taking {}", name)
         : fact.kind() == 2 ? fmt::format("supervised by {}", name)
                            : std::string(name);
}

std::string fact_question(const KnowledgeBase& kb, const fbs::Fact& fact) {
  if (const std::string_view ask = kb.text(fact.ask()); !ask.empty()) return std::string(ask);
  const std::string title = words_of(kb, fact.node());
  if (fact.kind() == 2) return fmt::format("Are you under the supervision of: {}?", title);
  if (fact.kind() == 0) return fmt::format("Does this hold of you: {}?", title);
  const auto examples = clauses_of(kb, fact.node(), "examples");
  return examples.empty() ? fmt::format("Do you take: {}?", title)
                          : fmt::format("Do you take: {} (such as {})?", title, fmt::join(examples, ", "));
}

std::vector<std::string> verdict_names(Verdicts verdicts) {
  std::vector<std::string> result;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (verdicts.has(static_cast<Verdict>(v))) result.emplace_back(verdict_name(static_cast<Verdict>(v)));
  return result;
}

DependencyAnswer explain(const KnowledgeBase& kb, const Decision& decision, const Dependency& dependency) {
  DependencyAnswer answer;
  answer.kind = dependency.kind;
  answer.safety = dependency.harm;
  Unit unit = plain_unit();
  Range candidate{0, 0};
  switch (dependency.kind) {
    case UnknownKind::fact: {
      const fbs::Fact& fact = kb.facts[dependency.index];
      answer.fact = fact_name(kb, fact);
      answer.title = fact.kind() == 0 ? words_of(kb, fact.node()) : fact_name(kb, fact);
      if (fact.kind() == 1) answer.title = "taking " + words_of(kb, fact.node());
      answer.ask = fact_question(kb, fact);
      break;
    }
    case UnknownKind::measure: {
      const fbs::Measure& measure = kb.measures[dependency.index];
      unit = unit_of(kb, measure.unit());
      answer.fact = kb.name(measure.node());
      answer.title = words_of(kb, measure.node());
      answer.ask = kb.text(measure.ask());
      if (answer.ask.empty())
        answer.ask = fmt::format("What is the {}, in {}?", answer.title, unit_text(unit));
      break;
    }
    case UnknownKind::intake:
    case UnknownKind::content: {
      for (const LimitStatus& limit : decision.limits) {
        const fbs::Limit& row = kb.limits[kb.rules[limit.rule].limit()];
        const bool its = row.substance() == dependency.index && row.form() == dependency.form;
        if (!its && dependency.kind == UnknownKind::intake) continue;
        unit = limit_unit(kb, limit);
        if (dependency.kind == UnknownKind::intake && limit.candidate.is_single())
          candidate = limit.candidate;
      }
      const bool intake = dependency.kind == UnknownKind::intake;
      const std::uint32_t about = intake && dependency.form != kNone ? dependency.form : dependency.index;
      const std::string name = words_of(kb, about);
      answer.fact = fmt::format("{} {}", intake ? "intake of" : "content of", kb.name(about));
      answer.title = intake ? fmt::format("other {} taken in a day", name)
                            : fmt::format("what the dose of {} holds", name);
      answer.ask =
          intake
              ? fmt::format("What else do you take that contains {}, and how much a day?", name)
              : fmt::format("How much of the substance does the dose of {} hold, as the label says?", name);
      break;
    }
  }
  for (const Outcome& outcome : dependency.outcomes) {
    Range region = outcome.range;  // of a total: less what the candidate adds
    if (!region.is_open_low()) region.low -= candidate.low;
    if (!region.is_open_high()) region.high -= candidate.low;
    answer.outcomes.push_back(
        {dependency.kind == UnknownKind::fact ? (outcome.value ? "yes" : "no") : region_words(region, unit),
         verdict_names(outcome.verdicts)});
  }
  return answer;
}

}  // namespace

std::vector<Reason> explain_reasons(const KnowledgeBase& kb, const Profile& profile, const Decision& decision,
                                    Grounds& grounds) {
  std::vector<RuleStatus> shown;
  for (const RuleStatus& status : decision.rules)
    if (status.on_option && status.state != RuleState::silent) shown.push_back(status);
  const auto rank = [&](const RuleStatus& status) {
    const int state = status.state == RuleState::active ? 0 : status.state == RuleState::open ? 1 : 2;
    const fbs::Rule& rule = kb.rules[status.rule];
    return std::tuple(state, -static_cast<int>(rule.effect()), -static_cast<int>(rule.certainty()),
                      status.rule);
  };
  std::ranges::sort(shown, {}, rank);
  std::vector<Reason> result;
  for (const RuleStatus& status : shown) {
    result.push_back(explain(kb, profile, status, grounds));
    for (const LimitStatus& limit : decision.limits)
      if (limit.rule == status.rule) result.back().limit = limit_words(kb, limit);
  }
  return result;
}

std::vector<DependencyAnswer> explain_dependencies(const KnowledgeBase& kb, const Decision& decision) {
  std::vector<DependencyAnswer> result;
  for (const Dependency& dependency : decision.depends_on)
    result.push_back(explain(kb, decision, dependency));
  return result;
}

std::vector<std::string> explain_timing(const KnowledgeBase& kb, const Decision& decision,
                                        const std::vector<Reason>& reasons) {
  std::vector<std::string> result;
  if (decision.suggestion != kNone) {
    const std::uint32_t node = kb.rules[decision.suggestion].node();
    for (std::string& take : clauses_of(kb, node, "take")) result.push_back(std::move(take));
    for (const std::string& judge : clauses_of(kb, node, "judge after"))
      result.push_back("judge after " + judge);
  }
  for (const Reason& reason : reasons)
    if (!reason.spacing.empty() && reason.state != RuleState::defeated)
      result.push_back(fmt::format("{} from {}", reason.spacing, fmt::join(reason.concerns, ", ")));
  return result;
}

}  // namespace kb
