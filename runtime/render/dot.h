// A picture in the DOT language of Graphviz, which lays it out.
#pragma once

#include <string>

#include "runtime/explain/picture.h"

namespace kb {

/// From sources on the left to verdicts on the right; a shape and a colour for each kind; what doesn't count
/// is grey and dashed. Texts of the knowledge base are escaped, whatever is in them.
[[nodiscard]] std::string render_dot(const Picture& picture);

}  // namespace kb
