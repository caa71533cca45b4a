// Csl: a source as its CSL-JSON gives it, read once for all formats of references.
//
// CSL-JSON allows numbers as texts and texts as numbers, and any field may be missing: whatever is there is
// used, and whatever is of another type is left out.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/statement.h"

namespace kb::render {

struct CslName {
  std::string family;
  std::string given;
  std::string particle;           ///< "van den": goes with the family name
  std::string dropping_particle;  ///< "de": goes after the given name
  std::string suffix;             ///< "Jr."
  std::string literal;            ///< an institution, or a name that isn't told apart; then all else is empty

  /// The family name with its particle, or the literal.
  [[nodiscard]] std::string main() const;
  /// The given name with what goes after it.
  [[nodiscard]] std::string rest() const;
};

struct CslDate {
  int year = 0;  ///< 0: not known
  int month = 0;
  int day = 0;
  std::string literal;  ///< of a date that is no number: "spring 2020"

  [[nodiscard]] bool known() const { return year != 0 || !literal.empty(); }
  /// "2020" or the literal.
  [[nodiscard]] std::string year_text() const;
};

struct CslItem {
  std::string type;
  std::string title;
  std::string container;
  std::string container_short;
  std::string publisher;
  std::string place;
  std::string volume;
  std::string issue;
  std::string page;  ///< as given: "20-27"
  std::string number;
  std::string edition;
  std::string genre;
  std::string doi;
  std::string url;
  std::string isbn;
  std::string issn;
  std::string note;
  std::string language;
  std::vector<CslName> authors;
  std::vector<CslName> editors;
  CslDate issued;
  CslDate accessed;

  [[nodiscard]] bool is_periodical() const;  ///< an article in a journal, magazine or newspaper
  [[nodiscard]] bool is_part() const;        ///< a chapter, an entry, a paper in proceedings
  [[nodiscard]] bool is_online() const;      ///< a page, a post, a broadcast
};

/// The DOI and address that the citation has are used where its CSL-JSON has none. Texts are on one line,
/// without hidden characters.
[[nodiscard]] CslItem csl_item(const Citation& citation);

/// "Jean-Paul R." as "JPR"; with `dots`, as "J.-P. R.".
[[nodiscard]] std::string initials(std::string_view given, bool dots = false);
/// "20-27" as "20–27".
[[nodiscard]] std::string with_en_dash(std::string pages);
/// "2nd", "3rd"; a text that is no number as it is.
[[nodiscard]] std::string ordinal(const std::string& number);
/// Adds a part and a full stop, unless it ends as a sentence does.
void add_sentence(std::string& line, std::string_view text);
void add_spaced(std::string& text, std::string_view more);

}  // namespace kb::render
