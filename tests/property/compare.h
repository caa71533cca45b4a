// One knowledge base and one person, decided by the runtime and by the plain evaluator.
#pragma once

#include <optional>
#include <string>

#include "tests/property/random_case.h"
#include "tests/support/compile_text.h"

namespace property {

struct Counts {
  std::size_t cases = 0;
  std::size_t options = 0;  ///< decided
  std::size_t contradictions = 0;
  std::size_t depends = 0;    ///< options whose verdict depends
  std::size_t questions = 0;  ///< compared exactly
  std::size_t reasons = 0;    ///< sufficient reasons
  std::size_t contrasts = 0;  ///< sets in the way of a verdict
  std::size_t doses = 0;
  std::size_t interviews = 0;  ///< questions answered until one verdict was left
  std::size_t too_large = 0;   ///< not compared: more completions than the plain evaluator looks at
  std::size_t refused = 0;     ///< knowledge bases and profiles that are none
};

/// How much of what is costly is compared: some of it, by the number of the case; or all.
enum class Effort { some, all };

/// How they differ, in words; empty if they agree. What can't be read agrees.
std::string difference(const support::Compiled& compiled, const std::string& profile, Counts& counts,
                       Effort effort);

/// Drops the statements that do not compile; nothing if too many do not.
std::optional<support::Compiled> compile_what_can(Lines& lines);

/// The smallest case with a difference that leaving out lines leads to.
void shrink(Lines& knowledge, Lines& profile);

}  // namespace property
