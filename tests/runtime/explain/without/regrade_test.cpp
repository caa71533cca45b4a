// Grades worked out again from a compiled file are those that the compiler stored in it.
#include "runtime/explain/regrade.h"

#include <string>

#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/without.h"
#include "tests/support/compile_text.h"

namespace {

using support::compiled;

/// Every row that has another grade than it had, by name; empty: none.
std::string differences(const kb::KnowledgeBase& before, const kb::KnowledgeBase& after) {
  std::string out;
  const auto differ = [&](std::uint32_t node) { out.append(before.name(node)).append(" "); };
  for (std::size_t i = 0; i < before.claims.size(); ++i) {
    const auto& a = before.claims[i];
    const auto& b = after.claims[i];
    if (a.pro() != b.pro() || a.con() != b.con() || a.certainty() != b.certainty() ||
        a.refuted() != b.refuted() || a.decided_by() != b.decided_by())
      differ(a.node());
  }
  for (std::size_t i = 0; i + 1 < before.evidence.size(); ++i)
    if (before.evidence[i].level() != after.evidence[i].level()) differ(before.evidence[i].node());
  for (std::size_t i = 0; i + 1 < before.rules.size(); ++i)
    if (before.rules[i].certainty() != after.rules[i].certainty()) differ(before.rules[i].node());
  return out;
}

class Regrade : public testing::TestWithParam<const char*> {};

TEST_P(Regrade, WithNothingRemovedEveryGradeIsTheStoredOne) {
  const kbc::Compilation compilation = kbc::compile({std::string(KB_SOURCE_DIR) + "/" + GetParam()});
  ASSERT_TRUE(compilation.artifact);
  const auto kb = kb::KnowledgeBase::from_bytes(*compilation.artifact);
  ASSERT_TRUE(kb);
  ASSERT_GT(kb->claims.size(), 2U);
  const kb::Without same = kb::without(*kb, {});
  EXPECT_EQ(differences(*kb, same.kb()), "");
  EXPECT_TRUE(std::equal(kb->bytes().begin(), kb->bytes().end(), same.kb().bytes().begin()));
}

INSTANTIATE_TEST_SUITE_P(Each, Regrade, testing::Values("kb/magnesium", "tests/kb/walking"),
                         [](const auto& test) {
                           const std::string path = test.param;
                           return path.substr(path.rfind('/') + 1);
                         });

constexpr std::string_view kLevels =
    "source log { title \"A log\" }\nsource book { title \"A book\" }\n"
    "evidence trial : rct { source log }\nevidence survey : cohort { source book }\n"
    "evidence hunch : expert-opinion { source book }\n"
    "claim high { states \"H.\"  support trial }\nclaim low { states \"L.\"  support survey }\n"
    "claim weak { states \"W.\"  support hunch }\n";

TEST(Regrade, FollowsFromTakesTheBestOfItsAlternatives) {
  const auto c =
      compiled(std::string(kLevels) +
               "claim x { states \"X.\"\n  follows from high, weak\n  follows from low, high\n}\n");
  std::vector<bool> fallen;
  const kb::Grades grades = kb::regrade(*c.kb, fallen);
  EXPECT_EQ(grades.levels[c.node("x")], kb::Level::low);
  const auto row = c.kb->nodes[c.node("x")].detail();
  EXPECT_EQ(c.kb->in_nodes[grades.decided_by[row]], c.node("low"));
  EXPECT_EQ(c.kb->claims[row].decided_by(), grades.decided_by[row]);
}

TEST(Derivation, NamesTheAlternativeThatDecides) {
  const auto c = compiled(
      std::string(kLevels) +
      "option stroll\nclaim x { states \"X.\"\n  follows from high, weak\n  follows from low, high\n}\n"
      "claim y { states \"Y.\"  follows from x }\nsuggest stroll { because y }\n");
  kb::Profile profile;
  ASSERT_TRUE(kb::say_candidate(*c.kb, profile, "stroll"));
  const auto answer = kb::ask(*c.kb, profile);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->options.at(0).derivation,
            (std::vector<std::string>{"follows from x (low)",
                                      "follows from 2 claims, the weakest of them low (low)",
                                      "cohort study starts low"}));
}

TEST(Regrade, WhatIsRatedDownHereOrUndercutCountsAsStored) {
  const auto c = compiled(std::string(kLevels) +
                          "claim x { states \"X.\"\n  support trial { rate down imprecision 2 \"few\" }\n"
                          "  oppose survey { undercut \"other people\" }\n}\n"
                          "claim y { states \"Y.\"  support hunch  oppose survey }\n");
  EXPECT_EQ(differences(*c.kb, kb::without(*c.kb, {}).kb()), "");
  EXPECT_EQ(c.kb->claims[c.kb->nodes[c.node("x")].detail()].certainty(), 2);
  EXPECT_EQ(c.kb->claims[c.kb->nodes[c.node("y")].detail()].refuted(), 1);
}

}  // namespace
