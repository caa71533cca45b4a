// Regrade: every grade worked out again from what is left of the grounds. Private to this room.
#pragma once

#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/certainty/certainty.h"

namespace kb {

struct Grades {
  std::vector<Level> levels;  ///< by node: of evidence its level, of claims and rules their certainty
  std::vector<Grade> claims;  ///< by row of claims
  std::vector<std::uint32_t> decided_by;  ///< by row of claims: the edge that gave `pro`, or kNone
};

/// `fallen`, by node, counts for nothing; evidence that falls with what is in it is added.
/// Nothing is worked out where the grounds of a damaged file go round: then `levels` is empty.
[[nodiscard]] Grades regrade(const KnowledgeBase& kb, std::vector<bool>& fallen);

}  // namespace kb
