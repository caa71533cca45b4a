// The order of options, and what puts each behind the one before it.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

/// "salt; stone: certainty": the options in order, each after the first with the reason.
std::string ranked(std::string_view rules, std::string_view profile) {
  const support::Compiled compiled = support::compiled(with_words(fmt::format(
      "form dust of stuff {{ fraction 0.1 }}\ngoal rest {{ }}\ngoal speed {{ }}\n"
      "evidence seen : cohort {{ source page }}\nclaim likely {{ states \"So.\"  support seen }}\n{}",
      rules)));
  const kb::KnowledgeBase& kb = *compiled.kb;
  const auto read = kb::read_profile(kb, fmt::format("---\n{}", profile));
  if (!read) return read.error().message;
  const auto order = kb::decide_all(kb, *read);
  if (!order) return order.error().message;
  std::string text;
  for (const kb::Ranked& each : *order)
    text +=
        fmt::format("{}{}{}{}", text.empty() ? "" : "; ", kb.name(kb.options[each.decision.option].node()),
                    each.why.empty() ? "" : ": ", each.why);
  return text;
}

struct RankingCase {
  const char* name;
  const char* rules;
  const char* profile;
  const char* order;
};

class Ranking : public testing::TestWithParam<RankingCase> {};

TEST_P(Ranking, PutsFirst) {
  const RankingCase& c = GetParam();
  EXPECT_EQ(ranked(c.rules, c.profile), c.order);
}

constexpr const char* kPreferred =
    "suggest dust, salt, stone { because sure }\nprefer stone over dust for rest when a unless b as p { "
    "because sure }";

INSTANTIATE_TEST_SUITE_P(
    , Ranking,
    testing::Values(
        RankingCase{"WhatIsSuggestedBeforeWhatIsWarnedOf",
                    "suggest stone, salt { because sure }\ncaution salt { because sure }\n"
                    "contraindicate dust { because sure }",
                    "{}", "stone; salt: verdict; dust: verdict"},
        RankingCase{"WhatCannotTurnOutBad",
                    "suggest salt, stone { because sure }\ncontraindicate salt when a { because sure }", "{}",
                    "stone; salt: verdict; dust: verdict"},
        RankingCase{"TheSurer", "suggest salt { because likely }\nsuggest stone { because sure }", "{}",
                    "stone; salt: certainty; dust: verdict"},
        RankingCase{"TheStrong",
                    "suggest salt { because sure }\nsuggest stone { because sure  strength strong }", "{}",
                    "stone; salt: strength; dust: verdict"},
        RankingCase{"ByName", "suggest stone, salt { because sure }", "{}",
                    "salt; stone: name; dust: verdict"},
        RankingCase{"ThePreferred", kPreferred, "{goal: rest, a: yes, b: no}",
                    "salt; stone: name; dust: preference (p)"},
        RankingCase{"APreferenceForAnotherGoal", kPreferred, "{goal: speed, a: yes, b: no}",
                    "dust; salt: name; stone: name"},
        RankingCase{"APreferenceThatMayNotHold", kPreferred, "{goal: rest, b: no}",
                    "dust; salt: name; stone: name"},
        RankingCase{"APreferenceThatMayBeExcepted", kPreferred, "{goal: rest, a: yes}",
                    "dust; salt: name; stone: name"},
        RankingCase{"PreferencesThatGoRound",
                    "suggest dust, salt, stone { because sure }\nprefer dust over salt { because sure }\n"
                    "prefer salt over stone { because sure }\nprefer stone over dust { because sure }",
                    "{}",
                    "dust; salt: preference (prefer-dust-over-salt); "
                    "stone: preference (prefer-salt-over-stone)"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
