// The passes, in the order in which text passes through them.
#include "compiler/compile.h"

#include <algorithm>

#include "compiler/check/check.h"
#include "compiler/emit/emit.h"
#include "compiler/grade/grade.h"
#include "compiler/lower/lower.h"
#include "compiler/resolve/resolve.h"

namespace kbc {

std::size_t Compilation::errors() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      diagnostics, [](const Diagnostic& d) { return info(d.kind).severity == Severity::error; }));
}

Compilation compile(const std::vector<std::string>& paths, const CompileOptions& options) {
  return compile(load(paths), options);
}

Compilation compile(Project project, const CompileOptions& options) {
  Compilation result;
  Diagnostics& diagnostics = project.diagnostics;
  constexpr std::size_t kMaxFiles = 0xffff;  // the artifact numbers them in 16 bits
  if (project.sources.size() > kMaxFiles)
    diagnostics.report(DiagnosticKind::too_many, Span{}, "there are too many files", kMaxFiles);
  const Knowledge knowledge = resolve(project.packages, project.sources, diagnostics);
  if (!diagnostics.has_errors()) {
    const Grades grades = grade(knowledge);
    check({knowledge, grades, diagnostics, options.today});
    if (!diagnostics.has_errors()) result.artifact = emit(lower(knowledge, grades, project.sources));
  }
  for (const Package& package : project.packages) {
    result.files += package.trees.size();
    for (const Tree& tree : package.trees)
      result.statements +=
          static_cast<std::size_t>(std::ranges::distance(tree.statements().begin(), tree.statements().end()));
  }
  result.diagnostics = diagnostics.sorted();
  result.folder = std::move(project.folder);
  result.sources = std::move(project.sources);
  return result;
}

}  // namespace kbc
