// People: every completion of a profile, written out one by one. A part of the plain evaluator, which follows
// the meaning of a knowledge base word by word, is as slow as it likes, and shares no code with what it
// checks.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/profile/profile.h"

namespace reference {

/// One way in which everything can be.
struct Completion {
  std::vector<bool> facts;
  std::vector<std::uint8_t> pieces;  ///< by measure: which of its pieces it lies in
};

struct People {
  std::vector<std::vector<kb::Range>> pieces;  ///< by measure: the values that no comparison tells apart
  std::vector<Completion> completions;         ///< none: what is said contradicts itself
  std::vector<bool> presumed;                  ///< by fact: open until presumptions settled it
};

/// Nothing if there are more than `most` combinations to try.
std::optional<People> people(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::size_t most);

/// Whether a condition holds in a completion.
bool holds(const kb::KnowledgeBase& kb, const People& people, const Completion& completion,
           std::uint32_t condition);

/// All that somebody takes who takes this: itself, its classes, its substance, what it contains.
std::vector<std::uint32_t> taken_with(const kb::KnowledgeBase& kb, std::uint32_t node);

/// The edges into or out of a node with a keyword.
std::vector<std::uint32_t> named_by(const kb::KnowledgeBase& kb, kb::KnowledgeBase::Edges edges,
                                    std::string_view keyword);

}  // namespace reference
