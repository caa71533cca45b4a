// Boundaries: the value of a measure at which two rules meet, where both hold or neither does. Private to
// this room.
#pragma once

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/view.h"

namespace kb {

/// The searches that are made, of those that may be.
struct Searches {
  Effort effort;
  std::size_t made = 0;
  std::size_t left_out = 0;
  [[nodiscard]] bool next() { return made < effort.searches ? (++made, true) : (++left_out, false); }
};

/// `nobody`: a person of whom nothing is known or presumed.
void add_boundaries(Report& report, const View& nobody, const std::vector<std::uint32_t>& options,
                    Searches& searches);

}  // namespace kb
