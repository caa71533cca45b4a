// Obstacles: why nobody like this can be told a verdict. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/analyze/analyze.h"

namespace kb {

/// The rules that stand in the way: a smallest set without which somebody could; or what would have to bring
/// it about and does not; and what was said that excludes it. `given` asks about an option.
[[nodiscard]] std::vector<std::string> obstacles(const KnowledgeBase& kb, const Profile& given,
                                                 Verdict verdict, Effort effort);

}  // namespace kb
