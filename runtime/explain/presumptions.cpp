// Found by trial: one presumption after the other is dropped, for good if the answer is the same without it.
// Rules that have nothing to do with it stand as they stood.
#include "runtime/explain/presumptions.h"

#include <algorithm>

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

}  // namespace

std::vector<FactValue> presumptions_that_matter(Problem& problem, const Asking& asking,
                                                const Profile& profile, const Decision& decision) {
  std::vector<FactValue> result;
  Profile tried = profile;
  Situation& situation = problem.situation();
  const std::size_t start = situation.mark();
  for (const FactValue& presumed : decision.presumed) {
    const std::size_t here = situation.mark();
    const auto place = std::ranges::lower_bound(tried.unknown, presumed.fact) - tried.unknown.begin();
    tried.unknown.insert(tried.unknown.begin() + place, presumed.fact);
    situation.doubt(presumed.fact, tried);
    if (same_answer(problem, decision, asking.places({Variable::Kind::fact, presumed.fact}))) continue;
    situation.undo(here);
    tried.unknown.erase(tried.unknown.begin() + place);
    result.push_back(presumed);
  }
  situation.undo(start);
  return result;
}

}  // namespace kb
