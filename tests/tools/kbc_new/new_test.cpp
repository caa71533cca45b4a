// `kbc new`: what it writes compiles, is in the one style, passes its own scenarios and answers; and it
// writes over nothing.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class NewTest : public testing::Test {
 protected:
  [[nodiscard]] support::Ran kbc(std::vector<std::string> words) const {
    words.insert(words.begin(), KBC);
    return support::run(words, folder_.path());
  }
  support::Folder folder_;
};

TEST_F(NewTest, IsWholeFromTheFirstMoment) {
  ASSERT_EQ(kbc({"new", "merry-days"}).status, 0);
  EXPECT_THAT(folder_.files(),
              ElementsAre("merry-days/README.md", "merry-days/evidence.kb", "merry-days/merry-days.kb",
                          "merry-days/profiles/grown-up.yaml", "merry-days/references.yaml",
                          "merry-days/rules.kb", "merry-days/scenarios/first.yaml"));
  for (const std::string& file : folder_.files())
    EXPECT_EQ(support::read_file(folder_ / file).find("@NAME@"), std::string::npos) << file;

  const auto check = kbc({"check", "merry-days"});
  EXPECT_EQ(check.status, 0);
  EXPECT_THAT(check.error, HasSubstr("0 errors, 0 warnings in 3 files"));
  const auto style = kbc({"fmt", "--check", "merry-days"});
  EXPECT_EQ(style.status, 0) << style.out;
  const auto test = kbc({"test", "merry-days", "--coverage"});
  EXPECT_EQ(test.status, 0) << test.out;
  EXPECT_THAT(test.out, testing::Not(HasSubstr("not covered")));  // it shows how scenarios are complete
  ASSERT_EQ(kbc({"build", "merry-days", "-o", "m.kbx"}).status, 0);
  const auto answer =
      support::run({KBQ, "ask", "m.kbx", "--profile", "merry-days/profiles/grown-up.yaml"}, folder_.path());
  EXPECT_EQ(answer.status, 0) << answer.error;
  EXPECT_THAT(answer.out, HasSubstr("Suggested (conditional, moderate certainty)."));
}

TEST_F(NewTest, WritesWhereItIsTold) {
  folder_.write("kb/there.txt", "");
  EXPECT_EQ(kbc({"new", "merry", "kb/mine/"}).status, 0);
  EXPECT_TRUE(folder_.holds("kb/mine/merry.kb"));
  EXPECT_EQ(kbc({"check", "kb/mine"}).status, 0);
}

TEST_F(NewTest, WritesOverNothing) {
  folder_.write("merry/own.kb", "mine");
  fs::create_directory(folder_ / "empty");
  fs::create_symlink("nowhere", folder_ / "link");
  for (const char* place : {"merry", "empty", "link", "merry/own.kb"}) {
    const auto ran = kbc({"new", "merry", place});
    EXPECT_EQ(ran.status, 2) << place;
    EXPECT_THAT(ran.error, HasSubstr("is there already: nothing was written")) << place;
  }
  EXPECT_EQ(support::read_file(folder_ / "merry/own.kb"), "mine");
  EXPECT_TRUE(fs::is_empty(folder_ / "empty"));
}

TEST_F(NewTest, LeavesNothingHalfWritten) {
  EXPECT_EQ(kbc({"new", "merry", "nowhere/merry"}).status, 2);
  EXPECT_THAT(folder_.files(), IsEmpty());
  folder_.write("file", "");
  EXPECT_EQ(kbc({"new", "merry", "file/merry"}).status, 2);
  EXPECT_THAT(folder_.files(), ElementsAre("file"));
}

TEST_F(NewTest, TakesNoNameThatTheLanguageDoesNot) {
  for (const char* name : {"", "Merry", "two words", "../up", "1st", "-x", "a_b", "zestine", "drops"}) {
    const auto ran = kbc({"new", "--", name});
    EXPECT_EQ(ran.status, 2) << name;
    EXPECT_FALSE(ran.error.empty()) << name;
  }
  EXPECT_EQ(kbc({"new", std::string(200, 'a')}).status, 2);
  EXPECT_THAT(folder_.files(), IsEmpty());
}

}  // namespace
