// kbc ended at any moment, or kept from writing: there is the old file or the new one, whole, and nothing
// else.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <random>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// How often each is ended; KB_INTERRUPTS says otherwise.
int times() {
  const char* said = std::getenv("KB_INTERRUPTS");
  return said == nullptr ? 25 : std::atoi(said);
}

/// kbc with its messages in a file, in a process that first does something else.
pid_t start(std::vector<std::string> arguments, const std::string& messages,
            const std::function<void()>& first = {}) {
  arguments.insert(arguments.begin(), KB_KBC);
  std::vector<char*> words;
  for (std::string& word : arguments) words.push_back(word.data());
  words.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const int file = ::open(messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  if (first) first();
  execv(KB_KBC, words.data());
  _exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A knowledge base that takes some time to write.
std::string knowledge(std::string_view version) {
  std::string text = "knowledge base glade { version \"" + std::string(version) + "\" }\n";
  for (int i = 0; i < 3000; ++i) text += "option  nap-" + std::to_string(i) + " { title \"A nap\" }\n";
  return text;
}

/// What is in the folder besides the file, and is not whole.
std::vector<std::string> strays(const support::Folder& folder, const std::string& name,
                                const std::vector<std::string>& whole) {
  std::vector<std::string> result;
  for (const std::string& file : folder.files()) {
    if (file == name) continue;
    // Between its two names the new file stands beside the old one; the next write takes it away.
    if (file != "." + name + ".new" ||
        std::ranges::find(whole, support::read_file(folder / file)) == whole.end())
      result.push_back(file);
  }
  return result;
}

/// Ends kbc again and again at random moments: `prepare` says what to do before each, `states` what may be
/// found.
void interrupt(const support::Folder& folder, const std::string& name,
               const std::vector<std::string>& command, const std::vector<std::string>& states,
               const std::function<void(int)>& prepare) {
  const support::Folder messages;
  const auto begin = std::chrono::steady_clock::now();
  prepare(0);
  ASSERT_NE(wait_for(start(command, messages / "m")), -1);
  const auto taken =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  std::minstd_rand random(static_cast<unsigned>(getpid()));
  int killed = 0;
  for (int i = 0; i < times(); ++i) {
    prepare(i);
    const pid_t child = start(command, messages / "m");
    std::this_thread::sleep_for(std::chrono::microseconds(
        static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(taken.count() + 1))));
    kill(child, SIGKILL);
    if (wait_for(child) == -1) ++killed;
    ASSERT_NE(std::ranges::find(states, support::read_file(folder / name)), states.end())
        << "a part of a file";
    ASSERT_EQ(strays(folder, name, states), std::vector<std::string>{});
  }
  prepare(0);
  wait_for(start(command, messages / "m"));
  EXPECT_EQ(folder.files(), std::vector<std::string>{name}) << "the next write leaves nothing behind";
  testing::Test::RecordProperty("killed", killed);
  std::printf("%d of %d ended before they were done\n", killed, times());
}

TEST(Killed, Build) {
  const support::Folder in;
  const support::Folder out;
  std::vector<std::string> states;
  for (const std::string_view version : {"1", "2"}) {
    in.write("glade.kb", knowledge(version));
    ASSERT_EQ(support::run({KB_KBC, "build", in.path(), "-o", out / "it.kbx"}, out.path()).status, 0);
    states.push_back(support::read_file(out / "it.kbx"));
  }
  ASSERT_NE(states[0], states[1]);
  interrupt(out, "it.kbx", {"build", in.path(), "-o", out / "it.kbx"}, states,
            [&](int i) { in.write("glade.kb", knowledge(i % 2 == 0 ? "1" : "2")); });
}

TEST(Killed, Fmt) {
  const support::Folder folder;
  const std::string before = knowledge("1");
  folder.write("glade.kb", before);
  ASSERT_EQ(support::run({KB_KBC, "fmt", folder / "glade.kb"}, folder.path()).status, 0);
  const std::string after = support::read_file(folder / "glade.kb");
  ASSERT_NE(before, after);
  interrupt(folder, "glade.kb", {"fmt", folder / "glade.kb"}, {before, after},
            [&](int) { folder.write("glade.kb", before); });
}

TEST(Killed, Fix) {
  const support::Folder folder;
  const std::string before = knowledge("1") + "goal Calm_Down\n";
  folder.write("glade.kb", before);
  static_cast<void>(support::run({KB_KBC, "fix", folder.path()}, folder.path()));
  const std::string after = support::read_file(folder / "glade.kb");
  ASSERT_NE(before, after);
  interrupt(folder, "glade.kb", {"fix", folder.path()}, {before, after},
            [&](int) { folder.write("glade.kb", before); });
}

/// Who has the old file open, or another name for it, keeps it: kbc never writes into a file that is there.
TEST(Replaced, ByAnotherFile) {
  const support::Folder folder;
  const auto build = [&](std::string_view version) {
    folder.write("glade.kb", knowledge(version));
    EXPECT_EQ(
        support::run({KB_KBC, "build", folder / "glade.kb", "-o", folder / "it.kbx"}, folder.path()).status,
        0);
    return support::read_file(folder / "it.kbx");
  };
  const std::string one = build("1");
  fs::create_hard_link(folder / "it.kbx", folder / "kept.kbx");
  EXPECT_NE(build("2"), one);
  EXPECT_EQ(support::read_file(folder / "kept.kbx"), one);
  EXPECT_FALSE(fs::equivalent(folder / "it.kbx", folder / "kept.kbx"));
}

// ---- kept from writing

struct Kept {
  std::string name;
  std::string said;
  std::function<void(const support::Folder&)> first;  ///< in the child, once the folder is there
};

class KeptFromWriting : public testing::TestWithParam<Kept> {};

TEST_P(KeptFromWriting, TheOldFileStays) {
  const support::Folder in;
  const support::Folder out;
  const support::Folder messages;
  in.write("glade.kb", knowledge("1"));
  fs::permissions(in.path(), fs::perms::all);
  fs::permissions(out.path(), fs::perms::all);
  out.write("it.kbx", "old");
  const int status = wait_for(
      start({"build", in.path(), "-o", out / "it.kbx"}, messages / "m", [&] { GetParam().first(out); }));
  EXPECT_EQ(status, 2);
  EXPECT_THAT(support::read_file(messages / "m"),
              HasSubstr("kbc: cannot write " + (out / "it.kbx") + ": " + GetParam().said));
  fs::permissions(out.path(), fs::perms::all);
  EXPECT_EQ(support::read_file(out / "it.kbx"), "old");
  EXPECT_EQ(out.files(), std::vector<std::string>{"it.kbx"});
}

void be_nobody() {
  constexpr id_t kNobody = 65534;
  if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) _exit(126);
}

/// What is written is taken, and only `fsync` says that there was no room: a disk that finds its blocks late.
void be_on_a_full_disk() {
  sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fsync, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSPC),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{std::size(steps), steps};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    _exit(126);
}

INSTANTIATE_TEST_SUITE_P(Each, KeptFromWriting,
                         testing::Values(Kept{"FilesMayNotGrow", "File too large",
                                              [](const support::Folder&) {
                                                const rlimit most{4096, 4096};
                                                setrlimit(RLIMIT_FSIZE, &most);
                                              }},
                                         Kept{"TheDiskIsFull", "No space left on device",
                                              [](const support::Folder&) { be_on_a_full_disk(); }},
                                         Kept{"TheFolderIsReadOnly", "Permission denied",
                                              [](const support::Folder& out) {
                                                chmod(out.path().c_str(), 0555);
                                                be_nobody();
                                              }}),
                         [](const auto& of) { return of.param.name; });

TEST(KeptFromWriting, TheFolderIsGone) {
  const support::Folder in;
  in.write("glade.kb", knowledge("1"));
  const auto ran = support::run({KB_KBC, "build", in.path(), "-o", in / "gone/it.kbx"}, in.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.error,
              HasSubstr("kbc: cannot write " + (in / "gone/it.kbx") + ": No such file or directory"));
  EXPECT_FALSE(in.holds("gone"));
}

TEST(KeptFromWriting, NoPartOfAKeyStays) {
  const support::Folder in;
  const support::Folder messages;
  const int status = wait_for(start({"keygen", in / "mine"}, messages / "m", [] {
    const rlimit less_than_a_key{50, 50};
    setrlimit(RLIMIT_FSIZE, &less_than_a_key);
  }));
  EXPECT_EQ(status, 2);
  EXPECT_EQ(in.files(), std::vector<std::string>{});
}

TEST(KeptFromWriting, TheResultGoesNowhere) {
  const support::Folder in;
  in.write("glade.kb", knowledge("1"));
  const auto ran = support::run({"sh", "-c", KB_KBC " fmt <glade.kb >/dev/full"}, in.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.error, HasSubstr("kbc: cannot write the result"));
}

}  // namespace
