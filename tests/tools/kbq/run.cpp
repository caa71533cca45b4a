#include "run.h"

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// A file that is gone once it is closed.
int scratch(const std::string& text = {}) {
  const int file = open("/tmp", O_TMPFILE | O_RDWR, 0600);
  if (write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) return -1;
  lseek(file, 0, SEEK_SET);
  return file;
}

std::string read_back(int file) {
  lseek(file, 0, SEEK_SET);
  std::string text;
  std::array<char, 4096> chunk{};
  for (ssize_t got = 0; (got = read(file, chunk.data(), chunk.size())) > 0;)
    text.append(chunk.data(), static_cast<std::size_t>(got));
  close(file);
  return text;
}

pid_t start(const std::vector<std::string>& arguments, int in, int out, int err,
            const std::vector<std::string>& environment) {
  const pid_t child = fork();
  if (child != 0) return child;
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  unsetenv("NO_COLOR");
  setenv("XDG_CACHE_HOME", "/dev/null", 1);  // in which nothing can be kept
  std::vector<std::string> settings = environment;
  for (std::string& setting : settings) putenv(setting.data());
  std::vector<std::string> words = {KBQ};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(KBQ, argv.data());
  _exit(127);
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Finished kbq(const std::vector<std::string>& arguments, const std::string& input,
             const std::vector<std::string>& environment) {
  const int in = scratch(input);
  const int out = scratch();
  const int err = scratch();
  Finished run;
  run.status = status_of(start(arguments, in, out, err, environment));
  close(in);
  run.out = read_back(out);
  run.err = read_back(err);
  return run;
}

Finished kbq_into(const std::string& file, const std::vector<std::string>& arguments) {
  const int in = scratch();
  const int out = open(file.c_str(), O_WRONLY);
  const int err = scratch();
  Finished run;
  run.status = status_of(start(arguments, in, out, err, {}));
  close(in);
  close(out);
  run.err = read_back(err);
  return run;
}

Finished kbq_unread(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  close(ends[0]);
  const int in = scratch();
  const int err = scratch();
  Finished run;
  run.status = status_of(start(arguments, in, ends[1], err, {}));
  close(in);
  close(ends[1]);
  run.err = read_back(err);
  return run;
}

Finished kbq_on_terminal(unsigned short columns, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment) {
  const winsize size{50, columns, 0, 0};
  int ours = -1;
  int theirs = -1;
  if (openpty(&ours, &theirs, nullptr, nullptr, &size) != 0) return {};
  const int in = scratch();
  const int err = scratch();
  const pid_t child = start(arguments, in, theirs, err, environment);
  close(theirs);
  Finished run;
  std::array<char, 4096> chunk{};
  for (ssize_t got = 0; (got = read(ours, chunk.data(), chunk.size())) > 0;)
    run.out.append(chunk.data(), static_cast<std::size_t>(got));
  run.status = status_of(child);
  close(ours);
  close(in);
  run.err = read_back(err);
  return run;
}

std::string file_with(const std::string& name, const std::string& text) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("kbq-" + std::to_string(getpid()) + "-" + name);
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
