// All lints, in the order in which they run; the order of what they report is that of the places.
#include "compiler/check/check.h"

namespace kbc {

void check(const Knowledge& knowledge, const Grades& grades, Diagnostics& diagnostics) {
  const Checked checked{knowledge, grades, diagnostics};
  check_strength(checked);
  check_grounds(checked);
  accept_warnings(checked);
}

}  // namespace kbc
