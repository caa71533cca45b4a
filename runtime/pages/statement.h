// Statement: what every statement's page or article has: its clauses as they were written, what it is tied
// to, and what is known of the evidence that bears on it. Private to this room.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "runtime/pages/pen.h"

namespace kb::pages {

using Keywords = std::initializer_list<std::string_view>;

/// "also called" of "aka": a keyword as a reader finds it beside what it says.
[[nodiscard]] std::string keyword_words(std::string_view keyword);

/// The texts of a statement's clauses with this keyword, one below the other.
[[nodiscard]] Html clause_texts(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword);
/// All clauses but these, with what stands within them.
[[nodiscard]] Rows clauses_but(const KnowledgeBase& kb, std::uint32_t node, Keywords without);

/// The things that a statement names after this keyword, each with what is said of it there: "n 155; at Table
/// 2".
[[nodiscard]] Html named_with_remarks(const Pen& pen, std::uint32_t node, std::string_view keyword);

/// What is linked to it, by the way in which it is, each below a heading of this order; without ties of these
/// keywords.
[[nodiscard]] Html ties(const Pen& pen, std::uint32_t node, Keywords without_in, Keywords without_out,
                        int heading = 3);

/// Its place in the text, and its name.
[[nodiscard]] Html origin(const Pen& pen, std::uint32_t node);

/// Items of evidence, each with its level and how that came about.
[[nodiscard]] Html evidence_list(const Pen& pen, const std::vector<EvidenceReason>& items);

/// A statement on a page that it shares: its heading, links, and where it stands.
[[nodiscard]] Html article(const Pen& pen, std::uint32_t node, std::string_view heading, const Html& body);

/// A part of a page: the statements of one kind.
struct KindSection {
  std::string_view id;
  std::string_view kind;
  std::string_view heading;
};
[[nodiscard]] Html sections_by_kind(const Pen& pen, std::span<const KindSection> sections, Shelf shelf,
                                    Html (*item)(const Pen& pen, std::uint32_t node));

}  // namespace kb::pages
