// Amounts: what limits count, how much of it there is, and which totals can be together. Private to this
// room.
#pragma once

#include <vector>

#include "runtime/verify/question.h"

namespace kb::verify {

/// What a limit counts in a day.
struct Counted {
  std::uint32_t substance = kNone;
  std::uint32_t form = kNone;  ///< of one form only
  bool food = false;           ///< food too
  friend bool operator==(const Counted&, const Counted&) = default;
};
[[nodiscard]] Counted counted_by(const fbs::Limit& limit);

/// A part of what something holds.
struct Part {
  std::uint32_t substance = kNone;
  std::uint32_t form = kNone;  ///< none: nobody says which
  Range amount;
};

[[nodiscard]] Range plus(Range a, Range b);
[[nodiscard]] std::vector<Part> parts_of(const KnowledgeBase& kb, std::uint32_t option,
                                         const std::optional<Amount>& dose);
/// What is known of a serving of a product, which is what counts where no dose is asked.
[[nodiscard]] std::vector<Part> known_parts_of_serving(const KnowledgeBase& kb, std::uint32_t option);
[[nodiscard]] Range amount_in(const std::vector<Part>& parts, const Counted& counted);

class Amounts {
 public:
  Amounts(const KnowledgeBase& kb, const Person& person, std::uint32_t option);
  [[nodiscard]] Range others(const Counted& counted) const;
  [[nodiscard]] Range candidate(const Counted& counted) const { return amount_in(candidate_, counted); }
  /// Whether all these totals can lie in these ranges at once: a form's is part of its substance's, and food
  /// only adds.
  [[nodiscard]] bool together(const std::vector<Counted>& totals, const std::vector<Range>& ranges) const;

 private:
  /// Whether nothing that holds it is taken but what is listed.
  [[nodiscard]] bool is_known(std::uint32_t substance) const;

  std::vector<Part> others_;
  std::vector<Part> candidate_;
  std::vector<std::uint32_t> denied_;  ///< said not to be taken
  bool all_known_;
  bool no_food_;
};

}  // namespace kb::verify
