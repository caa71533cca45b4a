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

}  // namespace kb
