// JSON that can be read in one way only. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

namespace kb::verify {

/// Refuses what is no JSON, deeper than any answer, too large, or says a key twice.
[[nodiscard]] tl::expected<boost::json::value, std::string> read_json(std::string_view text);

}  // namespace kb::verify
