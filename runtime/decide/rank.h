// Rank: options put in order, each with what puts it behind the one before. Private to this room.
#pragma once

#include "runtime/decide/situation.h"

namespace kb {

[[nodiscard]] std::vector<Ranked> rank(Situation& situation, const Profile& profile,
                                       std::vector<Decision> decisions);

}  // namespace kb
