// One statement of a knowledge base in a line: for lists, and where another statement rests on it.
#pragma once

#include <string>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/explain/answer.h"

/// What it says, in its author's words: "low certainty: Unsteady walkers fall."
[[nodiscard]] std::string summary(const kb::KnowledgeBase& kb, std::uint32_t node);

/// Of a claim: how sure it is; of evidence: its level.
[[nodiscard]] std::optional<kb::Level> level_of(const kb::KnowledgeBase& kb, std::uint32_t node);
