// Every way to be weak, and what one source holds up alone.
#include "runtime/explain/weakest.h"

#include "sample.h"
#include <gtest/gtest.h>

namespace {

using findings::person;
using findings::sample;

kb::Weakest weakest(const support::Compiled& c, std::uint32_t on,
                    const std::vector<kb::Person>& people = {}) {
  return std::get<kb::Weakest>(kb::weakest(*c.kb, on, people).finding);
}

/// "one-source: go<journal | walks-ease<journal": rules, then claims, each with what it is weak by.
std::string shown(const kb::Weakest& weakest) {
  std::string out;
  const auto add = [&out](const std::vector<kb::WeakStatement>& statements) {
    for (const kb::WeakStatement& statement : statements) {
      out += " " + statement.what.name;
      for (const std::string& cause : statement.because) out += "<" + cause;
    }
  };
  for (const kb::WeakGroup& group : weakest.groups) {
    out.append(kb::weakness_name(group.weakness)).append(":");
    add(group.rules);
    out += " |";
    add(group.claims);
    out += "\n";
  }
  return out;
}

TEST(Weakest, EachInItsOwnWay) {
  const auto c = sample();
  EXPECT_EQ(shown(weakest(c, 20260201)),
            "anecdotes-alone: wish<luck-helps | luck-helps<praise\n"
            "sellers-word: lean<sticks-help | sticks-help<advert<shop-book\n"
            "unsupported: no-bare<bare | bare\n"
            "refuted: | wrong<survey\n"
            "one-source: go<journal lean<shop slowly<survey-office |"
            " walks-ease<journal walks-tire<survey-office ease-and-tire<journal<survey-office"
            " sticks-help<shop\n");
}

TEST(Weakest, OverdueFromTheDayAfter) {
  const auto c = sample();
  const auto overdue = [&](std::uint32_t on) {
    for (const kb::WeakGroup& group : weakest(c, on).groups)
      if (group.weakness == kb::Weakness::overdue) return group.rules.size() + group.claims.size();
    return std::size_t{0};
  };
  EXPECT_EQ(overdue(20260601), 0U);
  EXPECT_EQ(overdue(20260602), 4U);  // slowly, walks-tire, ease-and-tire, wrong
  EXPECT_EQ(weakest(c, 20260201).due, 20270110U);
}

TEST(Weakest, Retracted) {
  const auto c = support::compiled(
      "source log { title \"L\"  retracted 2025-03-01 }\nsource book { title \"B\" }\n"
      "evidence one : rct { source log }\nevidence two : rct { source book }\n"
      "claim a { states \"A.\"  support one, two }\noption stroll\nsuggest stroll as go { because a }\n");
  EXPECT_EQ(shown(weakest(c, 20250228)), "");
  EXPECT_EQ(shown(weakest(c, 20250301)), "retracted: go<log | a<log\n");
}

TEST(Weakest, SinglePointsWithTheVerdictsThatTheyHold) {
  const auto c = sample();
  const auto found = weakest(c, 20260201, {person(*c.kb, "ada", {"stiff"}, "stroll")});
  std::string out;
  for (const kb::SinglePoint& point : found.single_points) {
    out += point.what.name + ":";
    for (const kb::Mention& rule : point.rules) out += " " + rule.name;
    out += "\n" + findings::shown(point.verdicts);
  }
  EXPECT_EQ(out,
            "journal: go\nstroll: suggested-with-caution -> not-enough-evidence (ada)\n"
            "shop: lean\n");
  EXPECT_EQ(found.people, 1U);
}

}  // namespace
