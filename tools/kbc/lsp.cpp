// `kbc lsp`: the language server on standard input and output.
#include <array>
#include <cerrno>
#include <chrono>

#include "commands.h"
#include <poll.h>
#include <unistd.h>

#include "compiler/lsp/server.h"

namespace {

using Clock = std::chrono::steady_clock;

/// Reads what there is, waiting for it at most until `until` (forever, if that is none); false at the end.
bool read_into(kbc::lsp::Server& server, std::optional<Clock::time_point> until) {
  int wait = -1;
  if (until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now()).count();
    wait = left > 0 ? static_cast<int>(left) : 0;
  }
  pollfd in{STDIN_FILENO, POLLIN, 0};
  const int ready = poll(&in, 1, wait);
  if (ready < 0) return errno == EINTR;
  if (ready == 0) return true;
  static std::array<char, 1 << 16> buffer;
  const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  server.receive({buffer.data(), static_cast<std::size_t>(count)});
  return count > 0;
}

}  // namespace

int lsp_command() {
  bool broken = false;  // nobody reads any more
  kbc::lsp::Server server(
      [&](const std::string& message) {
        broken = broken || !write(stdout, message) || std::fflush(stdout) != 0;
      },
      KB_VERSION);
  bool open = true;
  while (open && !broken && !server.exited()) {
    // Between two answers, what has come in is looked at: it may cancel a request that waits.
    if (server.work(Clock::now())) {
      if (server.has_room()) open = read_into(server, Clock::now());
    } else {
      open = read_into(server, server.due());
    }
  }
  while (!broken && !server.exited() && server.work(Clock::now())) {
  }
  return server.status();
}
