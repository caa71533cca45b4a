// Emit: tables to the bytes of a `.kbx`, the same bytes for the same tables; and a file written whole or not
// at all.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <sys/types.h>
#include <tl/expected.hpp>

#include "compiler/lower/tables.h"

namespace kbc {

[[nodiscard]] std::vector<std::byte> emit(const Tables& tables);

/// Writes a temporary file beside `path`, flushes it to the disk and renames it: there is the old file or the
/// new one, never a part. An old file's permissions stay. The error says what failed; no temporary file is
/// left behind.
[[nodiscard]] tl::expected<void, std::string> write_file(const std::string& path,
                                                         std::span<const std::byte> bytes);

/// The same for a file that must not be there yet, with these permissions from its first byte on.
[[nodiscard]] tl::expected<void, std::string> write_new_file(const std::string& path,
                                                             std::span<const std::byte> bytes, mode_t mode);

}  // namespace kbc
