// What depends on what, which rules are needed, where nobody speaks, and what sets aside what.
#include "asked.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

std::string depends_on(std::string_view rules, std::string_view profile = "{}") {
  const auto compiled = base(rules);
  const kb::KnowledgeBase& kb = *compiled.kb;
  return points_of(kb::depends(kb, profile_of(kb, profile), option_of(kb, "stroll"), true));
}

TEST(Depends, OnWhatCanChangeTheVerdictAlone) {
  EXPECT_EQ(depends_on("suggest stroll when a as r { because sure }"), "fact a");
  EXPECT_EQ(depends_on("suggest stroll when a as r { because sure }", "a: yes"), "");
  EXPECT_EQ(depends_on("suggest stroll when (a and b) or (a and not b) as r { because sure }"), "fact a");
  EXPECT_EQ(depends_on("suggest stroll when x < 60 kg as r { because sure }"), "measure x");
  EXPECT_EQ(
      depends_on("suggest stroll as r { because sure }\ncaution stroll when older as q { because sure }"),
      "fact older, measure age");
  EXPECT_EQ(depends_on("suggest stroll as r { because sure }\ncontraindicate stroll as q { because sure }\n"
                       "caution stroll when a as p { because sure }"),
            "");
}

TEST(Depends, ShowsTwoPeopleWhoDifferInThatAlone) {
  const auto compiled = base("suggest stroll when a or b as r { because sure }");
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Report report = kb::depends(kb, {}, option_of(kb, "stroll"), true);
  ASSERT_EQ(report.points.size(), 2U);
  ASSERT_EQ(report.points[0].examples.size(), 2U);
  EXPECT_THAT(report.points[0].examples[0].lines,
              testing::ElementsAre("a: no", "b: no", "candidate: {option: stroll}"));
  EXPECT_THAT(report.points[0].examples[1].lines,
              testing::ElementsAre("a: yes", "b: no", "candidate: {option: stroll}"));
}

struct NeededCase {
  const char* name;
  const char* rules;
  const char* expected;
};
void PrintTo(const NeededCase& c, std::ostream* out) { *out << c.name; }
class Needed : public testing::TestWithParam<NeededCase> {};

TEST_P(Needed, IsWhatAnyAnswerHangsOn) {
  const auto compiled = base(GetParam().rules);
  const kb::KnowledgeBase& kb = *compiled.kb;
  EXPECT_EQ(points_of(kb::needed(kb, {rule_named(kb, "r")})), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    , Needed,
    testing::Values(
        NeededCase{"TheOnlySuggestion", "suggest stroll as r { because sure }", "verdict r"},
        NeededCase{"OneOfTwoSuggestions",
                   "suggest stroll as r { because sure }\nsuggest stroll as q { because sure }", "words r"},
        NeededCase{"TheSurerOfTwo",
                   "suggest stroll as r { because sure }\nsuggest stroll as q { because unsure }",
                   "certainty r"},
        NeededCase{
            "ACautionWithinAnother",
            "suggest stroll as s1 { because sure }\ncaution stroll when a and b as r { because sure }\n"
            "caution stroll when a as q { because sure }",
            "words r"},
        NeededCase{"ACautionWhereNothingIsSuggested", "caution stroll when a as r { because sure }",
                   "words r"},
        NeededCase{
            "WhatSetsAnotherAside",
            "suggest stroll as s1 { because sure }\ncontraindicate stroll when a as q { because sure }\n"
            "caution stroll when a and b as r { because sure  overrides q }",
            "verdict r"},
        NeededCase{"WhatCannotBe", "exclusive a, b\ncaution stroll when a and b as r { because sure }",
                   "never r"},
        NeededCase{"ALimit",
                   "suggest salt as q { because sure }\nlimit supplemental moonium to 10 mg elemental per "
                   "day as r { because sure }",
                   "verdict r"}),
    [](const auto& test) { return test.param.name; });

std::string gaps_in(std::string_view rules) {
  const auto compiled = base(rules);
  return points_of(kb::gaps(*compiled.kb, {option_of(*compiled.kb, "stroll")}));
}

TEST(Gaps, AreDangersThatNoRuleSpeaksOf) {
  const std::string suggest = "suggest stroll as r { because sure }\n";
  EXPECT_EQ(gaps_in(suggest), "gap s");
  EXPECT_EQ(gaps_in(suggest + "caution stroll when s as q { because sure }"), "");
  EXPECT_EQ(gaps_in(suggest + "caution stroll when s and a as q { because sure }"), "gap s");
  EXPECT_EQ(
      gaps_in(suggest + "contraindicate stroll when s as q { because sure  unless supervised by guide }"), "")
      << "a rule that an exception sets aside has spoken";
  EXPECT_EQ(gaps_in(suggest + "refer guide when s as q { because sure }"), "gap-with-guidance s");
  EXPECT_EQ(gaps_in("suggest stroll when not s as r { because sure }"), "");
  EXPECT_EQ(gaps_in("risk group weak { who a and b  harm \"falls\"  because sure }\ncaution stroll when s as "
                    "q { because sure }\n" +
                    suggest),
            "gap weak");
  EXPECT_EQ(gaps_in("risk group weak { who s  harm \"falls\"  because sure }\n" + suggest), "gap s")
      << "no danger of its own";
}

TEST(Gaps, NameEveryOptionOfADanger) {
  const auto gaps_of_two = [](std::string_view more) {
    const auto compiled =
        base(fmt::format("fact t {{ ask \"?\"  safety }}\nsuggest stroll when a {{ because sure }}\n"
                         "suggest run when b and not c {{ because sure }}\n{}",
                         more));
    const kb::KnowledgeBase& kb = *compiled.kb;
    std::string result;
    for (const kb::Point& point : kb::gaps(kb, {option_of(kb, "stroll"), option_of(kb, "run")}).points)
      result += fmt::format("{} {}: {}\n", point.kind, point.rule, fmt::join(point.options, ", "));
    return result;
  };
  EXPECT_EQ(gaps_of_two(""), "gap s: stroll, run\ngap t: stroll, run\n");
  EXPECT_EQ(gaps_of_two("caution run when t { because sure }"), "gap s: stroll, run\ngap t: stroll\n");
  EXPECT_EQ(gaps_of_two("caution stroll when t { because sure }"), "gap s: stroll, run\ngap t: run\n");
  EXPECT_EQ(gaps_of_two("refer guide when t and b { because sure }"),
            "gap s: stroll, run\ngap t: stroll\ngap-with-guidance t: run\n")
      << "guidance for some is none for the others";
  EXPECT_EQ(gaps_of_two("contraindicate run when t or s { because sure }\nexclusive s, t"),
            "gap s: stroll\ngap t: stroll\n");
}

TEST(Gaps, AreValuesWhereTwoRulesMeet) {
  const auto at = [](std::string_view below, std::string_view above) {
    return gaps_in(
        fmt::format("caution stroll when x {} 60 kg as p {{ because sure }}\n"
                    "caution stroll when x {} 60 kg as q {{ because sure }}",
                    below, above));
  };
  EXPECT_EQ(at("<", ">"), "boundary-neither x");
  EXPECT_EQ(at("<=", ">="), "boundary-both x");
  EXPECT_EQ(at("<", ">="), "");
  EXPECT_EQ(at("<=", ">"), "");
  EXPECT_EQ(at("<", "<="), "");
}

TEST(Exceptions, AreATreeWithSomebodyForEach) {
  const auto compiled = base(
      "contraindicate stroll when a as top { because sure  unless supervised by guide }\n"
      "caution stroll when a and b as middle { because sure  overrides top }\n"
      "caution stroll when a and b and c as leaf { because sure  overrides middle }");
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Report report = kb::exceptions(kb, kb.find("top", "contraindicate"));
  EXPECT_EQ(points_of(report), "rule top, exception , overridden-by middle, overridden-by leaf");
  ASSERT_EQ(report.points.size(), 4U);
  EXPECT_EQ(report.points[2].depth, 1U);
  EXPECT_EQ(report.points[3].depth, 2U);
  ASSERT_EQ(report.points[2].examples.size(), 2U);
  EXPECT_THAT(report.points[2].examples[0].lines, testing::IsSupersetOf({"a: yes", "b: yes", "c: no"}));
  EXPECT_THAT(report.points[2].examples[1].lines, testing::Contains("a: yes"));
  EXPECT_THAT(report.points[1].examples[0].lines, testing::Contains("supervised by guide: yes"));
}

TEST(Exceptions, SayWhereThereAreNone) {
  const auto compiled = base("suggest stroll as r { because sure }");
  const kb::Report report = kb::exceptions(*compiled.kb, compiled.node("r"));
  EXPECT_THAT(report.says, HasSubstr("Nothing sets it aside"));
}

}  // namespace
