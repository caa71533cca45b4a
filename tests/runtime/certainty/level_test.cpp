// An item's level: where each design starts, and what ratings make of it.
#include <vector>

#include <gtest/gtest.h>

#include "runtime/certainty/certainty.h"

namespace kb {
namespace {

Level item_level(Level start, const std::vector<Rating>& ratings) { return rate(start, start, ratings); }

TEST(StartLevel, FollowsTheDesign) {
  constexpr struct {
    Design design;
    Level level;
  } kCases[] = {
      {Design::rct, Level::high},
      {Design::cohort, Level::low},
      {Design::case_control, Level::low},
      {Design::cross_sectional, Level::low},
      {Design::non_randomised_trial, Level::low},
      {Design::case_series, Level::very_low},
      {Design::open_pilot, Level::very_low},
      {Design::expert_opinion, Level::very_low},
      {Design::mechanism, Level::very_low},
      {Design::guideline, Level::low},
      {Design::textbook, Level::low},
      {Design::anecdote, Level::none},
      {Design::testimonial, Level::none},
      {Design::marketing, Level::none},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(start_level({test.design, {}, {}}), test.level) << design_name(test.design);
    // A systematic review is worth what it pools, and its own entry where that is not said.
    EXPECT_EQ(start_level({Design::systematic_review, test.design, {}}), test.level)
        << design_name(test.design);
  }
  EXPECT_EQ(start_level({Design::systematic_review, {}, {}}), Level::very_low);
}

TEST(StartLevel, OnlyIssuersStateTheirOwn) {
  for (const Level stated : {Level::none, Level::very_low, Level::low, Level::moderate, Level::high}) {
    EXPECT_EQ(start_level({Design::guideline, {}, stated}), stated);
    EXPECT_EQ(start_level({Design::textbook, {}, stated}), stated);
    EXPECT_EQ(start_level({Design::anecdote, {}, stated}), Level::none);
    EXPECT_EQ(start_level({Design::rct, {}, stated}), Level::high);
  }
}

TEST(StartLevel, TheTableIsReplaceableEntryByEntry) {
  StartLevels table = kGradeStartLevels;
  table[static_cast<std::size_t>(Design::cohort)] = Level::moderate;
  EXPECT_EQ(start_level({Design::cohort, {}, {}}, table), Level::moderate);
  EXPECT_EQ(start_level({Design::systematic_review, Design::cohort, {}}, table), Level::moderate);
  EXPECT_EQ(start_level({Design::case_control, {}, {}}, table), Level::low);
}

TEST(ItemLevel, AddsRatingsAndStaysInBounds) {
  using R = RateReason;
  const struct {
    Level start;
    std::vector<Rating> ratings;
    Level level;
  } kCases[] = {
      {Level::high, {}, Level::high},
      {Level::high, {{R::imprecision, 1}}, Level::moderate},
      {Level::high, {{R::risk_of_bias, 2}}, Level::low},
      {Level::high, {{R::inconsistency, 1}, {R::indirectness, 1}, {R::publication_bias, 1}}, Level::very_low},
      {Level::high, {{R::risk_of_bias, 2}, {R::imprecision, 2}}, Level::very_low},
      {Level::low, {{R::risk_of_bias, 2}}, Level::very_low},
      {Level::low, {{R::large_effect, 1}}, Level::moderate},
      {Level::low, {{R::large_effect, 2}}, Level::high},
      {Level::low, {{R::large_effect, 2}, {R::dose_response, 1}, {R::opposing_confounding, 1}}, Level::high},
      {Level::very_low, {{R::dose_response, 1}}, Level::low},
      // The sum counts, not the way: down two and up one is down one, in either order.
      {Level::low, {{R::risk_of_bias, 2}, {R::imprecision, 1}, {R::large_effect, 2}}, Level::very_low},
      {Level::low, {{R::large_effect, 2}, {R::risk_of_bias, 2}, {R::imprecision, 1}}, Level::very_low},
      {Level::low, {{R::large_effect, 2}, {R::dose_response, 2}, {R::imprecision, 2}}, Level::high},
      // Randomised evidence is never rated up, not even back up.
      {Level::high, {{R::large_effect, 2}}, Level::high},
      {Level::high, {{R::imprecision, 1}, {R::large_effect, 2}}, Level::moderate},
      {Level::none, {{R::large_effect, 2}}, Level::none},
      {Level::none, {{R::imprecision, 2}}, Level::none},
      // One or two steps; anything else counts as the nearer of them.
      {Level::high, {{R::imprecision, 9}}, Level::low},
      {Level::high, {{R::imprecision, -3}}, Level::moderate},
  };
  for (std::size_t i = 0; i < std::size(kCases); ++i) {
    EXPECT_EQ(item_level(kCases[i].start, kCases[i].ratings), kCases[i].level) << "case " << i;
  }
}

TEST(ItemLevel, AClaimsOwnRatingsGoOnFromTheItems) {
  const std::vector<Rating> own = {{RateReason::indirectness, 1}};
  const std::vector<Rating> up = {{RateReason::large_effect, 1}};
  EXPECT_EQ(rate(Level::moderate, Level::high, own), Level::low);
  // Rated down to moderate, a randomised trial is randomised still.
  EXPECT_EQ(rate(Level::moderate, Level::high, up), Level::moderate);
  EXPECT_EQ(rate(Level::moderate, Level::low, up), Level::high);
}

TEST(ItemLevel, ShowsItsDerivation) {
  Derivation steps;
  const Level start = start_level({Design::rct, {}, {}}, kGradeStartLevels, &steps);
  const std::vector<Rating> ratings = {{RateReason::imprecision, 1}, {RateReason::large_effect, 2}};
  EXPECT_EQ(rate(start, start, ratings, &steps), Level::moderate);
  const Derivation expected = {
      {StepKind::start, Level::high, Level::high, Design::rct, {}, 0},
      {StepKind::rated_down, Level::high, Level::moderate, {}, RateReason::imprecision, 1},
      {StepKind::rating_ignored, Level::moderate, Level::moderate, {}, RateReason::large_effect, 2},
  };
  EXPECT_EQ(steps, expected);
}

TEST(ItemLevel, ShowsRatingsOfObservationalEvidenceWithinBounds) {
  Derivation steps;
  const std::vector<Rating> ratings = {{RateReason::risk_of_bias, 2}, {RateReason::dose_response, 2}};
  EXPECT_EQ(rate(Level::low, Level::low, ratings, &steps), Level::low);
  const Derivation expected = {
      {StepKind::rated_down, Level::low, Level::very_low, {}, RateReason::risk_of_bias, 2},
      {StepKind::rated_up, Level::very_low, Level::low, {}, RateReason::dose_response, 2},
  };
  EXPECT_EQ(steps, expected);
}

}  // namespace
}  // namespace kb
