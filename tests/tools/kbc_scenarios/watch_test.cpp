// `kbc test --watch` as a person works with it: start, change a file, look again, stop.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/folder.h"

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kWatched = R"(knowledge base tea { version "1" }
fact tired { ask "Tired?" }
option mint
advise against mint when tired as no-mint { because x }
evidence e : expert-opinion { states "Said." }
claim x { states "Said." support e }
)";

std::string expecting(std::string_view verdict) {
  return "- name: tired\n  profile: {tired: yes, candidate: mint}\n  expect: {verdict: " +
         std::string(verdict) + "}\n";
}

class WatchTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("tea/tea.kb", kWatched);
    folder_.write("tea/scenarios/a.yaml", expecting("not-suggested"));
    folder_.write("out", "");
    child_ = fork();
    if (child_ == 0) {
      const int out = open((folder_ / "out").c_str(), O_WRONLY | O_APPEND);
      dup2(out, STDOUT_FILENO);
      dup2(out, STDERR_FILENO);
      if (chdir(folder_.path().c_str()) == 0) execl(KBC, "kbc", "test", "tea", "--watch", nullptr);
      _exit(127);
    }
  }
  void TearDown() override {
    if (child_ > 0) kill(child_, SIGKILL), waitpid(child_, nullptr, 0);
  }

  [[nodiscard]] std::string out() const { return support::read_file(folder_ / "out"); }

  /// Whether so many runs have ended before long.
  [[nodiscard]] bool reaches(int runs) const {
    for (int i = 0; i < 1000; ++i) {
      const std::string text = out();
      int waits = 0;
      for (std::size_t at = 0; (at = text.find("waiting", at)) != std::string::npos; ++at) ++waits;
      if (waits >= runs) return waits == runs;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }

  int stop() {
    kill(child_, SIGINT);
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  support::Folder folder_;
  pid_t child_ = 0;
};

TEST_F(WatchTest, StopsWithTheStatusOfTheLastRun) {
  ASSERT_TRUE(reaches(1)) << out();
  EXPECT_EQ(stop(), 0);
  EXPECT_EQ(out(), "1 scenario: 1 passed, 0 failed\nwaiting for changes in tea; Ctrl-C stops\n");
}

TEST_F(WatchTest, RunsAgainWhenAFileIsWritten) {
  ASSERT_TRUE(reaches(1)) << out();
  folder_.write("tea/scenarios/a.yaml", expecting("suggested"));
  ASSERT_TRUE(reaches(2)) << out();
  EXPECT_NE(out().find("changed: a.yaml\nfailed  tired"), std::string::npos) << out();
  EXPECT_EQ(stop(), 1);
}

TEST_F(WatchTest, SeesAFileThatAnEditorPutsInPlaceOfTheOldOne) {
  ASSERT_TRUE(reaches(1)) << out();
  for (int run = 2; run < 4; ++run) {  // twice: the new file is seen as well as the old one was
    folder_.write("tea/.tea.kb.swp", std::string(kWatched) + "claim claim\n");
    std::filesystem::rename(folder_ / "tea/.tea.kb.swp", folder_ / "tea/tea.kb");
    ASSERT_TRUE(reaches(run)) << out();
  }
  EXPECT_NE(out().find("tea.kb:7"), std::string::npos) << out();
  EXPECT_EQ(stop(), 1);
}

TEST_F(WatchTest, SeesFilesInNewFoldersAndNoOthers) {
  ASSERT_TRUE(reaches(1)) << out();
  folder_.write("tea/notes.txt", "not knowledge");
  folder_.write("tea/.git/index.yaml", "hidden");
  folder_.write("tea/more/herbs.kb", "option sage\n");
  ASSERT_TRUE(reaches(2)) << out();
  EXPECT_EQ(out().find("notes.txt"), std::string::npos) << out();
  EXPECT_EQ(out().find("index.yaml"), std::string::npos) << out();
  folder_.write("tea/more/herbs.kb", "option thyme\n");
  ASSERT_TRUE(reaches(3)) << out();
  EXPECT_NE(out().find("changed: herbs.kb"), std::string::npos) << out();
  EXPECT_EQ(stop(), 0);
}

}  // namespace
