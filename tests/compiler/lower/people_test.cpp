// Facts, measures, groups and constraints in the artifact.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using support::compiled;

TEST(People, FactsWithTheirPresumptions) {
  const auto c = compiled(
      "fact tall { presume yes }\nfact short { presume no }\nfact frail { safety }\nmedicine "
      "tea\nprofessional guide\n");
  const struct {
    const char* name;
    int kind;
    int presumption;
    int safety;
  } expected[] = {
      {"tall", 0, 2, 0}, {"short", 0, 1, 0}, {"frail", 0, 0, 1}, {"tea", 1, 0, 0}, {"guide", 2, 1, 0}};
  ASSERT_EQ(c.kb->facts.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    const auto& fact = c.kb->facts[i];
    EXPECT_EQ(c.kb->name(fact.node()), expected[i].name);
    EXPECT_EQ(fact.kind(), expected[i].kind) << expected[i].name;
    EXPECT_EQ(fact.presumption(), expected[i].presumption) << expected[i].name;
    EXPECT_EQ(fact.safety(), expected[i].safety) << expected[i].name;
  }
}

TEST(People, MeasuresInTheirOwnUnit) {
  const auto c = compiled(
      "measure age in years { from 0 to 120 }\n"
      "measure walk in times/week { from 0 to 70 times per week }\n"
      "population grown { who age >= 18 years }\n");
  ASSERT_EQ(c.kb->measures.size(), 2U);
  EXPECT_EQ(c.kb->measures[0].low(), 0);
  ASSERT_EQ(c.kb->thresholds.size(), 1U);
  // 18 of 120 years, whatever the base unit.
  EXPECT_EQ(c.kb->measures[0].high() / 120 * 18, c.kb->thresholds[0].micro());
  EXPECT_EQ(c.kb->measures[1].high(), 70'000'000);
}

TEST(People, GroupsComeAfterThoseTheyAreMadeOf) {
  const auto c = compiled(
      "fact tall\npopulation c { who b }\npopulation b { who a or tall }\npopulation a { who tall }\n");
  ASSERT_EQ(c.kb->groups.size(), 3U);
  EXPECT_EQ(c.kb->name(c.kb->groups[0].node()), "a");
  EXPECT_EQ(c.kb->name(c.kb->groups[1].node()), "b");
  EXPECT_EQ(c.kb->name(c.kb->groups[2].node()), "c");
}

TEST(People, ConstraintsFromImplicationsClassesAndExclusions) {
  const auto count = [](std::string_view text) { return compiled(text).kb->constraints.size(); };
  EXPECT_EQ(count("fact a implies b, c\nfact b\nfact c\n"), 2U);
  EXPECT_EQ(count("fact a { implied by b or c }\nfact b\nfact c\n"), 1U);
  EXPECT_EQ(count("fact a\nfact b\nfact c\nexclusive a, b, c\n"), 3U);
  EXPECT_EQ(count("medicine tea\nmedicine green is tea\n"), 1U);
  EXPECT_EQ(count("substance s\nform f of s\npopulation p { who taking f or taking s }\n"), 1U);
}

TEST(People, ALongListOfAlternatives) {
  std::string text = "fact f0\n";
  std::string who = "population all { who f0";
  for (int i = 1; i < 70'000; ++i) {
    text += "fact f" + std::to_string(i) + "\n";
    who += " or f" + std::to_string(i);
  }
  const auto c = compiled(text + who + " }\n");
  std::size_t operands = 0;
  for (const auto& condition : c.kb->conditions)
    if (condition.kind() == 3) operands += condition.count();
  EXPECT_EQ(operands, 70'002U);  // in two parts, and those in one whole
}

TEST(People, DeepChains) {
  const auto chain = [](int length) {
    std::string text = "fact f\npopulation p0 { who f }\n";
    for (int i = 1; i < length; ++i)
      text += "population p" + std::to_string(i) + " { who p" + std::to_string(i - 1) + " }\n";
    return support::compile_text(text).codes();
  };
  EXPECT_EQ(chain(256), "");
  EXPECT_EQ(chain(257), "KB0106");
  EXPECT_EQ(chain(20'000), "KB0106");
}

}  // namespace
