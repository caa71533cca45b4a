// A file made or replaced in one step: written without a name, which nothing that ends the program leaves
// behind, then named and renamed. Only between these two calls can it be ended with the new file, whole,
// beside the old one; its name is always the same, so that the next one that writes there removes it.
#include "runtime/file/write_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kb {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Who may read and write a new file.
mode_t new_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool write_all(int file, std::span<const std::byte> bytes) {
  // Linux may keep what was written at once in memory in one piece, of up to 2 MB, and counts all of it as
  // the memory of whoever maps the file and touches a byte.
  constexpr std::size_t kPiece = std::size_t{128} << 10;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), std::min(bytes.size(), kPiece));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

/// A file being written, and how it comes by its name.
class NewFile {
 public:
  explicit NewFile(const std::string& path) : path_(path), folder_(folder_of(path)) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    beside_ = fmt::format("{}/.{}.new", folder_, name);
    if (::access("/proc/self/fd", X_OK) == 0) {
      file_ = ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
      if (file_ >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return;
    }
    // Not every file system has files without a name. One with a name is left behind by what cannot be
    // caught.
    beside_ = path + ".XXXXXX";
    file_ = ::mkstemp(beside_.data());
    named_ = file_ >= 0;
  }
  ~NewFile() {
    const int error = errno;  // of what failed
    if (file_ >= 0) ::close(file_);
    if (named_) ::unlink(beside_.c_str());
    errno = error;
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] int file() const { return file_; }

  /// Gives it its name if nothing has that yet.
  [[nodiscard]] bool create() {
    const bool linked = named_ ? ::link(beside_.c_str(), path_.c_str()) == 0 : link_to(path_);
    if (linked) sync_folder();
    return linked;
  }

  [[nodiscard]] bool replace() {
    // Whoever writes to the same place at the same time may take our name away: then it is given anew.
    constexpr int kMostTries = 100;
    for (int i = 0; i < kMostTries; ++i) {
      if (!named_ && !name()) return false;
      if (::rename(beside_.c_str(), path_.c_str()) == 0) return named_ = false, sync_folder(), true;
      if (errno != ENOENT) return false;
      named_ = false;
    }
    return false;
  }

 private:
  [[nodiscard]] bool link_to(const std::string& path) const {
    const std::string open_file = fmt::format("/proc/self/fd/{}", file_);
    return ::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  bool name() {
    named_ = link_to(beside_);
    if (!named_ && errno == EEXIST && ::unlink(beside_.c_str()) == 0) named_ = link_to(beside_);
    return named_ || errno == EEXIST;
  }

  /// So that the new name survives a power cut too; not every file system can.
  void sync_folder() const {
    const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
  }

  std::string path_;
  std::string folder_;
  std::string beside_;  ///< where it stands until it takes the old one's place
  int file_ = -1;
  bool named_ = false;
};

}  // namespace

tl::expected<void, std::string> write_new_file(const std::string& path, std::span<const std::byte> bytes,
                                               mode_t mode) {
  NewFile file(path);
  if (file.file() < 0 || ::fchmod(file.file(), mode) != 0 || !write_all(file.file(), bytes) ||
      ::fsync(file.file()) != 0 || !file.create())
    return tl::unexpected(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
  return {};
}

tl::expected<void, std::string> write_file(const std::string& path, std::span<const std::byte> bytes) {
  const auto failed = [&](std::string_view what) -> tl::expected<void, std::string> {
    return tl::unexpected(fmt::format("cannot {} {}: {}", what, path, std::strerror(errno)));
  };
  struct stat old {};
  const bool replaces = ::stat(path.c_str(), &old) == 0;
  // What is renamed to a device's name takes its place: root could do away with /dev/null.
  if (replaces && !S_ISREG(old.st_mode))
    return tl::unexpected(fmt::format("cannot write {}: it is no regular file", path));
  NewFile file(path);
  if (file.file() < 0) return failed("write");
  if (::fchmod(file.file(), replaces ? old.st_mode & 0777U : new_mode()) != 0 ||
      !write_all(file.file(), bytes) || ::fsync(file.file()) != 0)
    return failed("write");
  if (!file.replace()) return failed("replace");
  return {};
}

}  // namespace kb
