// Mutates JSON as a tree, then prints it; what is no JSON, byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fuzz {

[[nodiscard]] std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

}  // namespace fuzz
