// Check: what must hold across the tables of a `.kbx` for every walk over them to end soon. Private to this
// room.
//
// A row or text that does not exist reads as an empty one (knowledge_base.h). That keeps reading inside of
// the file, but conditions that contain themselves, or edges that all nodes share, would keep it there for
// ever. The digest says nothing of this: whoever makes a file can make a digest that fits. So it is looked at
// whenever a file is opened, in time that grows with its size.
#pragma once

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// Counted up when more is looked at: what was found whole before is looked at again.
inline constexpr std::uint32_t kChecks = 1;

/// What is wrong, such as "condition 7 contains itself"; empty: nothing.
[[nodiscard]] std::string fault_in(const KnowledgeBase& kb);

}  // namespace kb
