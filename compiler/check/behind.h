// Behind: the evidence and the sources that a claim or a rule rests on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {

struct Behind {
  std::vector<std::size_t> evidence;  ///< things, each once, in their order
  std::vector<std::size_t> sources;   ///< of that evidence, each once, in their order
};

/// What supports a thing, through the claims that it rests on. `counting`: only evidence of which the level
/// is not none; else all. Where there are more sources than `enough`, some of them.
[[nodiscard]] Behind behind(const Checked& checked, std::size_t thing, bool counting,
                            std::size_t enough = SIZE_MAX);

}  // namespace kbc
