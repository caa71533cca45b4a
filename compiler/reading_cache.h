// ReadingCache: what was made of a text stays as long as the text does, so that after a change of one file
// of many only that one is read again.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "compiler/bibliography/bibliography.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace kbc {

class ReadingCache {
 public:
  /// A load begins: what neither it nor the one before asks for is forgotten.
  void begin();
  /// The tree of a `.kb` file with its faults reported, as `parse` gives it.
  [[nodiscard]] Tree tree(FileId file, const Sources& sources, Diagnostics& diagnostics);
  /// The entries of a bibliography with their faults reported, as `read_bibliography` gives them.
  [[nodiscard]] std::vector<Source> bibliography(FileId file, const Sources& sources,
                                                 Diagnostics& diagnostics);

 private:
  enum class Format : std::uint8_t { kb, csl_yaml, bibtex };
  /// The digest of a text, and what it was read as.
  using TextKey = std::array<std::uint64_t, 3>;
  struct Reading {
    Tree tree;
    std::vector<Source> entries;
    std::vector<Diagnostic> faults;
  };
  using Readings = std::map<TextKey, std::shared_ptr<const Reading>>;

  [[nodiscard]] std::shared_ptr<const Reading> reading(FileId file, const Sources& sources, Format format);

  Readings now_;
  Readings before_;
};

}  // namespace kbc
