// The entries of a file in BibTeX or BibLaTeX, as trees of CSL's fields.
#pragma once

#include <vector>

#include "compiler/bibliography/entry_tree.h"

namespace kbc {

/// Entries, with `@string` put in; `@comment`, `@preamble` and what stands between entries say nothing of a
/// source. Faults are reported where they are, and reading goes on at the next field or entry.
[[nodiscard]] std::vector<EntryNode> bibtex_entries(FileId file, const Sources& sources,
                                                    Diagnostics& diagnostics);

/// After so many faults the rest of a file is not read.
inline constexpr std::size_t kMaxBibtexFaults = 1000;

}  // namespace kbc
