// Presumptions: what is not said is taken for settled only where its author says so, and never against what
// was said.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

struct Case {
  const char* name;
  const char* words;
  const char* when;
  const char* profile;
  const char* verdicts;
};

class Presumptions : public testing::TestWithParam<Case> {};

TEST_P(Presumptions, Settle) {
  const Case& c = GetParam();
  EXPECT_EQ(
      decided(fmt::format("{}\nsuggest salt as s when {} {{ because sure }}", c.words, c.when), c.profile),
      c.verdicts);
}

constexpr const char* kOpen = "suggested | no-recommendation";
constexpr const char* kYes = "suggested";
constexpr const char* kNo = "no-recommendation";

INSTANTIATE_TEST_SUITE_P(
    , Presumptions,
    testing::Values(
        Case{"No", "fact old { ask \"?\"  presume no }", "old", "{}", kNo},
        Case{"Yes", "fact grown { ask \"?\"  presume yes }", "grown", "{}", kYes},
        Case{"SaidWins", "fact old { ask \"?\"  presume no }", "old", "old: yes", kYes},
        Case{"SaidToBeUnknown", "fact old { ask \"?\"  presume no }", "old", "old: unknown", kOpen},
        Case{"NarrowsAMeasureThatWasNotSaid", "fact old { ask \"?\"  presume no  implied by x >= 65 kg }",
             "x < 65 kg", "{}", kYes},
        Case{"NarrowsNoRangeThatWasSaid", "fact old { ask \"?\"  presume no  implied by x >= 65 kg }", "old",
             "x: 60 to 70 kg", kOpen},
        Case{"ARangeThatItFits", "fact old { ask \"?\"  presume no  implied by x >= 65 kg }", "old",
             "x: 60 to 64 kg", kNo},
        Case{"PresumeNoNarrowsNoRangeEither", "fact old { ask \"?\"  implied by x >= 65 kg }", "old",
             "{x: 60 to 70 kg, presume-no: yes}", kOpen},
        Case{"SettlesNoSafetyFact",
             "fact danger { ask \"?\"  safety }\nfact mild { ask \"?\"  presume no  implied by danger }",
             "mild", "{}", kOpen},
        Case{"SettlesNothingSaidToBeUnknown", "fact old { ask \"?\"  presume no  implied by a }", "old",
             "a: unknown", kOpen},
        Case{"PresumeNoTakesSafetyFactsToo", "fact danger { ask \"?\"  safety }", "danger", "presume-no: yes",
             kNo}),
    [](const auto& test) { return test.param.name; });

}  // namespace
