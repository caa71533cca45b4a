// Groups of people in an order in which each comes after those that it is made of, and how deep that goes.
#include <algorithm>
#include <functional>
#include <queue>

#include "compiler/resolve/passes.h"

namespace kbc {
namespace {

/// Conditions and the groups in them are evaluated recursively; this bounds how deep.
constexpr std::uint32_t kMaxHeight = 256;

bool is_group(const Thing& thing) { return Kinds{Kind::population, Kind::risk_group}.has(thing.kind); }

/// How deep each condition is nested in itself. Operands come before what they are in.
std::vector<std::uint32_t> heights(const Knowledge& knowledge) {
  std::vector<std::uint32_t> result(knowledge.conditions.size(), 1);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const Condition& condition = knowledge.conditions[i];
    for (std::uint32_t k = 0; k < condition.count; ++k)
      result[i] =
          std::max(result[i], 1 + result[static_cast<std::size_t>(knowledge.operands[condition.first + k])]);
  }
  return result;
}

}  // namespace

void order_groups(Knowledge& knowledge, Diagnostics& diagnostics) {
  const Graph& graph = knowledge.graph;
  const auto made_of = [&](const Graph::edge_descriptor& e) {
    return graph[e].label == Key::who && is_group(knowledge.things[boost::source(e, graph)]);
  };
  const std::vector<std::uint32_t> own = heights(knowledge);
  std::vector<std::uint32_t> waiting(knowledge.things.size());
  std::vector<std::uint32_t> below(knowledge.things.size());  // the highest of the groups that one is made of
  std::priority_queue<Vertex, std::vector<Vertex>, std::greater<>> ready;
  for (Vertex i = 0; i < knowledge.things.size(); ++i) {
    if (!is_group(knowledge.things[i])) continue;
    const auto [e, end] = boost::in_edges(i, graph);
    waiting[i] = static_cast<std::uint32_t>(std::count_if(e, end, made_of));
    if (waiting[i] == 0) ready.push(i);
  }
  while (!ready.empty()) {
    const Vertex at = ready.top();
    ready.pop();
    const Thing& group = knowledge.things[at];
    knowledge.groups.push_back(static_cast<ThingId>(at));
    const ResolvedClause* who = knowledge.find(group, Key::who);
    std::uint32_t height = 1 + below[at];
    if (who != nullptr && who->values > 0) height = own[knowledge.values_of(*who)[0].index] + below[at];
    if (height > kMaxHeight && below[at] <= kMaxHeight)
      diagnostics.report(DiagnosticKind::too_deep, group.header, kMaxHeight)
          .at("groups made of groups made of groups …")
          .advise("say directly who belongs to this group");
    for (auto [e, end] = boost::out_edges(at, graph); e != end; ++e) {
      const Vertex next = boost::target(*e, graph);
      if (!made_of(*e) || !is_group(knowledge.things[next])) continue;
      below[next] = std::max(below[next], height);
      if (--waiting[next] == 0) ready.push(next);
    }
  }
}

}  // namespace kbc
