// Presumptions: what is not said is taken for settled only where its author says so, and never against what
// was said.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

struct PresumptionCase {
  const char* name;
  const char* words;
  const char* when;
  const char* profile;
  const char* verdicts;
};

class Presumptions : public testing::TestWithParam<PresumptionCase> {};

TEST_P(Presumptions, Settle) {
  const PresumptionCase& c = GetParam();
  EXPECT_EQ(
      decided(fmt::format("{}\nsuggest salt as s when {} {{ because sure }}", c.words, c.when), c.profile),
      c.verdicts);
}

constexpr const char* kUnsaid = "suggested | no-recommendation";
constexpr const char* kSaidYes = "suggested";
constexpr const char* kSaidNo = "no-recommendation";

INSTANTIATE_TEST_SUITE_P(
    , Presumptions,
    testing::Values(
        PresumptionCase{"No", "fact old { ask \"?\"  presume no }", "old", "{}", kSaidNo},
        PresumptionCase{"Yes", "fact grown { ask \"?\"  presume yes }", "grown", "{}", kSaidYes},
        PresumptionCase{"SaidWins", "fact old { ask \"?\"  presume no }", "old", "old: yes", kSaidYes},
        PresumptionCase{"SaidToBeUnknown", "fact old { ask \"?\"  presume no }", "old", "old: unknown",
                        kUnsaid},
        PresumptionCase{"NarrowsAMeasureThatWasNotSaid",
                        "fact old { ask \"?\"  presume no  implied by x >= 65 kg }", "x < 65 kg", "{}",
                        kSaidYes},
        PresumptionCase{"NarrowsNoRangeThatWasSaid",
                        "fact old { ask \"?\"  presume no  implied by x >= 65 kg }", "old", "x: 60 to 70 kg",
                        kUnsaid},
        PresumptionCase{"ARangeThatItFits", "fact old { ask \"?\"  presume no  implied by x >= 65 kg }",
                        "old", "x: 60 to 64 kg", kSaidNo},
        PresumptionCase{"PresumeNoNarrowsNoRangeEither", "fact old { ask \"?\"  implied by x >= 65 kg }",
                        "old", "{x: 60 to 70 kg, presume-no: yes}", kUnsaid},
        PresumptionCase{
            "SettlesNoSafetyFact",
            "fact danger { ask \"?\"  safety }\nfact mild { ask \"?\"  presume no  implied by danger }",
            "mild", "{}", kUnsaid},
        PresumptionCase{"SettlesNothingSaidToBeUnknown", "fact old { ask \"?\"  presume no  implied by a }",
                        "old", "a: unknown", kUnsaid},
        PresumptionCase{"PresumeNoTakesSafetyFactsToo", "fact danger { ask \"?\"  safety }", "danger",
                        "presume-no: yes", kSaidNo}),
    [](const auto& test) { return test.param.name; });

}  // namespace
