// The graph of all things, from sources to options, and its circles.
#include <algorithm>
#include <queue>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include "compiler/resolve/passes.h"

namespace kbc {
namespace {

/// Whether a clause's operand relies on the statement, rather than the statement on it.
bool points_away(Kind kind, Key key) {
  switch (key) {
    case Key::target:
      return Kinds{Kind::suggest,     Kind::caution,  Kind::advise_against, Kind::contraindicate,
                   Kind::limit,       Kind::separate, Kind::interact,       Kind::prefer,
                   Kind::side_effect, Kind::sign,     Kind::refer}
          .has(kind);
    case Key::of: return kind == Kind::side_effect;
    case Key::over: return kind == Kind::prefer;
    case Key::about:
    case Key::carries_over:
    case Key::implies:
    case Key::is:
    case Key::overrides: return true;
    default: return false;
  }
}

/// Whether a clause only says what something is about: such edges carry no support and may go round.
bool is_descriptive(Kind kind, Key key) {
  switch (key) {
    case Key::about:
    case Key::people:
    case Key::given:
    case Key::found:
    case Key::instead:
    case Key::over:
    case Key::consult:
    case Key::refer:
    case Key::change_to:
    case Key::against: return true;
    default: return kind == Kind::prefer && key == Key::target;
  }
}

/// Of edges: which of them carry something.
struct Carries {
  const Graph* graph = nullptr;
  bool operator()(const Graph::edge_descriptor& edge) const { return !(*graph)[edge].descriptive; }
};

class Connector {
 public:
  Connector(Knowledge& knowledge, Diagnostics& diagnostics)
      : knowledge_(knowledge), diagnostics_(diagnostics) {}

  void run() {
    const std::size_t most = knowledge_.values.size() + knowledge_.conditions.size();
    ends_.reserve(most);
    edges_.reserve(most);
    for (std::size_t i = 0; i < knowledge_.things.size(); ++i) connect(static_cast<ThingId>(i));
    knowledge_.graph = Graph(boost::edges_are_unsorted_multi_pass, ends_.begin(), ends_.end(), edges_.begin(),
                             static_cast<Vertex>(knowledge_.things.size()));
    report_circles();
  }

 private:
  void connect(ThingId id) {
    const Thing& thing = knowledge_[id];
    for (std::uint32_t i = 0; i < thing.clauses; ++i) {
      const ResolvedClause& clause = knowledge_.clauses[thing.first_clause + i];
      for (const Value& value : knowledge_.values_of(clause)) {
        if (value.type == Value::Type::thing) {
          edge(id, static_cast<ThingId>(value.index), thing.kind,
               Edge{clause.key, value.optional, false, value.span, i});
        } else if (value.type == Value::Type::condition) {
          connect_condition(id, static_cast<ConditionId>(value.index), clause.key, i);
        }
      }
    }
  }

  void connect_condition(ThingId id, ConditionId root, Key key, std::uint32_t clause) {
    std::vector<ConditionId> open{root};
    while (!open.empty()) {
      const Condition& condition = knowledge_[open.back()];
      open.pop_back();
      if (condition.thing != ThingId::none)
        edge(id, condition.thing, knowledge_[id].kind, Edge{key, false, false, condition.span, clause});
      for (std::uint32_t i = condition.count; i-- > 0;)
        open.push_back(knowledge_.operands[condition.first + i]);
    }
  }

  void edge(ThingId statement, ThingId operand, Kind kind, Edge edge) {
    const bool away = points_away(kind, edge.label);
    edge.descriptive = is_descriptive(kind, edge.label);
    ends_.emplace_back(static_cast<Vertex>(away ? statement : operand),
                       static_cast<Vertex>(away ? operand : statement));
    edges_.push_back(edge);
  }

  void report_circles() {
    const boost::filtered_graph graph(knowledge_.graph, Carries{&knowledge_.graph});
    std::vector<std::size_t> component(knowledge_.things.size());
    if (component.empty()) return;
    const std::size_t count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<std::size_t> size(count);
    for (const std::size_t c : component) ++size[c];
    std::vector<bool> reported(count);
    for (Vertex v = 0; v < component.size(); ++v) {
      if (reported[component[v]]) continue;
      const auto [out, out_end] = boost::out_edges(v, graph);
      const bool on_itself =
          std::any_of(out, out_end, [&](const auto& e) { return boost::target(e, graph) == v; });
      if (size[component[v]] < 2 && !on_itself) continue;
      reported[component[v]] = true;
      report_circle(shortest_circle(graph, component, v));
    }
  }

  /// The edges of a shortest circle through `start`, in order.
  template <typename G>
  std::vector<Graph::edge_descriptor> shortest_circle(const G& graph,
                                                      const std::vector<std::size_t>& component,
                                                      Vertex start) {
    std::vector<std::pair<bool, Graph::edge_descriptor>> reached_by(component.size());
    std::queue<Vertex> queue({start});
    while (!queue.empty()) {
      const Vertex v = queue.front();
      queue.pop();
      for (auto [e, end] = boost::out_edges(v, graph); e != end; ++e) {
        const Vertex next = boost::target(*e, graph);
        if (component[next] != component[start] || reached_by[next].first) continue;
        reached_by[next] = {true, *e};
        if (next == start) {
          std::vector<Graph::edge_descriptor> circle;
          Vertex at = start;
          do {
            circle.push_back(reached_by[at].second);
            at = boost::source(circle.back(), graph);
          } while (at != start);
          std::ranges::reverse(circle);
          return circle;
        }
        queue.push(next);
      }
    }
    return {};
  }

  void report_circle(const std::vector<Graph::edge_descriptor>& circle) {
    constexpr std::size_t kShown = 12;
    std::string path;
    for (std::size_t i = 0; i <= circle.size(); ++i) {
      const Graph::edge_descriptor& e = circle[i % circle.size()];
      const Thing& thing = knowledge_.things[boost::source(e, knowledge_.graph)];
      if (i > kShown && i < circle.size()) continue;
      path.append(i == 0 ? "" : " → ").append(i == kShown && i < circle.size() ? "…" : thing.name);
    }
    const auto only = [&](Kind kind) {
      return std::ranges::all_of(circle, [&](const auto& e) {
        return knowledge_.things[boost::source(e, knowledge_.graph)].kind == kind;
      });
    };
    const bool overriding = std::ranges::any_of(
        circle, [&](const auto& e) { return knowledge_.graph[e].label == Key::overrides; });
    const std::string_view what = circle.size() == 1     ? "statements that rest on themselves"
                                  : overriding           ? "rules that override one another"
                                  : only(Kind::claim)    ? "claims that support one another"
                                  : only(Kind::fact)     ? "facts that imply one another"
                                  : only(Kind::medicine) ? "classes of medicines"
                                                         : "statements that rest on one another";
    Diagnostic& fault =
        diagnostics_.report(DiagnosticKind::circle, knowledge_.graph[circle.front()].span, what, path);
    for (std::size_t i = 1; i < circle.size() && i < kShown; ++i)
      fault.also(knowledge_.graph[circle[i]].span, "and from here on");
    fault.advise("take one of these links out: support has to begin somewhere");
  }

  Knowledge& knowledge_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<Vertex, Vertex>> ends_;  ///< of each edge: where from, where to
  std::vector<Edge> edges_;
};

}  // namespace

void connect(Knowledge& knowledge, Diagnostics& diagnostics) { Connector(knowledge, diagnostics).run(); }

}  // namespace kbc
