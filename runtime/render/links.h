// Links: how one statement is tied to another, in words for a reader. Private to this room.
#pragma once

#include <string>
#include <string_view>

namespace kb::render {

/// Of a keyword, seen from the statement that rests on the other: "support" is "supported by".
[[nodiscard]] std::string link_down(std::string_view keyword);
/// Seen from the one that carries: "support" is "supports".
[[nodiscard]] std::string link_up(std::string_view keyword);

}  // namespace kb::render
