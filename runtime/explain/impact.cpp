// Before and after, compared.
#include "runtime/explain/impact.h"

#include <algorithm>
#include <set>

#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/verdict_changes.h"
#include "runtime/explain/without.h"
#include "runtime/graph/walks.h"

namespace kb {
namespace {

CertaintyChange change(const KnowledgeBase& before, const KnowledgeBase& after, std::uint32_t node,
                       Grounds& grounds) {
  CertaintyChange result;
  result.what = mention(before, node, grounds);
  result.before = certainty_of(before, node).value_or(Level::none);
  result.after = certainty_of(after, node).value_or(Level::none);
  if (result.what.kind != "claim") return result;
  result.refuted_before = result.what.refuted;
  result.refuted_after = after.claims[after.nodes[node].detail()].refuted() != 0;
  return result;
}

/// Suggestions before other rules, and what loses all certainty before what loses some.
void put_in_order(std::vector<CertaintyChange>& changes) {
  const auto key = [](const CertaintyChange& c) {
    return std::pair(c.what.kind == "suggest" ? 0 : 1, c.before == Level::none  ? 2
                                                       : c.after == Level::none ? 0
                                                                                : 1);
  };
  std::ranges::stable_sort(changes, [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

/// What names a statement that fell or a claim that is otherwise, and isn't graded itself.
std::vector<std::uint32_t> touched(const KnowledgeBase& kb, const Without& left, const GradeChanges& grades) {
  std::vector<std::uint32_t> grounds = grades.claims;
  for (std::uint32_t node = 0; node < num_vertices(kb); ++node)
    if (left.fell(node)) grounds.push_back(node);
  std::set<std::uint32_t> found;
  for (const std::uint32_t ground : grounds)
    for (auto [e, end] = out_edges(ground, kb); e != end; ++e) {
      const GraphEdge edge = *e;
      const std::string_view label = kb.keyword(edge.label);
      const bool names =
          label == "because" || label == "source" || label == "between" || label == "answered by";
      const std::string_view kind = kb.kind(edge.to);
      if (names && kind != "claim" && kind != "evidence" && !is_rule_kind(kind) && !left.fell(edge.to))
        found.insert(edge.to);
    }
  return {found.begin(), found.end()};
}

}  // namespace

Answer impact(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
              const std::vector<Person>& people) {
  Answer answer = begin_answer(kb, kNone);
  Grounds grounds(kb);
  Impact found;
  const Without left = without(kb, nodes);
  const std::set<std::uint32_t> named(nodes.begin(), nodes.end());
  for (const std::uint32_t node : nodes) found.removed.push_back(mention(kb, node, grounds));
  for (std::uint32_t node = 0; node < num_vertices(kb); ++node)
    if (left.fell(node) && !named.contains(node)) found.fallen.push_back(mention(kb, node, grounds));
  const GradeChanges grades = grade_changes(kb, left.kb());
  for (const std::uint32_t rule : grades.rules)
    if (!left.fell(rule)) found.rules.push_back(change(kb, left.kb(), rule, grounds));
  for (const std::uint32_t claim : grades.claims)
    if (!left.fell(claim)) found.claims.push_back(change(kb, left.kb(), claim, grounds));
  put_in_order(found.rules);
  put_in_order(found.claims);
  for (const std::uint32_t node : touched(kb, left, grades))
    found.touched.push_back(mention(kb, node, grounds));
  found.people = static_cast<std::uint32_t>(people.size());
  found.verdicts = verdict_changes(kb, left.kb(), people);
  answer.citations = grounds.citations();
  answer.finding = std::move(found);
  return answer;
}

}  // namespace kb
