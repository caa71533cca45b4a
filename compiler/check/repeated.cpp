// What is said twice: a clause of a statement, a name in a list, a question, or all of an item of evidence.
#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// Of each statement so many clauses at most are compared with one another.
constexpr std::size_t kMostCompared = 200;

/// Conditions with all that stands in them, as deep as the text nests, which the parser bounds.
bool same(const Knowledge& k, ConditionId a, ConditionId b) {
  const Condition& x = k[a];
  const Condition& y = k[b];
  if (x.kind != y.kind || x.thing != y.thing || x.count != y.count) return false;
  if (x.kind == ConditionKind::compare && (x.comparison != y.comparison || x.micro != y.micro)) return false;
  for (std::uint32_t i = 0; i < x.count; ++i)
    if (!same(k, k.operands[x.first + i], k.operands[y.first + i])) return false;
  return true;
}

bool same(const Knowledge& k, const Value& a, const Value& b) {
  if (a.type != b.type || a.optional != b.optional || a.element != b.element) return false;
  switch (a.type) {
    case Value::Type::text: return k.texts[a.index] == k.texts[b.index];
    case Value::Type::amount: return k.amounts[a.index] == k.amounts[b.index];
    case Value::Type::unit: return k.units[a.index] == k.units[b.index];
    case Value::Type::condition:
      return same(k, static_cast<ConditionId>(a.index), static_cast<ConditionId>(b.index));
    case Value::Type::thing:
    case Value::Type::word:
    case Value::Type::date: return a.index == b.index;
  }
  return false;
}

/// Clauses with all that stands in them.
bool same(const Knowledge& k, const ResolvedClause& a, const ResolvedClause& b) {
  if (a.size != b.size) return false;
  for (std::uint32_t i = 0; i < a.size; ++i) {
    const ResolvedClause& x = (&a)[i];
    const ResolvedClause& y = (&b)[i];
    if (x.key != y.key || (i > 0 && x.element != y.element) || x.values != y.values || x.size != y.size)
      return false;
    const auto one = k.values_of(x);
    if (!std::ranges::equal(one, k.values_of(y),
                            [&](const Value& v, const Value& w) { return same(k, v, w); }))
      return false;
  }
  return true;
}

void check_clauses(const Checked& c, const Thing& thing) {
  const Knowledge& k = c.knowledge;
  std::vector<const ResolvedClause*> clauses;
  for (const ResolvedClause& clause : k.clauses_of(thing))
    if (clauses.size() < kMostCompared) clauses.push_back(&clause);
  for (std::size_t i = 0; i < clauses.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (same(k, *clauses[j], *clauses[i])) {
        c.diagnostics.report(DiagnosticKind::said_twice, clauses[i]->span)
            .also(clauses[j]->span, "first here")
            .advise("take one of them out");
        break;
      }
}

void check_lists(const Checked& c, const Thing& thing) {
  const Knowledge& k = c.knowledge;
  for (std::uint32_t n = 0; n < thing.clauses; ++n) {
    const ResolvedClause& clause = k.clauses[thing.first_clause + n];
    if (clause.values < 2) continue;
    std::map<std::uint32_t, Span> first;  // by thing; elements that say more about it are no repetition
    for (const auto element : k.elements_of(clause)) {
      if (element.size() != 1 || element[0].type != Value::Type::thing) continue;
      const auto inner = k.clauses_in(clause);
      if (std::any_of(inner.begin(), inner.end(),
                      [&](const ResolvedClause& more) { return more.element == element[0].element; }))
        continue;
      const auto [at, is_new] = first.emplace(element[0].index, element[0].span);
      if (!is_new)
        c.diagnostics.report(DiagnosticKind::said_twice, element[0].span)
            .also(at->second, "first here")
            .advise("take one of them out, or name the one that was meant");
    }
  }
}

/// Questions have no names that could be taken: the same words asked once more are found here.
void check_questions(const Checked& c) {
  const Knowledge& k = c.knowledge;
  std::map<std::string_view, Span> first;
  for (const Thing& thing : k.things) {
    if (thing.kind != Kind::question) continue;
    const auto [at, is_new] = first.emplace(k.text(thing, Key::target), thing.header);
    if (!is_new)
      c.diagnostics.report(DiagnosticKind::said_twice, thing.header)
          .also(at->second, "first here")
          .advise("take one of them out, or ask what was meant");
  }
}

/// Items of the same sources with the same words: the same study under another name.
void check_evidence(const Checked& c) {
  const Knowledge& k = c.knowledge;
  std::map<std::vector<ThingId>, std::vector<const Thing*>> by_sources;
  for (const Thing& thing : k.things) {
    const auto sources = thing.kind == Kind::evidence ? k.refs(thing, Key::source) : std::vector<ThingId>{};
    if (sources.empty()) continue;
    std::vector<const Thing*>& others = by_sources[sources];
    for (std::size_t i = 0; i < others.size() && i < kMostCompared; ++i) {
      const auto one = k.clauses_of(thing);
      const auto other = k.clauses_of(*others[i]);
      if (!std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [&](const ResolvedClause& a, const ResolvedClause& b) { return same(k, a, b); }))
        continue;
      c.diagnostics.report(DiagnosticKind::same_evidence, thing.header, thing.name, others[i]->name)
          .also(others[i]->header, "the first")
          .advise(
              "name the first one wherever it is meant, or say what is another finding: `source … at`, "
              "`states`");
      break;
    }
    others.push_back(&thing);
  }
}

}  // namespace

void check_repeated(const Checked& c) {
  for (const Thing& thing : c.knowledge.things) {
    check_clauses(c, thing);
    check_lists(c, thing);
  }
  check_questions(c);
  check_evidence(c);
}

}  // namespace kbc
