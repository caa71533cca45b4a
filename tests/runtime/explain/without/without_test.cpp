// Statements that fall away: what goes with them, and what is decided then.
#include "runtime/explain/without.h"

#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

#include "runtime/decide/decide.h"
#include "tests/support/compile_text.h"

namespace {

using support::compiled;
using support::Compiled;

constexpr std::string_view kText =
    "source log { title \"A log\" }\nsource book { title \"A book\" }\n"
    "evidence trial : rct { source log }\n"
    "evidence retold : rct { source book  retells trial }\n"
    "evidence survey : cohort { source book }\n"
    "evidence both : cohort { source log  source book }\n"
    "claim eases { states \"E.\"  support trial, survey }\n"
    "claim tires { states \"T.\"  support survey  oppose trial }\n"
    "fact old { ask \"?\" }\nfact frail { ask \"?\" }\nfact ill implies frail { ask \"?\" }\n"
    "measure pulse in beats/min { ask \"?\" }\n"
    "risk group weak { who old or ill  because tires }\n"
    "option stroll\noption nap\n"
    "suggest stroll { because eases }\n"
    "caution stroll for weak as mind-the-weak { because tires }\n"
    "contraindicate stroll when pulse > 120 beats/min as racing { because eases }\n"
    "advise against nap when frail as no-nap { because tires }\n"
    "prefer nap over stroll as rest-first { because tires }\n";

kb::Without drop(const Compiled& c, std::initializer_list<const char*> names) {
  std::vector<std::uint32_t> nodes;
  for (const char* name : names) nodes.push_back(c.node(name));
  return kb::without(*c.kb, nodes);
}

int certainty(const Compiled& c, const kb::Without& without, const char* claim) {
  return without.kb().claims[c.kb->nodes[c.node(claim)].detail()].certainty();
}

std::string verdicts(const kb::KnowledgeBase& kb, const char* option,
                     std::initializer_list<const char*> said) {
  kb::Profile profile;
  for (const char* statement : said) EXPECT_TRUE(kb::say(kb, profile, statement, true)) << statement;
  EXPECT_TRUE(kb::say_candidate(kb, profile, option));
  const auto decision = kb::decide(kb, profile, profile.candidate->option);
  if (!decision) return "contradiction";
  std::string out;
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (decision->possible.has(static_cast<kb::Verdict>(v)))
      out.append(out.empty() ? "" : " ").append(kb::verdict_name(static_cast<kb::Verdict>(v)));
  return out;
}

TEST(Without, ASourceTakesItsEvidenceAlong) {
  const auto c = compiled(kText);
  const auto left = drop(c, {"log"});
  EXPECT_TRUE(left.fell(c.node("log")));
  EXPECT_TRUE(left.fell(c.node("trial")));
  EXPECT_TRUE(left.fell(c.node("retold"))) << "the same study, told by another";
  EXPECT_FALSE(left.fell(c.node("both"))) << "it has another source";
  EXPECT_FALSE(left.fell(c.node("survey")));
  EXPECT_EQ(certainty(c, left, "eases"), 2) << "the survey is left";
  EXPECT_EQ(certainty(c, left, "tires"), 2) << "nothing speaks against it any more";
  EXPECT_EQ(certainty(c, drop(c, {}), "tires"), 0) << "refuted by the trial";
}

TEST(Without, AClaimThatFallsLeavesNothingToWhatNeedsIt) {
  const auto c = compiled(kText);
  const auto left = drop(c, {"eases"});
  EXPECT_EQ(verdicts(*c.kb, "stroll", {"pulse 60 beats/min", "old"}), "suggested-with-caution");
  EXPECT_EQ(verdicts(left.kb(), "stroll", {"pulse 60 beats/min", "old"}), "not-enough-evidence");
}

TEST(Without, ARuleThatFallsNeverApplies) {
  const auto c = compiled(kText);
  const auto left = drop(c, {"racing"});
  EXPECT_EQ(verdicts(*c.kb, "stroll", {"pulse 150 beats/min", "old"}), "contraindicated");
  EXPECT_EQ(verdicts(left.kb(), "stroll", {"pulse 150 beats/min", "old"}), "suggested-with-caution");
}

TEST(Without, AFactThatFallsHoldsOfNobody) {
  const auto c = compiled(kText);
  const auto left = drop(c, {"old"});
  EXPECT_EQ(verdicts(left.kb(), "stroll", {"pulse 60 beats/min", "old"}), "suggested-with-caution suggested")
      << "whether ill is still open";
  EXPECT_EQ(verdicts(drop(c, {"old", "ill"}).kb(), "stroll", {"pulse 60 beats/min", "old"}), "suggested");
}

TEST(Without, NothingFollowsFromAFactThatFell) {
  const auto c = compiled(kText);
  EXPECT_EQ(verdicts(*c.kb, "nap", {"ill"}), "not-suggested");
  EXPECT_EQ(verdicts(drop(c, {"ill"}).kb(), "nap", {"ill"}), "not-suggested no-recommendation");
  EXPECT_EQ(verdicts(drop(c, {"frail"}).kb(), "nap", {"ill"}), "no-recommendation");
}

TEST(Without, AGroupAndAMeasureOfNobody) {
  const auto c = compiled(kText);
  EXPECT_EQ(verdicts(drop(c, {"weak"}).kb(), "stroll", {"pulse 60 beats/min", "old"}), "suggested");
  EXPECT_EQ(verdicts(drop(c, {"pulse"}).kb(), "stroll", {"pulse 150 beats/min", "old"}),
            "suggested-with-caution");
}

TEST(Without, APreferenceThatFallsOrdersNothing) {
  const auto c = compiled(kText);
  kb::Profile nobody;
  const auto first = [&](const kb::KnowledgeBase& kb) {
    const auto all = kb::decide_all(kb, nobody);
    std::string out;
    for (const auto& ranked : *all) out += ranked.why + ";";
    return out;
  };
  EXPECT_EQ(first(drop(c, {"rest-first"}).kb()).find("preference"), std::string::npos);
}

TEST(Without, WhatIsNoGroundStays) {
  const auto c = compiled(kText);
  EXPECT_FALSE(kb::can_fall("option"));
  EXPECT_FALSE(drop(c, {"stroll"}).fell(c.node("stroll")));
}

}  // namespace
