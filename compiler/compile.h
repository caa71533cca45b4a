// The face of the compiler: the passes as one list. Text in, a checked knowledge base or its diagnostics out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compiler/project.h"

namespace kbc {

struct Compilation {
  std::string folder;                              ///< where the paths of the sources begin; empty: in memory
  Sources sources;                                 ///< what the diagnostics point into
  std::vector<Diagnostic> diagnostics;             ///< in order
  std::size_t files = 0;                           ///< `.kb` files read
  std::optional<std::vector<std::byte>> artifact;  ///< the bytes of the `.kbx`; none if there is an error
  std::size_t statements = 0;

  [[nodiscard]] std::size_t errors() const;
  [[nodiscard]] std::size_t warnings() const { return diagnostics.size() - errors(); }
};

[[nodiscard]] Compilation compile(const std::vector<std::string>& paths);
[[nodiscard]] Compilation compile(Project project);

}  // namespace kbc
