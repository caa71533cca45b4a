// Guidance: side effects, advice, routines, courses and referrals, as far as they are meant for a person.
// Private to this room.
#pragma once

#include <span>
#include <string>

#include "runtime/decide/settled.h"

namespace kb {

/// Whether something is said to a person, and under which condition.
struct Meant {
  bool at_all = true;  ///< false: surely not for this person
  std::string when;    ///< in words, where that depends on something unknown; empty: it holds
};

class GuidanceReader {
 public:
  GuidanceReader(const KnowledgeBase& kb, const Settled& settled) : kb_(kb), settled_(settled) {}

  /// Of a side effect, advice, a routine, a course or a referral.
  [[nodiscard]] Meant meant(std::uint32_t node) const;
  /// Of a condition that stands alone, such as of a step.
  [[nodiscard]] Meant meant_if(std::uint32_t condition) const;
  /// Whether it is for this goal: it names it, or names none.
  [[nodiscard]] bool for_goal(std::uint32_t node, std::uint32_t goal) const;
  /// Whether it goes with one of these options (indexes): it names that, its substance or what it contains,
  /// or nothing.
  [[nodiscard]] bool goes_with(std::uint32_t node, std::span<const std::uint32_t> options) const;

 private:
  const KnowledgeBase& kb_;
  const Settled& settled_;
};

}  // namespace kb
