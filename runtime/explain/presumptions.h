// Presumptions: which of them an answer rests on. Private to this room.
#pragma once

#include <vector>

#include "runtime/decide/problem.h"
#include "runtime/explain/asking.h"

namespace kb {

/// Of what the decision presumes, what could change the verdict or a reason that is shown, were it otherwise.
/// All the others can be otherwise at once, and the answer stays.
/// `problem`: the one that was decided, for the profile as it was taken; it is left as it was.
[[nodiscard]] std::vector<FactValue> presumptions_that_matter(Problem& problem, const Asking& asking,
                                                              const Profile& profile,
                                                              const Decision& decision);

/// What advice, a side effect or a preference is said on.
struct Applicability {
  std::uint32_t condition = kNone;
  std::uint32_t exception = kNone;
  bool surely = false;  ///< whether it may apply makes no difference
};

/// Of what is presumed, that without which one of these would apply otherwise. `profile`: as the situation
/// took it.
[[nodiscard]] std::vector<FactValue> presumptions_behind(Situation& situation, const Profile& profile,
                                                         const std::vector<Applicability>& all);

}  // namespace kb
