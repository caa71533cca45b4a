// Boost.Graph's searches on the tables as they are.
#include "runtime/graph/walks.h"

#include <algorithm>
#include <iterator>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/topological_sort.hpp>

namespace kb {
namespace {

/// Notes each node as it is first seen, in the order of a breadth-first search.
class Recorder : public boost::default_bfs_visitor {
 public:
  Recorder(std::vector<Reached>& found, std::vector<std::uint32_t>& at) : found_(&found), at_(&at) {}

  template <typename Edge, typename Graph>
  void tree_edge(const Edge& edge, const Graph& graph) {
    const std::uint32_t from = source(edge, graph);
    const std::uint32_t to = target(edge, graph);
    (*at_)[to] = static_cast<std::uint32_t>(found_->size());
    found_->push_back({to, from, (*found_)[(*at_)[from]].steps + 1});
  }

 private:
  std::vector<Reached>* found_;
  std::vector<std::uint32_t>* at_;  // by node: its place in what was found
};

template <typename Graph>
std::vector<Reached> search(const Graph& graph, std::size_t size, std::span<const std::uint32_t> starts) {
  std::vector<Reached> found;
  std::vector<std::uint32_t> at(size, kNone);
  for (const std::uint32_t start : starts) {
    if (start >= size || at[start] != kNone) continue;
    at[start] = static_cast<std::uint32_t>(found.size());
    found.push_back({start, kNone, 0});
  }
  std::vector<std::uint32_t> from;
  for (const Reached& start : found) from.push_back(start.node);
  boost::queue<std::uint32_t> queue;
  std::vector<boost::default_color_type> colours(size, boost::white_color);
  const auto colour =
      boost::make_iterator_property_map(colours.begin(), boost::typed_identity_property_map<std::uint32_t>());
  boost::breadth_first_visit(graph, from.begin(), from.end(), queue, Recorder(found, at), colour);
  return found;
}

}  // namespace

bool carries(const GraphEdge& edge) { return !edge.descriptive; }

std::vector<Reached> reach(const KnowledgeBase& kb, std::span<const std::uint32_t> starts,
                           Direction direction, const EdgeFilter& filter) {
  const boost::filtered_graph<KnowledgeBase, EdgeFilter> graph(kb, filter);
  if (direction == Direction::forwards) return search(graph, num_vertices(kb), starts);
  return search(boost::make_reverse_graph(graph), num_vertices(kb), starts);
}

std::vector<std::uint32_t> shortest_path(const KnowledgeBase& kb, std::uint32_t from, std::uint32_t to,
                                         const EdgeFilter& filter) {
  const std::uint32_t starts[] = {from};
  const std::vector<Reached> found = reach(kb, starts, Direction::forwards, filter);
  std::vector<std::uint32_t> path;
  // Whatever led to a node was found before it.
  for (auto at = found.size(); at-- > 0;)
    if (found[at].node == (path.empty() ? to : path.back())) {
      if (path.empty()) path.push_back(to);
      if (found[at].from != kNone) path.push_back(found[at].from);
    }
  std::ranges::reverse(path);
  return path;
}

std::vector<std::uint32_t> in_order(const KnowledgeBase& kb, const EdgeFilter& filter) {
  const boost::filtered_graph<KnowledgeBase, EdgeFilter> graph(kb, filter);
  std::vector<std::uint32_t> order;
  order.reserve(num_vertices(kb));
  try {
    boost::topological_sort(graph, std::back_inserter(order));
  } catch (const boost::not_a_dag&) {
    return {};
  }
  std::ranges::reverse(order);
  return order;
}

}  // namespace kb
