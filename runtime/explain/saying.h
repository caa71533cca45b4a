// Saying: any statement in a sentence or two, and how sure it is. For this room and the pages of
// a site.
#pragma once

#include <optional>

#include "runtime/explain/grounds.h"

namespace kb {

/// What a statement says: its author's words, or words put together from its clauses. Never empty.
[[nodiscard]] std::string saying_of(const KnowledgeBase& kb, std::uint32_t node);

/// What a recommendation comes to, without for whom: "Suggested: daily walk, for endurance".
[[nodiscard]] std::string rule_heading(const KnowledgeBase& kb, std::uint32_t rule);
/// What a statement is on, or by another keyword tied to: "daily walk, hill walk".
[[nodiscard]] std::string rule_targets(const KnowledgeBase& kb, std::uint32_t node,
                                       std::string_view keyword = "on");

/// Of what is graded its grade; of guidance, that of the weakest claim that it needs.
[[nodiscard]] std::optional<Level> sureness_of(const KnowledgeBase& kb, std::uint32_t node);

/// The sources of all that speaks for a statement, at any remove: what counts, or where nothing does, all of
/// it.
[[nodiscard]] CitationNumbers cited_under(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds);

}  // namespace kb
