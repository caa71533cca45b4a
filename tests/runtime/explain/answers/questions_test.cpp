// Questions found by somebody's words, and what they are answered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "tests/support/compile_text.h"
#include "tests/support/json_schema.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const support::Compiled& tea() {
  static const support::Compiled c = support::compiled(
      "source log { title \"A log\" }\nsource shop { title \"A shop\" }\nfact tired { ask \"Tired?\" }\n"
      "goal calm\noption mint { title \"Mint tea\" }\noption sage\n"
      "evidence trial : rct { title \"mint against water\"  source log  people \"drinkers\", n 40 }\n"
      "evidence praise : marketing { source shop  states \"The best tea.\" }\n"
      "claim mint-calms { states \"Mint calms.\"  support trial, praise }\n"
      "claim sage-calms { states \"Sage calms.\"  support praise }\n"
      "suggest mint for calm when tired as take-mint { says \"A cup.\"  because mint-calms }\n"
      "dispute cups { between log \"one\", shop \"ten\"  about mint-calms  settled \"one\"  because \"the "
      "log counted them\" }\n"
      "dispute leaves { between log \"green\", shop \"dried\"  about take-mint }\n"
      "question \"Does mint tea help me to calm down?\" { answer \"A little.\"  answered by mint-calms, "
      "take-mint, trial }\n"
      "question \"Does sage help?\" { answered by sage-calms }\n"
      "question \"How much sage for a child?\"\n"
      "question \"Is mint safe in pregnancy?\" { answer \"Nobody says.\" }\n");
  return c;
}

std::vector<std::string> found(std::string_view words) {
  std::vector<std::string> result;
  const kb::QuestionsFound questions = kb::find_questions(*tea().kb, words);
  if (!questions.near) return {"not near"};
  for (const std::uint32_t node : questions.nodes) result.emplace_back(tea().kb->clause(node, "on"));
  return result;
}

TEST(Questions, FoundByTheirWords) {
  EXPECT_THAT(found("Does sage help?"), ElementsAre("Does sage help?"));
  EXPECT_THAT(found("does SAGE help"), ElementsAre("Does sage help?"));
  EXPECT_THAT(found("question-does-sage-help"), ElementsAre("Does sage help?"));
  EXPECT_THAT(found("I am pregnant"), ElementsAre("Is mint safe in pregnancy?"));
  EXPECT_THAT(found("children"), ElementsAre("How much sage for a child?"));
  EXPECT_THAT(found("calming"), ElementsAre("Does mint tea help me to calm down?"));
  EXPECT_THAT(found("sage"), ElementsAre("Does sage help?", "How much sage for a child?"));
  for (const std::string_view words : {"coffee", "", "???", "my dog eats flowers and sage"})
    EXPECT_THAT(found(words), ElementsAre("not near")) << words;
}

kb::CommonQuestions answered(std::string_view words) {
  const kb::Answer answer =
      kb::common_questions(*tea().kb, kb::find_questions(*tea().kb, words).nodes, false);
  return std::get<kb::CommonQuestions>(answer.finding);
}

TEST(Questions, SayWhatTheirAnswersRestOn) {
  const kb::QuestionAnswer mint = answered("calm").questions.at(0);
  EXPECT_EQ(mint.answer, "A little.");
  ASSERT_EQ(mint.rests_on.size(), 3U);
  EXPECT_EQ(mint.rests_on[0].says, "Mint calms.");
  EXPECT_EQ(mint.rests_on[0].level, kb::Level::high);
  EXPECT_THAT(mint.rests_on[0].citations, ElementsAre(1));  // the shop's praise doesn't count beside a trial
  EXPECT_EQ(mint.rests_on[1].says, "Suggested: Mint tea, for calm, given tired. A cup.");
  EXPECT_EQ(mint.rests_on[2].design, "rct");
  EXPECT_EQ(mint.rests_on[2].people, 40U);
  ASSERT_EQ(mint.disputes.size(), 2U);
  EXPECT_EQ(mint.disputes[0].settled, "one");
  EXPECT_EQ(mint.disputes[1].settled, "");
}

TEST(Questions, WhatIsNotKnownReadsSo) {
  const kb::CommonQuestions open = answered("How much sage for a child?");
  EXPECT_FALSE(open.questions.at(0).known);
  EXPECT_TRUE(answered("safe in pregnancy").questions.at(0).known);
  const kb::QuestionAnswer sage = answered("Does sage help?").questions.at(0);
  EXPECT_TRUE(sage.known);
  EXPECT_EQ(sage.rests_on.at(0).level, kb::Level::none);
  EXPECT_EQ(sage.rests_on[0].citations.size(), 1U);  // nothing counts: then what doesn't is shown
  const auto shown = [](std::string_view words) {
    return kb::render_text(
        kb::common_questions(*tea().kb, kb::find_questions(*tea().kb, words).nodes, false));
  };
  EXPECT_THAT(shown("How much sage for a child?"),
              HasSubstr("Not known: nothing in this knowledge base answers this."));
  EXPECT_THAT(shown("Does sage help?"), HasSubstr("Answered by       Sage calms. (nothing that counts)"));
}

TEST(Questions, JsonFollowsTheSchema) {
  const support::JsonSchema schema(KB_SOURCE_DIR "/runtime/render/answer.schema.json");
  std::vector<std::uint32_t> all;
  for (std::uint32_t node = 0; node + std::size_t{1} < tea().kb->nodes.size(); ++node)
    if (tea().kb->kind(node) == "question") all.push_back(node);
  for (const bool in_short : {false, true})
    EXPECT_EQ(schema.faults_of_text(kb::render_json(kb::common_questions(*tea().kb, all, in_short))), "");
  EXPECT_EQ(schema.faults_of_text(kb::render_json(kb::common_questions(*tea().kb, {}, false))), "");
}

TEST(Questions, CitationsOfStatementsAndSources) {
  const auto ids = [](std::vector<std::string> names) {
    std::vector<std::uint32_t> nodes;
    for (const std::string& name : names) nodes.push_back(tea().node(name));
    std::vector<std::string> result;
    for (const kb::Citation& citation : kb::citations_of(*tea().kb, nodes)) result.push_back(citation.id);
    return result;
  };
  EXPECT_THAT(ids({"shop"}), ElementsAre("shop"));
  EXPECT_THAT(ids({"take-mint"}), ElementsAre("log", "shop"));
  EXPECT_THAT(ids({"cups", "shop"}), ElementsAre("shop", "log"));
  EXPECT_THAT(ids({"calm"}), ElementsAre());
}

}  // namespace
