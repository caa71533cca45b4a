// Reads a bibliography given as text, for the tests of this folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/bibliography/bibliography.h"
#include "compiler/diagnostics/render_text.h"

namespace kbc {

struct Read {
  std::vector<Source> entries;
  std::string reports;
};

inline Read read(std::string text, std::string name = "refs.yaml") {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(std::move(name), std::move(text));
  Read result;
  result.entries = read_bibliography(file, sources, diagnostics);
  result.reports = render_text(diagnostics.sorted(), sources);
  return result;
}

}  // namespace kbc
