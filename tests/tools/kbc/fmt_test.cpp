// `kbc fmt` as a person runs it: which files change, what is said, and the exit status.
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kUgly = "fact   a{safety}";
constexpr const char* kTidy = "fact a { safety }\n";
constexpr const char* kFaulty = "fact {\n";

struct Fmt : testing::Test {
  Fmt() {
    folder.write("kb/ugly.kb", kUgly);
    folder.write("kb/deep/ugly.kb", kUgly);
    folder.write("kb/tidy.kb", kTidy);
    folder.write("kb/notes.txt", kUgly);
  }
  [[nodiscard]] support::Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {KB_KBC, "fmt"});
    return support::run(arguments, folder.path());
  }
  /// With a text as standard input.
  [[nodiscard]] support::Ran run_with(std::string_view input, const std::string& arguments) const {
    folder.write("input", input);
    return support::run({"/bin/sh", "-c", "'" KB_KBC "' fmt " + arguments + " < input"}, folder.path());
  }
  [[nodiscard]] std::string read(const std::string& name) const { return support::read_file(folder / name); }
  support::Folder folder;
};

TEST_F(Fmt, RewritesWhatIsNotFormattedAndNamesIt) {
  const auto ran = run({"kb"});
  EXPECT_EQ(ran.status, 0) << ran.error;
  EXPECT_EQ(ran.out, "kb/deep/ugly.kb\nkb/ugly.kb\n");
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(read("kb/ugly.kb"), kTidy);
  EXPECT_EQ(read("kb/deep/ugly.kb"), kTidy);
  EXPECT_EQ(read("kb/notes.txt"), kUgly);
  EXPECT_EQ(folder.files(),
            (std::vector<std::string>{"kb/deep/ugly.kb", "kb/notes.txt", "kb/tidy.kb", "kb/ugly.kb"}));
  const auto again = run({"kb"});
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(again.out, "");
}

TEST_F(Fmt, WhatIsFormattedIsNotWritten) {
  const auto before = fs::last_write_time(folder / "kb/tidy.kb");
  EXPECT_EQ(run({"kb/tidy.kb"}).status, 0);
  EXPECT_EQ(fs::last_write_time(folder / "kb/tidy.kb"), before);
}

TEST_F(Fmt, CheckChangesNothing) {
  const auto ran = run({"--check", "kb"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "kb/deep/ugly.kb\nkb/ugly.kb\n");
  EXPECT_EQ(read("kb/ugly.kb"), kUgly);
  const auto tidy = run({"--check", "kb/tidy.kb"});
  EXPECT_EQ(tidy.status, 0);
  EXPECT_EQ(tidy.out, "");
}

TEST_F(Fmt, AFileWithFaultsStaysAndTheOthersAreFormatted) {
  folder.write("kb/broken.kb", kFaulty);
  const auto ran = run({"kb"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "kb/deep/ugly.kb\nkb/ugly.kb\n");
  EXPECT_NE(ran.error.find("error[KB"), std::string::npos);
  EXPECT_NE(ran.error.find("kb/broken.kb:1:"), std::string::npos);
  EXPECT_EQ(read("kb/broken.kb"), kFaulty);
}

TEST_F(Fmt, StandardInput) {
  for (const char* arguments : {"", "-"}) {
    const auto ran = run_with(kUgly, arguments);
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, kTidy);
  }
  EXPECT_EQ(run_with("", "").out, "");
  const auto broken = run_with(kFaulty, "-");
  EXPECT_EQ(broken.status, 1);
  EXPECT_EQ(broken.out, "");
  EXPECT_NE(broken.error.find("<standard input>:1:"), std::string::npos);
  const auto check = run_with(kUgly, "--check");
  EXPECT_EQ(check.status, 1);
  EXPECT_EQ(check.out, "<standard input>\n");
  EXPECT_EQ(run_with(kTidy, "--check -").status, 0);
}

TEST_F(Fmt, Usage) {
  fs::create_directory(folder / "empty");
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"nowhere.kb"}, "kbc: cannot read nowhere.kb: No such file or directory\n"},
      {{"empty"}, "kbc: there are no .kb files in empty\n"},
      {{"/dev/zero"}, "kbc: cannot read /dev/zero: it is no regular file\n"},
      {{"kb/tidy.kb", "-"}, "kbc: - stands for standard input, and alone\n"},
  };
  for (const auto& [arguments, message] : cases) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.status, 2) << arguments[0];
    EXPECT_EQ(ran.error, message);
  }
  EXPECT_EQ(run({"nowhere.kb", "kb/ugly.kb"}).out, "kb/ugly.kb\n");
  EXPECT_EQ(run({"--width", "80", "kb"}).status, 2);
  EXPECT_NE(run({"--help"}).out.find("kbc fmt --check"), std::string::npos);
}

TEST_F(Fmt, PermissionsAndLinksStay) {
  const auto mode = fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(folder / "kb/ugly.kb", mode);
  fs::create_symlink("kb/ugly.kb", folder / "link.kb");
  const auto ran = run({"link.kb"});
  EXPECT_EQ(ran.status, 0) << ran.error;
  EXPECT_EQ(read("kb/ugly.kb"), kTidy);
  EXPECT_TRUE(fs::is_symlink(folder / "link.kb"));
  EXPECT_EQ(fs::status(folder / "kb/ugly.kb").permissions(), mode);
}

// The knowledge bases of this repository are in the style; `kbc fmt` with the same folders mends them.
TEST(FmtHere, KnowledgeBasesAreFormatted) {
  const auto ran = support::run({KB_KBC, "fmt", "--check", "kb", "tests/kb", "tests/runtime/profile/glade"},
                                KB_SOURCE_DIR);
  EXPECT_EQ(ran.status, 0) << ran.out << ran.error;
}

}  // namespace
