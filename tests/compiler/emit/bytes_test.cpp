// The same knowledge gives the same bytes, wherever and however it is built; other bytes are refused.
#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "runtime/artifact/knowledge_base.h"
#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

class Bytes : public testing::TestWithParam<const char*> {
 protected:
  const std::string folder_ = std::string(KB_SOURCE_DIR) + "/" + GetParam();
};

TEST_P(Bytes, InAnyOrderOfFiles) {
  const auto whole = kbc::compile({folder_});
  ASSERT_TRUE(whole.artifact);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    if (entry.path().extension() == ".kb") files.push_back(entry.path().string());
  std::ranges::sort(files);
  std::mt19937 random(1);  // NOLINT: the same orders in every run
  for (int i = 0; i < 3; ++i) {
    std::shuffle(files.begin(), files.end(), random);
    EXPECT_EQ(kbc::compile(files).artifact, whole.artifact);
  }
}

TEST_P(Bytes, FromAnyFolderLocaleAndTimeZone) {
  const support::Folder out;
  const auto build = [&](const std::string& from, const std::string& path,
                         std::vector<std::string> environment) {
    const auto ran = support::run({KB_KBC, "build", path, "-o", out / "it.kbx"}, from, environment);
    EXPECT_EQ(ran.status, 0) << ran.error;
    return support::read_file(out / "it.kbx");
  };
  const std::string first = build(KB_SOURCE_DIR, GetParam(), {"LC_ALL=C", "TZ=UTC"});
  EXPECT_EQ(first, build(folder_, ".", {"LC_ALL=C.UTF-8", "TZ=Asia/Kathmandu"}));
  EXPECT_EQ(first, build("/", folder_, {"LC_ALL=de_DE.UTF-8", "TZ=America/St_Johns"}));
  EXPECT_EQ(first,
            build(out.path(), folder_ + "/../" + std::filesystem::path(folder_).filename().string(), {}));
}

TEST_P(Bytes, AnyOtherByteIsNoticed) {
  auto bytes = *kbc::compile({folder_}).artifact;
  ASSERT_TRUE(kb::KnowledgeBase::from_bytes(bytes));
  const std::size_t step = std::max<std::size_t>(bytes.size() / 97, 1);
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    bytes[at] ^= std::byte{0x20};
    EXPECT_FALSE(kb::KnowledgeBase::from_bytes(bytes)) << at;
    bytes[at] ^= std::byte{0x20};
  }
  for (const std::size_t length : {std::size_t{0}, std::size_t{7}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(kb::KnowledgeBase::from_bytes(std::span(bytes).first(length))) << length;
}

INSTANTIATE_TEST_SUITE_P(Each, Bytes, testing::Values("kb/magnesium", "tests/kb/walking"),
                         [](const auto& test) {
                           return std::filesystem::path(test.param).filename().string();
                         });

}  // namespace
