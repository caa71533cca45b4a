// Explained: an answer beside the decisions that it explains, for those who go on from these. Private to this
// room.
#pragma once

#include <vector>

#include "runtime/decide/situation.h"
#include "runtime/explain/answer.h"

namespace kb {

struct Explained {
  Answer answer;
  std::vector<Decision> decisions;  ///< by option of the answer
};

/// What `ask` answers. `situation` has taken the profile, and is left as it was.
[[nodiscard]] Explained explain(Situation& situation, const Profile& profile);

}  // namespace kb
