// `kbq batch` as a pipe or a file has it: the same answers for any number of threads, and a run that was
// broken off anywhere goes on to what it would have been.
#include <filesystem>
#include <fstream>

#include "run.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

class KbqBatch : public testing::TestWithParam<std::string> {
 protected:
  KbqBatch() : folder_(fs::path(testing::TempDir()) / fmt::format("kbq-batch-{}", ::getpid())) {
    fs::create_directories(folder_);
    std::ofstream people(folder_ / "people");
    const bool json = GetParam() == "ndjson";
    if (!json) people << fmt::format("id{0}goal{0}age\n", between());
    for (int i = 0; i < 700; ++i) {
      if (json)
        people << fmt::format("{{\"id\":{0},\"profile\":{{\"goal\":\"endurance\",\"age\":{0}}}}}\n", i);
      else
        people << fmt::format("{0}{1}endurance{1}{0}\n", i, between());
    }
  }
  ~KbqBatch() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  [[nodiscard]] static char between() { return GetParam() == "csv" ? ',' : '\t'; }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] Finished batch(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"batch", WALKING, "--in", path("people"), "--format", GetParam()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return kbq(arguments);
  }

 private:
  fs::path folder_;
};

TEST_P(KbqBatch, IsTheSameInAFileAndWithMoreThreads) {
  const Finished whole = batch({});
  EXPECT_EQ(whole.status, 1);  // nobody is 700
  EXPECT_THAT(whole.err, testing::HasSubstr(" of 700 lines are no person"));
  EXPECT_EQ(batch({"--jobs", "3", "--out", path("answers")}).out, "");
  EXPECT_EQ(text_of(path("answers")), whole.out);
}

TEST_P(KbqBatch, GoesOnWhereItWasBrokenOff) {
  const std::string whole = batch({}).out;
  for (const std::size_t kept :
       {std::size_t{0}, std::size_t{3}, whole.size() / 7, whole.size() / 2, whole.size() - 1, whole.size()}) {
    std::ofstream(path("answers"), std::ios::binary | std::ios::trunc) << whole.substr(0, kept);
    EXPECT_EQ(batch({"--resume", "--out", path("answers")}).out, "");
    EXPECT_EQ(text_of(path("answers")), whole) << kept;
  }
}

TEST_P(KbqBatch, EndsAtAFaultIfToldTo) {
  const Finished run = batch({"--stop-at-fault"});
  EXPECT_EQ(run.status, 1);
  EXPECT_LT(run.out.size(), batch({}).out.size());
}

INSTANTIATE_TEST_SUITE_P(Formats, KbqBatch, testing::Values("ndjson", "csv", "tsv"),
                         [](const auto& of) { return of.param; });

TEST(KbqBatchFiles, ThatAreFolders) {
  const std::string answers = file_with("answers", "old\n");
  const Finished run = kbq({"batch", WALKING, "--in", "/tmp", "--out", answers});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err, "kbq: cannot read /tmp: Is a directory\n");
  EXPECT_EQ(text_of(answers), "old\n");
  fs::remove(answers);
}

TEST(KbqBatchFiles, ThatAreNotThere) {
  const Finished in = kbq({"batch", WALKING, "--in", "/no/such/file"});
  EXPECT_EQ(in.status, 2);
  EXPECT_EQ(in.err, "kbq: cannot read /no/such/file: No such file or directory\n");
  const Finished out = kbq({"batch", WALKING, "--in", WALKING, "--out", "/no/such/file"});
  EXPECT_EQ(out.status, 2);
  EXPECT_EQ(out.err, "kbq: cannot write /no/such/file: No such file or directory\n");
}

}  // namespace
