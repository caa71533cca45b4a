// Number: a whole number on a command line.
#pragma once

#include <cstdint>

#include <CLI/CLI.hpp>

namespace shell {

/// Refuses anything else, with the numbers that an option takes.
[[nodiscard]] CLI::Validator whole_number(std::uint32_t least, std::uint32_t most);

/// More steps than any graph has between two statements.
inline constexpr std::uint32_t kMostSteps = 1000;

}  // namespace shell
