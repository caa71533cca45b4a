// A small knowledge base with something of every weakness, and what it says in short.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "runtime/explain/answer.h"
#include "tests/support/compile_text.h"

namespace findings {

/// Walks against stiffness: a trial, a survey, a shop, a neighbour, and a source that is due for review.
[[nodiscard]] support::Compiled sample();

[[nodiscard]] std::vector<std::uint32_t> nodes(const support::Compiled& c,
                                               std::initializer_list<const char*> names);

/// Somebody who says these things.
[[nodiscard]] kb::Person person(const kb::KnowledgeBase& kb, const char* name,
                                std::initializer_list<const char*> said, const char* candidate = nullptr);

/// "stroll: suggested -> not-enough-evidence (ada)", one line each.
[[nodiscard]] std::string shown(const std::vector<kb::VerdictChange>& changes);

}  // namespace findings
