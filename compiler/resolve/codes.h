// Codes of public terminologies: their shapes and check digits. Private to this room.
#pragma once

#include <string_view>

namespace kbc {

/// Whether a code has the shape of its terminology, and the check digit that it must have. The terminology is
/// a word that `code` takes; whether the code is assigned to anything is not known here.
[[nodiscard]] bool is_code(std::string_view terminology, std::string_view code);

/// What a code of a terminology looks like, for messages.
[[nodiscard]] std::string_view code_shape(std::string_view terminology);

}  // namespace kbc
