// The face of the compiler: the passes as one list. Text in, a checked knowledge base or its diagnostics out.
#pragma once

#include <cstddef>
#include <cstdint>
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

struct CompileOptions {
  std::uint32_t today =
      0;  ///< yyyymmdd, for what is overdue; 0: the day on which the knowledge base was reviewed
};

[[nodiscard]] Compilation compile(const std::vector<std::string>& paths, const CompileOptions& options = {});
[[nodiscard]] Compilation compile(Project project, const CompileOptions& options = {});

}  // namespace kbc
