// Words: what the texts of an answer must say, put together again. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/quantity/quantity.h"
#include "runtime/verify/question.h"

namespace kb::verify {

/// The title of a thing, or its name as words.
[[nodiscard]] std::string title(const KnowledgeBase& kb, std::uint32_t node);
[[nodiscard]] std::vector<std::string> titles(const KnowledgeBase& kb,
                                              const std::vector<std::uint32_t>& nodes);
/// Of evidence: its title, or else what it states; may be empty.
[[nodiscard]] std::string known_as(const KnowledgeBase& kb, std::uint32_t node);
/// The texts of a statement behind a keyword; the things that it names behind one.
[[nodiscard]] std::vector<std::string> texts(const KnowledgeBase& kb, std::uint32_t node,
                                             std::string_view keyword);
[[nodiscard]] std::vector<std::uint32_t> named(const KnowledgeBase& kb, std::uint32_t node,
                                               std::string_view keyword);
[[nodiscard]] std::string join(const std::vector<std::string>& texts, std::string_view between);
/// What is told together: after a full stop the next begins as a sentence, else after "; ".
[[nodiscard]] std::string told_together(const std::vector<std::string>& texts);

[[nodiscard]] Unit unit(const KnowledgeBase& kb, std::uint32_t text);
/// Of a limit, without its period.
[[nodiscard]] Unit limit_unit(const KnowledgeBase& kb, std::uint32_t rule);
/// "34 years": a measure's value.
[[nodiscard]] std::string number_words(const KnowledgeBase& kb, std::uint32_t measure, Range range);
/// "70.5 mg", "200 mg or more", rounded.
[[nodiscard]] std::string amount_words(Range range, const Unit& unit);
/// "below 60 mL/min", "up to 150 mg": from one threshold to the next.
[[nodiscard]] std::string region_words(Range region, const Unit& unit);

[[nodiscard]] std::string fact_words(const KnowledgeBase& kb, std::uint32_t fact);
/// That a fact is so, or not: "no knee injury", "not taking prazosin".
[[nodiscard]] std::string said_words(const KnowledgeBase& kb, std::uint32_t fact, bool value);
[[nodiscard]] std::string condition_words(const KnowledgeBase& kb, std::uint32_t condition);
[[nodiscard]] std::string thing_words(const Thing& thing);
/// "2 h apart", "2 h before or 4 h after"
[[nodiscard]] std::string spacing_words(const KnowledgeBase& kb, std::uint32_t rule);

}  // namespace kb::verify
