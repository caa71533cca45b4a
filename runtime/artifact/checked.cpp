// A table of keys in a file: each key stands where its value says, and nowhere else.
#include "runtime/artifact/checked.h"

#include <array>
#include <cstdint>

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include "runtime/artifact/check.h"

namespace kb {
namespace {

constexpr std::size_t kPlaces = 64;
constexpr std::int64_t kMomentSeconds = 2;  // the coarsest clock of a file system

struct Key {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const Key&, const Key&) = default;
  [[nodiscard]] off_t place() const { return static_cast<off_t>(low % kPlaces * sizeof(Key)); }
};

Key key_of(const struct stat& file) {
  const std::array<std::uint64_t, 9> known{kFormatVersion,
                                           kChecks,
                                           static_cast<std::uint64_t>(file.st_dev),
                                           static_cast<std::uint64_t>(file.st_ino),
                                           static_cast<std::uint64_t>(file.st_size),
                                           static_cast<std::uint64_t>(file.st_mtim.tv_sec),
                                           static_cast<std::uint64_t>(file.st_mtim.tv_nsec),
                                           static_cast<std::uint64_t>(file.st_ctim.tv_sec),
                                           static_cast<std::uint64_t>(file.st_ctim.tv_nsec)};
  const XXH128_hash_t hash = XXH3_128bits(known.data(), sizeof known);
  return {hash.low64, hash.high64};
}

/// A file that nobody but the user, or the system, can write. Whoever has one mapped to write needs not
/// change its times.
bool is_own(const struct stat& file) {
  return (file.st_uid == geteuid() || file.st_uid == 0) && (file.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

class Open {
 public:
  Open(const std::string& folder, int mode)
      : file_(::open((folder + "/checked").c_str(), mode | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600)) {
    struct stat status {};
    if (file_ >= 0 && (fstat(file_, &status) != 0 || !S_ISREG(status.st_mode) || !is_own(status))) close();
  }
  ~Open() { close(); }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  /// Below 0: none, or one that others could write.
  [[nodiscard]] int file() const { return file_; }

 private:
  void close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }
  int file_;
};

}  // namespace

bool CheckedFiles::has(const struct stat& file) const {
  if (folder_.empty()) return false;
  const Key key = key_of(file);
  Key kept;
  const Open memory(folder_, O_RDONLY);
  return memory.file() >= 0 && pread(memory.file(), &kept, sizeof kept, key.place()) == sizeof kept &&
         kept == key;
}

void CheckedFiles::add(const struct stat& file, std::time_t now) const {
  if (folder_.empty() || !is_own(file) || now - file.st_ctim.tv_sec <= kMomentSeconds) return;
  const Key key = key_of(file);
  ::mkdir(folder_.substr(0, folder_.rfind('/')).c_str(), 0700);
  ::mkdir(folder_.c_str(), 0700);
  const Open memory(folder_, O_WRONLY | O_CREAT);
  if (memory.file() < 0) return;
  // One that is cut short is no key: the file is checked again.
  static_cast<void>(pwrite(memory.file(), &key, sizeof key, key.place()) == sizeof key);
}

}  // namespace kb
