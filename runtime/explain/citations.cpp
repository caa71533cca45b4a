// The sources of statements, without what is said of them.
#include <set>

#include "runtime/explain/answer.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/rule_sources.h"

namespace kb {

std::vector<Citation> citations_of(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes) {
  Grounds grounds(kb);
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> reached;
  for (const std::uint32_t node : nodes)
    if (seen.insert(node).second) reached.push_back(node);
  for (std::size_t i = 0; i < reached.size(); ++i) {
    (void)grounds.cite(reached[i]);  // gives it its number
    for (const KnowledgeBase::Edge edge : kb.in(reached[i]))
      if (leads_to_grounds(kb.keyword(edge.label)) && seen.insert(edge.node).second)
        reached.push_back(edge.node);
  }
  return grounds.citations();
}

}  // namespace kb
