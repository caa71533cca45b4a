// Verdict, certainty, questions and the states of rules, compared.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/scenario/compare.h"

namespace kb {
namespace {

std::vector<std::string> names(Verdicts verdicts) {
  std::vector<std::string> result;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (verdicts.has(static_cast<Verdict>(v))) result.emplace_back(verdict_name(static_cast<Verdict>(v)));
  return result;
}

std::string_view state_name(RuleState state) {
  static constexpr std::array<std::string_view, 4> kNames{"active", "defeated", "open", "silent"};
  return kNames[static_cast<std::size_t>(state)];
}

bool decides(const Reason& reason, Verdicts possible) {
  if (possible == Verdicts(Verdict::contraindicated)) return reason.effect == Effect::contraindicate;
  if (possible == Verdicts(Verdict::not_suggested)) return reason.effect == Effect::advise_against;
  return true;
}

std::vector<std::string> dependency_lines(const OptionAnswer& option) {
  std::vector<std::string> lines;
  for (const DependencyAnswer& dependency : option.depends_on) {
    std::vector<std::string> outcomes;
    for (const DependencyOutcome& outcome : dependency.outcomes)
      outcomes.push_back(fmt::format("{}: {}", outcome.value, fmt::join(outcome.verdicts, " or ")));
    lines.push_back(fmt::format("depends on {}: {}", dependency.fact, fmt::join(outcomes, "; ")));
  }
  return lines;
}

/// The rules that made the verdict, those that were set aside, and what is open.
std::vector<std::string> verdict_lines(const Reply& reply) {
  std::vector<std::string> lines;
  if (reply.answer->unknown) return lines;
  const OptionAnswer& option = asked(reply);
  for (const Reason& reason : option.reasons)
    if (reason.state != RuleState::active || decides(reason, option.possible))
      lines.push_back(reason_line(reason));
  for (std::string& line : dependency_lines(option)) lines.push_back(std::move(line));
  if (lines.empty()) lines.emplace_back("no rule on it applies");
  return lines;
}

std::string verdict_words(const Reply& reply) {
  const std::string verdict = reply.answer->verdict();
  return verdict == "depends" ? fmt::format("depends ({})", fmt::join(names(asked(reply).possible), ", "))
                              : verdict;
}

/// Why a rule isn't among the reasons.
std::string silent_line(const Reply& reply, const std::string& name) {
  const KnowledgeBase& kb = reply.kb;
  for (std::uint32_t i = 0; i + 1 < kb.rules.size(); ++i) {
    const fbs::Rule& rule = kb.rules[i];
    if (kb.name(rule.node()) != name) continue;
    const Place place = place_of(kb, rule.node());
    const std::string when = condition_words(kb, rule.condition());
    return fmt::format("`{}` is silent ({}:{}): {}", name, place.file, place.line,
                       when.empty() ? "it is not about this option or goal, or within its limit" : when);
  }
  return fmt::format("`{}` is no rule", name);
}

Compared compare_state(const Reply& reply, const Expectation& expectation, RuleState wanted) {
  std::vector<std::string> expected;
  std::vector<std::string> got;
  std::vector<std::string> because;
  for (const std::string& rule : expectation.values) {
    const auto& reasons = asked(reply).reasons;
    const auto reason = std::ranges::find(reasons, rule, &Reason::rule);
    const RuleState state = reason == reasons.end() ? RuleState::silent : reason->state;
    if (state == wanted) continue;
    expected.push_back(fmt::format("{} {}", rule, state_name(wanted)));
    got.push_back(fmt::format("{} {}", rule, state_name(state)));
    because.push_back(reason == reasons.end() ? silent_line(reply, rule) : reason_line(*reason));
  }
  if (expected.empty()) return std::nullopt;
  return Mismatch{{}, 0, listed(expected), listed(got), std::move(because)};
}

std::vector<std::string> questions(const Reply& reply) {
  std::vector<std::string> facts;
  for (const DependencyAnswer& dependency : asked(reply).depends_on) facts.push_back(dependency.fact);
  return facts;
}

Compared compare_questions(const Reply& reply, const Expectation& expectation, bool wanted) {
  const std::vector<std::string> facts = questions(reply);
  std::vector<std::string> differ;
  for (const std::string& fact : expectation.values)
    if ((std::ranges::find(facts, fact) != facts.end()) != wanted) differ.push_back(fact);
  if (differ.empty()) return std::nullopt;
  return Mismatch{{}, 0, (wanted ? "" : "not ") + listed(differ), listed(facts), verdict_lines(reply)};
}

}  // namespace

std::string reason_line(const Reason& reason) {
  std::string line =
      fmt::format("{} `{}` is {}", effect_name(reason.effect), reason.rule, state_name(reason.state));
  if (!reason.defeated_by.empty()) line += fmt::format(" by {}", reason.defeated_by);
  line += fmt::format(" ({}:{})", reason.place.file, reason.place.line);
  std::vector<std::string> parts;
  if (!reason.when.empty()) parts.push_back(reason.when);
  if (!reason.limit.empty()) parts.push_back(reason.limit);
  if (!reason.unless.empty() && reason.state != RuleState::defeated)
    parts.push_back("unless " + reason.unless);
  if (!parts.empty()) line += fmt::format(": {}", fmt::join(parts, "; "));
  return line;
}

std::string listed(const std::vector<std::string>& words) {
  return words.empty() ? "nothing" : fmt::format("{}", fmt::join(words, ", "));
}

const OptionAnswer& asked(const Reply& reply) {
  static const OptionAnswer kNothing;
  return reply.answer->options.empty() ? kNothing : reply.answer->options.front();
}

Compared compare_verdict(const Reply& reply, const Expectation& expectation) {
  if (reply.answer->verdict() == expectation.values.front()) return std::nullopt;
  return Mismatch{{}, 0, expectation.values.front(), verdict_words(reply), verdict_lines(reply)};
}

Compared compare_possible(const Reply& reply, const Expectation& expectation) {
  const std::vector<std::string> possible = names(asked(reply).possible);
  if (std::ranges::is_permutation(possible, expectation.values)) return std::nullopt;
  return Mismatch{{}, 0, listed(expectation.values), listed(possible), verdict_lines(reply)};
}

Compared compare_certainty(const Reply& reply, const Expectation& expectation) {
  const std::string_view level = level_name(asked(reply).certainty);
  std::string wanted = expectation.values.front();
  std::ranges::replace(wanted, '-', ' ');
  if (level == wanted) return std::nullopt;
  return Mismatch{{}, 0, expectation.values.front(), std::string(level), asked(reply).derivation};
}

Compared compare_asks(const Reply& reply, const Expectation& expectation) {
  return compare_questions(reply, expectation, true);
}
Compared compare_asks_not(const Reply& reply, const Expectation& expectation) {
  return compare_questions(reply, expectation, false);
}
Compared compare_active(const Reply& reply, const Expectation& expectation) {
  return compare_state(reply, expectation, RuleState::active);
}
Compared compare_open(const Reply& reply, const Expectation& expectation) {
  return compare_state(reply, expectation, RuleState::open);
}
Compared compare_defeated(const Reply& reply, const Expectation& expectation) {
  return compare_state(reply, expectation, RuleState::defeated);
}
Compared compare_silent(const Reply& reply, const Expectation& expectation) {
  return compare_state(reply, expectation, RuleState::silent);
}

Compared compare_error(const Reply& reply, const Expectation& expectation) {
  if (reply.error == expectation.values.front()) return std::nullopt;
  if (reply.answer)
    return Mismatch{{}, 0, expectation.values.front(), "an answer: " + verdict_words(reply), {}};
  return Mismatch{{}, 0, expectation.values.front(), reply.error, {reply.message}};
}

}  // namespace kb
