// Amounts: the day's totals that limits are about, and which of them can be together.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/profile/profile.h"

namespace reference {

/// What a limit counts.
struct Counted {
  std::uint32_t substance = kb::kNone;
  std::uint32_t form = kb::kNone;
  bool food = false;
  friend bool operator==(const Counted&, const Counted&) = default;
};

class Amounts {
 public:
  Amounts(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option);

  [[nodiscard]] kb::Range others(const Counted& counted) const;
  [[nodiscard]] kb::Range candidate(const Counted& counted) const;
  [[nodiscard]] kb::Range sum(const Counted& counted) const;
  /// Whether all of these totals can lie where they are put at once: a form's is part of its substance's, and
  /// food only adds.
  [[nodiscard]] bool possible(const std::vector<Counted>& totals, const std::vector<kb::Range>& where) const;

 private:
  struct Part {
    std::uint32_t substance = kb::kNone;
    std::uint32_t form = kb::kNone;  ///< none: nobody says which
    kb::Range amount;
  };
  [[nodiscard]] std::vector<Part> held(std::uint32_t option, const std::optional<kb::Amount>& dose) const;
  [[nodiscard]] static std::vector<Part> shared(const std::vector<Part>& parts, kb::Range amount);
  [[nodiscard]] static kb::Range of(const std::vector<Part>& parts, const Counted& counted);

  const kb::KnowledgeBase& kb_;
  std::vector<Part> others_;
  std::vector<Part> candidate_;
  [[nodiscard]] bool is_listed(std::uint32_t substance) const {
    return listed_ || not_taken_.count(substance) != 0;
  }
  bool listed_;  ///< all that is taken is known
  std::set<std::uint32_t> not_taken_;
  bool without_food_;  ///< presumed
};

}  // namespace reference
