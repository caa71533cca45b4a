// JSON as text: indented, keys in the order they were put in, nothing in it that a terminal would obey.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "runtime/certainty/certainty.h"

namespace kb::render {

/// Two spaces a level; lists of plain numbers on one line; ends with a line break. Hidden characters are
/// escaped.
[[nodiscard]] std::string json_text(const boost::json::value& value);

/// "very-low"
[[nodiscard]] std::string_view level_key(Level level);

}  // namespace kb::render
