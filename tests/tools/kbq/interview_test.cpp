// `kbq questions` and `kbq ask --interactive`: what is asked, in which order, and how it can be answered.
#include "run.h"
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;
using testing::Not;

/// How often a text holds another.
std::size_t count(const std::string& text, const std::string& of) {
  std::size_t found = 0;
  for (std::size_t at = text.find(of); at != std::string::npos; at = text.find(of, at + 1)) ++found;
  return found;
}

Finished interview(const std::string& answers) {
  return kbq({"ask", WALKING, "--goal", "endurance", "--form", "hill-walk", "-i"}, answers);
}

constexpr const char* kFrail = "Are you frail?";
constexpr const char* kKnee = "Is one of your knees injured?";
constexpr const char* kAge = "How old are you?";

TEST(Questions, HarmFirst) {
  const Finished run =
      kbq({"questions", WALKING, "--goal", "endurance", "--form", "hill-walk", "--format", "json"});
  EXPECT_EQ(run.status, 4) << run.err;
  const auto answer = boost::json::parse(run.out).as_object();
  EXPECT_EQ(answer.at("finding"), "questions");
  bool harmless = false;
  ASSERT_FALSE(answer.at("questions").as_array().empty());
  for (const auto& question : answer.at("questions").as_array()) {
    EXPECT_FALSE(harmless && question.at("safety").as_bool());
    harmless = !question.at("safety").as_bool();
    EXPECT_FALSE(question.at("outcomes").as_array().empty());
  }
}

TEST(Questions, NoneIsLeft) {
  const Finished run = kbq({"questions", WALKING, "--goal", "endurance", "--form", "hill-walk", "--with",
                            "age 40 years", "--without", "frail", "--without", "knee-injury"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("nothing that is left to ask can change the answer"));
}

TEST(Interview, EndsInAnAnswer) {
  const Finished run = interview("no\nno\n40 years\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, HasSubstr(kFrail));
  EXPECT_THAT(run.err, HasSubstr(kKnee));
  EXPECT_THAT(run.out, Not(HasSubstr("It depends")))
      << "questions go to standard error, the answer to output";
}

TEST(Interview, AsksNothingThatNoLongerMatters) {
  const Finished run = interview("yes\nyes\nyes\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, Not(HasSubstr(kAge)));
}

TEST(Interview, GoesBack) {
  const Finished run = interview("no\nback\nno\nno\n40 years\n");
  EXPECT_EQ(run.status, 0) << run.err;
  const std::size_t first = count(run.err, kFrail) + count(run.err, kKnee);
  EXPECT_EQ(first, 4U) << "both twice: " << run.err;
}

TEST(Interview, BackFromTheFirstQuestionStays) {
  const Finished run = interview("back\n");
  EXPECT_THAT(run.err, HasSubstr("This is the first question."));
  EXPECT_EQ(run.status, 4) << "the input ended: the answer so far";
}

TEST(Interview, CanBeLeftAtAnyPoint) {
  const Finished run = interview("no\nstop\n");
  EXPECT_EQ(run.status, 4) << run.err;
  EXPECT_THAT(run.out, HasSubstr("It depends"));
}

TEST(Interview, WhatIsNotKnownStaysUnknownAndIsNotAskedAgain) {
  const Finished run = interview("?\n?\n?\n?\n");
  EXPECT_EQ(run.status, 4) << run.err;
  EXPECT_EQ(count(run.err, kFrail), 1U);
  EXPECT_EQ(count(run.err, kKnee), 1U);
}

TEST(Interview, AFaultyAnswerIsExplainedAndAskedForAgain) {
  const Finished run = interview("perhaps\nno\nno\n40 apples\n40 years\n");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, HasSubstr("neither yes nor no"));
}

TEST(Interview, AnEndlessLineIsNoAnswer) {
  const Finished run = interview(std::string(100'000, 'x'));
  EXPECT_EQ(run.status, 4) << run.err;
}

TEST(Interview, TakesAListOfWhatIsTaken) {
  const Finished run = kbq({"ask", WALKING, "--form", "table-salt", "--dose", "1 g compound", "-i"},
                           "no\nno\nno\nno\nno\nno\nnothing\n");
  EXPECT_NE(run.status, 2) << run.err;
}

struct TakingCase {
  const char* name;
  std::vector<std::string> said;
  std::string answers;
  std::string expected;
};

void PrintTo(const TakingCase& c, std::ostream* out) { *out << c.name; }

class WhatIsTaken : public testing::TestWithParam<TakingCase> {};

TEST_P(WhatIsTaken, IsNeitherForgottenNorPresumed) {
  std::vector<std::string> line{"ask", TONIC, "--form", "oil", "-i"};
  line.insert(line.end(), GetParam().said.begin(), GetParam().said.end());
  const Finished run = kbq(line, GetParam().answers);
  EXPECT_THAT(run.out, HasSubstr(GetParam().expected)) << run.err;
}

std::string taking_name(const testing::TestParamInfo<TakingCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Interview, WhatIsTaken,
    testing::Values(
        TakingCase{"Nothing", {}, "nothing\n", "Suggested (conditional"},
        TakingCase{"NoneIsNothing", {}, "no\n", "Suggested (conditional"},
        TakingCase{"AList", {}, "drops 10 mg elemental\nviridol\n\n", "Contraindicated: not to be used"},
        TakingCase{"AListEndedByNothing", {}, "drops 10 mg elemental\nnothing\n", "10 mg in all"},
        TakingCase{"TheRestOfAList", {"--with", "taking drops 10 mg elemental"}, "nothing\n", "10 mg in all"},
        TakingCase{"MoreThanWasSaid",
                   {"--with", "taking drops 10 mg elemental"},
                   "drops 95 mg elemental\n\n",
                   "total 105 mg"},
        TakingCase{"NothingOfOneThingSaysNothingOfOthers", {}, "?\n?\nnothing\n", "(taking pill)"},
        TakingCase{"SomethingEndsNoList", {}, "?\n?\ndrops 10 mg elemental\n", "10 mg or more, up to 100 mg"},
        TakingCase{"ANameEndsNoList", {}, "?\nviridol\n?\n", "total any amount, limit 100 mg"},
        TakingCase{"NothingElseWhereSomeIsListed",
                   {},
                   "drops 10 mg elemental\n?\nno\nnothing\n?\n",
                   "10 mg or more, up to 100 mg"}),
    taking_name);

}  // namespace
