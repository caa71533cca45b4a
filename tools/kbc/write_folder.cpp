// Beside its place, then renamed.
#include "write_folder.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "compiler/diagnostics/display.h"
#include "compiler/emit/emit.h"

namespace {

namespace fs = std::filesystem;

/// Gone with all that is in it, unless what matters was moved out of it.
struct TemporaryFolder {
  fs::path path;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

std::string cannot_make(const fs::path& folder, const char* why) {
  return fmt::format("cannot make {}: {}", kbc::printable(folder.string()), why);
}

/// What is named `made` takes the folder's name.
bool take_name(const fs::path& made, const fs::path& folder, const fs::path& away, bool replace) {
  if (renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, folder.c_str(),
                replace ? RENAME_EXCHANGE : RENAME_NOREPLACE) == 0)
    return true;
  if (errno != EINVAL) return false;
  // A file system without these two is trusted to have an empty folder there at most, or nobody who looks
  // meanwhile.
  if (replace && std::rename(folder.c_str(), away.c_str()) != 0) return false;
  if (std::rename(made.c_str(), folder.c_str()) == 0) return true;
  const int error = errno;
  if (replace) (void)std::rename(away.c_str(), folder.c_str());
  errno = error;
  return false;
}

}  // namespace

std::optional<std::string> write_folder(const std::string& folder, std::span<const FileToWrite> files,
                                        bool replace) {
  const fs::path place(folder);
  std::string beside = (place.parent_path() / (place.filename().string() + ".XXXXXX")).string();
  if (mkdtemp(beside.data()) == nullptr) return cannot_make(place, std::strerror(errno));
  const TemporaryFolder temporary{beside};
  const fs::path made = temporary.path / "new";
  for (const FileToWrite& file : files) {
    const fs::path path = made / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return cannot_make(place, error.message().c_str());
    if (auto written = kbc::write_file(path.string(), std::as_bytes(std::span(file.bytes))); !written)
      return std::move(written.error());
  }
  if (!take_name(made, place, temporary.path / "old", replace))
    return cannot_make(place, std::strerror(errno));
  return std::nullopt;
}
