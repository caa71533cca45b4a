// Decide: the verdict for one option and one profile, exact over every completion of what is unknown.
//
// The meaning is that of Darwiche and Ji's completions: an unknown fact is yes or no, an unknown measure lies
// between two thresholds, an unknown intake is any amount; completions that break an implication or exclusion
// don't exist. A verdict is possible if some completion has it.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/certainty/certainty.h"
#include "runtime/profile/profile.h"

namespace kb {

/// By falling severity of what is done with the option.
enum class Verdict : std::uint8_t {
  contraindicated,
  not_suggested,
  suggested_with_caution,
  suggested,
  not_enough_evidence,  ///< something speaks for it, nothing that counts
  no_recommendation,    ///< nothing speaks for it or against it
};
inline constexpr std::size_t kVerdicts = 6;

/// "suggested-with-caution"
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

/// A set of verdicts.
class Verdicts {
 public:
  constexpr Verdicts() = default;
  constexpr explicit Verdicts(Verdict verdict) : bits_(bit(verdict)) {}
  [[nodiscard]] constexpr bool has(Verdict verdict) const { return (bits_ & bit(verdict)) != 0; }
  [[nodiscard]] constexpr bool within(Verdicts other) const { return (bits_ & ~other.bits_) == 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
  [[nodiscard]] constexpr bool single() const { return bits_ != 0 && (bits_ & (bits_ - 1)) == 0; }
  constexpr Verdicts& operator|=(Verdicts other) {
    return bits_ = static_cast<std::uint8_t>(bits_ | other.bits_), *this;
  }
  friend constexpr bool operator==(Verdicts, Verdicts) = default;

 private:
  static constexpr std::uint8_t bit(Verdict v) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(v));
  }
  std::uint8_t bits_ = 0;
};

/// Whether something may come out as suggested, with caution or without.
[[nodiscard]] inline bool may_be_suggested(Verdicts possible) {
  return possible.has(Verdict::suggested) || possible.has(Verdict::suggested_with_caution);
}

/// What an open question is about.
enum class UnknownKind : std::uint8_t {
  fact,     ///< `index` into facts
  measure,  ///< `index` into measures
  intake,   ///< how much of a substance the person takes besides: `index` is the substance's node
  content,  ///< how much of the substance the candidate's dose holds: `index` is the candidate's node
};

struct Outcome {
  /// Of a measure, intake or content: from threshold to threshold, both ends included. Values are whole
  /// micro-units, so that "below 60" ends one micro-unit before 60.
  Range range;
  bool value = false;  ///< of a fact
  Verdicts verdicts;   ///< possible with it
};

/// Something unknown that can change the verdict.
struct Dependency {
  UnknownKind kind = UnknownKind::fact;
  std::uint32_t index = kNone;
  std::uint32_t form = kNone;  ///< of an intake or content: the node of the only form that counts
  bool with_food = false;      ///< of an intake: food counts too
  bool harm = false;  ///< may reveal harm: a safety fact, or an answer lets the option be contraindicated
  std::uint32_t rule = kNone;          ///< of an intake or content: the first limit (a rule) that it is about
  std::vector<Outcome> outcomes = {};  ///< of a fact: no, then yes; of a measure: ascending
};

enum class RuleState : std::uint8_t {
  active,    ///< applies, and nothing defeats it
  defeated,  ///< applies, but an exception or an overriding rule sets it aside
  open,      ///< that depends on something unknown
  silent,    ///< doesn't apply
};

struct RuleStatus {
  std::uint32_t rule = kNone;  ///< index into rules
  RuleState state = RuleState::silent;
  std::uint32_t defeated_by = kNone;  ///< the overriding rule; kNone: its own exception
  bool on_option = false;             ///< else it only overrides one that is
};

/// A limit as it stands for the candidate. Amounts are micro of mg (or the limit's base unit) per day.
struct LimitStatus {
  std::uint32_t rule = kNone;
  Range others;     ///< what else counts; open ends where unknown
  Range candidate;  ///< what the candidate's dose adds; where none is asked, a product's serving, else 0
  std::int64_t limit = 0;
  RuleState beyond = RuleState::silent;  ///< active: surely beyond; silent: surely within; open: that depends
};

struct Decision {
  std::uint32_t option = kNone;  ///< index into options
  Verdicts possible;
  bool exact = true;  ///< false: more is unknown than is settled exactly; `possible` may hold too much, never
                      ///< too little
  std::vector<Dependency> depends_on;  ///< what may reveal harm first, then what settles most; empty if the
                                       ///< verdict is settled
  std::vector<RuleStatus> rules;       ///< every rule that bears on the option, in the artifact's order
  std::vector<LimitStatus> limits;
  std::uint32_t suggestion = kNone;  ///< the surest suggestion (a rule): active, or open where none is active
  std::uint32_t decided_by =
      kNone;  ///< the surest rule with the gravest effect; where it depends, the suggestion
  Level certainty = Level::none;    ///< of that rule
  std::vector<FactValue> presumed;  ///< what its rules ask about and only presumptions settle, by fact
  bool presumed_intake = false;     ///< nothing else taken: presumed
};

/// Unknown facts and measures that bear on one option: up to this many are settled exactly.
inline constexpr std::size_t kExactUnknowns = 16;

/// A contradiction in what a profile says, by the knowledge base's implications and exclusions: no completion
/// exists.
struct Contradiction {
  std::string message;
};

/// Decides one option (index into options).
[[nodiscard]] tl::expected<Decision, Contradiction> decide(const KnowledgeBase& kb, const Profile& profile,
                                                           std::uint32_t option);

/// Decides every option that can be recommended, or those that the profile compares, in order of rank: by
/// verdict, then preference, certainty, strength, name.
struct Ranked {
  Decision decision;
  std::string why;  ///< which of these put it behind the one before it; empty for the first
};
[[nodiscard]] tl::expected<std::vector<Ranked>, Contradiction> decide_all(const KnowledgeBase& kb,
                                                                          const Profile& profile);

}  // namespace kb
