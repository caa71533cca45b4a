// Analysis: a knowledge base read, named, graded and checked, with all that the passes made on the way: what
// a compilation goes on from, and what an editor asks about.
#pragma once

#include <optional>
#include <vector>

#include "compiler/compile.h"
#include "compiler/grade/grade.h"
#include "compiler/resolve/knowledge.h"

namespace kbc {

struct Analysis {
  Project project;
  Knowledge knowledge;
  std::vector<Use> uses;                           ///< of names; none in a compilation
  std::optional<Grades> grades;                    ///< none where something goes round in a circle
  std::optional<std::vector<std::byte>> artifact;  ///< the bytes of the `.kbx`; none if there is an error
  std::vector<Diagnostic> diagnostics;             ///< in order; of lints only if there are no errors
};

[[nodiscard]] Analysis analyse(Project project, const CompileOptions& options = {});

}  // namespace kbc
