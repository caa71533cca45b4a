// Exactness: a statement is settled if it has one value in every completion, however many things are unknown.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

struct ExactnessCase {
  const char* name;
  const char* when;
  const char* profile;
  const char* verdicts;
};

class Conditions : public testing::TestWithParam<ExactnessCase> {};

TEST_P(Conditions, AreSettledExactly) {
  const ExactnessCase& c = GetParam();
  EXPECT_EQ(decided(fmt::format("suggest salt as s when {} {{ because sure }}", c.when), c.profile),
            c.verdicts);
}

constexpr const char* kOpen = "suggested | no-recommendation";
constexpr const char* kYes = "suggested";
constexpr const char* kNo = "no-recommendation";

INSTANTIATE_TEST_SUITE_P(
    , Conditions,
    testing::Values(
        ExactnessCase{"AFactOrItsOpposite", "a or not a", "{}", kYes},
        ExactnessCase{"AFactAndItsOpposite", "a and not a", "{}", kNo},
        ExactnessCase{"AFactAlone", "a", "{}", kOpen},
        ExactnessCase{"BelowAndAbove", "x < 30 kg and x > 60 kg", "{}", kNo},
        ExactnessCase{"BelowOrAbove", "x < 60 kg or x > 30 kg", "{}", kYes},
        ExactnessCase{"BelowOrFrom", "x < 60 kg or x >= 60 kg", "{}", kYes},
        ExactnessCase{"BelowOrAboveLeavesOneValue", "x < 60 kg or x > 60 kg", "{}", kOpen},
        ExactnessCase{"OneValueOrNot", "x = 60 kg or x != 60 kg", "{}", kYes},
        ExactnessCase{"ImpliedBetweenThresholds", "not (x > 60 kg) or x > 30 kg", "{}", kYes},
        ExactnessCase{"AtTheThresholdIsNotBelow", "x < 60 kg", "x: 60 kg", kNo},
        ExactnessCase{"AtTheThresholdIsAtMost", "x <= 60 kg", "x: 60 kg", kYes},
        ExactnessCase{"ARangeOnOneSide", "x < 60 kg", "x: 30 to 59 kg", kYes},
        ExactnessCase{"ARangeAcross", "x < 60 kg", "x: 30 to 60 kg", kOpen},
        ExactnessCase{"CasesThatCoverAll", "(a and b) or (a and not b) or (not a and b) or (not a and not b)",
                      "{}", kYes},
        ExactnessCase{"CasesThatLeaveOneOut", "(a and b) or (a and not b) or (not a and b)", "{}", kOpen},
        ExactnessCase{"OneFactDecidesAll", "(a and b) or (a and not b) or (not a and b)", "a: yes", kYes},
        ExactnessCase{"AMemberIsOfItsClass", "taking pill or not taking red-pill", "{}", kYes},
        ExactnessCase{"AClassIsNotItsMember", "not taking pill or taking red-pill", "{}", kOpen}),
    [](const auto& test) { return test.param.name; });

TEST(Constraints, RuleOutCompletions) {
  const auto with = [](std::string_view more, std::string_view when, std::string_view profile) {
    return decided(fmt::format("{}\nsuggest salt as s when {} {{ because sure }}", more, when), profile);
  };
  EXPECT_EQ(with("exclusive a, b", "a and b", "{}"), kNo);
  EXPECT_EQ(with("exclusive a, b", "not a or not b", "{}"), kYes);
  EXPECT_EQ(with("fact e implies a", "a or not e", "{ }"), kYes);
  EXPECT_EQ(with("fact e implied by (a or b)", "e", "b: yes"), kYes);
  EXPECT_EQ(with("fact e implied by x < 40 kg", "not e", "x: 50 kg"), kOpen) << "implied by is one way";
  EXPECT_EQ(with("fact e implies a\nfact f implies b\nexclusive a, b", "e and f", "{}"), kNo);
  // That at least one of several holds is settled, though none of them is.
  EXPECT_EQ(with("fact e implied by not a\nfact f implied by not b\nexclusive a, b", "e or f", "{}"), kYes);
}

/// A parity of n facts has no shorter way to it than all of them.
std::string parity(std::size_t facts) {
  std::string text =
      "knowledge base test { version \"1\" }\nsubstance stuff\nform salt of stuff\n"
      "source page { title \"A page\" }\nevidence trial : rct { source page }\n"
      "claim sure { states \"So.\"  support trial }\n";
  for (std::size_t i = 0; i < facts; ++i) text += fmt::format("fact f{} {{ ask \"?\" }}\n", i);
  text += "population p0 { who f0 }\n";
  for (std::size_t i = 1; i < facts; ++i)
    text += fmt::format("population p{} {{ who (p{} and not f{}) or (not p{} and f{}) }}\n", i, i - 1, i,
                        i - 1, i);
  return text + fmt::format("suggest salt as s when p{} {{ because sure }}\n", facts - 1);
}

TEST(ManyUnknowns, SixteenAreSettledExactly) {
  const support::Compiled compiled = support::compiled(parity(kb::kExactUnknowns));
  const kb::Decision decision = decision_on(compiled, "{}", "salt");
  EXPECT_EQ(verdicts_of(decision), kOpen);
  EXPECT_EQ(decision.depends_on.size(), kb::kExactUnknowns) << "each of them can change it, in the end";
}

TEST(ManyUnknowns, OfSixteenMeasuresAndFactsATautologyIsOne) {
  // Two neighbours of sixteen are never both out of a ring that is closed: true in every completion, though
  // no part of it is.
  std::string when = "f0 or not f15";
  std::string text =
      "knowledge base test { version \"1\" }\nsubstance stuff\nform salt of stuff\n"
      "source page { title \"A page\" }\nevidence trial : rct { source page }\n"
      "claim sure { states \"So.\"  support trial }\n";
  for (std::size_t i = 0; i < 16; ++i) {
    text += fmt::format("fact f{} {{ ask \"?\" }}\n", i);
    if (i > 0) when += fmt::format(" or (f{} and not f{})", i, i - 1);
  }
  text += fmt::format("suggest salt as s when {} {{ because sure }}\n", when);
  EXPECT_EQ(verdicts_of(decision_on(support::compiled(text), "{}", "salt")), kYes);
}

TEST(ManyUnknowns, BeyondTheBudgetItIsSoundAndSaysSo) {
  const support::Compiled compiled = support::compiled(parity(40));
  const kb::Decision decision = decision_on(compiled, "{}", "salt");
  EXPECT_TRUE(decision.possible.has(kb::Verdict::suggested));
  EXPECT_TRUE(decision.possible.has(kb::Verdict::no_recommendation));
}

}  // namespace
