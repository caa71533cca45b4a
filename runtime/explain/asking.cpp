// An index from what rules ask about to the rules.
#include "runtime/explain/asking.h"

#include <algorithm>

#include "runtime/decide/problem.h"

namespace kb {

Asking::Asking(const Problem& problem) : situation_(problem.situation()) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> overridden;
  std::vector<Variable> asked;
  for (std::uint32_t place = 0; place < problem.rules().size(); ++place) {
    const fbs::Rule& rule = situation_.kb().rules[problem.rules()[place].rule];
    asked.clear();
    for (const std::uint32_t condition : {rule.condition(), rule.exception()})
      situation_.variables_in(condition, asked);
    for (const Variable variable : asked) asking_.emplace_back(group(variable), place);
    for (const std::uint32_t overrider : problem.rules()[place].overriders)
      overridden.emplace_back(overrider, place);
  }
  std::ranges::sort(asking_);
  overridden_ = Lists::of(problem.rules().size(), overridden);
}

Asking::Group Asking::group(Variable variable) const {
  const std::uint32_t part = situation_.part(variable);
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
  std::vector<std::uint32_t> places;
  std::vector<bool> seen(overridden_.size());
  const auto reach = [&](std::uint32_t place) {
    if (!seen[place]) places.push_back(place);
    seen[place] = true;
  };
  for (auto at = std::ranges::lower_bound(asking_, std::pair(wanted, std::uint32_t{0}));
       at != asking_.end() && at->first == wanted; ++at)
    reach(at->second);
  for (std::size_t i = 0; i < places.size(); ++i)
    for (const std::uint32_t overridden : overridden_[places[i]]) reach(overridden);
  std::ranges::sort(places);
  return places;
}

}  // namespace kb
