// Evidence that nobody can look up, and trials that do not say on whom and with what. A knowledge base
// without a bibliography is a sketch, and is not asked.
#include "compiler/check/check.h"

namespace kbc {

void check_sourced(const Checked& c) {
  const Knowledge& k = c.knowledge;
  if (k.root == ThingId::none || k.find(k[k.root], Key::bibliography) == nullptr) return;
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    const Thing& thing = k.things[i];
    if (thing.kind != Kind::evidence || thing.package != 0) continue;
    const auto has = [&](Key key) { return k.find(thing, key) != nullptr; };
    if (!has(Key::source))
      c.diagnostics.report(DiagnosticKind::no_source, thing.header, thing.name)
          .advise("name where it can be looked up: `source`, and a key of the bibliography");
    const kb::Design design = c.grades.of_evidence(i).design;
    const bool trial = design == kb::Design::rct || design == kb::Design::non_randomised_trial;
    if (!trial || (has(Key::people) && has(Key::given))) continue;
    c.diagnostics
        .report(DiagnosticKind::scant_trial, thing.header, thing.name,
                has(Key::given)    ? "who took part"
                : has(Key::people) ? "what was given"
                                   : "who took part, nor what was given")
        .advise(
            "say it with `people` and `given`, as far as it is told; else it may be no trial that it tells "
            "of");
  }
}

}  // namespace kbc
