// Weeks: a course of weeks, step by step, as far as its conditions may hold. Private to this room.
#pragma once

#include <vector>

#include "runtime/explain/guidance.h"
#include "runtime/explain/plan.h"

namespace kb {

/// Of a `monitor` statement.
[[nodiscard]] std::vector<PlanWeek> weeks_of(const KnowledgeBase& kb, std::uint32_t monitor,
                                             const GuidanceReader& reader);

}  // namespace kb
