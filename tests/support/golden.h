// Files that say what is expected, compared with what is; KB_UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <string>
#include <string_view>

namespace support {

[[nodiscard]] bool updating_golden();

/// The empty text if a file holds just this, else how it differs. When updating, writes the file.
[[nodiscard]] std::string golden_difference(const std::string& path, std::string_view actual);

}  // namespace support
