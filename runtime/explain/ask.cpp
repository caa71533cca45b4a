// Ask: one option or all of them, decided and explained.
#include <algorithm>
#include <array>

#include "runtime/decide/problem.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/beside.h"
#include "runtime/explain/dose.h"
#include "runtime/explain/explained.h"
#include "runtime/explain/guidance.h"
#include "runtime/explain/presumptions.h"
#include "runtime/explain/prove.h"
#include "runtime/explain/reasons.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

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
  answer.side_effects = side_effects(kb, decision.option, reader, grounds);
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
  answer.advice = advice(kb, profile.goal, reader, usable(result.decisions));
  for (const FactValue& fact :
       presumptions_behind(situation, profile, shown_beside(kb, profile, reader, result.decisions)))
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
