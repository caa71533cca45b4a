// GRADE: from designs of studies and the author's judgements to the certainty of a claim, with its derivation
// as data.
//
// Pure functions on plain types. What one study is (and that its retellings count once) is the caller's to
// say. Source: Guyatt et al. 2008, doi:10.1136/bmj.39489.470347.AD; Balshem et al. 2011,
// doi:10.1016/j.jclinepi.2010.07.015.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kb {
// Ordered: a higher level is a greater number.
enum class Level : std::uint8_t { none, very_low, low, moderate, high };

enum class Design : std::uint8_t {
  systematic_review,  // takes the level of the design that it pools
  rct,
  non_randomised_trial,
  cohort,
  case_control,
  cross_sectional,
  case_series,
  open_pilot,
  mechanism,
  expert_opinion,
  guideline,  // takes what its issuer states, as does a textbook
  textbook,
  anecdote,
  testimonial,
  marketing,
};
inline constexpr std::size_t kDesignCount = 15;

enum class RateReason : std::uint8_t {
  risk_of_bias,  // the first five rate down, the others up
  inconsistency,
  indirectness,
  imprecision,
  publication_bias,
  large_effect,
  dose_response,
  opposing_confounding,
};
inline constexpr std::size_t kRateReasonCount = 8;

constexpr bool rates_up(RateReason reason) { return reason >= RateReason::large_effect; }

// Names as text ("very low"), and in kebab-case; nothing for a name that is none of them.
std::string_view level_name(Level level);
std::optional<Level> level_from_name(std::string_view name);
std::string_view design_name(Design design);
/// For a reader: "randomised trial", "expert opinion".
std::string_view design_words(Design design);
std::optional<Design> design_from_name(std::string_view name);
std::string_view rate_reason_name(RateReason reason);
std::optional<RateReason> rate_reason_from_name(std::string_view name);

// The start level by design; an entry of a copy may be replaced. The entry of systematic reviews counts only
// where nobody said what they pool, that of guidelines and textbooks only where their issuer states no level.
using StartLevels = std::array<Level, kDesignCount>;
// clang-format off
inline constexpr StartLevels kGradeStartLevels = {
    Level::very_low, Level::high, Level::low, Level::low, Level::low, Level::low, Level::very_low, Level::very_low,
    Level::very_low, Level::very_low, Level::low, Level::low, Level::none, Level::none, Level::none};
// clang-format on

struct Study {
  Design design = Design::rct;
  std::optional<Design> pools;  // of a systematic review
  std::optional<Level> stated;  // by the issuer of a guideline or textbook
};

struct Rating {
  RateReason reason = RateReason::risk_of_bias;
  int steps = 1;  // 1 or 2; anything else counts as the nearer of them
};

// A rating is ignored where the level is none, and upwards where the start is high.
// clang-format off
enum class StepKind : std::uint8_t {
  start, rated_down, rated_up, rating_ignored, best_support, refuted, lowered_for_inconsistency };
// clang-format on

// One line of a derivation. Levels between ratings are shown within very low and high; the sum is what
// counts.
struct Step {
  StepKind kind = StepKind::start;
  Level before = Level::none;
  Level after = Level::none;
  Design design = Design::rct;                   // start
  RateReason reason = RateReason::risk_of_bias;  // ratings
  int steps = 0;                                 // ratings
  friend bool operator==(const Step&, const Step&) = default;
};
using Derivation = std::vector<Step>;

Level start_level(const Study& study, const StartLevels& table = kGradeStartLevels,
                  Derivation* derivation = nullptr);

// A level after ratings. `start` is the start of the item, whatever was rated before: it decides whether
// rating up counts. For an item, level and start are the same; a claim's own ratings go on from the item's
// level.
Level rate(Level level, Level start, std::span<const Rating> ratings, Derivation* derivation = nullptr);

enum class SupportKind : std::uint8_t { nothing, item, claim, follows_from };

struct ClaimInputs {
  std::span<const Level> items;                          // supporting items, after the claim's own ratings
  std::span<const Level> claims;                         // certainties of supporting claims
  std::span<const std::span<const Level>> follows_from;  // certainties of all claims that each of these needs
  std::span<const Level> opposing;                       // opposing items that are not undercut
};

struct Grade {
  Level pro = Level::none;
  Level con = Level::none;
  Level certainty = Level::none;
  bool refuted = false;
  bool lowered_for_inconsistency = false;
  SupportKind decided_by = SupportKind::nothing;  // the first input that gave `pro`; nothing if that is none
  std::size_t decided_index = 0;                  // in the span of that kind
  friend bool operator==(const Grade&, const Grade&) = default;
};

Grade grade_claim(const ClaimInputs& inputs, Derivation* derivation = nullptr);

// The weakest of what is needed: a recommendation's certainty, or that of one `follows from`. Needing nothing
// is none.
Level weakest(std::span<const Level> needed);
}  // namespace kb
