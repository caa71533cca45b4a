// Reasons: how each rule stands, and what the verdict depends on, in words. Private to this room.
#pragma once

#include "runtime/explain/grounds.h"

namespace kb {

/// Active ones first, the gravest before the others; then open, then defeated. Silent rules are left out.
[[nodiscard]] std::vector<Reason> explain_reasons(const KnowledgeBase& kb, const Profile& profile,
                                                  const Decision& decision, Grounds& grounds);

[[nodiscard]] std::vector<DependencyAnswer> explain_dependencies(const KnowledgeBase& kb,
                                                                 const Decision& decision);

/// When to take it, and how far from what else.
[[nodiscard]] std::vector<std::string> explain_timing(const KnowledgeBase& kb, const Decision& decision,
                                                      const std::vector<Reason>& reasons);

}  // namespace kb
