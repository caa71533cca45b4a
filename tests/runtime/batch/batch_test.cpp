// A person a line: answers in their order, whatever the number of threads; lines that are no person are told.
#include "runtime/batch/batch.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using kb::BatchFormat;
using kb::BatchOptions;

const kb::KnowledgeBase& shed() {
  static const support::Compiled c = support::compiled(
      "fact frail { ask \"Frail?\"  safety }\nfact dizzy { ask \"?\"  presume no }\n"
      "measure age in years { ask \"?\"  from 0 to 120 years }\ngoal calm\noption mint, sage\n"
      "evidence e : rct { states \"Said.\" }\nclaim c { states \"It calms.\"  support e }\n"
      "suggest mint for calm as mint-calms { because c }\n"
      "caution mint when dizzy as mint-sways { says \"Hold on.\"  because c }\n"
      "contraindicate mint when frail as mint-harms { because c }\n"
      "advise against sage when age >= 65 years as sage-late { because c }\n");
  return *c.kb;
}

struct Answers {
  std::string text;
  kb::BatchCount count;
  std::string refused;
};

Answers answers(std::string_view people, const BatchOptions& options = {}) {
  Answers result;
  const auto count = kb::answer_batch(
      shed(), options,
      [&](char* into, std::size_t most) {
        const std::size_t got = people.copy(into, most);
        people.remove_prefix(got);
        return got;
      },
      [&](std::string_view bytes, const kb::BatchCount&) { return result.text += bytes, true; });
  if (count)
    result.count = *count;
  else
    result.refused = count.error();
  return result;
}

TEST(Batch, OfJson) {
  const Answers all = answers(
      "{\"goal\":\"calm\",\"frail\":false}\n"
      "{\"id\":\"x\",\"profile\":{\"goal\":\"calm\",\"dizzy\":true,\"age\":70}}\n"
      "{\"frail\":true,\"candidate\":\"mint\"}\n");
  EXPECT_EQ(
      all.text,
      R"({"line":1,"options":[{"option":"mint","verdict":"suggested","decided_by":"mint-calms","certainty":"high","rules":{"mint-calms":"suggest"}},{"option":"sage","verdict":"depends","possible":["not-suggested","no-recommendation"],"rules":{}}],"citations":{"mint-calms":[]}})"
      "\n"
      R"({"line":2,"id":"x","options":[{"option":"mint","verdict":"depends","possible":["contraindicated","suggested-with-caution"],"decided_by":"mint-calms","certainty":"high","rules":{"mint-calms":"suggest","mint-sways":"caution"}},{"option":"sage","verdict":"not-suggested","decided_by":"sage-late","certainty":"high","rules":{"sage-late":"advise-against"}}],"citations":{"mint-calms":[],"mint-sways":[],"sage-late":[]}})"
      "\n"
      R"({"line":3,"options":[{"option":"mint","verdict":"contraindicated","decided_by":"mint-harms","certainty":"high","rules":{"mint-calms":"suggest","mint-harms":"contraindicate"}}],"citations":{"mint-calms":[],"mint-harms":[]}})"
      "\n");
  EXPECT_EQ(all.count.lines, 3U);
  EXPECT_EQ(all.count.faults, 0U);
}

TEST(Batch, AnIdStandsBesideTheProfileOrInIt) {
  const std::string wrapped = answers("{\"id\":7,\"profile\":{\"goal\":\"calm\",\"frail\":false}}\n").text;
  EXPECT_THAT(wrapped, testing::StartsWith(R"({"line":1,"id":"7","options":)"));
  EXPECT_EQ(answers("{\"id\":7,\"goal\":\"calm\",\"frail\":false}\n").text, wrapped);
  EXPECT_EQ(answers("{\"goal\":\"calm\",\"frail\":false,\"id\":\"7\"}\n").text, wrapped);
  EXPECT_THAT(answers("{\"id\":[7],\"goal\":\"calm\"}\n").text,
              testing::HasSubstr("an `id` is a text or a number"));
}

TEST(Batch, AFactCalledIdIsAFact) {
  static const support::Compiled named = support::compiled(
      "fact id { ask \"Do you carry one?\" }\noption mint\nclaim c { states \"So.\"  support e }\n"
      "evidence e : rct { states \"Said.\" }\ncaution mint when id as mint-id { says \"Hm.\"  because c }\n");
  for (const std::string_view line :
       {R"({"id":true,"candidate":"mint"})", R"({"id":7,"profile":{"id":true}})"}) {
    std::string_view rest = line;
    std::string out;
    const auto count = kb::answer_batch(
        *named.kb, {},
        [&](char* into, std::size_t most) {
          const std::size_t got = rest.copy(into, most);
          rest.remove_prefix(got);
          return got;
        },
        [&](std::string_view bytes, const kb::BatchCount&) { return out += bytes, true; });
    ASSERT_TRUE(count.has_value());
    EXPECT_THAT(out, testing::HasSubstr("\"mint-id\":\"caution\"")) << line;
  }
}

TEST(Batch, FaultsStandInTheirPlaces) {
  const std::string_view people =
      "{\"frial\":true}\n\ngoal: calm\n{\"age\":\"old\"}\n{\"id\":1,\"profil\":{}}\n{}\n";
  const Answers all = answers(people);
  EXPECT_EQ(all.count.lines, 6U);
  EXPECT_EQ(all.count.faults, 5U);
  std::vector<bool> faulty;
  std::size_t at = 0;
  for (std::size_t line = 1; line <= 6; ++line) {
    const std::size_t end = all.text.find('\n', at);
    const boost::json::value answer = boost::json::parse(all.text.substr(at, end - at));
    EXPECT_EQ(answer.at("line").to_number<std::size_t>(), line);
    faulty.push_back(answer.as_object().contains("error"));
    at = end + 1;
  }
  EXPECT_THAT(faulty, testing::ElementsAre(true, true, true, true, true, false));
  EXPECT_THAT(all.text, testing::HasSubstr("`frial`"));

  const Answers stopped = answers(people, {.stop_at_fault = true});
  EXPECT_EQ(stopped.count.lines, 1U);
}

TEST(Batch, OfCells) {
  const Answers all =
      answers("id,goal,frail,age,form\nann,calm,no,70,\nbob,calm,yes,,mint\n\"x, y\",calm,maybe,,\nshort\n",
              {.format = BatchFormat::csv});
  EXPECT_EQ(all.text.substr(0, all.text.find("4,")),
            "line,id,option,verdict,certainty,rules,citations,error\n"
            "2,ann,mint,suggested,high,mint-calms,,\n"
            "2,ann,sage,not-suggested,high,sage-late,,\n"
            "3,bob,mint,contraindicated,high,mint-calms mint-harms,,\n");
  EXPECT_EQ(all.count.faults, 2U);
  EXPECT_THAT(all.text, testing::HasSubstr("1 cells under 5 columns"));
}

TEST(Batch, CellsCommandNoTerminal) {
  const Answers all = answers("id,goal,frail,age,form\n\x1b[2Jann,calm,no,70,sage\n\x1b,\x1b[2J,,,\n",
                              {.format = BatchFormat::csv});
  EXPECT_EQ(all.text.find('\x1b'), std::string::npos) << all.text;
  EXPECT_THAT(all.text, testing::HasSubstr("2,\xEF\xBF\xBD[2Jann,sage,"));
}

TEST(Batch, TheSameWithAnyNumberOfThreads) {
  std::string people;
  for (int i = 0; i < 3000; ++i)
    people += fmt::format("{{\"goal\":\"calm\",\"age\":{},\"frail\":{}}}\n", i % 150, i % 3 == 0);
  const Answers one = answers(people);
  EXPECT_EQ(one.count.lines, 3000U);
  EXPECT_GT(one.count.faults, 0U);  // nobody is 130
  const Answers stopped = answers(people, {.stop_at_fault = true});
  EXPECT_EQ(stopped.count.faults, 1U);
  for (const unsigned jobs : {2U, 7U}) {
    EXPECT_EQ(answers(people, {.jobs = jobs}).text, one.text);
    EXPECT_EQ(answers(people, {.jobs = jobs, .stop_at_fault = true}).text, stopped.text);
  }
}

TEST(Batch, GoesOnBehindWhatWasAnswered) {
  const std::string_view people = "{\"age\":1}\n{\"age\":2}\n{\"age\":3}\n";
  const std::string whole = answers(people).text;
  const std::string rest = answers(people, {.skip = 2}).text;
  EXPECT_EQ(rest, whole.substr(whole.find("{\"line\":3")));
}

TEST(Batch, EndsWhereItCannotBeWritten) {
  std::string_view people = "{}\n{}\n";
  std::size_t calls = 0;
  const auto count = kb::answer_batch(
      shed(), {},
      [&](char* into, std::size_t most) {
        const std::size_t got = people.copy(into, most);
        people.remove_prefix(got);
        return got;
      },
      [&](std::string_view, const kb::BatchCount&) { return ++calls, false; });
  EXPECT_TRUE(count.has_value());
  EXPECT_EQ(calls, 1U);
}

}  // namespace
