// Totals: how much of a substance a person takes in a day, as far as that is known, and which totals can be
// together. Private to this room.
#pragma once

#include <optional>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

/// A day's total of a substance that some limit is about: over one form or all, with food or without.
struct TotalKey {
  std::uint32_t substance = kNone;
  std::uint32_t form = kNone;
  bool with_food = false;
  friend bool operator==(const TotalKey&, const TotalKey&) = default;
};
[[nodiscard]] TotalKey key_of(const fbs::Limit& limit);

/// A part of what something holds: elemental micro-mg per day.
struct Share {
  std::uint32_t substance = kNone;
  std::uint32_t form = kNone;  ///< kNone: nobody says which
  Range amount;
};
/// What an option holds at a dose; [0, open) of what it holds in an amount that nobody says.
[[nodiscard]] std::vector<Share> shares(const KnowledgeBase& kb, std::uint32_t option,
                                        const std::optional<Amount>& dose);

/// What one serving of a product holds, as far as its amounts are known: what is counted where no dose is
/// asked.
[[nodiscard]] std::vector<Share> one_serving(const KnowledgeBase& kb, std::uint32_t option);

/// How much of a substance (of one form of it, if `form` is given) an option holds at a dose.
[[nodiscard]] Range contribution(const KnowledgeBase& kb, std::uint32_t option,
                                 const std::optional<Amount>& dose, std::uint32_t substance,
                                 std::uint32_t form);

struct Total {
  Range others;     ///< what the person takes besides
  Range candidate;  ///< what the candidate's dose adds; where no dose is asked, a product's serving, else 0
  [[nodiscard]] Range sum() const;
};

/// The day's total for a limit, with what the profile asks about the option, if it does.
[[nodiscard]] Total total_of(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option,
                             const TotalKey& key);

/// What ties totals of one substance together: a form's is part of its substance's, and food only adds.
class Ties {
 public:
  Ties() = default;
  Ties(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option);
  /// Whether all totals can lie in these ranges at once.
  [[nodiscard]] bool possible(const std::vector<TotalKey>& keys, const std::vector<Range>& totals) const;

 private:
  [[nodiscard]] bool possible(const std::vector<TotalKey>& keys, const std::vector<Range>& totals,
                              std::uint32_t substance) const;

  std::vector<Share> shares_;
  std::vector<std::uint32_t> listed_;  ///< substances of which there is no more than these
  bool food_ = true;
};

/// Adds ranges end by end; an open end stays open, and so does what would overflow.
[[nodiscard]] Range add(Range a, Range b);

}  // namespace kb
