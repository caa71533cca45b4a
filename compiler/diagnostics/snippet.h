// Snippet: the lines of a source that a diagnostic shows, with what stands under them; no colours, no layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

/// An underlined part of one line, in columns of the line as shown.
struct Underline {
  std::size_t column = 0;
  std::size_t columns = 1;
  bool primary = false;
  std::string label;
};

/// One line of a source as shown: printable, tabs as spaces, and if it is very long cut around what is
/// underlined.
struct Snippet {
  FileId file = FileId::none;
  Position position;       ///< where the first underlined part begins
  bool continues = false;  ///< it is the end of a span whose beginning the snippet before shows
  std::string text;
  std::vector<Underline> underlines;
};

/// The primary place first, then the secondary ones in their order; several places on one line share a
/// snippet. Places without a file have none. At most `most` secondary places are shown.
[[nodiscard]] std::vector<Snippet> snippets(const Diagnostic& diagnostic, const Sources& sources,
                                            std::size_t most);

/// The span within its file's text; it begins before it ends. The file must be one that `sources` holds.
[[nodiscard]] Span within_file(Span span, const Sources& sources);

}  // namespace kbc
