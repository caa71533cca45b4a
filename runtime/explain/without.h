// Without: the knowledge base as it would be if some of its statements fell away: a copy of the compiled file
// in which they carry nothing, with every grade worked out again. What is asked of it is asked as ever.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// Kinds whose statements can fall away: "source", "evidence", "claim", rules, facts, groups of people, …
/// Anything else is what is spoken of, and not a ground.
[[nodiscard]] bool can_fall(std::string_view kind);
/// Those kinds for a reader: "sources, evidence, claims, …".
[[nodiscard]] std::string_view kinds_that_can_fall();

class Without {
 public:
  Without(const Without&) = delete;
  Without& operator=(const Without&) = delete;
  Without(Without&&) noexcept = default;
  Without& operator=(Without&&) noexcept = default;
  ~Without() = default;

  /// What is left. Nodes, options, rules and all other rows have the places that they had.
  [[nodiscard]] const KnowledgeBase& kb() const { return kb_; }
  /// By node: named, or evidence that fell with its only source or with the study that it retells.
  [[nodiscard]] bool fell(std::uint32_t node) const { return node < fallen_.size() && fallen_[node]; }

 private:
  friend Without without(const KnowledgeBase& kb, std::span<const std::uint32_t> nodes);
  Without(std::vector<std::byte> bytes, KnowledgeBase kb)
      : bytes_(std::move(bytes)), kb_(std::move(kb)), fallen_(kb_.nodes.size()) {}

  std::vector<std::byte> bytes_;
  KnowledgeBase kb_;  // a view of the bytes
  std::vector<bool> fallen_;
};

/// Evidence falls with its only source. A claim that falls leaves nothing to what needs it; a rule that falls
/// never applies; a fact that falls holds of nobody, and a measure is never beyond or below anything.
/// Things of other kinds are passed over.
[[nodiscard]] Without without(const KnowledgeBase& kb, std::span<const std::uint32_t> nodes);

}  // namespace kb
