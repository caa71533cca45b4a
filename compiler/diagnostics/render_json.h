// Diagnostics as JSON, for editors and build servers: the same places, labels and help as the text shows, and
// all of them.
#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

/// One object on one line: `diagnostics` in the order given, then the counts `errors`, `warnings` and
/// `files`. Lines and columns count from 1, columns in characters, the end exclusive; where there is no file,
/// `file`, `line`, `column`, `end_line` and `end_column` are null.
[[nodiscard]] std::string render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources);

}  // namespace kbc
