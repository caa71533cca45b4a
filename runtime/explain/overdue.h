// Overdue: when a knowledge base is to be reviewed as a whole. Private to this room.
#pragma once

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// yyyymmdd: the last review and the months after it that the author allows; 0: not said.
[[nodiscard]] std::uint32_t review_due(const KnowledgeBase& kb);

}  // namespace kb
