// What decide says of one option of a small knowledge base, in a line.
#pragma once

#include <string>
#include <string_view>

#include "runtime/decide/decide.h"
#include "tests/support/compile_text.h"

/// The decision for an option; fails the test if the profile can't be read or contradicts itself.
[[nodiscard]] kb::Decision decision_on(const support::Compiled& compiled, std::string_view profile,
                                       std::string_view option);

/// "suggested", or all that are possible: "contraindicated | suggested".
[[nodiscard]] std::string verdicts_of(const kb::Decision& decision);

/// The same, in one.
[[nodiscard]] std::string decided(std::string_view rules, std::string_view profile,
                                  std::string_view option = "salt");

/// The names of what it depends on, in order: "knee, weight".
[[nodiscard]] std::string asked(const support::Compiled& compiled, const kb::Decision& decision);

/// A knowledge base of two forms (salt, stone) of a substance, facts a to d, a measure x, medicines, and a
/// claim `sure` that rests on a trial, `thin` that rests on an anecdote; then these rules.
[[nodiscard]] std::string with_words(std::string_view rules);
