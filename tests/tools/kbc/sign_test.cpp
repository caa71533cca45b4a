// A knowledge base from its author to whoever asks: made a key, built, signed, checked; and each way in which
// it is not what was signed.
#include <filesystem>

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

using testing::HasSubstr;

class Signed : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(kbc({"build", KB_SOURCE_DIR "/tests/kb/walking", "-o", "it.kbx"}).status, 0);
    ASSERT_EQ(kbc({"keygen", "mine"}).status, 0);
    ASSERT_EQ(kbc({"keygen", "yours"}).status, 0);
    ASSERT_EQ(kbc({"sign", "it.kbx", "--key", "mine"}).status, 0);
  }

  [[nodiscard]] support::Ran kbc(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), KB_KBC);
    return support::run(arguments, folder_.path());
  }
  [[nodiscard]] support::Ran ask(const std::vector<std::string>& keys) const {
    std::vector<std::string> command{KB_KBQ, "list", "it.kbx", "goals"};
    for (const std::string& key : keys) command.insert(command.end(), {"--trusted-key", key});
    return support::run(command, folder_.path());
  }
  void refused(const std::vector<std::string>& keys, const std::string& why) const {
    const support::Ran ran = ask(keys);
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.error, HasSubstr("kbq: " + why));
    EXPECT_EQ(ask({}).status, 0) << "without a key nothing is asked of the file but to be whole";
  }
  [[nodiscard]] std::string text(const std::string& name) const { return support::read_file(folder_ / name); }

  support::Folder folder_;
};

TEST_F(Signed, IsAnswered) {
  EXPECT_EQ(ask({"mine.pub"}).status, 0);
  EXPECT_EQ(ask({"mine.pub"}).out, ask({}).out);
  EXPECT_EQ(ask({"yours.pub", "mine.pub"}).status, 0);
}

TEST_F(Signed, NotAtAll) {
  std::filesystem::remove(folder_ / "it.kbx.sig");
  refused({"mine.pub"}, "it.kbx is not signed (cannot read it.kbx.sig: No such file or directory)");
}

TEST_F(Signed, WithAnotherKey) {
  const std::string name = text("mine.pub").substr(16, 16);
  refused({"yours.pub"}, "it.kbx is signed with the key " + name + ", which is not among the trusted ones");
}

TEST_F(Signed, AsAnotherFile) {
  ASSERT_EQ(
      kbc({"build", KB_SOURCE_DIR "/tests/golden/authoring/bases/paths-2025.kb", "-o", "it.kbx"}).status, 0);
  refused({"mine.pub"}, "it.kbx is not the file that was signed");
}

TEST_F(Signed, BySomebodyWhoSaysToBeTheOther) {
  ASSERT_EQ(kbc({"sign", "it.kbx", "--key", "yours"}).status, 0);
  std::string forged = text("it.kbx.sig");
  forged.replace(15, 64, text("mine.pub").substr(16, 64));
  folder_.write("it.kbx.sig", forged);
  refused({"mine.pub"}, "it.kbx is not the file that was signed");
}

TEST_F(Signed, AndCutShort) {
  const std::string whole = text("it.kbx.sig");
  for (const std::size_t size : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
    folder_.write("it.kbx.sig", whole.substr(0, size));
    refused({"mine.pub"}, "it.kbx.sig is no signature, or a damaged one");
  }
}

TEST_F(Signed, AndDamaged) {
  std::string bytes = text("it.kbx");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  folder_.write("it.kbx", bytes);
  EXPECT_EQ(ask({"mine.pub"}).status, 1);
  const support::Ran unchecked = support::run(
      {KB_KBQ, "list", "it.kbx", "goals", "--no-verify", "--trusted-key", "mine.pub"}, folder_.path());
  EXPECT_EQ(unchecked.status, 2) << "its bytes were signed, not its digest";
  EXPECT_THAT(unchecked.error, HasSubstr("is not the file that was signed"));
  const support::Ran again = kbc({"sign", "it.kbx", "--key", "mine"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.error, HasSubstr("kbc: it.kbx is damaged"));
}

TEST_F(Signed, ButNoKeyIsNamed) {
  refused({"mine"}, "mine is no public key: take the file KEY.pub that kbc keygen wrote");
  refused({"mine.pub", "gone.pub"}, "cannot read gone.pub: No such file or directory");
}

TEST_F(Signed, ByKeysThatAreKept) {
  struct stat status {};
  ASSERT_EQ(stat((folder_ / "mine").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const std::string before = text("mine");
  const support::Ran again = kbc({"keygen", "mine"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.error, HasSubstr("kbc: mine is there already, and a key is never overwritten"));
  EXPECT_EQ(text("mine"), before);
  std::filesystem::remove(folder_ / "yours");
  EXPECT_EQ(kbc({"keygen", "yours"}).status, 2) << "its other half is there";
  EXPECT_EQ(folder_.files(),
            (std::vector<std::string>{"it.kbx", "it.kbx.sig", "mine", "mine.pub", "yours.pub"}));
}

TEST_F(Signed, OnlyBySecretKeys) {
  const std::string before = text("it.kbx.sig");
  ASSERT_EQ(chmod((folder_ / "mine").c_str(), 0640), 0);
  EXPECT_THAT(kbc({"sign", "it.kbx", "--key", "mine"}).error,
              HasSubstr("kbc: others than its owner may use mine"));
  ASSERT_EQ(chmod((folder_ / "mine.pub").c_str(), 0600), 0);
  EXPECT_THAT(kbc({"sign", "it.kbx", "--key", "mine.pub"}).error,
              HasSubstr("kbc: mine.pub is no secret key"));
  EXPECT_THAT(kbc({"sign", "it.kbx", "--key", "gone"}).error, HasSubstr("kbc: cannot read gone"));
  EXPECT_EQ(kbc({"sign", "it.kbx", "--key", "gone"}).status, 2);
  EXPECT_EQ(text("it.kbx.sig"), before);
}

TEST(Keygen, NeedsAFolder) {
  const support::Folder folder;
  const auto ran = support::run({KB_KBC, "keygen", "gone/mine"}, folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.error, HasSubstr("kbc: cannot write gone/mine: No such file or directory"));
}

}  // namespace
