// Rank: options put in order, each with what puts it behind the one before. Private to this room.
#pragma once

#include "runtime/decide/situation.h"

namespace kb {

/// Whether a preference (its row) is for this goal: it names it, or names none, or none is asked about.
[[nodiscard]] bool is_for_goal(const KnowledgeBase& kb, std::size_t preference, std::uint32_t goal);

[[nodiscard]] std::vector<Ranked> rank(Situation& situation, const Profile& profile,
                                       std::vector<Decision> decisions);

}  // namespace kb
