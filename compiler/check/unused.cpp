// Facts, claims, evidence and sources that nothing uses, and facts that nobody is asked about.
#include <algorithm>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// What has an effect on an answer: without any of it, a knowledge base only offers words to others.
constexpr Kinds kEffects{Kind::suggest,  Kind::caution,     Kind::advise_against, Kind::contraindicate,
                         Kind::limit,    Kind::separate,    Kind::interact,       Kind::prefer,
                         Kind::advise,   Kind::side_effect, Kind::routine,        Kind::monitor,
                         Kind::question, Kind::refer};

struct Uses {
  std::vector<bool> named;  ///< by thing: some other statement names it
  std::vector<bool> asked;  ///< by thing: some condition depends on it
};

Uses uses(const Knowledge& k) {
  Uses result{std::vector<bool>(k.things.size()), std::vector<bool>(k.things.size())};
  for (const Condition& condition : k.conditions)
    if (condition.thing != ThingId::none)
      result.named[static_cast<std::size_t>(condition.thing)] =
          result.asked[static_cast<std::size_t>(condition.thing)] = true;
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    const Thing& thing = k.things[i];
    if (thing.kind == Kind::exclusive) continue;
    for (std::uint32_t n = 0; n < thing.clauses; ++n) {
      const ResolvedClause& clause = k.clauses[thing.first_clause + n];
      for (const Value& value : k.values_of(clause)) {
        if (value.type != Value::Type::thing || value.index == i) continue;
        result.named[value.index] = true;
        if (clause.key == Key::for_) result.asked[value.index] = true;
        if (clause.key == Key::implies) result.named[i] = true;  // it matters by what follows from it
      }
    }
  }
  // What excludes something that is used settles it; things that only exclude one another settle nothing.
  const std::vector<bool> used = result.named;
  for (const Thing& thing : k.things) {
    if (thing.kind != Kind::exclusive) continue;
    const auto members = k.refs(thing, Key::target);
    if (std::ranges::any_of(members, [&](ThingId id) { return used[static_cast<std::size_t>(id)]; }))
      for (const ThingId id : members) result.named[static_cast<std::size_t>(id)] = true;
  }
  return result;
}

/// A remark on an entry of a bibliography, if there is one, since the author can answer there.
Span place_of(const Thing& thing) {
  const bool inside = thing.span.file == thing.header.file && thing.span.begin <= thing.header.begin &&
                      thing.header.end <= thing.span.end;
  if (inside) return thing.header;
  return {thing.span.file, thing.span.begin,
          thing.span.begin + static_cast<std::uint32_t>(keyword(thing.kind).size())};
}

}  // namespace

void check_unused(const Checked& c) {
  const Knowledge& k = c.knowledge;
  const auto is_own = [](const Thing& thing) { return thing.package == 0; };
  if (std::ranges::none_of(k.things, [&](const Thing& t) { return is_own(t) && kEffects.has(t.kind); }))
    return;
  const Uses used = uses(k);
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    const Thing& thing = k.things[i];
    constexpr Kinds kMeantForUse{Kind::fact, Kind::claim, Kind::evidence, Kind::source};
    if (is_own(thing) && kMeantForUse.has(thing.kind) && !used.named[i]) {
      c.diagnostics.report(DiagnosticKind::unused, place_of(thing), noun(thing.kind), thing.name)
          .advise("take it out, or name it where it belongs");
      continue;
    }
    const bool answered = k.find(thing, Key::ask) != nullptr || k.find(thing, Key::implied_by) != nullptr;
    if (Kinds{Kind::fact, Kind::measure}.has(thing.kind) && used.asked[i] && !answered)
      c.diagnostics.report(DiagnosticKind::no_ask, thing.header, noun(thing.kind), thing.name)
          .advise("add `ask \"…?\"`: the question that a person is to be asked");
  }
}

}  // namespace kbc
