// Leaflet: what is said to one person, as one HTML page that can be given away: several answers about the
// same person, with one list of references.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/answer.h"

namespace kb {

/// An answer under a heading of its own.
struct LeafletPart {
  std::string heading;
  Answer answer;
  std::string remark = {};  ///< how it is meant; may be empty
};

/// The first part is the answer itself: its headline and verdict open the page. What a later part says again
/// is left out of it. Without parts: the empty text.
[[nodiscard]] std::string render_leaflet(const std::vector<LeafletPart>& parts);

}  // namespace kb
