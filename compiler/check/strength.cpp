// A strong suggestion on low certainty. Strong warnings are never questioned: harm weighs more than proof.
#include "compiler/check/check.h"

namespace kbc {

void check_strength(const Checked& c) {
  for (std::size_t i = 0; i < c.knowledge.things.size(); ++i) {
    const Thing& rule = c.knowledge.things[i];
    const ResolvedClause* strength =
        rule.kind == Kind::suggest ? c.knowledge.find(rule, Key::strength) : nullptr;
    if (strength == nullptr || strength->values == 0 || c.knowledge.values_of(*strength)[0].index != 0)
      continue;
    if (c.grades.certainty[i] >= kb::Level::moderate) continue;
    c.diagnostics
        .report(DiagnosticKind::strong_on_weak, strength->span, kb::level_name(c.grades.certainty[i]))
        .advise("make it conditional, or say which evidence makes it surer");
  }
}

}  // namespace kbc
