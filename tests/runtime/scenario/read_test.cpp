// Files of scenarios: what is read, and every fault with its place.
#include "sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

TEST(ScenarioRead, TakesNameWhyProfileAndExpectations) {
  const kb::Scenario scenario = sample::read_one(
      "- name: a cup\n  why: because\n  profile:\n    goal: calm\n    candidate: mint\n  expect:\n"
      "    verdict: depends\n    asks: [tired, allergic]\n");
  EXPECT_EQ(scenario.name, "a cup");
  EXPECT_EQ(scenario.why, "because");
  EXPECT_EQ(scenario.line, 1U);
  ASSERT_EQ(scenario.expect.size(), 2U);
  EXPECT_EQ(scenario.expect[1].line, 8U);
  EXPECT_THAT(scenario.expect[1].values, testing::ElementsAre("tired", "allergic"));
  EXPECT_TRUE(scenario.profile.has_value());
}

struct FaultCase {
  const char* name;
  std::string text;
  const char* message;  // a part of it
};

class ScenarioFault : public testing::TestWithParam<FaultCase> {};

TEST_P(ScenarioFault, IsToldAndTheScenarioLeftOut) {
  const auto file = kb::read_scenarios(sample::knowledge_base(), "a.yaml", GetParam().text);
  EXPECT_TRUE(file.scenarios.empty());
  ASSERT_EQ(file.faults.size(), 1U);
  EXPECT_EQ(file.faults[0].file, "a.yaml");
  EXPECT_THAT(file.faults[0].message, testing::HasSubstr(GetParam().message));
}

const char* const kMint = "goal: calm, candidate: mint";

INSTANTIATE_TEST_SUITE_P(
    All, ScenarioFault,
    testing::Values(
        FaultCase{"no_list", "name: a\n", "is a list"}, FaultCase{"no_yaml", "- [\n", ""},
        FaultCase{"no_map", "- a\n", "a scenario is written as"},
        FaultCase{"part", "- name: a\n  profil: {}\n", "did you mean `profile`?"},
        FaultCase{"no_name", "- profile: {}\n  expect: {verdict: depends}\n", "no `name`"},
        FaultCase{"no_profile", "- name: a\n  expect: {verdict: depends}\n", "no `profile`"},
        FaultCase{"no_expect", "- name: a\n  profile: {}\n", "no `expect`"},
        FaultCase{"empty_expect", sample::scenario(kMint, ""), "`expect` is empty"},
        FaultCase{"key", sample::scenario(kMint, "verdit: depends"), "did you mean `verdict`?"},
        FaultCase{"verdict", sample::scenario(kMint, "verdict: sugested"), "did you mean `suggested`?"},
        FaultCase{"rule", sample::scenario(kMint, "silent: [rush]"), "did you mean `rash`?"},
        FaultCase{"source", sample::scenario(kMint, "cites-not: [jones-2021]"), "did you mean `jones-2020`?"},
        FaultCase{"question", sample::scenario(kMint, "asks-not: [alergic]"), "did you mean `allergic`?"},
        FaultCase{"empty_list", sample::scenario(kMint, "silent: []"), "it would always hold"},
        FaultCase{"empty_text", sample::scenario(kMint, "says: ['']"), "it would always hold"},
        FaultCase{"list_for_one", sample::scenario(kMint, "verdict: [depends]"), "has one value"},
        FaultCase{"map_in_list", sample::scenario(kMint, "active: [{a: b}]"), "is a list of words"},
        FaultCase{"no_candidate", sample::scenario("goal: calm", "verdict: depends"), "name a `candidate`"},
        FaultCase{"candidate", sample::scenario(kMint, "first: mint"), "leave the `candidate` out"},
        FaultCase{"error_and_more", sample::scenario(kMint, "error: bad-value, verdict: depends"),
                  "no answer of which to expect more"},
        FaultCase{"more_and_error", sample::scenario(kMint, "verdict: depends, error: bad-value"),
                  "no answer of which to expect more"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(ScenarioRead, OneFaultLeavesTheOthers) {
  const auto file =
      kb::read_scenarios(sample::knowledge_base(), "a.yaml",
                         "- name: a\n- " + sample::scenario(kMint, "verdict: depends").substr(2));
  EXPECT_EQ(file.scenarios.size(), 1U);
  ASSERT_EQ(file.faults.size(), 1U);
  EXPECT_EQ(file.faults[0].name, "a");
}

TEST(ScenarioRead, NamesAreGivenOnce) {
  const kb::Scenario one = sample::read_one(sample::scenario(kMint, "verdict: depends"));
  const auto faults = kb::repeated_names({one, one});
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message, testing::HasSubstr("a.yaml:1"));
}

}  // namespace
