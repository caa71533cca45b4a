// What an integrator's program begins with: it includes the installed headers and links kb::runtime, no more.
#include <cstdio>

#include "runtime/quantity/parse.h"

int main() {
  const auto parsed = kb::parse_amount("200 mg elemental");
  const auto refused = kb::parse_amount("many");
  std::puts(parsed && !refused ? "the installed runtime works"
                               : "the installed runtime reads amounts wrongly");
  return parsed && !refused ? 0 : 1;
}
