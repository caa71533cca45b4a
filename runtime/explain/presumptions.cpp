// Found by trial: one presumption after the other is dropped, for good if the answer is the same without it.
// Rules that have nothing to do with it stand as they stood.
#include "runtime/explain/presumptions.h"

#include <algorithm>
#include <functional>

namespace kb {
namespace {

/// Whom something would only harm is shown nothing that speaks for it.
bool shown(const KnowledgeBase& kb, const Decision& decision, const RuleStatus& status) {
  const bool speaks_for = kb.rules[status.rule].effect() == 0;
  return status.on_option && !(speaks_for && decision.possible == Verdicts(Verdict::contraindicated));
}

/// Whether the answer is the same, where only the rules at these places can stand otherwise.
bool same_answer(Problem& problem, const Decision& decision, const std::vector<std::uint32_t>& places) {
  Search search{kBudget};
  bool is_open = false;
  for (const std::uint32_t place : places) {
    const RuleStatus& was = decision.rules[place];
    if (!shown(problem.situation().kb(), decision, was)) continue;
    if (!stands(problem, search, place, was)) return false;
    is_open = is_open || was.state == RuleState::open;
  }
  // Only what is open can go together otherwise, and so make another verdict possible.
  const bool same = !is_open || search.verdicts(problem) == decision.possible;
  return same && (search.exact || !decision.exact);
}

Truth applies(Situation& situation, const Applicability& of) {
  if (of.surely)
    return truth((of.condition == kNone || !situation.can(of.condition, false)) &&
                 (of.exception == kNone || !situation.can(of.exception, true)));
  return (of.condition == kNone ? Truth::yes : situation.holds(of.condition)) &
         (of.exception == kNone ? Truth::yes : !situation.holds(of.exception));
}

/// Each is doubted in its turn, and stays doubted where all is `as_it_was` without it; the others are what
/// matters.
std::vector<FactValue> doubted(Situation& situation, const Profile& profile,
                               const std::vector<FactValue>& presumed,
                               const std::function<bool(std::uint32_t fact)>& as_it_was) {
  std::vector<FactValue> result;
  Profile tried = profile;
  const std::size_t start = situation.mark();
  for (const FactValue& one : presumed) {
    const std::size_t here = situation.mark();
    const auto place = std::ranges::lower_bound(tried.unknown, one.fact) - tried.unknown.begin();
    tried.unknown.insert(tried.unknown.begin() + place, one.fact);
    situation.doubt(one.fact, tried);
    if (as_it_was(one.fact)) continue;
    situation.undo(here);
    tried.unknown.erase(tried.unknown.begin() + place);
    result.push_back(one);
  }
  situation.undo(start);
  return result;
}

}  // namespace

std::vector<FactValue> presumptions_that_matter(Problem& problem, const Asking& asking,
                                                const Profile& profile, const Decision& decision) {
  return doubted(problem.situation(), profile, decision.presumed, [&](std::uint32_t fact) {
    return same_answer(problem, decision, asking.places({Variable::Kind::fact, fact}));
  });
}

std::vector<FactValue> presumptions_behind(Situation& situation, const Profile& profile,
                                           const std::vector<Applicability>& all) {
  std::vector<std::uint32_t> asked;
  std::vector<Truth> as_presumed;
  for (const Applicability& one : all) {
    situation.facts_in(one.condition, asked);
    situation.facts_in(one.exception, asked);
    as_presumed.push_back(applies(situation, one));
  }
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  std::vector<FactValue> presumed;
  for (const std::uint32_t fact : asked)
    if (situation.is_presumed(fact)) presumed.push_back({fact, situation.fact(fact) == Truth::yes});
  const auto now = [&](const Applicability& one) { return applies(situation, one); };
  return doubted(situation, profile, presumed,
                 [&](std::uint32_t) { return std::ranges::equal(all, as_presumed, {}, now); });
}

}  // namespace kb
