// A claim's certainty: the best support against the best opposition; a recommendation's: the weakest claim.
#include <vector>

#include <gtest/gtest.h>

#include "runtime/certainty/certainty.h"

namespace kb {
namespace {

constexpr Level kNone = Level::none;
constexpr Level kVeryLow = Level::very_low;
constexpr Level kLow = Level::low;
constexpr Level kModerate = Level::moderate;
constexpr Level kHigh = Level::high;

struct Claim {
  std::vector<Level> items = {};
  std::vector<Level> claims = {};
  std::vector<std::vector<Level>> follows_from = {};
  std::vector<Level> opposing = {};
};

Grade grade(const Claim& claim, Derivation* derivation = nullptr) {
  const std::vector<std::span<const Level>> groups(claim.follows_from.begin(), claim.follows_from.end());
  return grade_claim({claim.items, claim.claims, groups, claim.opposing}, derivation);
}

TEST(Claim, WeighsSupportAgainstOpposition) {
  using S = SupportKind;
  const struct {
    const char* name;
    Claim claim;
    Grade expected;
  } kCases[] = {
      {"nothing", {}, {kNone, kNone, kNone, false, false, S::nothing, 0}},
      {"best item", {{kLow, kHigh, kModerate}}, {kHigh, kNone, kHigh, false, false, S::item, 1}},
      {"first of equals", {{kLow, kLow}, {kLow}}, {kLow, kNone, kLow, false, false, S::item, 0}},
      {"best claim",
       {{kLow}, {kVeryLow, kModerate}},
       {kModerate, kNone, kModerate, false, false, S::claim, 1}},
      {"weakest needed claim",
       {{kVeryLow}, {}, {{kHigh, kVeryLow}, {kModerate, kLow}}},
       {kLow, kNone, kLow, false, false, S::follows_from, 1}},
      {"needing nothing", {{}, {}, {{}}}, {kNone, kNone, kNone, false, false, S::nothing, 0}},
      {"needing one that is none",
       {{}, {}, {{kHigh, kNone}}},
       {kNone, kNone, kNone, false, false, S::nothing, 0}},
      {"opposed by less",
       {{kHigh}, {}, {}, {kVeryLow, kModerate}},
       {kHigh, kModerate, kHigh, false, false, S::item, 0}},
      {"opposed by as much", {{kHigh}, {}, {}, {kHigh}}, {kHigh, kHigh, kModerate, false, true, S::item, 0}},
      {"very low is the floor",
       {{kVeryLow}, {}, {}, {kVeryLow}},
       {kVeryLow, kVeryLow, kVeryLow, false, true, S::item, 0}},
      {"opposed by more", {{kLow}, {}, {}, {kModerate}}, {kLow, kModerate, kNone, true, false, S::item, 0}},
      {"unsupported and opposed",
       {{}, {}, {}, {kVeryLow}},
       {kNone, kVeryLow, kNone, true, false, S::nothing, 0}},
      {"nothing against nothing",
       {{kNone}, {}, {}, {kNone}},
       {kNone, kNone, kNone, false, false, S::nothing, 0}},
  };
  for (const auto& test : kCases) EXPECT_EQ(grade(test.claim), test.expected) << test.name;
}

TEST(Claim, AThousandAnecdotesAreNone) {
  const std::vector<Level> anecdotes(1000, start_level({Design::anecdote, {}, {}}));
  EXPECT_EQ(grade({anecdotes}).certainty, kNone);
  EXPECT_EQ(grade({anecdotes, {kNone}, {{kNone, kNone}}}).certainty, kNone);
  // Nor do they refute anything.
  EXPECT_EQ(grade({{kVeryLow}, {}, {}, anecdotes}).certainty, kVeryLow);
}

TEST(Claim, ManyOfALevelAreNoMoreThanOne) {
  EXPECT_EQ(grade({std::vector<Level>(500, kVeryLow)}).certainty, kVeryLow);
  EXPECT_FALSE(grade({{kLow}, {}, {}, std::vector<Level>(500, kVeryLow)}).refuted);
}

TEST(Claim, ShowsItsDerivation) {
  Derivation equal;
  grade({{kModerate}, {}, {}, {kModerate}}, &equal);
  EXPECT_EQ(equal, (Derivation{{StepKind::best_support, kModerate, kModerate, {}, {}, 0},
                               {StepKind::lowered_for_inconsistency, kModerate, kLow, {}, {}, 0}}));
  Derivation refuted;
  grade({{kLow}, {}, {}, {kHigh}}, &refuted);
  EXPECT_EQ(refuted, (Derivation{{StepKind::best_support, kLow, kLow, {}, {}, 0},
                                 {StepKind::refuted, kLow, kNone, {}, {}, 0}}));
}

TEST(Recommendation, IsAsCertainAsItsWeakestClaim) {
  EXPECT_EQ(weakest(std::vector{kHigh, kVeryLow, kModerate}), kVeryLow);
  EXPECT_EQ(weakest(std::vector{kHigh}), kHigh);
  EXPECT_EQ(weakest(std::vector{kHigh, kNone}), kNone);
  EXPECT_EQ(weakest({}), kNone);
}

}  // namespace
}  // namespace kb
