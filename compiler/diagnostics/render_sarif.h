// Diagnostics as SARIF 2.1.0, which editors, code hosts and build servers read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

struct SarifOptions {
  std::string_view version;  ///< of kbc
  std::string folder;        ///< stands before the path of every file; empty, or without a slash at its end
};

/// One object on one line. Every kind of diagnostic is a rule, its code the rule's id. Lines and columns
/// count from 1, columns in characters, the end exclusive; a diagnostic without a place has no location.
[[nodiscard]] std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                                       const SarifOptions& options);

}  // namespace kbc
