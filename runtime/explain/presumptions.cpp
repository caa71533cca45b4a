// Found by trial: one presumption after the other is dropped, for good if the answer is the same without it.
#include "runtime/explain/presumptions.h"

#include <algorithm>

namespace kb {
namespace {

/// Whom something would only harm is shown nothing that speaks for it.
bool shown(const KnowledgeBase& kb, const Decision& decision, const RuleStatus& status) {
  const bool speaks_for = kb.rules[status.rule].effect() == 0;
  return status.on_option && !(speaks_for && decision.possible == Verdicts(Verdict::contraindicated));
}

bool same_answer(const KnowledgeBase& kb, const Decision& a, const Decision& b) {
  if (!(a.possible == b.possible) || a.exact != b.exact || a.rules.size() != b.rules.size()) return false;
  for (std::size_t i = 0; i < a.rules.size(); ++i) {
    const RuleStatus& was = a.rules[i];
    const RuleStatus& is = b.rules[i];
    if (was.rule != is.rule) return false;
    if (shown(kb, a, was) && (was.state != is.state || was.defeated_by != is.defeated_by)) return false;
  }
  return true;
}

}  // namespace

std::vector<FactValue> presumptions_that_matter(Situation& situation, const Profile& profile,
                                                const Decision& decision) {
  std::vector<FactValue> result;
  Profile tried = profile;
  const std::size_t start = situation.mark();
  Problem problem(situation, profile, decision.option);
  for (const FactValue& presumed : decision.presumed) {
    const std::size_t here = situation.mark();
    const auto place = std::ranges::lower_bound(tried.unknown, presumed.fact) - tried.unknown.begin();
    tried.unknown.insert(tried.unknown.begin() + place, presumed.fact);
    situation.doubt(presumed.fact, tried);
    if (same_answer(situation.kb(), decision, decide_standing(problem))) continue;
    situation.undo(here);
    tried.unknown.erase(tried.unknown.begin() + place);
    result.push_back(presumed);
  }
  situation.undo(start);
  return result;
}

}  // namespace kb
