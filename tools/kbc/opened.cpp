// Compiled or mapped.
#include "opened.h"

#include "commands.h"
#include <fmt/format.h>
#include <unistd.h>

#include "compiler/diagnostics/render_text.h"

Opened open_any(const std::vector<std::string>& paths) {
  Opened result;
  const auto fail = [&](int status) {
    result.status = status;
    return std::move(result);
  };
  if (!all_readable(paths)) return fail(kUsage);
  if (paths.size() == 1 && paths[0].ends_with(".kbx")) {
    auto kb = kb::KnowledgeBase::open(paths[0]);
    if (!kb) return fail(complain(kb.error().message));
    result.kb = std::move(*kb);
    result.read = paths;
    return result;
  }
  result.compilation = kbc::compile(paths);
  if (!result.compilation.artifact) {
    kbc::TextOptions style;
    style.colour = colour_on(STDERR_FILENO);
    write(stderr, kbc::render_text(result.compilation.diagnostics, result.compilation.sources, style));
    fmt::print(
        stderr, "{}\n",
        kbc::summary(result.compilation.errors(), result.compilation.warnings(), result.compilation.files));
    return fail(kFaulty);
  }
  auto kb = kb::KnowledgeBase::from_bytes(*result.compilation.artifact);
  if (!kb) return fail(complain(kb.error().message));
  result.kb = std::move(*kb);
  result.read = files_read(result.compilation);
  return result;
}
