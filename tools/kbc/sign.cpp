// `kbc keygen` and `kbc sign`: a key of two files, and the signature of a compiled knowledge base.
#include "compiler/sign/sign.h"

#include <cerrno>
#include <cstring>

#include "commands.h"
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/emit/emit.h"
#include "runtime/artifact/knowledge_base.h"

namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

/// A secret key's file, if nobody but its owner can read it.
tl::expected<std::string, std::string> read_secret(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const auto fail = [&](std::string why) {
    if (file >= 0) ::close(file);
    return tl::unexpected(std::move(why));
  };
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0)
    return fail(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  if (!S_ISREG(status.st_mode)) return fail(fmt::format("{} is no regular file", path));
  if ((status.st_mode & 077U) != 0)
    return fail(fmt::format(
        "others than its owner may use {}: take a key that they never saw, or `chmod 600 {}`", path, path));
  std::string text(kb::kMaxSignatureBytes, '\0');
  const ssize_t size = ::read(file, text.data(), text.size());
  if (size < 0) return fail(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  text.resize(static_cast<std::size_t>(size));
  ::close(file);
  return text;
}

}  // namespace

int keygen_command(const Options& options) {
  const std::string shared = options.key + ".pub";
  for (const std::string& path : {options.key, shared})
    if (::access(path.c_str(), F_OK) == 0)
      return complain(fmt::format("{} is there already, and a key is never overwritten", path));
  auto key = kbc::make_key();
  if (!key) return complain(key.error());
  constexpr mode_t kOwnerAlone = 0600;
  const auto written = kbc::write_new_file(options.key, bytes_of(key->secret), kOwnerAlone);
  kbc::forget(key->secret);
  if (!written) return complain(written.error());
  constexpr mode_t kEverybody = 0644;
  if (const auto other = kbc::write_new_file(shared, bytes_of(key->shared), kEverybody); !other) {
    ::unlink(options.key.c_str());  // nothing was signed with it
    return complain(other.error());
  }
  write(
      stderr,
      fmt::format("{}: keep it to yourself, it signs\n{}: give it away, it checks: kbq … --trusted-key {}\n",
                  options.key, shared, shared));
  return kOk;
}

int sign_command(const Options& options) {
  const std::string& path = options.paths.front();
  // What is signed are the bytes that were opened, and found whole.
  const auto kb = kb::KnowledgeBase::open(path);
  if (!kb) return complain(kb.error().message);
  auto secret = read_secret(options.key);
  if (!secret) return complain(secret.error());
  const auto signature = kbc::sign(kb->bytes(), *secret);
  kbc::forget(*secret);
  if (!signature) return complain(fmt::format("{} {}", options.key, signature.error()));
  const std::string to = path + std::string(kb::kSignatureEnding);
  if (!overwrites_none(to, {path, options.key})) return kUsage;
  if (const auto written = kbc::write_file(to, bytes_of(*signature)); !written)
    return complain(written.error());
  write(stderr,
        fmt::format("{}: signed with the key {}\n", to, kb::name_of(kb::read_signature(*signature)->key)));
  return kOk;
}
