// Items: what somebody takes or asks about, with its amount.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/profile/profile.h"
#include "runtime/profile/words.h"

namespace kb {

/// A name, and the amount behind it or none: "iodide 1 mg elemental". More than one item where the name is
/// that of a medicine which belongs to several classes.
[[nodiscard]] ProfileResult<std::vector<Item>> read_items(const KnowledgeBase& kb, std::string_view text,
                                                          const WordClass& wanted);

/// The same from a name and an amount told apart; an empty amount is none.
[[nodiscard]] ProfileResult<std::vector<Item>> make_items(const KnowledgeBase& kb, std::string_view name,
                                                          std::string_view dose, const WordClass& wanted);

/// The one thing asked about. What isn't in the knowledge base is `unknown_option`.
[[nodiscard]] ProfileResult<Item> read_candidate(const KnowledgeBase& kb, std::string_view text);
[[nodiscard]] ProfileResult<Item> make_candidate(const KnowledgeBase& kb, std::string_view name,
                                                 std::string_view dose, const WordClass& wanted);

}  // namespace kb
