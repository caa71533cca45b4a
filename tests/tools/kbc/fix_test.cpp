// kbc fix: what it mends, what it leaves, and that nothing gets worse.
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

constexpr std::string_view kHead = "knowledge base test { version \"1\" }\n";

struct Fix : testing::Test {
  [[nodiscard]] support::Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {KB_KBC, "fix"});
    return support::run(arguments, folder.path());
  }
  /// The text after its head, as kbc leaves it.
  [[nodiscard]] std::string fixed(std::string_view text, int status) const {
    folder.write("test.kb", std::string(kHead) + std::string(text));
    const auto ran = run({"."});
    EXPECT_EQ(ran.status, status) << text << ran.error;
    EXPECT_EQ(run({"."}).error.substr(0, 2), "0 ") << "a second run found something to mend";
    EXPECT_EQ(folder.files(), std::vector<std::string>{"test.kb"});
    return support::read_file(folder / "test.kb").substr(kHead.size());
  }
  support::Folder folder;
};

TEST_F(Fix, WhatLeavesNoDoubt) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"fact rainy\npopulation p { who rainny }\n", "fact rainy\npopulation p { who rainy }\n"},
      {"fact rainy\npopulation p { who riany and rany }\n",
       "fact rainy\npopulation p { who rainy and rainy }\n"},
      {"clam c { sttaes \"C.\" }\n", "claim c { states \"C.\" }\n"},
      {"outcome d { better hogher }\n", "outcome d { better higher }\n"},
      {"fact Left_Handed\npopulation p { who Left_Handed }\n",
       "fact left-handed\npopulation p { who left-handed }\n"},
      {"# \303\244\r\noutcome d { beter higher }  # \303\244\r\n",
       "# \303\244\r\noutcome d { better higher }  # \303\244\r\n"},
      {"measure w in kg { from 1 to 300 KGS }\n", "measure w in kg { from 1 to 300 kg }\n"},
      {"fact tall { ask \"Tall?\"  accept KB0316 \"so it is\" }\n", "fact tall { ask \"Tall?\" }\n"},
      {"fact tall {\n  ask \"Tall?\"\n  accept KB0316 \"so it is\"\n}\n",
       "fact tall {\n  ask \"Tall?\"\n\n}\n"},
  };
  for (const auto& [before, after] : cases) EXPECT_EQ(fixed(before, 0), after);
}

TEST_F(Fix, WhatSomebodyHasToDecideStays) {
  const std::string_view cases[] = {
      "fact tonic-ate\npopulation p { who tonic-ite }\n",      // a letter for another: another thing
      "fact stage-3\npopulation p { who stage-4 }\n",          // a number
      "fact rain\nfact rains\npopulation p { who raini }\n",   // two are near
      "fact tall\npopulation p { who tal }\n",                 // too short
      "fact stormy\npopulation p { who rainy }\n",             // none is near
      "goal rainy\nfact sunny\npopulation p { who rainy }\n",  // there, but of another kind
      "fact tall { ask \"Tall? }\n",
  };
  for (const std::string_view text : cases) EXPECT_EQ(fixed(text, 1), text);
}

TEST_F(Fix, WhatWouldMakeAnotherFaultIsTakenBack) {
  const std::string_view text = "fact wide { title \"Wide\" titel \"Broad\" }\n";
  EXPECT_EQ(fixed(text, 1), text);
}

TEST_F(Fix, DryRunShowsAPatchAndWritesNothing) {
  const std::string before =
      std::string(kHead) + "goal a\ngoal b\ngoal c\nfact rainy\npopulation p { who rany }";
  folder.write("sub/test.kb", before);
  const auto ran = run({"--dry-run", "sub"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out,
            "--- sub/test.kb\n+++ sub/test.kb\n@@ -3,4 +3,4 @@\n goal b\n goal c\n fact rainy\n"
            "-population p { who rany }\n\\ No newline at end of file\n"
            "+population p { who rainy }\n\\ No newline at end of file\n");
  EXPECT_EQ(ran.error,
            "sub/test.kb:6:20: `rany` would be `rainy` (KB0201)\n"
            "1 fault mended in 1 file; left: 0 errors, 0 warnings in 1 file\n");
  EXPECT_EQ(support::read_file(folder / "sub/test.kb"), before);
}

TEST_F(Fix, OnlyTheFilesThatAreNamed) {
  folder.write("a.kb", std::string(kHead) + "fact rainy\n");
  folder.write("b.kb", "population p { who rany }\n");
  folder.write("c.kb", "population q { who rany }\n");
  EXPECT_EQ(run({"b.kb"}).status, 1);
  EXPECT_EQ(support::read_file(folder / "b.kb"), "population p { who rainy }\n");
  EXPECT_EQ(support::read_file(folder / "c.kb"), "population q { who rany }\n");
}

TEST_F(Fix, NamesOfAPartOfAKnowledgeBaseStay) {
  folder.write("a.kb", std::string(kHead) + "fact rainy-day\n");
  folder.write("sub/b.kb", "fact rainy-days\npopulation p { who rainy-day }\nclam c { states \"C.\" }\n");
  EXPECT_EQ(run({"sub/b.kb"}).status, 1);
  EXPECT_EQ(support::read_file(folder / "sub/b.kb"),
            "fact rainy-days\npopulation p { who rainy-day }\nclaim c { states \"C.\" }\n");
}

TEST_F(Fix, PermissionsStay) {
  folder.write("test.kb", std::string(kHead) + "clam c { states \"C.\" }\n");
  ASSERT_EQ(chmod((folder / "test.kb").c_str(), 0640), 0);
  EXPECT_EQ(run({"."}).status, 0);
  EXPECT_EQ(std::filesystem::status(folder / "test.kb").permissions(), std::filesystem::perms{0640});
}

TEST_F(Fix, WrongUse) {
  EXPECT_EQ(run({}).status, 2);
  EXPECT_EQ(run({"nowhere"}).status, 2);
}

}  // namespace
