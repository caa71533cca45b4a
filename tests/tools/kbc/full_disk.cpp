// A disk that is full after the first kilobyte: loaded before the C library, which then takes no more of a
// file.
#include <cerrno>
#include <cstddef>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" ssize_t write(int file, const void* bytes, std::size_t count) {
  static constexpr off_t kRoom = 1024;
  struct stat about {};
  const off_t at = lseek(file, 0, SEEK_CUR);
  if (fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
    if (at >= kRoom) {
      errno = ENOSPC;
      return -1;
    }
    const auto left = static_cast<std::size_t>(kRoom - at);
    count = count < left ? count : left;
  }
  return syscall(SYS_write, file, bytes, count);
}
