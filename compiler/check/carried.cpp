// Suggestions of one form on a claim about another: what holds for the one need not hold for the other.
#include <algorithm>

#include "compiler/check/rules.h"

namespace kbc {
namespace {

constexpr Kinds kOptions{Kind::form, Kind::product, Kind::option, Kind::substance};

/// What the claim says that it holds for; empty if it speaks of no option.
std::vector<ThingId> spoken_of(const Knowledge& k, const Thing& claim) {
  std::vector<ThingId> result = k.refs(claim, Key::about);
  for (const ThingId other : k.refs(claim, Key::carries_over)) result.push_back(other);
  std::erase_if(result, [&](ThingId id) { return !kOptions.has(k[id].kind); });
  return result;
}

/// Of a claim about a substance, every form; of one about a form, a suggestion of the substance says too
/// much.
bool covers(const Knowledge& k, const std::vector<ThingId>& spoken, ThingId target) {
  const auto wide = with_substance(k, target);
  return std::ranges::any_of(spoken, [&](ThingId id) { return std::ranges::find(wide, id) != wide.end(); });
}

}  // namespace

void check_carried(const Checked& c) {
  const Knowledge& k = c.knowledge;
  for (const Thing& rule : k.things) {
    if (rule.kind != Kind::suggest) continue;
    for (const ResolvedClause& clause : k.clauses_of(rule)) {
      if (clause.key != Key::because) continue;
      for (const Value& value : k.values_of(clause)) {
        if (value.type != Value::Type::thing || k.things[value.index].kind != Kind::claim) continue;
        const Thing& claim = k.things[value.index];
        const auto spoken = spoken_of(k, claim);
        if (spoken.empty()) continue;
        for (const ThingId target : k.refs(rule, Key::target)) {
          if (covers(k, spoken, target)) continue;
          c.diagnostics
              .report(DiagnosticKind::not_carried_over, value.span, k[target].name, claim.name,
                      k[spoken.front()].name)
              .also(claim.header, "the claim")
              .advise(
                  fmt::format("if it holds for it too, let the claim say so, and why: `carries over to {}`",
                              k[target].name));
        }
      }
    }
  }
}

}  // namespace kbc
