// Sources that cite one another in a circle: each retells what the next one says, and none of them found it.
#include <algorithm>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include "compiler/check/check.h"

namespace kbc {
namespace {

struct Retelling {
  Span span;  ///< where it is said
};
using Retellings =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Retelling>;

/// Who retells whom, in the evidence of one claim.
struct Citations {
  Retellings graph;
  std::vector<ThingId> sources;  ///< by vertex

  std::size_t vertex(ThingId source) {
    const auto known = std::ranges::find(sources, source);
    if (known != sources.end()) return static_cast<std::size_t>(known - sources.begin());
    sources.push_back(source);
    return boost::add_vertex(graph);
  }
};

Citations citations(const Knowledge& k, const std::vector<ThingId>& items) {
  Citations result;
  for (const ThingId item : items) {
    const auto sources = k.refs(k[item], Key::source);
    for (const ResolvedClause& clause : k.clauses_of(k[item])) {
      if (clause.key != Key::reported_by) continue;
      for (const Value& value : k.values_of(clause)) {
        if (value.type != Value::Type::thing) continue;
        for (const ThingId source : sources) {
          const std::size_t from = result.vertex(static_cast<ThingId>(value.index));
          const std::size_t to = result.vertex(source);
          boost::add_edge(from, to, {value.span}, result.graph);
        }
      }
    }
  }
  return result;
}

void report_circles(const Checked& c, const Citations& citations) {
  const Retellings& graph = citations.graph;
  const auto name = [&](std::size_t vertex) -> const std::string& {
    return c.knowledge[citations.sources[vertex]].name;
  };
  std::vector<std::size_t> component(citations.sources.size());
  if (component.empty()) return;
  const std::size_t count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::vector<Retellings::edge_descriptor>> within(count);
  for (auto [e, end] = boost::edges(graph); e != end; ++e) {
    const std::size_t from = component[boost::source(*e, graph)];
    if (from == component[boost::target(*e, graph)]) within[from].push_back(*e);
  }
  for (std::vector<Retellings::edge_descriptor>& circle : within) {
    if (circle.empty()) continue;
    std::ranges::sort(circle, {}, [&](const auto& e) { return graph[e].span; });
    const std::size_t one = boost::source(circle.front(), graph);
    const std::size_t other = boost::target(circle.front(), graph);
    Diagnostic& warning = c.diagnostics.report(
        DiagnosticKind::circular_citation, graph[circle.front()].span,
        one == other ? fmt::format("`{}` retells itself", name(one))
                     : fmt::format("`{}` retells `{}`, which leads back to it", name(one), name(other)));
    for (std::size_t i = 1; i < circle.size(); ++i)
      warning.also(graph[circle[i]].span,
                   fmt::format("`{}` retells `{}` here", name(boost::source(circle[i], graph)),
                               name(boost::target(circle[i], graph))));
    warning.advise("find out where it comes from first, and name that as the `source`");
  }
}

}  // namespace

/// Two that each retell some finding of the other are no circle; that they retell what one claim rests on is.
void check_citations(const Checked& c) {
  for (const Thing& claim : c.knowledge.things) {
    if (claim.kind != Kind::claim) continue;
    std::vector<ThingId> items = c.knowledge.refs(claim, Key::support);
    std::erase_if(items, [&](ThingId id) {
      const Thing& item = c.knowledge[id];
      return item.kind != Kind::evidence || c.knowledge.find(item, Key::reported_by) == nullptr;
    });
    if (!items.empty()) report_circles(c, citations(c.knowledge, items));
  }
}

}  // namespace kbc
