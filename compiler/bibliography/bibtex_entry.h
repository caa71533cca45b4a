// An entry of BibTeX as it stands in the file, and what it is in the fields of CSL.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/bibliography/entry_tree.h"

namespace kbc {

/// A value: its parts put together, without the braces or quotes around them.
struct BibtexValue {
  Span span;         ///< with its braces or quotes
  std::string text;  ///< as it is written, LaTeX and all
  bool one = true;   ///< `text` is what stands in the file behind the first byte of `span`

  /// The place of a part of the text: the value's where it was put together.
  [[nodiscard]] Span at(std::size_t begin, std::size_t end) const;
};

struct BibtexField {
  std::string name;  ///< in small letters
  Span name_span;
  BibtexValue value;
};

struct BibtexEntry {
  Span span;
  std::string type;  ///< in small letters
  Span type_span;
  std::string key;
  Span key_span;
  std::vector<BibtexField> fields;
};

/// Reports a fault of a bibliography, with a way out, and the words that may have been meant.
using BibtexReport =
    std::function<void(Span, std::string_view why, std::string_view help, std::vector<std::string> meant)>;

/// Capitals count for nothing in types, fields and keys.
[[nodiscard]] std::string in_small_letters(std::string_view text);
/// Whether a word begins an entry: `article`, and `string`, `comment`, `preamble`.
[[nodiscard]] bool is_bibtex_type(std::string_view word);
[[nodiscard]] std::vector<std::string> nearest_bibtex_types(std::string_view word);

/// The entry in CSL's fields. Its id is its key in small letters, with hyphens for what no name can hold.
[[nodiscard]] EntryNode csl_of_bibtex(const BibtexEntry& entry, const BibtexReport& report);

/// A list of names joined by `and`, each as CSL has it; `others` is a body called "et al.".
[[nodiscard]] EntryNode bibtex_names(const BibtexValue& value, const BibtexReport& report);

/// The text of a value without its LaTeX.
[[nodiscard]] std::string bibtex_text(const BibtexValue& value, const BibtexReport& report);

}  // namespace kbc
