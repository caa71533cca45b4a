// Content: what a statement says, as texts that two versions can be compared by. Private to this room.
#pragma once

#include <string>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

/// A rule's amounts, limits, spacings and times, in words.
[[nodiscard]] std::string dose_content(const KnowledgeBase& kb, std::uint32_t rule);
/// What else it says to the asker: its effect, strength, words, and whom to ask.
[[nodiscard]] std::string word_content(const KnowledgeBase& kb, std::uint32_t rule);
/// How a fact is asked for: its presumption, and whether it can reveal harm.
[[nodiscard]] std::string fact_content(const KnowledgeBase& kb, std::uint32_t fact);

}  // namespace kb
