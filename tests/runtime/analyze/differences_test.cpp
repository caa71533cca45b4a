// Two versions: for whom they differ, and in what.
#include "asked.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

struct DifferenceCase {
  const char* name;
  const char* before;
  const char* after;
  const char* expected;
};
void PrintTo(const DifferenceCase& c, std::ostream* out) { *out << c.name; }
class Differences : public testing::TestWithParam<DifferenceCase> {};

TEST_P(Differences, AreSomebodysAnswers) {
  const auto before = base(GetParam().before);
  const auto after = base(GetParam().after);
  EXPECT_EQ(points_of(kb::differences(*before.kb, *after.kb)), GetParam().expected);
}

constexpr const char* kSuggest = "suggest stroll as r { because sure }";

INSTANTIATE_TEST_SUITE_P(
    , Differences,
    testing::Values(
        DifferenceCase{"None", kSuggest, kSuggest, ""},
        DifferenceCase{"TheSameInOtherWords", "suggest stroll when a and b as r { because sure }",
                       "suggest stroll when not (not a or not b) as r { because sure }", ""},
        DifferenceCase{"ARuleMore", kSuggest,
                       "suggest stroll as r { because sure }\ncaution stroll when a as q { because sure }",
                       "verdict q"},
        DifferenceCase{"ARuleMoreThatNeverCounts", kSuggest,
                       "exclusive a, b\nsuggest stroll as r { because sure }\ncaution stroll when a and b "
                       "as q { because sure }",
                       ""},
        DifferenceCase{"AnotherCertainty", kSuggest, "suggest stroll as r { because unsure }", "certainty r"},
        DifferenceCase{"AnotherThreshold", "suggest stroll when x < 60 kg as r { because sure }",
                       "suggest stroll when x <= 60 kg as r { because sure }", "verdict r"},
        DifferenceCase{"OtherTimes", "suggest stroll as r { because sure  take before dinner }",
                       "suggest stroll as r { because sure  take after dinner }", "doses r"},
        DifferenceCase{"OtherWords", "suggest stroll as r { because sure  says \"One.\" }",
                       "suggest stroll as r { because sure  says \"Two.\" }", "words r"},
        DifferenceCase{"AnOptionMore", kSuggest, "suggest stroll as r { because sure }\noption hike",
                       "option-in-one hike"},
        DifferenceCase{"AFactMore", kSuggest, "suggest stroll as r { because sure }\nfact e { ask \"?\" }",
                       "fact-in-one e"},
        DifferenceCase{"AFactPresumed", "fact e { ask \"?\" }\nsuggest stroll as r { because sure }",
                       "fact e { ask \"?\"  presume no }\nsuggest stroll as r { because sure }", "fact e"}),
    [](const auto& test) { return test.param.name; });

TEST(Versions, ShowThePersonAndBothAnswers) {
  const auto before = base("suggest stroll when x < 60 kg as r { because sure }");
  const auto after = base("suggest stroll when x <= 60 kg as r { because sure }");
  const kb::Report report = kb::differences(*before.kb, *after.kb);
  ASSERT_FALSE(report.points.empty());
  EXPECT_EQ(report.points[0].before, "no-recommendation");
  EXPECT_EQ(report.points[0].after, "suggested");
  ASSERT_EQ(report.points[0].examples.size(), 1U);
  EXPECT_THAT(report.points[0].examples[0].lines,
              testing::ElementsAre("x: 60 kg", "candidate: {option: stroll}"));
}

/// What follows from what is said can differ though every rule is the same.
TEST(Versions, AreFoundInWhatIsConcluded) {
  const char* const rules =
      "suggest stroll as r { because sure }\ncaution stroll when old as q { because sure }\n";
  const auto before =
      base(std::string(rules) + "fact old { ask \"?\"  presume no  implied by age >= 70 years }");
  const auto after =
      base(std::string(rules) + "fact old { ask \"?\"  presume no  implied by age >= 60 years }");
  const kb::Report report = kb::differences(*before.kb, *after.kb);
  ASSERT_FALSE(report.points.empty());
  EXPECT_EQ(report.points[0].rule, "q");
  EXPECT_THAT(report.points[0].examples[0].lines, testing::Contains("age: 60 years"));
}

}  // namespace
