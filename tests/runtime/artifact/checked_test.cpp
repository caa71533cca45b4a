// Which files are remembered as whole, and that those alone are not looked at again.
#include "runtime/artifact/checked.h"

#include <filesystem>
#include <tuple>

#include <gtest/gtest.h>

#include "runtime/artifact/knowledge_base.h"
#include "tests/support/compile_text.h"
#include "tests/support/folder.h"

namespace {

constexpr std::time_t kMoment = 2;

struct stat status_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status;
}

/// A folder with a `.kbx`, and a place for what is remembered.
class Checked : public testing::Test {
 protected:
  void SetUp() override {
    const auto compiled = support::compiled("knowledge base glade { version \"1\" }\noption nap\n");
    const auto& bytes = *compiled.compilation.artifact;
    text_.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    folder_.write("it.kbx", text_);
    std::filesystem::permissions(folder_ / "it.kbx", std::filesystem::perms{0600});
  }
  [[nodiscard]] bool opens() const {
    return kb::KnowledgeBase::open(folder_ / "it.kbx", {.checked_in = memory_}).has_value();
  }
  [[nodiscard]] kb::CheckedFiles files() const { return kb::CheckedFiles(memory_); }

  support::Folder folder_;
  std::string text_;
  std::string memory_ = folder_ / "caches/kb";
};

TEST_F(Checked, WhatIsRememberedIsNotReadAsAWholeAgain) {
  text_.back() = static_cast<char>(text_.back() ^ 1);
  folder_.write("it.kbx", text_);
  EXPECT_FALSE(opens());
  const struct stat status = status_of(folder_ / "it.kbx");
  files().add(status, status.st_ctim.tv_sec + kMoment + 1);
  EXPECT_TRUE(opens());
}

TEST_F(Checked, WhatIsDamagedIsNeverRemembered) {
  folder_.write("it.kbx", text_.substr(0, text_.size() - 1));
  EXPECT_FALSE(opens());
  EXPECT_FALSE(folder_.holds("caches/kb/checked"));
}

TEST_F(Checked, WhatChangedAMomentAgoIsNot) {
  struct stat status = status_of(folder_ / "it.kbx");
  for (const auto& [later, kept] :
       {std::pair{std::time_t{-1}, false}, {std::time_t{0}, false}, {kMoment, false}, {kMoment + 1, true}}) {
    ++status.st_ino;
    files().add(status, status.st_ctim.tv_sec + later);
    EXPECT_EQ(files().has(status), kept) << later;
  }
}

TEST_F(Checked, WhatOthersCanWriteIsNot) {
  const struct stat own = status_of(folder_ / "it.kbx");
  for (const auto& [mode, owner, kept] : {std::tuple{0600U, own.st_uid, true},
                                          {0644U, own.st_uid, true},
                                          {0620U, own.st_uid, false},
                                          {0602U, own.st_uid, false},
                                          {0644U, own.st_uid + 1, false}}) {
    struct stat status = own;
    status.st_ino += mode + owner;
    status.st_mode = S_IFREG | mode;
    status.st_uid = owner;
    files().add(status, status.st_ctim.tv_sec + 100);
    EXPECT_EQ(files().has(status), kept) << std::oct << mode;
  }
}

TEST_F(Checked, AnyChangeIsSeen) {
  const struct stat whole = status_of(folder_ / "it.kbx");
  files().add(whole, whole.st_ctim.tv_sec + 100);
  EXPECT_TRUE(files().has(whole));
  const auto but = [&](auto change) {
    struct stat other = whole;
    change(other);
    return other;
  };
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_dev; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_ino; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { --s.st_size; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_mtim.tv_sec; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_mtim.tv_nsec; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_ctim.tv_sec; })));
  EXPECT_FALSE(files().has(but([](struct stat& s) { ++s.st_ctim.tv_nsec; })));
}

TEST_F(Checked, TheMemoryStaysSmall) {
  struct stat status = status_of(folder_ / "it.kbx");
  for (int i = 0; i < 1000; ++i) {
    ++status.st_ino;
    files().add(status, status.st_ctim.tv_sec + 100);
    EXPECT_TRUE(files().has(status)) << i;
  }
  EXPECT_LE(std::filesystem::file_size(memory_ + "/checked"), 1024U);
}

TEST_F(Checked, AMemoryThatOthersCouldWriteIsNotBelieved) {
  const struct stat status = status_of(folder_ / "it.kbx");
  files().add(status, status.st_ctim.tv_sec + 100);
  ASSERT_TRUE(files().has(status));
  const std::filesystem::path memory = memory_ + "/checked";
  std::filesystem::permissions(memory, std::filesystem::perms::group_write,
                               std::filesystem::perm_options::add);
  EXPECT_FALSE(files().has(status));
  std::filesystem::permissions(memory, std::filesystem::perms::group_write,
                               std::filesystem::perm_options::remove);
  EXPECT_TRUE(files().has(status));
  std::filesystem::rename(memory, memory_ + "/elsewhere");
  std::filesystem::create_symlink("elsewhere", memory);
  EXPECT_FALSE(files().has(status));
}

TEST_F(Checked, WithoutAMemoryFilesAreChecked) {
  const struct stat status = status_of(folder_ / "it.kbx");
  for (const std::string& nowhere : {std::string(), folder_ / "it.kbx", std::string("/proc/none/kb")}) {
    const kb::CheckedFiles files(nowhere);
    files.add(status, status.st_ctim.tv_sec + 100);
    EXPECT_FALSE(files.has(status)) << nowhere;
    EXPECT_TRUE(kb::KnowledgeBase::open(folder_ / "it.kbx", {.checked_in = nowhere})) << nowhere;
  }
}

}  // namespace
