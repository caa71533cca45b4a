// Write file: a file written whole or not at all.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <sys/types.h>
#include <tl/expected.hpp>

namespace kb {

/// Writes a temporary file beside `path`, flushes it to the disk and renames it: there is the old file or the
/// new one, never a part. An old file's permissions stay. The error says what failed; no temporary file is
/// left behind.
[[nodiscard]] tl::expected<void, std::string> write_file(const std::string& path,
                                                         std::span<const std::byte> bytes);

/// The same for a file that must not be there yet, with these permissions from its first byte on.
[[nodiscard]] tl::expected<void, std::string> write_new_file(const std::string& path,
                                                             std::span<const std::byte> bytes, mode_t mode);

}  // namespace kb
