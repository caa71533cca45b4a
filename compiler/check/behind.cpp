// Backwards through the graph, from what relies to what is relied on.
#include "compiler/check/behind.h"

#include <algorithm>
#include <set>

namespace kbc {

Behind behind(const Checked& c, std::size_t thing, bool counting, std::size_t enough) {
  std::set<std::size_t> evidence;
  std::set<std::size_t> sources;
  std::set<std::size_t> seen{thing};
  std::vector<std::size_t> open{thing};
  while (!open.empty() && sources.size() <= enough) {
    const std::size_t at = open.back();
    open.pop_back();
    const bool is_evidence = c.knowledge.things[at].kind == Kind::evidence;
    if (is_evidence) evidence.insert(at);
    for (auto [e, end] = boost::in_edges(static_cast<Vertex>(at), c.knowledge.graph); e != end; ++e) {
      const Key label = c.knowledge.graph[*e].label;
      const std::size_t from = boost::source(*e, c.knowledge.graph);
      if (label == Key::source && is_evidence) sources.insert(from);
      const bool carries = label == Key::because || label == Key::support || label == Key::follows_from;
      const bool counts = !counting || c.knowledge.things[from].kind != Kind::evidence ||
                          c.grades.certainty[from] != kb::Level::none;
      if (carries && counts && seen.insert(from).second) open.push_back(from);
    }
  }
  return {{evidence.begin(), evidence.end()}, {sources.begin(), sources.end()}};
}

}  // namespace kbc
