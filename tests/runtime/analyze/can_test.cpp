// Whether anybody like this can be told a verdict, and whom the answer names.
#include "asked.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

struct CanCase {
  const char* name;
  const char* rules;
  const char* verdict;
  const char* profile;
  const char* expected;
};

void PrintTo(const CanCase& c, std::ostream* out) { *out << c.name; }

class Can : public testing::TestWithParam<CanCase> {};

TEST_P(Can, NamesSomebodyOrNobody) {
  const CanCase& c = GetParam();
  EXPECT_EQ(can_in_words(base(c.rules), c.verdict, "stroll", c.profile), c.expected);
}

constexpr const char* kSuggestIfA = "suggest stroll when a as yes-a { because sure }\n";
constexpr const char* kHarm =
    "suggest stroll as always { because sure }\ncontraindicate stroll when s as harm { because sure  unless "
    "supervised by guide }";

INSTANTIATE_TEST_SUITE_P(
    , Can,
    testing::Values(
        CanCase{"WhoeverItApplies", kSuggestIfA, "suggested", "{}",
                "yes: a: yes; candidate: {option: stroll}"},
        CanCase{"NotWhoIsExcluded", kSuggestIfA, "suggested", "a: no", "no"},
        CanCase{"SaidIsKept", kSuggestIfA, "suggested", "b: yes",
                "yes: a: yes; b: yes; candidate: {option: stroll}"},
        CanCase{"APresumptionExcludesNobody", "suggest stroll when d as r { because sure }", "suggested",
                "{}", "yes: d: yes; candidate: {option: stroll}"},
        CanCase{"WhatIsPresumedIsNotSaid", "suggest stroll when not d as r { because sure }", "suggested",
                "{}", "yes: candidate: {option: stroll}"},
        CanCase{"PresumeNoDoes", "suggest stroll when d as r { because sure }", "suggested",
                "presume-no: yes", "no"},
        CanCase{"SupervisionIsPossible", kHarm, "suggested", "s: yes",
                "yes: s: yes; supervised by guide: yes; candidate: {option: stroll}"},
        CanCase{"SafetyIsSaid", kHarm, "suggested", "{}", "yes: s: no; candidate: {option: stroll}"},
        CanCase{"AThreshold", "suggest stroll when x >= 60 kg as r { because sure }", "suggested", "{}",
                "yes: x: 60 kg; candidate: {option: stroll}"},
        CanCase{"BelowAThreshold", "suggest stroll when x < 60 kg as r { because sure }", "suggested", "{}",
                "yes: x: 59 kg; candidate: {option: stroll}"},
        CanCase{"BetweenNeighbours", "suggest stroll when x > 60 kg and x < 61 kg as r { because sure }",
                "suggested", "{}", "yes: x: 60.1 kg; candidate: {option: stroll}"},
        CanCase{"NoValueInBetween", "suggest stroll when x > 60 kg and x < 60 kg as r { because sure }",
                "suggested", "{}", "no"},
        CanCase{"AContradictionInTheRules", "suggest stroll when a and not a as r { because sure }",
                "suggested", "{}", "no"},
        CanCase{"Implied", "suggest stroll when older and age < 65 years as r { because sure }", "suggested",
                "age: 70", "no"},
        CanCase{
            "TakingSomething",
            "suggest stroll as r { because sure }\ncaution stroll when taking red-pill as q { because sure }",
            "suggested-with-caution", "{}", "yes: taking: red-pill; candidate: {option: stroll}"},
        CanCase{"NobodyIsLikeThat", "exclusive a, b\nsuggest stroll as r { because sure }", "suggested",
                "a: yes\nb: yes", "no"}),
    [](const auto& test) { return test.param.name; });

TEST(CanBeTold, SaysADoseThatIsBeyondALimit) {
  const auto compiled = base(
      "suggest salt as r { because sure }\nlimit supplemental moonium to 10 mg elemental per day as most { "
      "because sure }");
  EXPECT_EQ(can_in_words(compiled, "not-suggested", "salt"),
            "yes: candidate: {form: salt, dose: 11 mg elemental per day}");
  EXPECT_EQ(can_in_words(compiled, "suggested", "salt"), "yes: taking: nothing; candidate: {form: salt}");
}

TEST(CanBeTold, NamesTheRulesThatStandInTheWay) {
  const auto compiled = base(
      "suggest stroll as r { because sure }\ncaution stroll when a as one { because sure }\n"
      "caution stroll when not a as other { because sure }\ncaution stroll when b as third { because sure }");
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Report report = kb::can(kb, {}, {option_of(kb, "stroll")}, kb::Verdict::suggested);
  EXPECT_EQ(report.answer, "no");
  EXPECT_THAT(report.reasons, testing::ElementsAre(testing::HasSubstr("`one`")));
  // Without `one`, whoever is `a` can be.
}

TEST(CanBeTold, SaysWhatBringsItAbout) {
  const auto compiled = base("suggest stroll when a and b as r { because sure }\nexclusive a, b");
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Report report = kb::can(kb, {}, {option_of(kb, "stroll")}, kb::Verdict::suggested);
  EXPECT_THAT(
      report.reasons,
      testing::Contains(testing::HasSubstr("would bring it about, and counts for none of them: `r`")));
  EXPECT_THAT(kb::can(kb, {}, {option_of(kb, "stroll")}, kb::Verdict::contraindicated).reasons,
              testing::ElementsAre("no rule on it can bring this about"));
}

TEST(CanBeTold, GivesUpInSoManyWords) {
  const auto compiled = base("suggest stroll when a and b and c as r { because sure }");
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Report report = kb::can(kb, {}, {option_of(kb, "stroll")}, kb::Verdict::suggested, {2});
  EXPECT_EQ(report.answer, "not-settled");
  EXPECT_THAT(report.limits, testing::ElementsAre(testing::HasSubstr("not settled after 2 people")));
}

}  // namespace
