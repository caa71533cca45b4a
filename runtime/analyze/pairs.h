// Pairs: somebody to whom two knowledge bases, or two rules of one, give different answers. Private to this
// room.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/person.h"

namespace kb {

struct Pair {
  const KnowledgeBase& before;
  const KnowledgeBase& after;
  std::uint32_t option_before;  ///< rows of the same option in each
  std::uint32_t option_after;
  std::uint32_t rule_before;  ///< rows of the same rule; kNone where there is none
  std::uint32_t rule_after;
  /// Of two rules (rows of each): the same, but for what overrides them.
  std::function<bool(std::uint32_t, std::uint32_t)> same;
  /// What is taken for known at the beginning, one at a time: where to look besides. Variables of `before`,
  /// or of `after`.
  std::vector<Learned> seeds = {};
};

struct FoundPair {
  Walked::End end = Walked::End::nobody;
  std::optional<std::array<Profile, 2>>
      people;  ///< the same person as each names what it knows; none: no profile says it
  [[nodiscard]] bool found() const { return end == Walked::End::found; }
};

/// Somebody for whom the rule counts in one of the two alone, and whose answers therefore differ in this;
/// with any of the goals (nodes of `before`). `rule`: the rule counting is itself the difference.
[[nodiscard]] FoundPair counts_in_one(const Pair& pair, DiffersIn aspect,
                                      const std::vector<std::uint32_t>& goals, Effort effort);
/// Somebody for whom the rule counts in both.
[[nodiscard]] FoundPair counts_in_both(const Pair& pair, DiffersIn aspect,
                                       const std::vector<std::uint32_t>& goals, Effort effort);

}  // namespace kb
