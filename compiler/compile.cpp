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

namespace {

Knowledge read_knowledge(Project& project, std::vector<Use>* uses) {
  constexpr std::size_t kMaxFiles = 0xffff;  // the artifact numbers them in 16 bits
  if (project.sources.size() > kMaxFiles)
    project.diagnostics.report(DiagnosticKind::too_many, Span{}, "there are too many files", kMaxFiles);
  return resolve(project.packages, project.sources, project.diagnostics, uses);
}

/// From the knowledge to the artifact: the trees are not looked at again, and unless the analysis is `kept`,
/// what connects the knowledge is given up once it is lowered.
void make_artifact(Analysis& analysis, const CompileOptions& options, bool kept) {
  Diagnostics& diagnostics = analysis.project.diagnostics;
  relate(analysis.knowledge, analysis.project.sources, diagnostics);
  analysis.diagnostics = diagnostics.sorted();
  const auto circle = [](const Diagnostic& d) { return d.kind == DiagnosticKind::circle; };
  if (std::ranges::none_of(analysis.diagnostics, circle)) analysis.grades = grade(analysis.knowledge);
  if (diagnostics.has_errors()) return;
  const Checked checked{analysis.knowledge, *analysis.grades, diagnostics, options.today};
  check(checked);
  Tables tables = lower(analysis.knowledge, *analysis.grades, analysis.project.sources);
  if (!kept) analysis.knowledge.graph = Graph();
  analysis.artifact = emit(std::move(tables));
  check_gaps(analysis.knowledge, *analysis.artifact, diagnostics);
  accept_warnings(checked);
  analysis.diagnostics = diagnostics.sorted();
}

}  // namespace

Analysis analyse(Project project, const CompileOptions& options) {
  Analysis result;
  result.project = std::move(project);
  result.knowledge = read_knowledge(result.project, &result.uses);
  make_artifact(result, options, true);
  return result;
}

Compilation compile(Project project, const CompileOptions& options) {
  Compilation result;
  Analysis analysis;
  analysis.project = std::move(project);
  analysis.knowledge = read_knowledge(analysis.project, nullptr);
  for (Package& package : analysis.project.packages) {
    result.files += package.trees.size();
    for (const Tree& tree : package.trees)
      result.statements +=
          static_cast<std::size_t>(std::ranges::distance(tree.statements().begin(), tree.statements().end()));
    package.trees = {};  // a quarter of the memory until now
  }
  make_artifact(analysis, options, false);
  result.artifact = std::move(analysis.artifact);
  result.diagnostics = std::move(analysis.diagnostics);
  result.folder = std::move(analysis.project.folder);
  result.sources = std::move(analysis.project.sources);
  return result;
}

}  // namespace kbc
