// What was found of a part is found again where it agrees with what is known, and the latest is kept.
#include "runtime/decide/witnesses.h"

#include <gtest/gtest.h>

namespace {

using kb::Range;
using kb::Truth;
using enum kb::Truth;

/// How many of those kept of part 1 agree.
std::size_t agreeing(const kb::Witnesses& witnesses, const std::vector<Truth>& facts,
                     const std::vector<Range>& measures) {
  std::size_t count = 0;
  witnesses.each_that_agrees(1, facts, measures, [&](std::span<const Truth>) { ++count; });
  return count;
}

TEST(Witnesses, AgreeInEveryFactAndMeasure) {
  kb::Witnesses witnesses(2);
  EXPECT_EQ(agreeing(witnesses, {open, open}, {{0, 9}}), 0U);
  witnesses.keep(1, std::vector{yes, open}, std::vector<Range>{{3, 5}});
  struct Case {
    std::vector<Truth> facts;
    Range measure;
    std::size_t agree;
  };
  const Case cases[] = {
      {{yes, no}, {0, 9}, 1},  {{open, open}, {4, 4}, 1}, {{yes, yes}, {5, 7}, 1}, {{yes, open}, {0, 3}, 1},
      {{no, open}, {0, 9}, 0}, {{no, no}, {3, 5}, 0},     {{yes, no}, {6, 9}, 0},  {{yes, no}, {0, 2}, 0},
  };
  for (const Case& c : cases) EXPECT_EQ(agreeing(witnesses, c.facts, {c.measure}), c.agree) << c.measure.low;
}

TEST(Witnesses, TellTheirFacts) {
  kb::Witnesses witnesses(2);
  witnesses.keep(1, std::vector{yes, open, no}, {});
  std::vector<Truth> found;
  witnesses.each_that_agrees(1, std::vector{open, no, open}, {},
                             [&](std::span<const Truth> facts) { found.assign(facts.begin(), facts.end()); });
  EXPECT_EQ(found, (std::vector{yes, open, no}));
}

TEST(Witnesses, TheLatestSixteenAreKept) {
  kb::Witnesses witnesses(2);
  for (std::int64_t i = 0; i < 20; ++i) witnesses.keep(1, std::vector{yes}, std::vector<Range>{{i, i}});
  EXPECT_EQ(agreeing(witnesses, {open}, {{0, 99}}), 16U);
  EXPECT_EQ(agreeing(witnesses, {open}, {{0, 3}}), 0U);
  EXPECT_EQ(agreeing(witnesses, {open}, {{4, 4}}), 1U);
  EXPECT_EQ(agreeing(witnesses, {open}, {{19, 19}}), 1U);
}

}  // namespace
