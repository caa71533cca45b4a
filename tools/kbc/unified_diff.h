// A unified diff of two texts that have the same number of lines, as `patch` takes it.
#pragma once

#include <string>
#include <string_view>

/// Empty if the texts are the same.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before,
                                       std::string_view after);
