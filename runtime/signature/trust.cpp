// The signature's file, and what is said of it.
#include "runtime/signature/trust.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace kb {
namespace {

/// What a file holds, one byte more than a signature's at most; empty, with errno, if it can't be read.
std::optional<std::string> read_short(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return std::nullopt;
  std::string text(kMaxSignatureBytes + 1, '\0');
  std::size_t size = 0;
  ssize_t more = 0;
  do {
    more = ::read(file, text.data() + size, text.size() - size);
    if (more > 0) size += static_cast<std::size_t>(more);
  } while ((more > 0 && size < text.size()) || (more < 0 && errno == EINTR));
  const int error = errno;
  ::close(file);
  errno = error;
  if (more < 0) return std::nullopt;
  text.resize(size);
  return text;
}

}  // namespace

std::string distrust(std::span<const std::byte> bytes, const std::string& path,
                     std::span<const PublicKey> trusted) {
  const std::string beside = path + std::string(kSignatureEnding);
  const auto signature = read_short(beside);
  if (!signature)
    return fmt::format(
        "{} is not signed (cannot read {}: {}): get its signature from where it comes from, or sign it with "
        "kbc sign",
        path, beside, std::strerror(errno));
  switch (check_signature(bytes, *signature, trusted)) {
    case SignatureCheck::good: return {};
    case SignatureCheck::no_signature:
      return fmt::format("{} is no signature, or a damaged one: get it again from where the file comes from",
                         beside);
    case SignatureCheck::untrusted_key:
      return fmt::format("{} is signed with the key {}, which is not among the trusted ones", path,
                         name_of(read_signature(*signature)->key));
    case SignatureCheck::wrong: break;
  }
  return fmt::format(
      "{} is not the file that was signed: it was altered, or its signature belongs to another one", path);
}

}  // namespace kb
