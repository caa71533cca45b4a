// Diagnostics as text for a terminal: each with its place, the source line underlined, and the way out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

struct TextOptions {
  bool colour = false;
  std::size_t most = 50;  ///< how many are shown, errors before warnings; the rest is counted
};

/// In the order given. Nothing from a source or a message reaches the terminal as a control character.
[[nodiscard]] std::string render_text(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                                      const TextOptions& options = {});

/// "2 errors, 5 warnings in 9 files", without an end of line.
[[nodiscard]] std::string summary(std::size_t errors, std::size_t warnings, std::size_t files);

}  // namespace kbc
