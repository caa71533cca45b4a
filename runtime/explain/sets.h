// Sets: what was said, as sufficient and as necessary reasons, and the doses that give a verdict; exact,
// before any words. Private to this room, and held against the plain evaluator.
#pragma once

#include <numeric>
#include <vector>

#include "runtime/decide/decide.h"
#include "runtime/explain/asking.h"
#include "runtime/explain/parts.h"

namespace kb {

/// A set of parts that leaves the same verdicts possible with everything else unknown, of which none can be
/// left out. What is presumed stays presumed. `taken`: a situation that has taken the profile.
[[nodiscard]] std::vector<Part> sufficient_parts(const Situation& taken, const Asking& asking,
                                                 const Profile& profile, const Decision& decision);

/// Of the first `count` things, a set that works and of which none can be left out; empty if not even all of
/// them do.
template <typename Works>
[[nodiscard]] std::vector<std::size_t> least_set(std::size_t count, Works works) {
  std::vector<std::size_t> set(count);
  std::iota(set.begin(), set.end(), std::size_t{0});
  if (set.empty() || !works(set)) return {};
  for (std::size_t i = 0; i < set.size();) {
    std::vector<std::size_t> less = set;
    less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
    if (!less.empty() && works(less)) {
      set = std::move(less);
    } else {
      ++i;
    }
  }
  return set;
}

/// How many parts at most have to be otherwise together in the sets that are all looked for; where there is
/// none, one of more is.
inline constexpr std::size_t kLargestSet = 3;
/// With more parts than this, only sets of one are looked for.
inline constexpr std::size_t kMostParts = 24;

/// The sets of parts without which the verdict is possible, smallest first; none holds another.
[[nodiscard]] std::vector<std::vector<Part>> parts_in_the_way(const KnowledgeBase& kb, const Profile& profile,
                                                              std::uint32_t option, Verdict wanted);

/// The elemental doses of a form or substance (the profile's candidate) for which the verdict is the wanted
/// one, ascending: micro of the limits' unit, from 1 on.
[[nodiscard]] std::vector<Range> dose_windows(const KnowledgeBase& kb, const Profile& profile,
                                              Verdict wanted);

}  // namespace kb
