// Context: what may stand at a place of a text, worked out from the text before it alone, so that it is known
// while a statement is half written and cannot be parsed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/language/language.h"

namespace kbc {

struct Expected {
  std::uint32_t begin = 0;             ///< of the word that has been begun; the place itself if there is none
  bool statement = false;              ///< a statement may begin here
  std::vector<const Clause*> clauses;  ///< whose keyword may stand here, the innermost clause's first
  std::vector<const Operand*> operands;  ///< one of which may stand here
  const Operand* amount = nullptr;       ///< a number stands before this place: what may go on with its unit
  std::string_view before;               ///< the word before, in the same operand; empty at its beginning
};

/// Nothing may stand in a text or a comment.
[[nodiscard]] Expected expected_at(std::string_view text, std::uint32_t offset);

}  // namespace kbc
