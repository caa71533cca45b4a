// The budget of steps: however small, nothing that is possible is lost, and what may be too much says so.
#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/decide/problem.h"
#include "runtime/profile/profile.h"

namespace {

/// Facts f0 to f(n-1), and the groups of people with an odd number of them: `odd`, and `uneven`, which is the
/// same counted from the other end, so that only trying all completions shows it.
std::string counted(std::size_t facts) {
  std::string text;
  for (std::size_t i = 0; i < facts; ++i) text += fmt::format("fact f{} {{ ask \"?\" }}\n", i);
  const auto chain = [&](std::string_view name, auto fact) {
    text += fmt::format("population {}-0 {{ who f{} }}\n", name, fact(0));
    for (std::size_t i = 1; i < facts; ++i)
      text += fmt::format("population {0}-{1} {{ who ({0}-{2} and not f{3}) or (not {0}-{2} and f{3}) }}\n",
                          name, i, i - 1, fact(i));
  };
  chain("odd", [](std::size_t i) { return i; });
  chain("uneven", [&](std::size_t i) { return facts - 1 - i; });
  return text;
}

std::string never(std::size_t facts) { return fmt::format("odd-{0} and not uneven-{0}", facts - 1); }

/// A problem that can be searched again and again.
class Searched {
 public:
  explicit Searched(std::string_view rules)
      : compiled_(support::compiled(with_words(rules))), situation_(*compiled_.kb) {
    EXPECT_TRUE(kb::say_candidate(*compiled_.kb, profile_, "salt"));
    EXPECT_FALSE(situation_.take(profile_));
    problem_.emplace(situation_, profile_, profile_.candidate->option);
  }
  kb::Problem& problem() { return *problem_; }

  kb::Verdicts verdicts(std::size_t& budget, bool& exact) {
    kb::Search search{budget};
    const kb::Verdicts found = search.verdicts(problem());
    budget = search.budget;
    exact = search.exact;
    return found;
  }

  /// The least budget with which the verdicts are exact.
  std::size_t needed() {
    for (std::size_t budget = 0;; ++budget) {
      std::size_t left = budget;
      bool exact = false;
      static_cast<void>(verdicts(left, exact));
      if (exact) return budget;
    }
  }

 private:
  support::Compiled compiled_;
  kb::Profile profile_;
  kb::Situation situation_;
  std::optional<kb::Problem> problem_;
};

struct BudgetCase {
  const char* name;
  std::string rules;
};

class Budget : public testing::TestWithParam<BudgetCase> {};

TEST_P(Budget, HoweverSmallLosesNoVerdict) {
  Searched searched(GetParam().rules);
  constexpr std::size_t kPlenty = 1'000'000;
  std::size_t left = kPlenty;
  bool exact = false;
  const kb::Verdicts all = searched.verdicts(left, exact);
  ASSERT_TRUE(exact);
  const std::size_t needed = kPlenty - left;
  ASSERT_GT(needed, 2U) << "too small to be cut short";
  for (std::size_t budget = 0; budget <= needed; ++budget) {
    left = budget;
    const kb::Verdicts found = searched.verdicts(left, exact);
    EXPECT_TRUE(all.within(found)) << budget;
    EXPECT_EQ(exact, budget == needed) << budget;
    EXPECT_EQ(left, 0U) << budget;
    EXPECT_TRUE(!exact || found == all) << budget;
  }
}

TEST_P(Budget, HoweverSmallSettlesOnlyWhatIs) {
  Searched searched(GetParam().rules);
  std::size_t left = 1'000'000;
  bool exact = false;
  const kb::Verdicts all = searched.verdicts(left, exact);
  for (std::size_t v = 0; v < kb::kVerdicts; ++v) {
    const kb::Verdicts wanted(static_cast<kb::Verdict>(v));
    const bool so = all == wanted;
    for (std::size_t budget = 0; budget < 60; ++budget)
      EXPECT_TRUE(so || !kb::Search{budget}.settles(searched.problem(), wanted)) << v << " with " << budget;
    EXPECT_EQ(kb::Search{1'000'000}.settles(searched.problem(), wanted), so) << v;
  }
  EXPECT_EQ(kb::Search{1'000'000}.settles(searched.problem(), all), all.single());
}

TEST_P(Budget, HoweverSmallLosesNoQuestionAndNoRule) {
  Searched searched(GetParam().rules);
  kb::Problem& problem = searched.problem();
  const auto hold = [&](std::string_view what, auto ask) {
    kb::Search plenty{1'000'000};
    const bool so = ask(plenty);
    ASSERT_TRUE(plenty.exact) << what;
    for (std::size_t budget = 0; budget < 60; ++budget) {
      kb::Search search{budget};
      const bool found = ask(search);
      EXPECT_TRUE(found || !so) << what << " with " << budget;
      EXPECT_TRUE(!search.exact || found == so) << what << " with " << budget;
    }
  };
  for (const kb::Variable variable : problem.open_variables())
    hold("a question", [&](kb::Search& search) { return search.matters(problem, variable); });
  for (std::size_t rule = 0; rule < problem.rules().size(); ++rule)
    for (const bool active : {false, true})
      hold("a rule", [&](kb::Search& search) { return search.can(problem, rule, active); });
}

INSTANTIATE_TEST_SUITE_P(
    , Budget,
    testing::Values(BudgetCase{"OddOrNot", counted(5) + "suggest salt when odd-4 { because sure }"},
                    BudgetCase{"NeverSo", counted(5) + "suggest salt { because sure }\ncaution salt when " +
                                              never(5) + " { because sure }"},
                    BudgetCase{"Measure",
                               "suggest salt when (x < 30 kg and a) or (x > 60 kg and b) { because sure }\n"
                               "caution salt when x > 20 kg and x < 90 kg and c { because sure }"},
                    BudgetCase{
                        "Overridden",
                        "suggest salt when a or b { because sure }\n"
                        "advise against salt when c unless d { because sure }\n"
                        "contraindicate salt when a and c unless supervised by healer { because sure }"}),
    [](const auto& c) { return c.param.name; });

TEST(BudgetOfManyRules, EachStepCostsMore) {
  const auto needed = [](int rules) {
    std::string text = counted(4);
    for (int i = 0; i < rules; ++i)
      text += fmt::format("suggest salt as s{} when odd-3 {{ because sure }}\n", i);
    return Searched(text).needed();
  };
  const std::size_t of_one = needed(1);
  EXPECT_EQ(needed(63), of_one);
  EXPECT_EQ(needed(64), 2 * of_one);
  EXPECT_EQ(needed(128), 3 * of_one);
}

TEST(BudgetOfManyRules, WithManyUnknownsItEndsAndSaysSo) {
  constexpr std::size_t kFacts = 24;  // sixteen million completions, and none of them is left out
  std::string text = counted(kFacts) + "suggest salt { because sure }\n";
  for (std::size_t i = 0; i < 70; ++i)
    text += fmt::format("caution salt as c{} when {} and (f{} or not f{}) {{ because sure }}\n", i,
                        never(kFacts), i % kFacts, i * 7 % kFacts);
  std::size_t left = 10'000;
  bool exact = true;
  const kb::Verdicts found = Searched(text).verdicts(left, exact);
  EXPECT_FALSE(exact);
  EXPECT_EQ(left, 0U);
  EXPECT_TRUE(found.has(kb::Verdict::suggested));
  EXPECT_TRUE(found.has(kb::Verdict::suggested_with_caution));
  EXPECT_EQ(found.size(), 2U);
}

}  // namespace
