// Generate: knowledge bases of any size, the same texts for the same size on every machine.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/project.h"

namespace bench {

/// `rules` recommendations with as many claims, twice as many pieces of evidence, half as many sources, and
/// facts, measures and options in proportion; the goal is called `wellbeing`.
[[nodiscard]] std::vector<kbc::NamedText> generate(std::size_t rules);

}  // namespace bench
