// Names: the same thing in two versions of a knowledge base: what has the same kind and name. Private to this
// room.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// Each gives the row in `to`, or kNone.
[[nodiscard]] std::uint32_t same_node(const KnowledgeBase& from, std::uint32_t node, const KnowledgeBase& to);
[[nodiscard]] std::uint32_t same_fact(const KnowledgeBase& from, std::uint32_t fact, const KnowledgeBase& to);
[[nodiscard]] std::uint32_t same_measure(const KnowledgeBase& from, std::uint32_t measure,
                                         const KnowledgeBase& to);
[[nodiscard]] std::uint32_t same_option(const KnowledgeBase& from, std::uint32_t option,
                                        const KnowledgeBase& to);
[[nodiscard]] std::uint32_t same_rule(const KnowledgeBase& from, std::uint32_t rule, const KnowledgeBase& to);

/// The row of a rule's statement in `rules`, or kNone.
[[nodiscard]] std::uint32_t rule_of(const KnowledgeBase& kb, std::uint32_t node);

/// "age", "taking viridol", "supervised by surgeon": a fact as a profile names it.
[[nodiscard]] std::string fact_name(const KnowledgeBase& kb, std::uint32_t fact);

}  // namespace kb
