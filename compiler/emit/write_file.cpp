// A file replaced in one step: temporary file, fsync, rename.
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/emit/emit.h"

namespace kbc {
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
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

tl::expected<void, std::string> write_file(const std::string& path, std::span<const std::byte> bytes) {
  std::string temporary = path + ".XXXXXX";
  const auto failed = [&](std::string_view what, bool remove) -> tl::expected<void, std::string> {
    const int error = errno;
    if (remove) ::unlink(temporary.c_str());
    return tl::unexpected(fmt::format("cannot {} {}: {}", what, path, std::strerror(error)));
  };
  struct stat old {};
  const bool replaces = ::stat(path.c_str(), &old) == 0;
  // What is renamed to a device's name takes its place: root could do away with /dev/null.
  if (replaces && !S_ISREG(old.st_mode))
    return tl::unexpected(fmt::format("cannot write {}: it is no regular file", path));
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return failed("write", false);
  const bool written = ::fchmod(file, replaces ? old.st_mode & 0777U : new_mode()) == 0 &&
                       write_all(file, bytes) && ::fsync(file) == 0;
  const int error = errno;
  const bool closed = ::close(file) == 0;
  if (!written) errno = error;
  if (!written || !closed) return failed("write", true);
  if (::rename(temporary.c_str(), path.c_str()) != 0) return failed("replace", true);
  if (const int folder = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
    ::fsync(folder);  // so that the new name survives a power cut too; not every file system can
    ::close(folder);
  }
  return {};
}

}  // namespace kbc
