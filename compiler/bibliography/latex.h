// LaTeX as bibliographies have it, as plain text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kbc {

struct LatexFault {
  std::size_t begin;  ///< in the text that was read
  std::size_t end;
  std::string why;
  std::string help;
};

struct LatexText {
  std::string text;  ///< one line; what was not understood stands in it as it was written
  std::vector<LatexFault> faults;
};

/// Accents and letters as characters, quotes and dashes as they are set, `~` as a space that breaks no line;
/// braces and commands that only change how a text looks are left out, what they hold stays.
[[nodiscard]] LatexText read_latex(std::string_view tex);

}  // namespace kbc
