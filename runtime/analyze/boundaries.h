// Boundaries: the value of a measure at which two rules meet, where both hold or neither does. Private to
// this room.
#pragma once

#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/view.h"

namespace kb {

/// `nobody`: a person of whom nothing is known or presumed.
void add_boundaries(Report& report, const View& nobody, const std::vector<std::uint32_t>& options,
                    Searches& searches);

}  // namespace kb
