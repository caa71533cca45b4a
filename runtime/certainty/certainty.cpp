// The rules of GRADE, in the order in which they apply.
#include "runtime/certainty/certainty.h"

#include <algorithm>

namespace kb {
namespace {
// clang-format off
constexpr std::array<std::string_view, 5> kLevelNames = {"none", "very low", "low", "moderate", "high"};
constexpr std::array<std::string_view, kDesignCount> kDesignNames = {
    "systematic-review", "rct", "non-randomised-trial", "cohort", "case-control", "cross-sectional", "case-series",
    "open-pilot", "mechanism", "expert-opinion", "guideline", "textbook", "anecdote", "testimonial", "marketing"};
constexpr std::array<std::string_view, kDesignCount> kDesignWords = {
    "systematic review", "randomised trial", "non-randomised trial", "cohort study", "case-control study",
    "cross-sectional study", "case series", "open pilot study", "mechanism", "expert opinion", "guideline", "textbook",
    "anecdote", "testimonial", "marketing"};
constexpr std::array<std::string_view, kRateReasonCount> kRateReasonNames = {
    "risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias",
    "large-effect", "dose-response", "opposing-confounding"};
// clang-format on

template <typename Enum, std::size_t size>
std::optional<Enum> from_name(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

Level bounded(std::int64_t level) {
  constexpr auto kLeast = static_cast<std::int64_t>(Level::very_low);
  constexpr auto kMost = static_cast<std::int64_t>(Level::high);
  return static_cast<Level>(std::clamp(level, kLeast, kMost));
}

void record(Derivation* derivation, const Step& step) {
  if (derivation != nullptr) derivation->push_back(step);
}

Level best(std::span<const Level> levels) {
  return levels.empty() ? Level::none : *std::max_element(levels.begin(), levels.end());
}

void support(Grade& grade, SupportKind kind, std::size_t index, Level level) {
  if (level <= grade.pro) return;
  grade.pro = level;
  grade.decided_by = kind;
  grade.decided_index = index;
}
}  // namespace

std::string_view level_name(Level level) { return kLevelNames[static_cast<std::size_t>(level)]; }
std::string_view design_name(Design design) { return kDesignNames[static_cast<std::size_t>(design)]; }
std::string_view design_words(Design design) { return kDesignWords[static_cast<std::size_t>(design)]; }
std::string_view rate_reason_name(RateReason reason) {
  return kRateReasonNames[static_cast<std::size_t>(reason)];
}
std::optional<Level> level_from_name(std::string_view name) { return from_name<Level>(kLevelNames, name); }
std::optional<Design> design_from_name(std::string_view name) {
  return from_name<Design>(kDesignNames, name);
}
std::optional<RateReason> rate_reason_from_name(std::string_view name) {
  return from_name<RateReason>(kRateReasonNames, name);
}

Level start_level(const Study& study, const StartLevels& table, Derivation* derivation) {
  const bool issued = study.design == Design::guideline || study.design == Design::textbook;
  Level start = table[static_cast<std::size_t>(study.design)];
  if (study.design == Design::systematic_review && study.pools) {
    start = table[static_cast<std::size_t>(*study.pools)];
  } else if (issued && study.stated) {
    start = *study.stated;
  }
  record(derivation, {StepKind::start, start, start, study.design, {}, 0});
  return start;
}

Level rate(Level level, Level start, std::span<const Rating> ratings, Derivation* derivation) {
  auto sum = static_cast<std::int64_t>(level);
  Level shown = level;
  for (const Rating& rating : ratings) {
    const bool up = rates_up(rating.reason);
    const int steps = std::clamp(rating.steps, 1, 2);
    const bool counts = level != Level::none && (!up || start < Level::high);
    if (counts) sum += up ? steps : -steps;
    const StepKind kind = !counts ? StepKind::rating_ignored : up ? StepKind::rated_up : StepKind::rated_down;
    const Level after = counts ? bounded(sum) : shown;
    record(derivation, {kind, shown, after, {}, rating.reason, steps});
    shown = after;
  }
  return shown;
}

Level weakest(std::span<const Level> needed) {
  return needed.empty() ? Level::none : *std::min_element(needed.begin(), needed.end());
}

Grade grade_claim(const ClaimInputs& inputs, Derivation* derivation) {
  Grade grade;
  for (std::size_t i = 0; i < inputs.items.size(); ++i) support(grade, SupportKind::item, i, inputs.items[i]);
  for (std::size_t i = 0; i < inputs.claims.size(); ++i)
    support(grade, SupportKind::claim, i, inputs.claims[i]);
  for (std::size_t i = 0; i < inputs.follows_from.size(); ++i) {
    support(grade, SupportKind::follows_from, i, weakest(inputs.follows_from[i]));
  }
  grade.con = best(inputs.opposing);
  grade.certainty = grade.pro;
  record(derivation, {StepKind::best_support, grade.pro, grade.pro, {}, {}, 0});
  if (grade.con > grade.pro) {
    grade.refuted = true;
    grade.certainty = Level::none;
    record(derivation, {StepKind::refuted, grade.pro, Level::none, {}, {}, 0});
  } else if (grade.con == grade.pro && grade.pro != Level::none) {
    grade.lowered_for_inconsistency = true;
    grade.certainty = bounded(static_cast<std::int64_t>(grade.pro) - 1);
    record(derivation, {StepKind::lowered_for_inconsistency, grade.pro, grade.certainty, {}, {}, 0});
  }
  return grade;
}
}  // namespace kb
