// Boundaries: the value of a measure at which two rules meet, where both hold or neither does. Private to
// this room.
#pragma once

#include "runtime/analyze/analyze.h"

namespace kb {

void add_boundaries(Report& report, const KnowledgeBase& kb, const std::vector<std::uint32_t>& options,
                    Effort effort);

}  // namespace kb
