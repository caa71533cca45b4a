// Trust: whether a file may be answered from, when only what certain keys signed may be.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "runtime/signature/signature.h"

namespace kb {

/// Why none of the trusted keys signed the file at this path, of which these are the bytes, and the way out;
/// empty if one did. Reads the signature that lies beside the file.
[[nodiscard]] std::string distrust(std::span<const std::byte> bytes, const std::string& path,
                                   std::span<const PublicKey> trusted);

}  // namespace kb
