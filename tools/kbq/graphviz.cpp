#include "graphviz.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr std::string_view kMissing =
    "cannot draw: Graphviz's program `dot` is not installed (Debian: apt install graphviz); "
    "--format dot gives the drawing in its language";

class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() { close_read(), close_write(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] int read() const { return ends_[0]; }
  [[nodiscard]] int write() const { return ends_[1]; }
  void close_read() { close(ends_[0]); }
  void close_write() { close(ends_[1]); }

 private:
  void close(int& end) {
    if (open_ && end >= 0) ::close(std::exchange(end, -1));
  }
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

/// Writes and reads in turns, so that neither program waits for the other for ever.
bool exchange(Pipe& in, Pipe& out, std::string_view text, std::string& result) {
  ::fcntl(in.write(), F_SETFL, O_NONBLOCK);
  std::array<char, 65536> buffer;
  for (;;) {
    std::array<pollfd, 2> waiting{pollfd{out.read(), POLLIN, 0},
                                  pollfd{text.empty() ? -1 : in.write(), POLLOUT, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    if (waiting[1].revents != 0) {
      const ssize_t written = ::write(in.write(), text.data(), text.size());
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
      if (written < 0 && errno != EAGAIN && errno != EINTR)
        text = {};  // it reads no more: its status says why
      if (text.empty()) in.close_write();
    }
    if (waiting[0].revents != 0) {
      const ssize_t size = ::read(out.read(), buffer.data(), buffer.size());
      if (size == 0) return true;
      if (size > 0) result.append(buffer.data(), static_cast<std::size_t>(size));
      if (size < 0 && errno != EINTR) return false;
    }
  }
}

}  // namespace

tl::expected<std::string, std::string> svg_of(const std::string& dot) {
  const auto failed = [](int error) {
    return tl::unexpected(error == ENOENT ? std::string(kMissing)
                                          : fmt::format("cannot run `dot`: {}", std::strerror(error)));
  };
  Pipe in;
  Pipe out;
  if (!in.open() || !out.open()) return failed(errno);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.read(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.write(), STDOUT_FILENO);
  std::string name = "dot";
  std::string format = "-Tsvg";
  const std::array<char*, 3> arguments{name.data(), format.data(), nullptr};
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return failed(error);
  in.close_read();
  out.close_write();
  std::string result;
  const bool exchanged = exchange(in, out, dot, result);
  in.close_write();
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!exchanged || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return tl::unexpected(std::string("`dot` could not lay out the drawing"));
  return result;
}
