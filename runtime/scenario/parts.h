// Parts: the single facts and comparisons of a rule's condition and exception, and whether each mattered.
// Private to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/decide/settled.h"

namespace kb {

/// A fact or comparison. The same one may stand in several places of a condition, and counts once.
struct RulePart {
  std::uint32_t condition = kNone;  ///< its row; kNone: that a limit is exceeded
  bool of_exception = false;
  friend bool operator==(const RulePart&, const RulePart&) = default;
};

/// In the order of the text.
[[nodiscard]] std::vector<RulePart> parts_of(const KnowledgeBase& kb, const fbs::Rule& rule);

/// A rule in one decision.
struct Circumstance {
  const Settled& settled;
  Truth beyond;  ///< of a limit; else yes
};

[[nodiscard]] Truth applies(const KnowledgeBase& kb, const fbs::Rule& rule, const Circumstance& in);

struct PartSeen {
  Truth value;
  bool mattered;  ///< were it otherwise, the rule's condition (or exception, where the condition holds) would
                  ///< be
};
[[nodiscard]] PartSeen see(const KnowledgeBase& kb, const fbs::Rule& rule, const RulePart& part,
                           const Circumstance& in);

}  // namespace kb
