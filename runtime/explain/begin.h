// Begin: what every answer says of the knowledge base that it comes from. Private to this room.
#pragma once

#include "runtime/explain/answer.h"

namespace kb {

/// An answer without its matter; `goal`: a node, or kNone.
[[nodiscard]] Answer begin_answer(const KnowledgeBase& kb, std::uint32_t goal);

}  // namespace kb
