// Claims that evidence speaks against, while nobody says what to make of that.
#include <vector>

#include "compiler/check/rules.h"

namespace kbc {
void check_opposition(const Checked& c) {
  const std::vector<bool> answered = disputed_things(c.knowledge);
  for (std::size_t i = 0; i < c.knowledge.things.size(); ++i) {
    const Thing& claim = c.knowledge.things[i];
    if (claim.kind != Kind::claim || c.grades.of_claim(i).grade.pro == kb::Level::none) continue;
    for (const ResolvedClause& clause : c.knowledge.clauses_of(claim)) {
      if (clause.key != Key::oppose) continue;
      for (const Value& value : c.knowledge.values_of(clause)) {
        if (value.type != Value::Type::thing || c.grades.certainty[value.index] == kb::Level::none) continue;
        if (!c.knowledge.of_element(clause, value.element, Key::undercut).empty()) continue;
        if (answered[i] || answered[value.index]) continue;
        Diagnostic& warning = c.diagnostics.report(DiagnosticKind::unanswered_opposition, value.span,
                                                   c.knowledge.things[value.index].name, claim.name);
        if (c.grades.of_claim(i).decided_by.known())
          warning.also(c.grades.of_claim(i).decided_by, "the best that supports it");
        warning.advise(
            "say why it does not bear on the claim (`undercut \"why\"`), or what to make of it, in a "
            "`dispute` "
            "that is `about` the claim");
      }
    }
  }
}

}  // namespace kbc
