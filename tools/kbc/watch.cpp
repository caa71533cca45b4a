// inotify on folders, not on files: an editor that writes a new file and renames it is seen as well.
#include "watch.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

// A file that was just made is still to be written.
constexpr std::uint32_t kOfFiles = IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr std::uint32_t kEvents = kOfFiles | IN_CREATE | IN_ONLYDIR;
constexpr int kForever = -1;
constexpr int kSettles = 100;  // milliseconds without another change: the editor is done

std::string failed(std::string_view what) { return fmt::format("{}: {}", what, std::strerror(errno)); }

bool hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

bool of_knowledge(const fs::path& name) {
  const auto ending = name.extension();
  return !hidden(name) && (ending == ".kb" || ending == ".yaml" || ending == ".bib");
}

}  // namespace

tl::expected<Watch, std::string> Watch::start() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (sigprocmask(SIG_BLOCK, &signals, nullptr) != 0) return tl::unexpected(failed("cannot watch"));
  Watch watch(inotify_init1(IN_CLOEXEC | IN_NONBLOCK), signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
  if (watch.events_ < 0 || watch.signals_ < 0) return tl::unexpected(failed("cannot watch"));
  return watch;
}

Watch::Watch(Watch&& other) noexcept
    : events_(std::exchange(other.events_, -1)),
      signals_(std::exchange(other.signals_, -1)),
      folders_(std::move(other.folders_)),
      changed_(std::move(other.changed_)) {}

Watch::~Watch() {
  if (events_ >= 0) close(events_);
  if (signals_ >= 0) close(signals_);
}

tl::expected<void, std::string> Watch::add_one(const fs::path& folder) {
  const int number = inotify_add_watch(events_, folder.c_str(), kEvents);
  if (number < 0) return tl::unexpected(failed("cannot watch " + folder.string()));
  folders_[number] = folder;
  return {};
}

tl::expected<void, std::string> Watch::add(const fs::path& folder) {
  if (auto added = add_one(folder); !added) return added;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(folder, error);
       !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code gone;  // what goes away meanwhile is no fault: the change will be seen
    if (!at->is_directory(gone) || at->is_symlink(gone)) continue;
    if (hidden(at->path()))
      at.disable_recursion_pending();
    else if (auto added = add_one(at->path()); !added && fs::exists(at->path(), gone))
      return added;
  }
  return {};
}

tl::expected<void, std::string> Watch::read_events() {
  alignas(inotify_event) std::array<char, 16384> buffer;
  while (true) {
    const ssize_t length = read(events_, buffer.data(), buffer.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0 && errno == EAGAIN) return {};
    if (length <= 0) return tl::unexpected(failed("cannot watch"));
    for (std::size_t at = 0; at < static_cast<std::size_t>(length);) {
      inotify_event event;
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len == 0 ? "" : buffer.data() + at + sizeof event;
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) changed_.insert("many files");
      if ((event.mask & IN_IGNORED) != 0) folders_.erase(event.wd);
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end()) continue;
      const fs::path path = folder->second / name;
      // A new folder may be full already: it is watched from now on, and counts as a change itself.
      if ((event.mask & IN_ISDIR) != 0 && !hidden(path)) {
        if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) std::ignore = add(path);
        changed_.insert(name);
      } else if ((event.mask & kOfFiles) != 0 && of_knowledge(name)) {
        changed_.insert(name);
      }
    }
  }
}

tl::expected<std::vector<std::string>, std::string> Watch::wait() {
  std::array<pollfd, 2> ready{pollfd{events_, POLLIN, 0}, pollfd{signals_, POLLIN, 0}};
  while (true) {
    const int count = poll(ready.data(), ready.size(), changed_.empty() ? kForever : kSettles);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(failed("cannot watch"));
    if (count == 0) {
      std::vector<std::string> changed(changed_.begin(), changed_.end());
      changed_.clear();
      return changed;
    }
    if (ready[1].revents != 0) return {};
    if (auto read = read_events(); !read) return tl::unexpected(read.error());
    if (folders_.empty()) return {};
  }
}
