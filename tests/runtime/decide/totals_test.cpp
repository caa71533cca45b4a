// What a dose adds up to where it is of forms whose parts are known, unknown, or several.
#include "decided.h"
#include <gtest/gtest.h>

namespace {

constexpr std::string_view kLimited =
    "form grit of stuff { title \"Grit\" }\n"
    "product mix { contains salt 100 mg compound, stone 100 mg compound  serving 1 tablet }\n"
    "suggest salt, stone, grit, mix { because sure }\n"
    "limit supplemental stuff to 60 mg elemental per day { because sure }\n"
    "limit supplemental salt to 40 mg elemental per day { because sure }\n";

struct DoseCase {
  const char* name;
  const char* key;
  const char* option;
  const char* dose;
  const char* verdicts;
};

class Doses : public testing::TestWithParam<DoseCase> {};

TEST_P(Doses, AreHeldAgainstLimits) {
  const DoseCase& c = GetParam();
  const std::string profile =
      std::string("taking: nothing\ncandidate: { ") + c.key + ": " + c.option + ", dose: " + c.dose + " }\n";
  EXPECT_EQ(decided(kLimited, profile, c.option), c.verdicts);
}

constexpr const char* kEither = "not-suggested | suggested";

INSTANTIATE_TEST_SUITE_P(
    , Doses,
    testing::Values(DoseCase{"HalfOfTheCompoundAndBeyond", "form", "salt", "90 mg compound", "not-suggested"},
                    DoseCase{"HalfOfTheCompoundAndWithin", "form", "salt", "70 mg compound", "suggested"},
                    DoseCase{"AQuarterOfTheCompound", "form", "stone", "200 mg compound", "suggested"},
                    DoseCase{"OfAnUnknownPart", "form", "grit", "1000 mg compound", kEither},
                    DoseCase{"OfAnUnknownPartThatIsSaid", "form", "grit", "50 mg elemental", "suggested"},
                    DoseCase{"OfSeveralFormsAndBeyond", "product", "mix", "70 mg elemental", "not-suggested"},
                    DoseCase{"OfSeveralFormsAndWithin", "product", "mix", "30 mg elemental", "suggested"},
                    DoseCase{"OfSeveralFormsAndBeyondForOneAtMost", "product", "mix", "50 mg elemental",
                             kEither},
                    DoseCase{"OfSeveralFormsAsWeighed", "product", "mix", "3 mg compound", kEither}),
    [](const auto& test) { return test.param.name; });

}  // namespace
