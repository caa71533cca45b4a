// Presumptions: which of them an answer rests on. Private to this room.
#pragma once

#include <vector>

#include "runtime/decide/problem.h"

namespace kb {

/// Of what the decision presumes, what could change the verdict or a reason that is shown, were it otherwise.
/// All the others can be otherwise at once, and the answer stays.
/// `situation` has taken the profile, and is left as it was.
[[nodiscard]] std::vector<FactValue> presumptions_that_matter(Situation& situation, const Profile& profile,
                                                              const Decision& decision);

}  // namespace kb
