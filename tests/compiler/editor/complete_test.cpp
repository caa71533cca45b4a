// What is offered at each kind of place, while the statement around it is half written.
#include "compiler/editor/complete.h"

#include <algorithm>

#include "sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

struct Offer {
  const char* name;
  std::string written;               ///< behind the sample; the place is its end
  std::vector<std::string> offered;  ///< are among what is offered
  std::vector<std::string> not_offered;
};

std::vector<std::string> offered(const editor::Sample& sample, const std::string& text) {
  std::vector<std::string> result;
  for (const kbc::Completion& completion :
       kbc::complete(sample.index, sample.file, text, static_cast<std::uint32_t>(text.size())).list)
    result.push_back(completion.text);
  return result;
}

class Completes : public testing::TestWithParam<Offer> {};

TEST_P(Completes, WhatFits) {
  const editor::Sample sample;
  const auto list = offered(sample, std::string(editor::kSample) + GetParam().written);
  for (const std::string& text : GetParam().offered) EXPECT_THAT(list, testing::Contains(text));
  for (const std::string& text : GetParam().not_offered)
    EXPECT_THAT(list, testing::Not(testing::Contains(text)));
}

const Offer kOffers[] = {
    {"statement", "", {"fact", "risk group", "suggest"}, {"states", "naps-help", "tired"}},
    {"begun_statement", "sug", {"suggest"}, {"states"}},
    {"new_name", "fact ", {}, {"tired", "ask", "fact"}},
    {"clause_of_head", "fact new ", {"ask", "implied by"}, {"states"}},
    {"clause_in_block", "claim new {\n  ", {"states", "follows from", "title"}, {"dose", "fact"}},
    {"used_once", "claim new { states \"x\"  ", {"support", "about"}, {"states"}},
    {"used_often", "claim new { support nap-trial\n  ", {"support"}, {}},
    {"ref", "claim new { support ", {"nap-trial", "naps-help"}, {"tired", "lind-2020", "states"}},
    {"begun_ref", "claim new { support na", {"nap-trial"}, {"tired"}},
    {"after_ref", "claim new { support nap-trial ", {"at", "rate down", "states"}, {"naps-help"}},
    {"after_comma", "claim new { support nap-trial, ", {"naps-help"}, {"states", "tired"}},
    {"source", "evidence new : rct { source ", {"lind-2020"}, {"nap-trial"}},
    {"design", "evidence new : ", {"rct", "cohort"}, {"nap-trial"}},
    {"word_behind_word", "evidence new : rct { rate down imprecision ", {"1", "2"}, {"imprecision"}},
    {"outcome_then_word", "evidence new : rct { found sleepiness ", {"better", "slightly"}, {"sleepiness"}},
    {"target", "suggest ", {"zorbium-salt", "zorbium"}, {"tired", "naps-help"}},
    {"clause_behind_target", "suggest zorbium-salt ", {"for", "when", "because"}, {"zorbium-salt"}},
    {"goal", "suggest zorbium-salt for ", {"rest", "tired", "adults"}, {"naps-help"}},
    {"condition", "suggest zorbium-salt when ", {"tired", "age", "adults", "not", "taking"}, {"because"}},
    {"condition_goes_on", "suggest zorbium-salt when tired ", {"and", "or", "because"}, {"tired"}},
    {"condition_behind_and", "suggest zorbium-salt when tired and ", {"age", "not"}, {}},
    {"taking", "suggest zorbium-salt when taking ", {"drowsy-pill"}, {"tired"}},
    {"supervised", "suggest zorbium-salt when supervised by ", {"doctor"}, {"tired"}},
    {"unit_of_comparison", "suggest zorbium-salt when age >= 18 ", {"years"}, {}},
    {"unit_of_dose", "suggest zorbium-salt { dose usual 2 ", {"mg", "g"}, {"naps-help"}},
    {"basis_of_dose", "suggest zorbium-salt { dose usual 2 g ", {"elemental", "compound", "per day"}, {"mg"}},
    {"unit_of_time", "separate zorbium from drowsy-pill by 2 ", {"h"}, {"mg"}},
    {"inline_clause_behind_comma", "suggest zorbium-salt { dose start 1 g, ", {"usual"}, {"because"}},
    {"unit_of_measure", "measure new in ", {"years", "mg"}, {"tired"}},
    {"text", "claim new { states \"Na", {}, {"nap-trial", "states"}},
    {"comment", "claim new { # su", {}, {"support", "suggest"}},
    {"behind_a_fault", "claim new { nonsense , ) {\n}\nclaim newer { support ", {"nap-trial"}, {}},
    {"amid_open_statement", "claim new { states \"x\"\nsug", {"suggest"}, {}},
};
INSTANTIATE_TEST_SUITE_P(Editor, Completes, testing::ValuesIn(kOffers),
                         [](const auto& offer) { return std::string(offer.param.name); });

TEST(Complete, ReplacesTheWordThatHasBeenBegun) {
  const editor::Sample sample;
  const std::string text = std::string(editor::kSample) + "claim new { support nap-t";
  EXPECT_EQ(kbc::complete(sample.index, sample.file, text, static_cast<std::uint32_t>(text.size())).begin,
            text.size() - 5);
}

TEST(Complete, OfVeryManyListsThoseThatFitWhatHasBeenBegun) {
  std::string text(editor::kSample);
  for (int i = 0; i < 2000; ++i) text += "fact many-" + std::to_string(i) + "\n";
  const editor::Sample sample{text};
  text += "suggest zorbium-salt when many-19";
  const auto found = kbc::complete(sample.index, sample.file, text, static_cast<std::uint32_t>(text.size()));
  EXPECT_TRUE(found.more);
  ASSERT_LE(found.list.size(), kbc::kMostCompletions);
  EXPECT_TRUE(std::ranges::all_of(found.list, [](const auto& c) { return c.text.starts_with("many-19"); }));
}

RC_GTEST_PROP(Complete, AnyPlaceOfAnyText, (const std::string& noise)) {
  static const editor::Sample kUsed;
  const std::string text = std::string(editor::kSample) + noise;
  const auto offset = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(text.size() + 2));
  const auto found = kbc::complete(kUsed.index, kUsed.file, text, offset);
  RC_ASSERT(found.begin <= std::min<std::size_t>(offset, text.size()));
}

}  // namespace
