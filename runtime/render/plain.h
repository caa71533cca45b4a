// Plain: texts of a knowledge base made safe to show, and set in lines by what a terminal shows of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/text/characters.h"

namespace kb::render {

/// One line: breaks and tabs as spaces, U+FFFD in place of what is hidden or no UTF-8.
[[nodiscard]] std::string plain(std::string_view text);

using kb::columns;

/// The lines of a plain text, broken at spaces; a longer word keeps a line to itself. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace kb::render
