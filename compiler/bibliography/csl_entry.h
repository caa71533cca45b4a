// One entry of a bibliography, whatever it was written in, as CSL knows it.
#pragma once

#include <optional>

#include "compiler/bibliography/bibliography.h"
#include "compiler/bibliography/entry_tree.h"

namespace kbc {

/// Reads a map of CSL's fields. Faults are reported, and the source is given without what could not be read;
/// nothing is given if it has no id.
[[nodiscard]] std::optional<Source> read_csl_entry(const EntryNode& entry, const Sources& sources,
                                                   Diagnostics& diagnostics);

}  // namespace kbc
