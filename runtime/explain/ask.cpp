// Ask: one option or all of them, decided and explained.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/decide/problem.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/dose.h"
#include "runtime/explain/explained.h"
#include "runtime/explain/guidance.h"
#include "runtime/explain/presumptions.h"
#include "runtime/explain/prove.h"
#include "runtime/explain/reasons.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

/// The options that may be suggested.
std::vector<std::uint32_t> usable(const std::vector<Decision>& decisions) {
  std::vector<std::uint32_t> result;
  for (const Decision& decision : decisions)
    if (may_be_suggested(decision.possible)) result.push_back(decision.option);
  return result;
}

bool is_advised(const KnowledgeBase& kb, std::uint32_t node, std::uint32_t goal, const GuidanceReader& reader,
                const std::vector<std::uint32_t>& options) {
  return kb.kind(node) == "advise" && !options.empty() && reader.for_goal(node, goal) &&
         reader.goes_with(node, options);
}

/// General advice for the goal, as far as it is meant for the person and goes with something that may be
/// suggested.
std::vector<std::string> advice(const KnowledgeBase& kb, std::uint32_t goal, const GuidanceReader& reader,
                                const std::vector<Decision>& decisions) {
  std::vector<std::string> result;
  const std::vector<std::uint32_t> options = usable(decisions);
  for (const fbs::Guidance& row : kb.guidance) {
    const std::uint32_t node = row.node();
    if (!is_advised(kb, node, goal, reader, options)) continue;
    const Meant meant = reader.meant(node);
    if (!meant.at_all) continue;
    const std::string_view says = kb.clause(node, "says");
    result.push_back(meant.when.empty() ? std::string(says) : fmt::format("If {}: {}", meant.when, says));
  }
  return result;
}

SideEffectAnswer side_effect(const KnowledgeBase& kb, std::uint32_t node, std::string when,
                             Grounds& grounds) {
  SideEffectAnswer effect;
  for (const KnowledgeBase::Edge out : kb.out(node))
    if (kb.kind(out.node) == "outcome")
      effect.outcome.append(effect.outcome.empty() ? "" : ", ").append(words_of(kb, out.node));
  std::vector<std::string> parts = clauses_of(kb, node, "effect");
  for (const std::string& above : clauses_of(kb, node, "likelier above"))
    parts.push_back("likelier above " + above);
  for (std::string& relief : clauses_of(kb, node, "relief")) parts.push_back(std::move(relief));
  effect.text = one_text(parts);
  effect.when = std::move(when);
  for (const ClaimReason& claim : grounds.claims_of(node)) add_citations(effect.citations, claim.citations);
  return effect;
}

/// Those that the person may have; what surely doesn't hold of them is left out.
std::vector<SideEffectAnswer> side_effects(const KnowledgeBase& kb, const fbs::Option& option,
                                           const GuidanceReader& reader, Grounds& grounds) {
  std::vector<SideEffectAnswer> result;
  std::vector<std::uint32_t> seen;
  for (const std::uint32_t of : {option.node(), option.substance()}) {
    if (of == kNone) continue;
    for (const KnowledgeBase::Edge edge : kb.in(of)) {
      if (kb.kind(edge.node) != "side effect" || std::ranges::find(seen, edge.node) != seen.end()) continue;
      seen.push_back(edge.node);
      if (Meant meant = reader.meant(edge.node); meant.at_all)
        result.push_back(side_effect(kb, edge.node, std::move(meant.when), grounds));
    }
  }
  return result;
}

std::string presumption_words(const KnowledgeBase& kb, const FactValue& presumed) {
  const fbs::Fact& row = kb.facts[presumed.fact];
  const std::string words = words_of(kb, row.node());
  const std::string said = row.kind() == 1   ? "taking " + words
                           : row.kind() == 2 ? "supervised by " + words
                                             : words;
  return presumed.value ? said : (row.kind() == 0 ? "no " : "not ") + said;
}

void add_once(std::vector<std::string>& texts, std::string text) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

void add_presumptions(Problem& problem, const Asking& asking, const Profile& profile,
                      const Decision& decision, std::vector<std::string>& presumed) {
  for (const FactValue& fact : presumptions_that_matter(problem, asking, profile, decision))
    add_once(presumed, presumption_words(problem.situation().kb(), fact));
  if (decision.presumed_intake) add_once(presumed, "nothing else taken");
}

/// What is shown besides verdicts and their reasons: advice, side effects, and what puts one option before
/// another.
std::vector<Applicability> shown_besides(Situation& situation, const Profile& profile,
                                         const GuidanceReader& reader,
                                         const std::vector<Decision>& decisions) {
  const KnowledgeBase& kb = situation.kb();
  std::vector<Applicability> result;
  for (const fbs::Guidance& row : kb.guidance) {
    const std::vector<std::uint32_t> of = naming(kb, row.node(), "of");
    const bool of_an_option = std::ranges::any_of(decisions, [&](const Decision& decision) {
      const fbs::Option& option = kb.options[decision.option];
      return std::ranges::find(of, option.node()) != of.end() ||
             std::ranges::find(of, option.substance()) != of.end();
    });
    if (kb.kind(row.node()) == "side effect"
            ? of_an_option
            : is_advised(kb, row.node(), profile.goal, reader, usable(decisions)))
      result.push_back({row.condition(), row.exception(), false});
  }
  const auto decided = [&](std::uint32_t option) {
    return std::ranges::find(decisions, option, &Decision::option);
  };
  for (std::size_t i = 0; !profile.candidate && i + 1 < kb.preferences.size(); ++i) {
    const fbs::Preference& row = kb.preferences[i];
    const auto goals = kb.preference_goals.run(row.goals_begin(), kb.preferences[i + 1].goals_begin());
    const bool for_goal =
        goals.empty() || profile.goal == kNone || std::ranges::find(goals, profile.goal) != goals.end();
    const auto better = decided(row.better());
    const auto worse = decided(row.worse());
    if (for_goal && better != decisions.end() && worse != decisions.end() &&
        better->possible == worse->possible)
      result.push_back({row.condition(), row.exception(), true});
  }
  return result;
}

OptionAnswer option_answer(const KnowledgeBase& kb, const Profile& profile, const Decision& decision,
                           const GuidanceReader& reader, Grounds& grounds) {
  const fbs::Option& option = kb.options[decision.option];
  OptionAnswer answer;
  answer.name = kb.name(option.node());
  answer.title = words_of(kb, option.node());
  answer.kind = kb.kind(option.node());
  answer.possible = decision.possible;
  answer.exact = decision.exact;
  answer.depends_on = explain_dependencies(kb, decision);
  answer.reasons = explain_reasons(kb, profile, decision, grounds);
  answer.certainty = decision.certainty;
  if (decision.decided_by != kNone)
    answer.derivation = grounds.derivation(kb.rules[decision.decided_by].node());
  answer.dose = explain_dose(kb, profile, decision, reader, grounds);
  if (decision.possible !=
      Verdicts(Verdict::contraindicated))  // whom it would harm is not told when to take it
    answer.timing = explain_timing(kb, decision, answer.reasons);
  if (decision.suggestion != kNone) {
    const std::uint32_t suggestion = kb.rules[decision.suggestion].node();
    answer.not_counted = grounds.not_counted(suggestion);
    answer.against = grounds.against(suggestion);
  }
  answer.side_effects = side_effects(kb, option, reader, grounds);
  return answer;
}

}  // namespace

std::string_view effect_name(Effect effect) {
  static constexpr std::array<std::string_view, 4> kNames{"suggest", "caution", "advise-against",
                                                          "contraindicate"};
  return kNames[static_cast<std::size_t>(effect)];
}

std::string OptionAnswer::verdict() const {
  if (!possible.single()) return "depends";
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (possible.has(static_cast<Verdict>(v))) return std::string(verdict_name(static_cast<Verdict>(v)));
  return {};
}

std::string Answer::verdict() const {
  if (unknown) return "unknown";
  if (const auto* open = std::get_if<OpenQuestions>(&finding); open != nullptr && !open->questions.empty())
    return "depends";
  return all || options.empty() ? "ranked" : options.front().verdict();
}

Explained explain(Situation& situation, const Profile& profile) {
  const KnowledgeBase& kb = situation.kb();
  Explained result{begin_answer(kb, profile.goal), {}, {}};
  Answer& answer = result.answer;
  answer.all = !profile.candidate;
  answer.asked.profile = asked_profile(kb, profile);
  const Settled settled(situation);
  const GuidanceReader reader(kb, settled);
  Grounds grounds(kb);
  const auto add = [&](Decision decision, std::string rank) {
    answer.options.push_back(option_answer(kb, profile, decision, reader, grounds));
    answer.options.back().rank = std::move(rank);
    Problem problem(situation, profile, decision.option);
    Asking asking(problem);
    answer.options.back().proof = prove(problem, decision);
    add_presumptions(problem, asking, profile, decision, answer.presumed);
    result.decisions.push_back(std::move(decision));
    result.asking.push_back(std::move(asking));
  };
  if (profile.candidate) {
    add(decide_in(situation, profile, profile.candidate->option), {});
  } else {
    for (Ranked& option : decide_all_in(situation, profile))
      add(std::move(option.decision), std::move(option.why));
  }
  answer.advice = advice(kb, profile.goal, reader, result.decisions);
  for (const FactValue& fact :
       presumptions_behind(situation, profile, shown_besides(situation, profile, reader, result.decisions)))
    add_once(answer.presumed, presumption_words(kb, fact));
  answer.citations = grounds.citations();
  return result;
}

tl::expected<Answer, Contradiction> ask(const KnowledgeBase& kb, const Profile& profile) {
  Situation situation(kb);
  if (auto contradiction = situation.take(profile)) return tl::unexpected(std::move(*contradiction));
  return explain(situation, profile).answer;
}

Answer unknown_to(const KnowledgeBase& kb, const Profile& profile, UnknownAnswer unknown) {
  Answer answer = begin_answer(kb, profile.goal);
  answer.asked.profile = asked_profile(kb, profile);
  answer.unknown = std::move(unknown);
  return answer;
}

}  // namespace kb
