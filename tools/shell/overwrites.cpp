// Files are the same that have the same device and number.
#include "tools/shell/overwrites.h"

#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>

namespace shell {
namespace {

struct Identity {
  dev_t device;
  ino_t number;

  friend bool operator==(const Identity&, const Identity&) = default;
};

/// Of a file that can lose what it holds: a terminal or a pipe may well be both read and written.
std::optional<Identity> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Identity{status.st_dev, status.st_ino};
}

}  // namespace

std::string overwrites(const std::string& output, const std::vector<std::string>& read) {
  const auto written = identity_of(output == "-" ? "/dev/stdout" : output);
  if (!written) return {};
  for (const std::string& path : read)
    if (identity_of(path == "-" ? "/dev/stdin" : path) == written)
      return fmt::format("cannot write {}: it is {}, which is read: name another file",
                         output == "-" ? "to standard output" : output,
                         path == "-" ? "standard input" : path);
  return {};
}

}  // namespace shell
