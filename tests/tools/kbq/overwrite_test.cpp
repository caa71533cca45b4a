// What kbq writes never takes the place of what it reads, by whatever name.
#include <filesystem>
#include <fstream>

#include "run.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

class KbqOverwrites : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_);
    fs::copy_file(WALKING, folder_ / "base.kbx");
    std::ofstream(folder_ / "people") << "{\"goal\": \"endurance\"}\n";
    for (const std::string read : {"base.kbx", "people"}) {
      fs::create_symlink(folder_ / read, folder_ / (read + ".soft"));
      fs::create_hard_link(folder_ / read, folder_ / (read + ".hard"));
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void refused(const std::vector<std::string>& arguments, const std::string& output) const {
    const std::string base = text_of(path("base.kbx"));
    const std::string people = text_of(path("people"));
    const Finished run = kbq(arguments);
    EXPECT_EQ(run.status, 2) << testing::PrintToString(arguments);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, testing::StartsWith(fmt::format("kbq: cannot write {}: ", output)));
    EXPECT_THAT(run.err, testing::EndsWith("which is read: name another file\n"));
    EXPECT_EQ(text_of(path("base.kbx")), base);
    EXPECT_EQ(text_of(path("people")), people);
  }

 private:
  fs::path folder_ = fs::path(testing::TempDir()) / fmt::format("kbq-overwrites-{}", ::getpid());
};

TEST_F(KbqOverwrites, NothingThatIsRead) {
  for (const std::string read : {"base.kbx", "people"})
    for (const std::string& name :
         {path(read), path("./" + read), path(read + ".soft"), path(read + ".hard")}) {
      refused({"batch", path("base.kbx"), "--in", path("people"), "--out", name}, name);
      refused({"batch", path("base.kbx"), "--in", path("people"), "--out", name, "--resume"}, name);
      refused({"report", path("base.kbx"), "--profile", path("people"), "-o", name}, name);
    }
}

TEST_F(KbqOverwrites, ItsOldAnswersAreReplaced) {
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(kbq({"batch", path("base.kbx"), "--in", path("people"), "--out", path("answers")}).status, 0);
  EXPECT_EQ(kbq({"batch", path("base.kbx"), "--in", path("people"), "--out", "/dev/null"}).status, 0);
}

}  // namespace
