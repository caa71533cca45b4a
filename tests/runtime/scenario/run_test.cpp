// Each key of an expectation: once as it holds, once as it doesn't.
#include "sample.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

struct RunCase {
  const char* name;
  const char* profile;
  const char* holds;
  const char* fails;
  const char* got;      // a part of what the failure says it got
  const char* because;  // a part of its reasons; nullptr: there is none
};

class ScenarioRun : public testing::TestWithParam<RunCase> {};

TEST_P(ScenarioRun, HoldsWhereItShould) {
  const auto& test = GetParam();
  const auto mismatches =
      kb::run(sample::knowledge_base(), sample::read_one(sample::scenario(test.profile, test.holds)));
  for (const kb::Mismatch& mismatch : mismatches)
    ADD_FAILURE() << mismatch.key << ": expected " << mismatch.expected << ", got " << mismatch.got;
}

TEST_P(ScenarioRun, FailsWhereItShould) {
  const auto& test = GetParam();
  const auto mismatches =
      kb::run(sample::knowledge_base(), sample::read_one(sample::scenario(test.profile, test.fails)));
  ASSERT_EQ(mismatches.size(), 1U);
  EXPECT_EQ(mismatches[0].line, 3U);
  EXPECT_TRUE(std::string_view(test.fails).starts_with(mismatches[0].key));
  EXPECT_THAT(mismatches[0].got, testing::HasSubstr(test.got));
  const std::string because = fmt::format("{}", fmt::join(mismatches[0].because, "\n"));
  if (test.because == nullptr)
    EXPECT_EQ(because, "");
  else
    EXPECT_THAT(because, testing::HasSubstr(test.because));
}

const char* const kWell = "goal: calm, tired: yes, allergic: no, age: 40, candidate: mint";
const char* const kAllergic = "goal: calm, tired: yes, allergic: yes, age: 40, candidate: mint";
const char* const kSupervised =
    "goal: calm, tired: yes, allergic: yes, supervised-by: herbalist, age: 40, candidate: mint";
const char* const kOpen = "goal: calm, tired: yes, age: 40, candidate: mint";
const char* const kOld = "goal: calm, tired: yes, allergic: no, thirsty: yes, age: 95, candidate: mint";
const char* const kGreen =
    "goal: calm, taking: [green 4 mg elemental], candidate: {form: green, dose: 20 mg compound}";
const char* const kAll = "goal: calm, tired: yes, allergic: no, age: 40, taking: nothing";

INSTANTIATE_TEST_SUITE_P(
    Keys, ScenarioRun,
    testing::Values(
        RunCase{"verdict", kAllergic, "verdict: contraindicated", "verdict: suggested", "contraindicated",
                "contraindicate `rash` is active (tea.kb:26): allergic"},
        RunCase{"depends", kOpen, "verdict: depends", "verdict: suggested",
                "depends (contraindicated, suggested)",
                "depends on allergic: no: suggested; yes: contraindicated"},
        RunCase{"unknown", "candidate: coal", "verdict: unknown", "verdict: suggested", "unknown", nullptr},
        RunCase{"possible", kOpen, "possible: [suggested, contraindicated]", "possible: [suggested]",
                "contraindicated, suggested", "rash"},
        RunCase{"certainty", kWell, "certainty: high", "certainty: very-low", "high",
                "randomised trial starts high"},
        RunCase{"asks", kOpen, "asks: [allergic]", "asks: [tired]", "allergic", "rash"},
        RunCase{"asks_not", kOpen, "asks-not: [tired, thirsty]", "asks-not: [allergic]", "allergic", "rash"},
        RunCase{"active", kAllergic, "active: [rash]", "active: [dry]", "dry silent",
                "`dry` is silent (tea.kb:24)"},
        RunCase{"open", kOpen, "open: [rash]", "open: [suggest-mint-for-calm]",
                "suggest-mint-for-calm active", "tired"},
        RunCase{"defeated", kSupervised, "defeated: [rash]", "defeated: [suggest-mint-for-calm]",
                "suggest-mint-for-calm active", "tea.kb:19"},
        RunCase{"overridden", kOld, "defeated: [dry]", "active: [dry]", "dry defeated", "defeated by old"},
        RunCase{"silent", kWell, "silent: [rash]", "silent: [suggest-mint-for-calm]", "active", "tired"},
        RunCase{"cites", kWell, "cites: [jones-2020]", "cites: [shop-page]", "jones-2020", nullptr},
        RunCase{"cites_not", kWell, "cites-not: [shop-page]", "cites-not: [jones-2020]", "cited",
                "rests on jones-2020"},
        RunCase{"not_counted", "goal: calm, candidate: sage", "not-counted: [marketing]",
                "not-counted: [anecdote]", "marketing", nullptr},
        RunCase{"elemental", kGreen, "elemental: 10 mg", "elemental: 20 mg", "10 mg", "asked: 20 mg"},
        RunCase{"total", kGreen, "total: 14 mg", "total: 10 mg", "14 mg", "`most` counts"},
        RunCase{"says", kWell, "says: [Mint calms.]", "says: [Coal calms.]", "mint", nullptr},
        RunCase{"says_not", kWell, "says-not: [Coal calms.]", "says-not: [Mint calms.]", "said", nullptr},
        RunCase{"first", kAll, "first: green", "first: fern", "green", "1. green: suggested"},
        RunCase{"order", kAll, "order: [mint, sage, fern]", "order: [fern, sage]", "sage, fern", "fern"},
        RunCase{"bad_value", "age: 4 kg, candidate: mint", "error: bad-value", "error: contradiction",
                "bad-value", "age"},
        RunCase{"error_but_answer", "tird: yes, candidate: mint", "error: unknown-name", "verdict: suggested",
                "unknown-name", "did you mean `tired`?"},
        RunCase{"contradiction", "taking blue-pill: yes, taking: nothing, candidate: mint",
                "error: contradiction", "error: bad-value", "contradiction", "blue-pill"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(ScenarioError, AnAnswerIsNone) {
  const auto mismatches =
      kb::run(sample::knowledge_base(), sample::read_one(sample::scenario(kWell, "error: bad-value")));
  ASSERT_EQ(mismatches.size(), 1U);
  EXPECT_EQ(mismatches[0].got, "an answer: suggested");
}

}  // namespace
