// The passes, in the order in which text passes through them.
#include "compiler/compile.h"

#include <algorithm>

#include "compiler/analysis.h"
#include "compiler/check/check.h"
#include "compiler/emit/emit.h"
#include "compiler/gaps/gaps.h"
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

Analysis analyse(Project project, const CompileOptions& options) {
  Analysis result;
  Diagnostics& diagnostics = project.diagnostics;
  constexpr std::size_t kMaxFiles = 0xffff;  // the artifact numbers them in 16 bits
  if (project.sources.size() > kMaxFiles)
    diagnostics.report(DiagnosticKind::too_many, Span{}, "there are too many files", kMaxFiles);
  result.knowledge = resolve(project.packages, project.sources, diagnostics);
  result.diagnostics = diagnostics.sorted();
  const auto circle = [](const Diagnostic& d) { return d.kind == DiagnosticKind::circle; };
  if (std::ranges::none_of(result.diagnostics, circle)) result.grades = grade(result.knowledge);
  if (!diagnostics.has_errors()) {
    const Checked checked{result.knowledge, *result.grades, diagnostics, options.today};
    check(checked);
    result.artifact = emit(lower(result.knowledge, *result.grades, project.sources));
    check_gaps(result.knowledge, *result.artifact, diagnostics);
    accept_warnings(checked);
    result.diagnostics = diagnostics.sorted();
  }
  result.project = std::move(project);
  return result;
}

Compilation compile(Project given, const CompileOptions& options) {
  Compilation result;
  Analysis analysis = analyse(std::move(given), options);
  Project& project = analysis.project;
  result.artifact = std::move(analysis.artifact);
  for (const Package& package : project.packages) {
    result.files += package.trees.size();
    for (const Tree& tree : package.trees)
      result.statements +=
          static_cast<std::size_t>(std::ranges::distance(tree.statements().begin(), tree.statements().end()));
  }
  result.diagnostics = std::move(analysis.diagnostics);
  result.folder = std::move(project.folder);
  result.sources = std::move(project.sources);
  return result;
}

}  // namespace kbc
