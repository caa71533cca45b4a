// Every name of a level, a design and a reason, both ways.
#include <string_view>

#include <gtest/gtest.h>

#include "runtime/certainty/certainty.h"

namespace kb {
namespace {

TEST(CertaintyNames, LevelsAreText) {
  constexpr std::string_view kNames[] = {"none", "very low", "low", "moderate", "high"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    EXPECT_EQ(level_name(static_cast<Level>(i)), kNames[i]);
    EXPECT_EQ(level_from_name(kNames[i]), static_cast<Level>(i));
  }
  EXPECT_EQ(level_from_name("very-low"), std::nullopt);
}

TEST(CertaintyNames, DesignsAreKebabCase) {
  constexpr std::string_view kNames[] = {"systematic-review",
                                         "rct",
                                         "non-randomised-trial",
                                         "cohort",
                                         "case-control",
                                         "cross-sectional",
                                         "case-series",
                                         "open-pilot",
                                         "mechanism",
                                         "expert-opinion",
                                         "guideline",
                                         "textbook",
                                         "anecdote",
                                         "testimonial",
                                         "marketing"};
  static_assert(std::size(kNames) == kDesignCount);
  for (std::size_t i = 0; i < kDesignCount; ++i) {
    EXPECT_EQ(design_name(static_cast<Design>(i)), kNames[i]);
    EXPECT_EQ(design_from_name(kNames[i]), static_cast<Design>(i));
  }
  EXPECT_EQ(design_from_name("RCT"), std::nullopt);
  EXPECT_EQ(design_from_name(""), std::nullopt);
}

TEST(CertaintyNames, ReasonsKnowTheirDirection) {
  constexpr struct {
    std::string_view name;
    RateReason reason;
    bool up;
  } kCases[] = {
      {"risk-of-bias", RateReason::risk_of_bias, false},
      {"inconsistency", RateReason::inconsistency, false},
      {"indirectness", RateReason::indirectness, false},
      {"imprecision", RateReason::imprecision, false},
      {"publication-bias", RateReason::publication_bias, false},
      {"large-effect", RateReason::large_effect, true},
      {"dose-response", RateReason::dose_response, true},
      {"opposing-confounding", RateReason::opposing_confounding, true},
  };
  static_assert(std::size(kCases) == kRateReasonCount);
  for (const auto& test : kCases) {
    EXPECT_EQ(rate_reason_name(test.reason), test.name);
    EXPECT_EQ(rate_reason_from_name(test.name), test.reason);
    EXPECT_EQ(rates_up(test.reason), test.up) << test.name;
  }
  EXPECT_EQ(rate_reason_from_name("large effect"), std::nullopt);
}

}  // namespace
}  // namespace kb
