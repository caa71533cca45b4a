// Warnings that their author has seen and lets stand, with a reason: `accept KB0302 "…"` in the statement.
#include <string_view>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

struct Acceptance {
  std::string_view code;
  Span statement;
  Span clause;
  bool used = false;
};

std::vector<Acceptance> acceptances(const Knowledge& knowledge) {
  std::vector<Acceptance> result;
  for (const Thing& thing : knowledge.things)
    for (const ResolvedClause& clause : knowledge.clauses_of(thing))
      if (clause.key == Key::accept && clause.values == 2)
        result.push_back({knowledge.texts[knowledge.values_of(clause)[0].index], thing.span, clause.span});
  return result;
}

bool lies_in(Span inner, Span outer) {
  return inner.file == outer.file && inner.begin >= outer.begin && inner.end <= outer.end;
}

}  // namespace

void accept_warnings(const Checked& c) {
  std::vector<Acceptance> accepted = acceptances(c.knowledge);
  if (accepted.empty()) return;
  c.diagnostics.forget_warnings([&](const Diagnostic& warning) {
    bool found = false;
    for (Acceptance& acceptance : accepted) {
      if (acceptance.code != info(warning.kind).code || !lies_in(warning.span, acceptance.statement))
        continue;
      acceptance.used = true;
      found = true;
    }
    return found;
  });
  for (const Acceptance& acceptance : accepted)
    if (!acceptance.used)
      c.diagnostics.report(DiagnosticKind::accepts_nothing, acceptance.clause, acceptance.code)
          .replace(acceptance.clause, "")
          .advise("what it was for is gone, or stands in another statement");
}

}  // namespace kbc
