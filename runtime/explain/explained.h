// Explained: an answer beside the decisions that it explains, for those who go on from these. Private to this
// room.
#pragma once

#include <vector>

#include "runtime/decide/situation.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/asking.h"

namespace kb {

struct Explained {
  Answer answer;
  std::vector<Decision> decisions;  ///< by option of the answer
  std::vector<Asking> asking;       ///< by option of the answer; as long as the situation is there
};

/// What `ask` answers. `situation` has taken the profile, and is left as it was.
[[nodiscard]] Explained explain(Situation& situation, const Profile& profile);

}  // namespace kb
