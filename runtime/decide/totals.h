// Totals: how much of a substance a person takes in a day, as far as that is known. Private to this room.
#pragma once

#include "runtime/decide/situation.h"

namespace kb {

/// Elemental micro-mg per day of a substance that an option holds at a dose (one form of it, if `form` is
/// given): as a range over the salts it may be, [0, open) where it holds some but nobody says how much, 0
/// where it holds none.
[[nodiscard]] Range contribution(const KnowledgeBase& kb, std::uint32_t option,
                                 const std::optional<Amount>& dose, std::uint32_t substance,
                                 std::uint32_t form);

struct Total {
  Range others;     ///< what the person takes besides
  Range candidate;  ///< what the candidate's dose adds; 0 where no dose is asked
  [[nodiscard]] Range sum() const;
};

/// The day's total for a limit, with the profile's candidate if the option is the one that it asks about.
[[nodiscard]] Total total_of(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option,
                             const TotalKey& key);

[[nodiscard]] inline TotalKey key_of(const fbs::Limit& limit) {
  return {limit.substance(), limit.form(), limit.total() != 0};
}

/// Adds ranges end by end; an open end stays open, and so does what would overflow.
[[nodiscard]] Range add(Range a, Range b);

}  // namespace kb
