// Verdict changes: for whom the verdict is another in a changed copy of a knowledge base. Private to this
// room.
#pragma once

#include <vector>

#include "runtime/explain/impact.h"
#include "runtime/explain/without.h"

namespace kb {

/// Options (index into options) whose verdict can be another: something that decides on them is otherwise.
[[nodiscard]] std::vector<std::uint32_t> affected_options(const KnowledgeBase& before,
                                                          const KnowledgeBase& after);

/// By person, then by option. What a person says that contradicts itself has no verdicts.
[[nodiscard]] std::vector<VerdictChange> verdict_changes(const KnowledgeBase& before,
                                                         const KnowledgeBase& after,
                                                         const std::vector<Person>& people);

/// Claims and rules that have another certainty, in the order of the tables.
struct GradeChanges {
  std::vector<std::uint32_t> claims;  ///< nodes
  std::vector<std::uint32_t> rules;
};
[[nodiscard]] GradeChanges grade_changes(const KnowledgeBase& before, const KnowledgeBase& after);

}  // namespace kb
