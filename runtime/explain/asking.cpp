// An index from what rules ask about to the rules.
#include "runtime/explain/asking.h"

#include <algorithm>

#include "runtime/decide/problem.h"

namespace kb {

Asking::Asking(const Problem& problem) : problem_(problem) {
  const Situation& situation = problem.situation();
  std::vector<std::uint32_t> facts;
  std::vector<std::uint32_t> measures;
  for (std::uint32_t place = 0; place < problem.rules().size(); ++place) {
    const fbs::Rule& rule = situation.kb().rules[problem.rules()[place].rule];
    facts.clear();
    measures.clear();
    for (const std::uint32_t condition : {rule.condition(), rule.exception()}) {
      situation.facts_in(condition, facts);
      situation.measures_in(condition, measures);
    }
    for (const std::uint32_t fact : facts) asking_.emplace_back(group({Variable::Kind::fact, fact}), place);
    for (const std::uint32_t measure : measures)
      asking_.emplace_back(group({Variable::Kind::measure, measure}), place);
  }
  std::ranges::sort(asking_);
}

Asking::Group Asking::group(Variable variable) const {
  const std::uint32_t part = problem_.situation().part(variable);
  if (part != kNone) return {part, Variable::Kind::fact, kNone};
  return {kNone, variable.kind, variable.index};
}

bool Asking::about(Variable variable) const {
  const Group wanted = group(variable);
  const auto at = std::ranges::lower_bound(asking_, std::pair(wanted, std::uint32_t{0}));
  return at != asking_.end() && at->first == wanted;
}

std::vector<std::uint32_t> Asking::places(Variable variable) const {
  const Group wanted = group(variable);
  std::vector<bool> changing(problem_.rules().size());
  for (auto at = std::ranges::lower_bound(asking_, std::pair(wanted, std::uint32_t{0}));
       at != asking_.end() && at->first == wanted; ++at)
    changing[at->second] = true;
  std::vector<std::uint32_t> places;
  // A rule comes after those that override it.
  for (std::uint32_t place = 0; place < changing.size(); ++place) {
    if (!changing[place])
      changing[place] = std::ranges::any_of(problem_.rules()[place].overriders,
                                            [&](std::uint32_t other) { return changing[other]; });
    if (changing[place]) places.push_back(place);
  }
  return places;
}

}  // namespace kb
