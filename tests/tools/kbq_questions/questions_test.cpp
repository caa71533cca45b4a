// Every question in tests/golden/questions, put to kb/magnesium as a person puts it. A file holds the
// command, its exit status, and exactly what it printed; of the knowledge base's digest, which every change
// of its text changes, it says `DIGEST`.
#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <sstream>

#include <gtest/gtest.h>

#include "runtime/artifact/knowledge_base.h"
#include "tests/support/folder.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"
#include "tests/support/run.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFolder = KB_SOURCE_DIR "/tests/golden/questions/";

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(kFolder))
    if (entry.path().extension() == ".txt") result.push_back(entry.path().stem().string());
  std::ranges::sort(result);
  return result;
}

std::string path_of(const std::string& name) { return std::string(kFolder) + name + ".txt"; }

/// The first line: "$ kbq ask KB --with \"age 34 years\"".
std::string command_line(const std::string& name) {
  const std::string text = support::read_file(path_of(name));
  return text.substr(0, text.find('\n'));
}

/// Its words; KB stands for the compiled knowledge base.
std::vector<std::string> command_of(const std::string& line) {
  std::istringstream words(line);
  std::vector<std::string> result;
  for (std::string word; words >> std::quoted(word);) result.push_back(word == "KB" ? MAGNESIUM : word);
  return result;
}

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
  replace_all(text, MAGNESIUM, "KB");
  return text;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Question) {
  const std::string line = command_line(GetParam());
  std::vector<std::string> command = command_of(line);
  ASSERT_GE(command.size(), 3U) << "the first line is `$ kbq COMMAND KB …`";
  ASSERT_EQ(command[0] + command[1], "$kbq");
  ASSERT_EQ(GetParam().rfind(command[2] + "-", 0), 0U) << "the file is named after the command";
  command.erase(command.begin());
  command[0] = KBQ;
  const support::Ran ran = support::run(command, KB_SOURCE_DIR, {"NO_COLOR=1", "LC_ALL=C"});
  EXPECT_GE(ran.status, 0) << "kbq was ended by a signal";
  const std::string printed = line + "\nexit " + std::to_string(ran.status) + "\n" + ran.out + ran.error;
  EXPECT_EQ(support::golden_difference(path_of(GetParam()), lasting(printed)), "");
}

/// Whether a command line asks for this.
bool asks_for(const std::string& line, std::string_view what) { return line.find(what) != std::string::npos; }

/// What is at fault with the JSON that the commands with these words print; how many there are.
std::size_t check_json(const std::string& schema_path, std::string_view format, std::string_view opens) {
  const support::JsonSchema schema(schema_path);
  std::size_t seen = 0;
  for (const std::string& name : names()) {
    const std::string line = command_line(name);
    if (!asks_for(line, format) || line.starts_with("$ kbq list ")) continue;
    const std::string text = support::read_file(path_of(name));
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

INSTANTIATE_TEST_SUITE_P(Questions, Golden, testing::ValuesIn(names()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(QuestionsCoverage, EveryCommandIsAsked) {
  std::istringstream help(support::run({KBQ, "--help"}, KB_SOURCE_DIR).out);
  std::string line;
  while (std::getline(help, line) && line != "Subcommands:") continue;
  std::size_t commands = 0;
  while (std::getline(help, line) && line.starts_with("  ")) {
    std::string command;
    std::istringstream(line) >> command;
    ++commands;
    EXPECT_TRUE(std::ranges::any_of(
        names(),
        [&](const std::string& name) { return command_line(name).starts_with("$ kbq " + command + " "); }))
        << command << " has no case in tests/golden/questions";
  }
  EXPECT_GT(commands, 8U);
}

TEST(QuestionsCoverage, EveryVerdictIsGiven) {
  for (const std::string_view verdict :
       {"\n  Suggested (", "\n  Suggested with caution (", "\n  Not suggested:", "\n  Contraindicated:",
        "\n  Not enough evidence:", "\n  No recommendation:", "\n  It depends on ",
        "\n  Not in this knowledge base:"})
    EXPECT_TRUE(std::ranges::any_of(names(), [&](const std::string& name) {
      return support::read_file(path_of(name)).find(verdict) != std::string::npos;
    })) << verdict;
}

}  // namespace
