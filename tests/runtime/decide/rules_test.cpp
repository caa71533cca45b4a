// Rules: severity, exceptions, overriding, limits and totals, one case a line.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

constexpr const char* kSuggest = "suggest salt as s { because sure }\n";

struct RulesCase {
  const char* name;
  const char* rules;  ///< besides the suggestion
  const char* profile;
  const char* verdicts;
};

class Rules : public testing::TestWithParam<RulesCase> {};

TEST_P(Rules, Decide) {
  const RulesCase& c = GetParam();
  EXPECT_EQ(decided(std::string(kSuggest) + c.rules, c.profile), c.verdicts);
}

INSTANTIATE_TEST_SUITE_P(
    Severity, Rules,
    testing::Values(
        RulesCase{"Caution", "caution salt when a { because sure }", "a: yes", "suggested-with-caution"},
        RulesCase{"AdviceAgainst",
                  "advise against salt when a { because sure }\ncaution salt { because sure }", "a: yes",
                  "not-suggested"},
        RulesCase{"Contraindication",
                  "contraindicate stuff when a { because sure }\nadvise against salt { because sure }",
                  "a: yes", "contraindicated"},
        RulesCase{"AWarningNeedsNoCertainty", "contraindicate stuff when a { because thin }", "a: yes",
                  "contraindicated"},
        RulesCase{"AnotherFormsRule", "contraindicate stone when a { because sure }", "a: yes", "suggested"},
        RulesCase{"TheGravestOfWhatIsOpen", "contraindicate stuff when a { because sure }", "{}",
                  "contraindicated | suggested"},
        RulesCase{"OpenCautionUnderAdviceAgainst",
                  "caution salt when a { because sure }\nadvise against salt when b { because sure }",
                  "b: yes", "not-suggested"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Exceptions, Rules,
    testing::Values(RulesCase{"Unless", "contraindicate stuff when a unless b { because sure }",
                              "{a: yes, b: yes}", "suggested"},
                    RulesCase{"UnlessOpen", "contraindicate stuff when a unless b { because sure }", "a: yes",
                              "contraindicated | suggested"},
                    RulesCase{"SupervisedIsPresumedNot",
                              "contraindicate stuff when a unless supervised by healer { because sure }",
                              "a: yes", "contraindicated"},
                    RulesCase{"AnOverridingRule",
                              "contraindicate stuff when a as hard { because sure }\n"
                              "caution stuff when b as soft { because sure  overrides hard }",
                              "{a: yes, b: yes}", "suggested-with-caution"},
                    RulesCase{"AnOverriddenRuleDoesNotOverride",
                              "contraindicate stuff when a as hard { because sure }\n"
                              "caution stuff when b as soft { because sure  overrides hard }\n"
                              "caution stuff when c as softer { because sure  overrides soft }",
                              "{a: yes, b: yes, c: yes}", "contraindicated"},
                    RulesCase{"WhatOverridesIsExceptedItself",
                              "contraindicate stuff when a as hard { because sure }\n"
                              "caution stuff when b unless c as soft { because sure  overrides hard }",
                              "{a: yes, b: yes, c: yes}", "contraindicated"},
                    RulesCase{"ARuleOnAnotherFormOverrides",
                              "contraindicate stuff when a as hard { because sure }\n"
                              "caution stone when b as soft { because sure  overrides hard }",
                              "{a: yes, b: yes}", "suggested"}),
    [](const auto& test) { return test.param.name; });

constexpr const char* kLimit = "limit stuff to 350 mg elemental per day as l { because sure }";

INSTANTIATE_TEST_SUITE_P(
    Limits, Rules,
    testing::Values(
        RulesCase{"ExactlyAtIt", kLimit, "{taking: nothing, candidate: {form: salt, dose: 350 mg elemental}}",
                  "suggested"},
        RulesCase{"OneMicrogramBeyond", kLimit,
                  "{taking: nothing, candidate: {form: salt, dose: 350.001 mg elemental}}", "not-suggested"},
        RulesCase{"CompoundIsConverted", kLimit,
                  "{taking: nothing, candidate: {form: salt, dose: 700 mg compound}}", "suggested"},
        RulesCase{"CompoundBeyond", kLimit,
                  "{taking: nothing, candidate: {form: salt, dose: 701 mg compound}}", "not-suggested"},
        RulesCase{"AllFormsCount", kLimit,
                  "{taking: [{form: stone, dose: 200 mg elemental}], candidate: {form: salt, dose: 200 mg "
                  "elemental}}",
                  "not-suggested"},
        RulesCase{"UnknownIntakeIsNotZero", kLimit, "{candidate: {form: salt, dose: 200 mg elemental}}",
                  "not-suggested | suggested"},
        RulesCase{"AnUnknownAmountIsNotZero", kLimit,
                  "{taking: [stone], candidate: {form: salt, dose: 200 mg elemental}}",
                  "not-suggested | suggested"},
        RulesCase{"TheSubstanceIsSaidNotToBeTaken", kLimit,
                  "{taking stuff: no, candidate: {form: salt, dose: 350 mg elemental}}", "suggested"},
        RulesCase{"BeyondWhateverElseIsTaken", kLimit, "{candidate: {form: salt, dose: 351 mg elemental}}",
                  "not-suggested"},
        RulesCase{"PresumedToBeNothing", kLimit,
                  "{presume-no: yes, candidate: {form: salt, dose: 350 mg elemental}}", "suggested"},
        RulesCase{"ThenAnotherEffect",
                  "limit stuff to 350 mg elemental per day as l { because sure  then contraindicate }",
                  "{taking: nothing, candidate: {form: salt, dose: 400 mg elemental}}", "contraindicated"},
        RulesCase{"OfOneFormOnly", "limit stone to 100 mg elemental per day as l { because sure }",
                  "{taking: nothing, candidate: {form: salt, dose: 300 mg elemental}}", "suggested"}),
    [](const auto& test) { return test.param.name; });

TEST(Verdicts, WithoutASuggestionThatCounts) {
  EXPECT_EQ(decided("suggest salt as s { because thin }", "{}"), "not-enough-evidence");
  EXPECT_EQ(decided("suggest salt as s { because sure, thin }", "{}"), "not-enough-evidence");
  EXPECT_EQ(decided("suggest salt as s { because sure, thin? }", "{}"), "suggested");
  EXPECT_EQ(decided("caution salt { because sure }", "{}"), "no-recommendation");
  EXPECT_EQ(decided("suggest salt as s { because sure }", "{}", "stone"), "no-recommendation");
}

TEST(Questions, FirstWhatMayRevealHarm) {
  const support::Compiled compiled =
      support::compiled(with_words("fact danger { ask \"?\"  safety }\n"
                                   "suggest salt when a as s { because sure }\n"
                                   "caution salt when b { because sure }\n"
                                   "caution salt when danger { because sure }\n"
                                   "contraindicate salt when x > 100 kg { because sure }\n"));
  const kb::Decision decision = decision_on(compiled, "{}", "salt");
  EXPECT_EQ(asked(compiled, decision), "x, danger, a, b");
  EXPECT_EQ(asked(compiled, decision_on(compiled, "{x: 50 kg, a: no}", "salt")), "");
}

}  // namespace
