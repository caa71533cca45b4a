// Rules, what they bear on, limits and doses in the artifact.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using support::compiled;

constexpr std::string_view kThings =
    "substance iron { symbol Fe }\n"
    "form sulphate of iron { formula \"FeSO4\" }\n"
    "form rust of iron\n"
    "product pill { contains sulphate 100 mg compound, rust }\n"
    "option stroll\nfact tall\ngoal calm\nclaim c { states \"C.\" }\n";

std::string rules_of(const support::Compiled& c, std::string_view option) {
  std::string out;
  for (std::size_t i = 0; i + 1 < c.kb->options.size(); ++i) {
    if (c.kb->name(c.kb->options[i].node()) != option) continue;
    for (const std::uint32_t rule :
         c.kb->option_rules.run(c.kb->options[i].rules_begin(), c.kb->options[i + 1].rules_begin()))
      out.append(out.empty() ? "" : " ").append(c.kb->name(c.kb->rules[rule].node()));
  }
  return out;
}

TEST(Rules, ReachFormsAndProducts) {
  const auto c = compiled(std::string(kThings) +
                          "suggest iron as good { because c }\n"
                          "caution iron as careful { because c }\n"
                          "advise against sulphate as bad { because c }\n"
                          "suggest pill as handy { because c }\n"
                          "suggest stroll as walk { because c }\n");
  EXPECT_EQ(rules_of(c, "iron"), "good careful");
  EXPECT_EQ(rules_of(c, "sulphate"), "good careful bad");
  EXPECT_EQ(rules_of(c, "rust"), "good careful");
  EXPECT_EQ(rules_of(c, "pill"), "careful bad handy");  // what speaks for a part does not speak for the whole
  EXPECT_EQ(rules_of(c, "stroll"), "walk");
}

TEST(Rules, OverridingOnesComeFirst) {
  const auto c = compiled(std::string(kThings) +
                          "caution stroll as last { because c }\n"
                          "caution stroll as middle { because c  overrides last }\n"
                          "caution stroll as first { because c  overrides middle }\n");
  ASSERT_EQ(c.kb->rules.size(), 4U);  // one more than there are
  EXPECT_EQ(c.kb->name(c.kb->rules[0].node()), "first");
  EXPECT_EQ(c.kb->name(c.kb->rules[2].node()), "last");
  const auto overriders =
      c.kb->rule_overriders.run(c.kb->rules[2].overriders_begin(), c.kb->rules[3].overriders_begin());
  ASSERT_EQ(overriders.size(), 1U);
  EXPECT_EQ(overriders[0], 1U);
}

TEST(Rules, Limits) {
  const auto c = compiled(std::string(kThings) +
                          "limit supplemental iron to 45 mg elemental per day { because c }\n"
                          "limit total sulphate to 700 mg compound per week { then caution  because c }\n");
  ASSERT_EQ(c.kb->limits.size(), 2U);
  EXPECT_EQ(c.kb->limits[0].micro(), 45'000'000);
  EXPECT_EQ(c.kb->limits[0].total(), 0);
  EXPECT_EQ(c.kb->name(c.kb->limits[1].substance()), "iron");
  EXPECT_EQ(c.kb->name(c.kb->limits[1].form()), "sulphate");
  EXPECT_EQ(c.kb->limits[1].total(), 1);
  EXPECT_NEAR(static_cast<double>(c.kb->limits[1].micro()), 100e6 * 55.845 / 151.9,
              1e6);  // a day's, elemental
  EXPECT_EQ(c.kb->rules[0].effect(), 2);
  EXPECT_EQ(c.kb->rules[1].effect(), 1);
}

TEST(Rules, WhatIsPreferredOfASubstanceIsPreferredOfEveryForm) {
  const auto c = compiled(std::string(kThings) + "prefer iron over stroll { because c }\n");
  std::string preferred;
  for (std::size_t i = 0; i + 1 < c.kb->preferences.size(); ++i)
    for (const std::uint32_t option : {c.kb->preferences[i].better(), c.kb->preferences[i].worse()})
      preferred.append(c.kb->name(c.kb->options[option].node())).append(" ");
  EXPECT_EQ(preferred, "sulphate stroll rust stroll ");
}

TEST(Rules, DosesShareTheUnitOfTheNext) {
  const auto c =
      compiled(std::string(kThings) +
               "suggest sulphate {\n"
               "  dose start 10, usual 20 to 40 mg elemental per day, studied 100 mg compound per day\n"
               "  because c\n}\n");
  ASSERT_EQ(c.kb->doses.size(), 3U);
  EXPECT_EQ(c.kb->doses[0].low(), 10'000'000);
  EXPECT_EQ(c.kb->doses[0].elemental_high(), 10'000'000);
  EXPECT_EQ(c.kb->text(c.kb->doses[0].unit()), "mg per day");
  EXPECT_EQ(c.kb->doses[1].high(), 40'000'000);
  EXPECT_NEAR(static_cast<double>(c.kb->doses[2].elemental_low()), 100e6 * 55.845 / 151.9, 1e5);
}

TEST(Rules, DosesAreComparedByTheDay) {
  const auto c =
      compiled(std::string(kThings) +
               "suggest sulphate {\n"
               "  dose start 70 mg elemental per week, usual 20 mg elemental, studied 5 mg elemental per kg\n"
               "  because c\n}\n");
  ASSERT_EQ(c.kb->doses.size(), 3U);
  EXPECT_EQ(c.kb->doses[0].low(), 70'000'000) << "as it is written";
  EXPECT_EQ(c.kb->doses[0].elemental_low(), 10'000'000);
  EXPECT_EQ(c.kb->doses[1].elemental_low(), 20'000'000);
  EXPECT_GT(c.kb->doses[2].elemental_low(), c.kb->doses[2].elemental_high())
      << "what a person weighs is not known";
}

TEST(Rules, ContentsOfProducts) {
  const auto c = compiled(kThings);
  ASSERT_EQ(c.kb->contents.size(), 2U);
  EXPECT_NEAR(static_cast<double>(c.kb->contents[0].low()), 100e6 * 55.845 / 151.9, 1e5);
  EXPECT_GT(c.kb->contents[1].low(), c.kb->contents[1].high());  // unknown stays unknown
}

}  // namespace
