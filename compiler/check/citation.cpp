// Sources that cite one another in a circle: each retells what the next one says, and none of them found it.
#include <algorithm>
#include <set>
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

/// Who retells whom, in what supports one claim.
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
  const auto retells = [&](ThingId teller, ThingId told, Span span) {
    const std::size_t from = result.vertex(teller);
    const std::size_t to = result.vertex(told);
    boost::add_edge(from, to, {span}, result.graph);
  };
  for (const ThingId item : items) {
    const auto sources = k.refs(k[item], Key::source);
    for (const ResolvedClause& clause : k.clauses_of(k[item])) {
      if (clause.key != Key::reported_by && clause.key != Key::retells) continue;
      for (const Value& value : k.values_of(clause)) {
        if (value.type != Value::Type::thing) continue;
        const auto other = static_cast<ThingId>(value.index);
        for (const ThingId source : sources) {
          if (clause.key == Key::reported_by) retells(other, source, value.span);
          if (clause.key == Key::retells)
            for (const ThingId told : k.refs(k[other], Key::source))
              if (told != source) retells(source, told, value.span);  // one source can tell of a study twice
        }
      }
    }
  }
  return result;
}

/// What supports a claim, by itself or by way of claims that do.
std::vector<ThingId> supporting(const Knowledge& k, std::size_t claim) {
  std::set<std::size_t> seen{claim};
  std::vector<std::size_t> open{claim};
  std::set<ThingId> items;  // in their order
  while (!open.empty()) {
    const Thing& at = k.things[open.back()];
    open.pop_back();
    for (const ThingId other : k.refs(at, Key::support)) {
      if (k[other].kind == Kind::claim && seen.insert(static_cast<std::size_t>(other)).second)
        open.push_back(static_cast<std::size_t>(other));
      const bool tells =
          k.find(k[other], Key::reported_by) != nullptr || k.find(k[other], Key::retells) != nullptr;
      if (k[other].kind == Kind::evidence && tells) items.insert(other);
    }
  }
  return {items.begin(), items.end()};
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
  const Knowledge& k = c.knowledge;
  std::vector<bool> supports(k.things.size());  // what these rest on is told with the claims above them
  for (const Thing& claim : k.things)
    if (claim.kind == Kind::claim)
      for (const ThingId id : k.refs(claim, Key::support)) supports[static_cast<std::size_t>(id)] = true;
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    if (k.things[i].kind != Kind::claim || supports[i]) continue;
    const std::vector<ThingId> items = supporting(k, i);
    if (!items.empty()) report_circles(c, citations(k, items));
  }
}

}  // namespace kbc
