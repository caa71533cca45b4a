// A file is there whole, or as it was; nothing else is left behind.
#include <array>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/emit/emit.h"
#include "tests/support/folder.h"

namespace {

constexpr std::array kBytes{std::byte{'n'}, std::byte{'e'}, std::byte{'w'}};

TEST(WriteFile, NewAndOverAnOldOne) {
  const support::Folder folder;
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(kbc::write_file(folder / "it.kbx", kBytes));
    EXPECT_EQ(support::read_file(folder / "it.kbx"), "new");
    folder.write("it.kbx", "old");
  }
  EXPECT_EQ(folder.files(), std::vector<std::string>{"it.kbx"});
}

TEST(WriteFile, NewAndNeverOverAnOldOne) {
  const support::Folder folder;
  constexpr mode_t kOwnerAlone = 0600;
  ASSERT_TRUE(kbc::write_new_file(folder / "key", kBytes, kOwnerAlone));
  struct stat status {};
  ASSERT_EQ(stat((folder / "key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, kOwnerAlone);
  folder.write("key", "old");
  const auto again = kbc::write_new_file(folder / "key", kBytes, kOwnerAlone);
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().find("File exists"), std::string::npos);
  EXPECT_EQ(support::read_file(folder / "key"), "old");
  EXPECT_EQ(folder.files(), std::vector<std::string>{"key"});
}

TEST(WriteFile, AFolderThatIsGone) {
  const support::Folder folder;
  const auto written = kbc::write_file(folder / "gone/it.kbx", kBytes);
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().find("gone/it.kbx"), std::string::npos);
  EXPECT_TRUE(folder.files().empty());
}

TEST(WriteFile, WhereAFolderHasTheName) {
  const support::Folder folder;
  folder.write("it.kbx/inside", "old");
  EXPECT_FALSE(kbc::write_file(folder / "it.kbx", kBytes));
  EXPECT_EQ(folder.files(), std::vector<std::string>{"it.kbx/inside"});
}

TEST(WriteFile, WhatIsNoRegularFileIsNotReplaced) {
  const support::Folder folder;
  ASSERT_EQ(mkfifo((folder / "it.kbx").c_str(), 0600), 0);
  const auto written = kbc::write_file(folder / "it.kbx", kBytes);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), "cannot write " + (folder / "it.kbx") + ": it is no regular file");
  EXPECT_TRUE(std::filesystem::is_fifo(folder / "it.kbx"));
  EXPECT_EQ(folder.files(), std::vector<std::string>{"it.kbx"});
}

TEST(WriteFile, PermissionsStay) {
  const support::Folder folder;
  folder.write("it.kbx", "old");
  namespace fs = std::filesystem;
  const auto mode = fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(folder / "it.kbx", mode);
  ASSERT_TRUE(kbc::write_file(folder / "it.kbx", kBytes));
  EXPECT_EQ(fs::status(folder / "it.kbx").permissions(), mode);
}

TEST(WriteFile, InAReadOnlyFolderTheOldFileStays) {
  if (geteuid() == 0) {  // to whom no folder is read-only but those of the kernel
    EXPECT_FALSE(kbc::write_file("/proc/it.kbx", kBytes));
    return;
  }
  const support::Folder folder;
  folder.write("it.kbx", "old");
  namespace fs = std::filesystem;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_FALSE(kbc::write_file(folder / "it.kbx", kBytes));
  fs::permissions(folder.path(), fs::perms::owner_all);
  EXPECT_EQ(support::read_file(folder / "it.kbx"), "old");
  EXPECT_EQ(folder.files(), std::vector<std::string>{"it.kbx"});
}

}  // namespace
