// All lints, in the order in which they run; the order of what they report is that of the places.
#include "compiler/check/check.h"

namespace kbc {

void check(const Checked& checked) {
  check_strength(checked);
  check_grounds(checked);
  check_opposition(checked);
  check_stretched(checked);
  check_carried(checked);
  check_citations(checked);
  check_dates(checked);
  check_unused(checked);
  check_defeated(checked);
  check_clashes(checked);
  check_texts(checked);
  check_repeated(checked);
  check_told(checked);
  check_sourced(checked);
  check_safety(checked);
}

}  // namespace kbc
