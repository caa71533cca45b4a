// Check: advice to the author about knowledge that is well formed. Read-only; one lint a file, all listed
// here.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/grade/grade.h"

namespace kbc {

struct Checked {
  const Knowledge& knowledge;
  const Grades& grades;
  Diagnostics& diagnostics;
};

void check_strength(const Checked& checked);  ///< strong advice to take something that rests on low certainty
void check_grounds(const Checked& checked);   ///< suggestions that nothing carries, or only a seller's word
/// Takes back the warnings that the author has accepted where they stand; comes after all lints.
void accept_warnings(const Checked& checked);

void check(const Knowledge& knowledge, const Grades& grades, Diagnostics& diagnostics);

}  // namespace kbc
