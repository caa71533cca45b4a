// Words: conditions, numbers and verdict regions as a reader understands them.
#pragma once

#include <string>

#include "runtime/decide/decide.h"
#include "runtime/explain/answer.h"

namespace kb {

/// The title of a thing, or its name with spaces for hyphens.
[[nodiscard]] std::string words_of(const KnowledgeBase& kb, std::uint32_t node);

/// "knee injury and not supervised by a doctor"; empty for kNone.
[[nodiscard]] std::string condition_words(const KnowledgeBase& kb, std::uint32_t condition);

/// "70.5 mg", "200–350 mg", "200 mg or more": micro of the unit's dimension; rounded for display.
[[nodiscard]] std::string range_words(Range range, const Unit& unit);

/// A region of a number between thresholds: "below 60 mL/min", "60 mL/min or more", "up to 150 mg".
[[nodiscard]] std::string region_words(Range region, const Unit& unit);

/// A unit as the artifact spells it; a plain number where it can't be read.
[[nodiscard]] Unit unit_of(const KnowledgeBase& kb, std::uint32_t text);

[[nodiscard]] Place place_of(const KnowledgeBase& kb, std::uint32_t node);

/// The texts of all clauses of a thing with this keyword.
[[nodiscard]] std::vector<std::string> clauses_of(const KnowledgeBase& kb, std::uint32_t node,
                                                  std::string_view keyword);

/// Several texts as one: "; " between them, or after a full stop a blank and a capital.
[[nodiscard]] std::string one_text(const std::vector<std::string>& parts);

/// The things that a statement names after this keyword, and the statements that name it so, each once.
/// `about` runs the other way, as in the graph: a claim is "named by" the dispute about it.
[[nodiscard]] std::vector<std::uint32_t> named_by(const KnowledgeBase& kb, std::uint32_t node,
                                                  std::string_view keyword);
[[nodiscard]] std::vector<std::uint32_t> naming(const KnowledgeBase& kb, std::uint32_t node,
                                                std::string_view keyword);

}  // namespace kb
