// Facts on which a contraindication depends, and which are not marked `safety`: not knowing them could be
// taken for "no", and nobody would be asked first.
#include <set>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// The facts in a rule's conditions and in the groups that it is for, without its exceptions.
std::vector<ThingId> facts_of(const Knowledge& k, const Thing& rule) {
  std::vector<ThingId> facts;
  std::vector<ConditionId> open;
  std::set<ThingId> groups;
  const auto enter = [&](ThingId group) {
    const ResolvedClause* who = groups.insert(group).second ? k.find(k[group], Key::who) : nullptr;
    if (who != nullptr && who->values > 0)
      open.push_back(static_cast<ConditionId>(k.values_of(*who)[0].index));
  };
  for (const ResolvedClause& clause : k.clauses_of(rule))
    if (clause.key == Key::when && clause.values > 0)
      open.push_back(static_cast<ConditionId>(k.values_of(clause)[0].index));
  for (const ThingId id : k.refs(rule, Key::for_)) {
    if (k[id].kind == Kind::fact) facts.push_back(id);
    if (Kinds{Kind::population, Kind::risk_group}.has(k[id].kind)) enter(id);
  }
  while (!open.empty()) {
    const Condition& condition = k[open.back()];
    open.pop_back();
    if (condition.kind == ConditionKind::holds && k[condition.thing].kind == Kind::fact)
      facts.push_back(condition.thing);
    if (condition.kind == ConditionKind::group) enter(condition.thing);
    for (std::uint32_t i = 0; i < condition.count; ++i) open.push_back(k.operands[condition.first + i]);
  }
  return facts;
}

}  // namespace

void check_safety(const Checked& c) {
  const Knowledge& k = c.knowledge;
  std::set<ThingId> said;
  for (const Thing& rule : k.things) {
    if (rule.kind != Kind::contraindicate) continue;
    for (const ThingId fact : facts_of(k, rule)) {
      if (k.find(k[fact], Key::safety) != nullptr || !said.insert(fact).second) continue;
      c.diagnostics.report(DiagnosticKind::not_safety, k[fact].header, k[fact].name)
          .also(rule.header, "this is contraindicated because of it")
          .advise("add `safety`: unknown is then never taken for \"no\", and it is asked first");
    }
  }
}

}  // namespace kbc
