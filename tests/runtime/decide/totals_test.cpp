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

struct TakenCase {
  const char* name;
  const char* rules;
  const char* profile;
  const char* verdicts;  ///< on salt
};

class Taken : public testing::TestWithParam<TakenCase> {};

TEST_P(Taken, AddsUp) {
  const TakenCase& c = GetParam();
  EXPECT_EQ(decided(std::string("suggest salt { because sure }\n") + c.rules, c.profile), c.verdicts);
}

constexpr const char* kOfAll = "limit stuff to 60 mg elemental per day { because sure }";
constexpr const char* kSalts =
    "product salts { contains salt 10 mg elemental, salt 20 to 40 mg elemental  serving 1 tablet }\n"
    "product bag { contains salts  serving 1 tablet }\n"
    "limit salt to 60 mg elemental per day { because sure }";
constexpr const char* kSpoonful =
    "product powder { contains salt 100 mg compound  serving 2 tsp }\n"
    "product scoop { contains salt 10 mg elemental  serving 1 to 2 g }\n"
    "limit salt to 60 mg elemental per day { because sure }";

INSTANTIATE_TEST_SUITE_P(
    , Taken,
    testing::Values(
        TakenCase{
            "MoreThanNumbersHold", kOfAll,
            "taking: [{form: salt, dose: 4000000000000 mg elemental}, {form: salt, dose: 4000000000000 mg "
            "elemental}, {form: stone, dose: 4000000000000 mg elemental}]",
            "not-suggested"},
        TakenCase{"TheSameFormTwiceInAProduct", kSalts, "taking: [{product: salts, dose: 1 tablet}]",
                  "suggested"},
        TakenCase{"BeyondByTheProductsLeast", kSalts, "taking: [{product: salts, dose: 3 tablets}]",
                  "not-suggested"},
        TakenCase{"AProductWithinAProduct", kSalts, "taking: [{product: bag, dose: 50 mg elemental}]",
                  "suggested"},
        TakenCase{"ManyTabletsOfIt", kSalts, "taking: [{product: salts, dose: 9000000000000 tablets}]",
                  "not-suggested"},
        TakenCase{"WhatAServingIs", kSpoonful, "taking: [{product: powder, dose: 2 tsp}]", "suggested"},
        TakenCase{"MoreServings", kSpoonful, "taking: [{product: powder, dose: 3 tsp}]", "not-suggested"},
        TakenCase{"ServingsByName", kSpoonful, "taking: [{product: powder, dose: 1 serving}]", "suggested"},
        TakenCase{"ServingsOfSeveralSizes", kSpoonful, "taking: [{product: scoop, dose: 7 g}]",
                  "not-suggested | suggested"},
        TakenCase{"TheSmallestServings", kSpoonful, "taking: [{product: scoop, dose: 6 g}]", "suggested"},
        TakenCase{"TheLargestServings", kSpoonful, "taking: [{product: scoop, dose: 13 g}]", "not-suggested"},
        TakenCase{"AnotherMeasureThanItsServings", kSpoonful, "taking: [{product: powder, dose: 1 tablet}]",
                  "not-suggested | suggested"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
