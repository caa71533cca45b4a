// What stands in the way of a verdict, and what would lead there, also where it takes many things at once.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "tests/support/compile_text.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kWays =
    "source log { title \"A log\" }\nevidence trial : rct { source log }\nclaim c { states \"C.\"  support "
    "trial }\n"
    "fact red { ask \"?\" }\nfact green { ask \"?\" }\n"
    "medicine m1, m2, m3 { ask \"?\" }\noption nap, walk, tea\n"
    "suggest nap as good { because c }\n"
    "contraindicate nap when taking m1 or taking m2 or taking m3 as bad { because c }\n"
    "suggest walk unless green as s1 { because c }\ncaution walk when red as c1 { because c  overrides s1 }\n"
    "suggest tea as s2 { because c }\nadvise against tea when red as a2 { because c }\n";

support::Compiled ways() { return support::compiled(std::string(kWays)); }

kb::Profile somebody(const kb::KnowledgeBase& kb, std::string_view candidate,
                     std::initializer_list<const char*> said) {
  kb::Profile profile;
  EXPECT_TRUE(kb::say_candidate(kb, profile, candidate));
  for (const char* statement : said) EXPECT_TRUE(kb::say(kb, profile, statement, true)) << statement;
  return profile;
}

kb::WhyNot why_not_of(const kb::KnowledgeBase& kb, const kb::Profile& profile, kb::Verdict wanted) {
  return *kb::why_not(kb, profile, wanted)->options.front().why_not;
}

std::vector<std::string> shown(const std::vector<kb::WhyNot::Obstacle>& obstacles) {
  std::vector<std::string> result;
  for (const auto& obstacle : obstacles)
    result.push_back(fmt::format("{}: {}", obstacle.rule, obstacle.failing));
  return result;
}

TEST(InTheWay, MoreThanAreLookedForInAllSetsIsOneSet) {
  const auto c = ways();
  const auto profile = somebody(*c.kb, "nap", {"taking m1", "taking m2", "taking m3", "red", "green"});
  const auto found = why_not_of(*c.kb, profile, kb::Verdict::suggested);
  ASSERT_EQ(found.in_the_way.size(), 1U);
  EXPECT_THAT(found.in_the_way.front(), ElementsAre("taking m1", "taking m2", "taking m3"));
}

TEST(InTheWay, WhatSetsARuleAsideIsNamed) {
  const auto c = ways();
  const auto found = why_not_of(*c.kb, somebody(*c.kb, "walk", {"red", "green no"}), kb::Verdict::suggested);
  EXPECT_THAT(shown(found.nearest), ElementsAre("s1: set aside: c1"));
  const auto excepted =
      why_not_of(*c.kb, somebody(*c.kb, "walk", {"red no", "green"}), kb::Verdict::suggested);
  EXPECT_THAT(shown(excepted.nearest), ElementsAre("s1: set aside: green"));
}

TEST(InTheWay, OfAMilderVerdictIsAlsoWhatSpeaksForIt) {
  const auto c = ways();
  const auto found = why_not_of(*c.kb, somebody(*c.kb, "tea", {"red"}), kb::Verdict::no_recommendation);
  EXPECT_THAT(shown(found.against), ElementsAre("s2: for everybody", "a2: red"));
  EXPECT_THAT(found.causes, ElementsAre("something speaks for it", "something speaks against it"));
  EXPECT_THAT(shown(why_not_of(*c.kb, somebody(*c.kb, "tea", {"red"}), kb::Verdict::contraindicated).against),
              IsEmpty());
}

TEST(Change, ManyThingsAtOnceWhereNoTwoLeadThere) {
  const auto c = ways();
  kb::Profile profile = somebody(*c.kb, "nap", {});
  for (const char* item : {"m1", "m2", "m3"}) ASSERT_TRUE(kb::say_taking(*c.kb, profile, item));
  const auto answer = kb::change(*c.kb, profile, kb::Verdict::suggested);
  const kb::Changes& changes = *answer->options.front().changes;
  std::vector<std::string> steps;
  for (const kb::Change& change : changes.changes)
    steps.push_back(fmt::format("{}", fmt::join(change.steps, ", ")));
  EXPECT_THAT(steps, testing::Contains("stop m3, stop m2, stop m1"));
}

}  // namespace
