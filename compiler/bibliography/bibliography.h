// Bibliography: the sources that a knowledge base cites, read from the files that reference managers write.
#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

/// A person, or in `literal` a body that has one name. A particle that is never dropped ("van") begins
/// `family`.
struct Author {
  std::string family;
  std::string given;
  std::string literal;

  bool operator==(const Author&) const = default;
};

/// One source. What the entry doesn't say is empty, or 0 for the parts of the date.
struct Source {
  std::string id;    ///< the key by which a knowledge base cites it
  std::string type;  ///< a CSL type, such as article-journal
  std::string title;
  std::vector<Author> authors;
  std::string container_title;
  int year = 0;
  int month = 0;
  int day = 0;
  std::string volume;
  std::string issue;
  std::string page;
  std::string doi;  ///< bare: 10.1000/182
  std::string url;
  std::string publisher;
  std::string note;
  std::string
      csl;    ///< the whole entry as CSL-JSON in one line: keys sorted, dates as date-parts, the DOI bare
  Span span;  ///< the entry
  Span id_span;
};

/// Files larger than this are refused (KB0110).
inline constexpr std::size_t kMaxBibliographyBytes = std::size_t{32} << 20;

/// Reads BibTeX where the file's name ends with `.bib`, else CSL-YAML (and so CSL-JSON): a list of entries,
/// alone or under `references:`. Faults are reported; an entry with a fault is still given, without what
/// could not be read, as long as it has an id that no entry before it has. Nothing is given if the file is no
/// YAML.
[[nodiscard]] std::vector<Source> read_bibliography(FileId file, const Sources& sources,
                                                    Diagnostics& diagnostics);

}  // namespace kbc
