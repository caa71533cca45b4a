// Explain: a page for every kind of diagnostic, with what it means, a wrong example and the right one. The
// pages are the files in pages/, named by their codes, and are compiled in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kbc {

struct Page {
  std::string_view code;
  std::string_view title;
  std::string_view meaning;  ///< paragraphs, separated by empty lines
  /// Text of a knowledge base: of a file that begins with its `knowledge base` statement, which is left out;
  /// or of several files, each after a line `--- file NAME` (or `--- large NAME BYTES`, for a file of so
  /// many).
  std::string_view wrong;
  std::string_view right;
};

/// All pages, in the order of their codes.
[[nodiscard]] std::span<const Page> pages();

/// The page of a code, written in capitals or not; null if there is none.
[[nodiscard]] const Page* find_page(std::string_view code);

/// The codes near to one that has no page, best first.
[[nodiscard]] std::vector<std::string> nearest_codes(std::string_view code);

/// The page for a person to read. `kind` stands behind the code: "error".
[[nodiscard]] std::string print_page(const Page& page, std::string_view kind);

}  // namespace kbc
