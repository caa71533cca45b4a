// The certainty of a claim, for every way in which it can be supported.
#include <gtest/gtest.h>

#include "runtime/certainty/certainty.h"
#include "tests/support/compile_text.h"

namespace {

struct GradeCase {
  const char* name;
  std::string claim;  ///< the clauses of the claim `c`
  std::string level;
};

constexpr std::string_view kGrounds =
    "source log { title \"A log\" }\n"
    "evidence trial : rct { source log }\n"
    "evidence weak-trial : rct { source log  rate down imprecision \"few\" }\n"
    "evidence study : cohort { source log }\n"
    "evidence strong-study : cohort { source log  rate up large-effect \"large\" }\n"
    "evidence review : systematic-review of cohort { source log }\n"
    "evidence advice : guideline { source log  stated level moderate \"so it says\" }\n"
    "evidence tale : anecdote { source log }\n"
    "evidence echo : rct { source log  retells study }\n"
    "claim high { states \"H.\"  support trial }\n"
    "claim low { states \"L.\"  support study }\n";

class Claims : public testing::TestWithParam<GradeCase> {};

TEST_P(Claims, Level) {
  const auto c =
      support::compiled(std::string(kGrounds) + "claim c { states \"C.\"\n" + GetParam().claim + "\n}\n");
  const auto& claim = c.kb->claims[c.kb->nodes[c.node("c")].detail()];
  std::string level(kb::level_name(static_cast<kb::Level>(claim.certainty())));
  if (claim.refuted() != 0) level += ", refuted";
  EXPECT_EQ(level, GetParam().level);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Claims,
    testing::Values(GradeCase{"Nothing", "", "none"}, GradeCase{"Trial", "support trial", "high"},
                    GradeCase{"RatedDown", "support weak-trial", "moderate"},
                    GradeCase{"RatedUp", "support strong-study", "moderate"},
                    GradeCase{"Review", "support review", "low"},
                    GradeCase{"Guideline", "support advice", "moderate"},
                    GradeCase{"Anecdote", "support tale", "none"},
                    GradeCase{"Best", "support study, trial, tale", "high"},
                    GradeCase{"OwnRating", "support trial { rate down indirectness 2 \"others\" }", "low"},
                    GradeCase{"RatingOfOne", "support trial rate down indirectness \"others\", study",
                              "moderate"},
                    GradeCase{"Retelling", "support echo", "low"},
                    GradeCase{"Opposed", "support trial\n oppose study", "high"},
                    GradeCase{"OpposedEqually", "support trial\n oppose trial", "moderate"},
                    GradeCase{"Refuted", "support study\n oppose trial", "none, refuted"},
                    GradeCase{"Undercut", "support study\n oppose trial { undercut \"others\" }", "low"},
                    GradeCase{"Claim", "support high", "high"},
                    GradeCase{"FollowsFromTheWeakest", "follows from high, low", "low"},
                    GradeCase{"FollowsInTwoWays", "follows from high, low\n follows from high", "high"}),
    [](const auto& test) { return test.param.name; });

TEST(Rules, AsCertainAsTheWeakestClaimTheyNeed) {
  const auto c = support::compiled(std::string(kGrounds) +
                                   "option stroll\nsuggest stroll as one { because high, low? }\n"
                                   "suggest stroll as two { because high, low }\n");
  EXPECT_EQ(c.kb->rules[0].certainty(), static_cast<std::uint8_t>(kb::Level::high));
  EXPECT_EQ(c.kb->rules[1].certainty(), static_cast<std::uint8_t>(kb::Level::low));
}

TEST(StartLevels, AKnowledgeBaseCanStateItsOwn) {
  const auto c = support::compiled(
      "knowledge base test { version \"1\"  starts cohort high because \"so we hold\" }\n"
      "source log { title \"A log\" }\nevidence study : cohort { source log }\nclaim c { states \"C.\"  "
      "support study }\n");
  EXPECT_EQ(c.kb->claims[0].certainty(), static_cast<std::uint8_t>(kb::Level::high));
}

}  // namespace
