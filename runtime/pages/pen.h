// Pen: writes the HTML of one page: links that fit where the page lies, lists, tables, marks of certainty.
// What it is given as text is made safe; what is called html is taken as it is. Private to this room.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/pages/book.h"

namespace kb::pages {

using Nodes = std::vector<std::uint32_t>;
using Html = std::string;

[[nodiscard]] Html text(std::string_view text);
/// With a capital at its beginning.
[[nodiscard]] Html sentence(std::string_view text);
/// "1 claim", "3 claims"
[[nodiscard]] std::string counted(std::size_t number, std::string_view what);

class Pen {
 public:
  /// `path`: of the page, from the site's folder.
  Pen(Book& book, std::string_view path);

  [[nodiscard]] Book& book() const { return book_; }
  [[nodiscard]] const KnowledgeBase& kb() const { return book_.kb(); }
  /// A path or address within the site, as this page links to it.
  [[nodiscard]] std::string to(std::string_view route) const;

  /// A link to a statement, with its short words: a title, what a claim states, a source's author and year.
  [[nodiscard]] Html link(std::uint32_t node) const;
  [[nodiscard]] Html link(std::uint32_t node, std::string_view words) const;
  /// "rules.kb:12", linked to that line.
  [[nodiscard]] Html place(std::uint32_t node) const;
  [[nodiscard]] Html links(const Nodes& nodes, std::string_view between = ", ") const;
  /// Each with how sure it is, and a tag for what it is where `kinds`.
  [[nodiscard]] Html list(const Nodes& nodes, bool kinds = false) const;
  /// "[Marl 2019]": the sources of these numbers.
  [[nodiscard]] Html cited(const CitationNumbers& numbers) const;
  /// How sure a statement is, in words and dots; empty for what isn't graded.
  [[nodiscard]] Html certainty(std::uint32_t node) const;
  /// "Suggested", "Contraindicated", …: what a recommendation does.
  [[nodiscard]] Html effect(std::uint32_t rule) const;
  /// A link, after what it is: the effect of a recommendation, the kind of anything else.
  [[nodiscard]] Html marked_link(std::uint32_t node) const;

 private:
  Book& book_;
  std::string up_;
};

/// What a reader knows a statement by, in few words.
[[nodiscard]] std::string short_words(const Book& book, std::uint32_t node);

/// Of a recommendation, without what its effect says already: "Daily walk, for endurance".
[[nodiscard]] std::string bare_words(const KnowledgeBase& kb, std::uint32_t rule);

/// "Marl 2019"
[[nodiscard]] std::string source_words(const Citation& citation);

[[nodiscard]] Html level_mark(Level level, bool refuted = false);

/// A heading of the second order with what stands below it; nothing where that is nothing.
[[nodiscard]] Html section(std::string_view id, std::string_view heading, const Html& body);

/// Names and what is said of them; rows without an answer are left out.
using Rows = std::vector<std::pair<std::string, Html>>;
[[nodiscard]] Html definitions(const Rows& rows);

/// A table that scrolls by itself where it is too wide. The first cell of each row heads it.
struct SiteTable {
  std::string label;
  std::vector<std::string> heads;
  std::vector<std::vector<Html>> rows;
};
[[nodiscard]] Html table(const SiteTable& table);

/// Lines as a list, each a text.
[[nodiscard]] Html text_list(const std::vector<std::string>& lines, std::string_view tag = "ul");

}  // namespace kb::pages
