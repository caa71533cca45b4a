// Errors of the room: how they are made, placed, and how they show what somebody wrote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

[[nodiscard]] tl::unexpected<ProfileError> fail(ProfileErrorKind kind, std::string message,
                                                std::string_view name = {},
                                                std::vector<std::string> nearest = {});

/// The same error, with its place before its message: "line 3: …".
[[nodiscard]] ProfileError at_line(std::uint32_t line, ProfileError error);

/// A word as a message shows it: in backticks, cut where it is long, without anything that could command a
/// terminal or turn the line's direction.
[[nodiscard]] std::string quoted(std::string_view word);

/// "`a`, `b` or `c`"
[[nodiscard]] std::string alternatives(const std::vector<std::string>& words);

/// Whether a text holds a control character other than those that end or indent a line.
[[nodiscard]] bool has_control_character(std::string_view text);

}  // namespace kb
