// Mend: the replacements of diagnostics that leave no doubt, made in the texts of a knowledge base. Nothing
// is written here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"

namespace kbc {

struct Mending {
  std::string_view code;
  std::string path;
  Position position;
  std::string before;
  std::string after;
};

/// A text that changes: it keeps its lines, since no replacement spans more than one.
struct MendedText {
  std::string path;  ///< in `left.folder`
  std::string before;
  std::string after;
};

struct Mended {
  std::vector<Mending> mendings;  ///< in the order in which they were made
  std::vector<MendedText> texts;  ///< in the order of their paths
  Compilation left;               ///< of the mended texts
};

/// Mends files, or all files of folders; a file is read together with its folder. Replacements that touch one
/// another are made one after the other. One that leaves an error where it was made is taken back; so are all
/// that concern names, if there are more errors with them than without.
[[nodiscard]] Mended mend(const std::vector<std::string>& paths);

}  // namespace kbc
