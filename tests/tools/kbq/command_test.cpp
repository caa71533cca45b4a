// What every command owes who runs it: help, statuses, no colour where it isn't wanted, no crash.
#include <chrono>
#include <filesystem>
#include <thread>

#include "run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/render/plain.h"

namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kAsk = {"ask", WALKING, "--goal", "endurance"};

TEST(Kbq, SaysItsVersion) {
  const Finished run = kbq({"--version"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, testing::MatchesRegex("kbq [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Kbq, HelpsWithAnExampleForEachCommand) {
  const Finished whole = kbq({"--help"});
  EXPECT_EQ(whole.status, 0);
  EXPECT_THAT(whole.out, HasSubstr("Exit statuses:"));
  for (const std::string command : {"ask", "list", "show"}) {
    EXPECT_THAT(whole.out, HasSubstr("\n  " + command));
    const Finished run = kbq({command, "--help"});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
    EXPECT_THAT(run.out, HasSubstr("\n  kbq " + command + " sleep.kbx"));
  }
}

TEST(Kbq, SpeaksToShellsAndManuals) {
  EXPECT_THAT(kbq({"completions", "bash"}).out, HasSubstr("\ncomplete -F _kbq kbq\n"));
  const Finished other = kbq({"completions", "tcsh"});
  EXPECT_EQ(other.status, 2);
  EXPECT_EQ(other.err, "kbq: write `kbq completions bash`, zsh or fish\n");
  const std::string page = kbq({"man"}).out;
  for (const std::string_view part :
       {".TH KBQ 1 2", ".SS \"kbq ask FILE.kbx\"", "\\fB\\-\\-goal\\fR \\fIGOAL\\fR"})
    EXPECT_THAT(page, HasSubstr(part));
}

TEST(Kbq, RefusesWrongUsage) {
  const std::vector<std::string> cases[] = {
      {},
      {"aks", WALKING},
      {"ask"},
      {"ask", WALKING, "--gaol", "endurance"},
      {"ask", WALKING, "--format", "xml"},
      {"ask", WALKING, "--goal"},
      {"list", WALKING, "optoins"},
      {"list", WALKING, "--format", "markdown"},
      {"show", WALKING},
  };
  for (const auto& arguments : cases) {
    const Finished run = kbq(arguments);
    EXPECT_EQ(run.status, 2) << testing::PrintToString(arguments);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, testing::StartsWith("kbq: "));
  }
}

TEST(Kbq, TellsUnreadableInputFromDamage) {
  const std::string whole = text_of(WALKING);
  ASSERT_GT(whole.size(), 1000U);
  std::string flipped = whole;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x20);
  struct CommandCase {
    std::string file;
    int status;
  };
  const CommandCase cases[] = {{"/nowhere/x.kbx", 2},
                               {"/tmp", 2},
                               {"/dev/null", 2},
                               {file_with("empty", ""), 2},
                               {file_with("text", "no compiled knowledge base at all"), 2},
                               {file_with("short", whole.substr(0, whole.size() / 2)), 1},
                               {file_with("flipped", flipped), 1}};
  for (const CommandCase& c : cases)
    for (const std::string command : {"ask", "list", "show"}) {
      std::vector<std::string> arguments = {command, c.file};
      if (command == "show") arguments.emplace_back("falls");
      const Finished run = kbq(arguments);
      EXPECT_EQ(run.status, c.status) << command << " " << c.file;
      EXPECT_EQ(run.out, "");
      EXPECT_THAT(run.err, HasSubstr(c.file));
    }
  for (const CommandCase& c : cases)
    if (c.file.find("kbq-") != std::string::npos) std::filesystem::remove(c.file);
}

TEST(Kbq, AFullDiskOrAClosedPipeIsAnError) {
  for (const Finished& run : {kbq_into("/dev/full", kAsk), kbq_into("/dev/full", {"--help"})}) {
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.err, "kbq: the output cannot be written\n");
  }
  for (const Finished& run : {kbq_unread(kAsk), kbq_unread({"list", WALKING})}) {
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.err, "");
  }
}

TEST(Kbq, ColoursOnlyATerminal) {
  EXPECT_THAT(kbq(kAsk).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(kbq_on_terminal(80, kAsk).out, HasSubstr("\x1b["));
  EXPECT_THAT(kbq_on_terminal(80, kAsk, {"NO_COLOR=1"}).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(kbq_on_terminal(80, kAsk, {"NO_COLOR="}).out, HasSubstr("\x1b["));
}

TEST(Kbq, WrapsToTheTerminal) {
  const std::string out = kbq_on_terminal(70, kAsk, {"NO_COLOR=1"}).out;
  ASSERT_GT(out.size(), 100U);
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find("\r\n", at);
    EXPECT_LE(kb::render::columns(out.substr(at, end - at)), 70U);
    at = end + 2;
  }
}

TEST(Kbq, RemembersWhatItFoundWhole) {
  const std::string caches = testing::TempDir() + "caches";
  std::filesystem::remove_all(caches);
  const std::string old = testing::TempDir() + "old.kbx";
  std::filesystem::copy_file(WALKING, old, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::permissions(old, std::filesystem::perms{0600});
  const std::vector<std::string> setting{"XDG_CACHE_HOME=" + caches};
  const std::vector<std::string> ask{"ask", old, "--goal", "endurance"};
  const std::string first = kbq(ask).out;
  std::this_thread::sleep_for(std::chrono::seconds(3));  // what changed a moment ago is not remembered
  for (int i = 0; i < 2; ++i) EXPECT_EQ(kbq(ask, "", setting).out, first);
  EXPECT_TRUE(std::filesystem::exists(caches + "/kb/checked"));
  std::filesystem::resize_file(old, std::filesystem::file_size(old) - 8);
  EXPECT_EQ(kbq(ask, "", setting).status, 1);
}

TEST(Kbq, SaysTheSameTwice) {
  for (const std::string format : {"text", "json", "markdown"}) {
    std::vector<std::string> arguments = kAsk;
    arguments.insert(arguments.end(), {"--format", format});
    EXPECT_EQ(kbq(arguments).out, kbq(arguments, "", {"LC_ALL=de_DE.UTF-8", "TZ=Asia/Tokyo"}).out);
  }
}

}  // namespace
