// Checked: which files were found whole, so that one that hasn't changed since is not read as a whole again.
// Private to this room.
//
// A file is known by its device, its number, its size, and when it was last changed, of which the last is the
// system's to set. The memory is a file of 1 KiB: as many places, and to each file its own; who shares one is
// checked again. Whatever goes wrong with it means only that files are checked.
#pragma once

#include <ctime>
#include <string>
#include <utility>

#include <sys/stat.h>

namespace kb {

class CheckedFiles {
 public:
  /// In a folder of the user's, which is made if there is none; empty: nothing is kept.
  explicit CheckedFiles(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] bool has(const struct stat& file) const;
  /// Not kept of a file that changed a moment before `now`, or that others can write: it could change once
  /// more and look the same.
  void add(const struct stat& file, std::time_t now = std::time(nullptr)) const;

 private:
  std::string folder_;
};

}  // namespace kb
