// Every question in tests/golden/questions, put to kb/magnesium as a person puts it. A file holds the
// command, its exit status, and exactly what it printed; of the knowledge base's digest, which every change
// of its text changes, it says `DIGEST`.
#include <algorithm>

#include <gtest/gtest.h>

#include "runtime/artifact/knowledge_base.h"
#include "tests/support/command_cases.h"
#include "tests/support/folder.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"
#include "tests/support/run.h"

namespace {

const support::CommandSet kQuestions{
    KB_SOURCE_DIR "/tests/golden/questions/", {{"kbq", KBQ}}, {{"KB", MAGNESIUM}}};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// Without what differs from build to build.
std::string lasting(std::string text) {
  constexpr std::size_t kShownDigits = 12;
  const auto kb = kb::KnowledgeBase::open(MAGNESIUM);
  if (!kb) return kb.error().message;
  const std::string digest = kb->digest();
  replace_all(text, digest, "DIGEST");
  replace_all(text, digest.substr(0, kShownDigits), "DIGEST");
  return text;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Question) {
  const std::vector<std::string> lines = support::command_lines(kQuestions, GetParam());
  ASSERT_EQ(lines.size(), 1U) << "the first line is `$ kbq COMMAND KB …`";
  const std::string command = GetParam().substr(0, lines[0].find(' ', 6) - 6);
  ASSERT_TRUE(lines[0].starts_with("$ kbq " + command + " ") && GetParam().starts_with(command + "-"))
      << "the file is named after the command";
  const std::string printed = support::transcript(kQuestions, GetParam());
  EXPECT_EQ(printed.find("\nexit -1\n"), std::string::npos) << "kbq was ended by a signal";
  EXPECT_EQ(support::golden_difference(support::case_path(kQuestions, GetParam()), lasting(printed)), "");
}

/// What is at fault with the JSON that the commands with these words print; how many there are.
std::size_t check_json(const std::string& schema_path, std::string_view format, std::string_view opens) {
  const support::JsonSchema schema(schema_path);
  std::size_t seen = 0;
  for (const std::string& name : support::case_names(kQuestions)) {
    const std::string line = support::command_lines(kQuestions, name).at(0);
    if (line.find(format) == std::string::npos || line.starts_with("$ kbq list ")) continue;
    const std::string text = support::read_file(support::case_path(kQuestions, name));
    EXPECT_EQ(schema.faults_of_text(text.substr(std::min(text.size(), text.find(opens) + 1))), "") << name;
    ++seen;
  }
  return seen;
}

TEST(QuestionsFormat, JsonFollowsThePublishedSchema) {
  EXPECT_GT(check_json(KB_SOURCE_DIR "/runtime/render/answer.schema.json", "--format json", "\n{"), 0U);
}

TEST(QuestionsFormat, CslJsonFollowsItsSchema) {
  EXPECT_GT(
      check_json(KB_SOURCE_DIR "/tests/runtime/render/csl-data.schema.json", "--format csl-json", "\n["), 0U);
}

INSTANTIATE_TEST_SUITE_P(Questions, Golden, testing::ValuesIn(support::case_names(kQuestions)),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(QuestionsCoverage, EveryCommandIsAsked) {
  const std::vector<std::string> commands = support::commands_of(KBQ);
  EXPECT_GT(commands.size(), 8U);
  for (const std::string& command : commands)
    EXPECT_TRUE(std::ranges::any_of(support::case_names(kQuestions),
                                    [&](const std::string& name) {
                                      return support::has_command(kQuestions, name, "$ kbq " + command + " ");
                                    }))
        << command << " has no case in tests/golden/questions";
}

TEST(QuestionsCoverage, EveryVerdictIsGiven) {
  for (const std::string_view verdict :
       {"\n  Suggested (", "\n  Suggested with caution (", "\n  Not suggested:", "\n  Contraindicated:",
        "\n  Not enough evidence:", "\n  No recommendation:", "\n  It depends on ",
        "\n  Not in this knowledge base:"})
    EXPECT_TRUE(std::ranges::any_of(support::case_names(kQuestions), [&](const std::string& name) {
      return support::read_file(support::case_path(kQuestions, name)).find(verdict) != std::string::npos;
    })) << verdict;
}

/// What `kbq ask -i` answers to somebody who types this.
support::Ran interviewed(const std::string& typed) {
  return support::run(
      {"sh", "-c", "printf '" + typed + "' | \"$0\" ask \"$1\" --goal sleep --form glycinate -i", KBQ,
       MAGNESIUM},
      KB_SOURCE_DIR);
}

TEST(Interview, AListThatIsLeftMayNotBeAllThatIsTaken) {
  const std::string list = "no\\nno\\nno\\ndoxycycline\\n";
  EXPECT_EQ(interviewed(list + "\\n").status, 0) << "an empty line ends it";
  for (const std::string leave : {"stop\\n", "", "?\\n"}) {
    const support::Ran ran = interviewed(list + leave);
    EXPECT_EQ(ran.status, 4) << leave;
    EXPECT_NE(ran.out.find("It depends on"), std::string::npos) << leave;
  }
}

}  // namespace
