// The entries of a file in CSL-YAML.
#pragma once

#include <vector>

#include "compiler/bibliography/entry_tree.h"

namespace kbc {

/// The items of a list of entries, alone or under `references:`; a list that is none is reported.
[[nodiscard]] std::vector<EntryNode> csl_yaml_entries(FileId file, const Sources& sources,
                                                      Diagnostics& diagnostics);

}  // namespace kbc
