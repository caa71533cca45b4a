// Graph: an opened knowledge base as a graph that the algorithms of Boost.Graph take as it is: nothing is
// copied.
//
//   boost::breadth_first_search(kb, start, …);   // include "runtime/graph/graph.h" first
//
// Vertices are nodes; edges run from what is relied on to what relies on it: source, evidence, claim, rule,
// option. It models BidirectionalGraph and VertexListGraph. Two edges with the same ends and the same label
// are one and the same to it. An edge of a damaged file that leads to no node is left out.
#pragma once

#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

struct GraphEdge {
  std::uint32_t from = kNone;
  std::uint32_t to = kNone;
  std::uint8_t label = 0;  ///< keywords
  bool optional = false;
  bool descriptive = false;
  friend bool operator==(const GraphEdge&, const GraphEdge&) = default;
};

/// Passes over the edges of a node, outwards or inwards.
class GraphEdgeIterator
    : public boost::iterator_facade<GraphEdgeIterator, GraphEdge, boost::forward_traversal_tag, GraphEdge> {
 public:
  GraphEdgeIterator() = default;
  GraphEdgeIterator(const KnowledgeBase& kb, std::uint32_t node, bool inwards, std::size_t at,
                    std::size_t end)
      : kb_(&kb), node_(node), inwards_(inwards), at_(at), end_(end) {
    skip();
  }

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] GraphEdge dereference() const;
  [[nodiscard]] bool equal(const GraphEdgeIterator& other) const { return at_ == other.at_; }
  void increment() { ++at_, skip(); }
  void skip();  ///< what leads to no node

  const KnowledgeBase* kb_ = nullptr;
  std::uint32_t node_ = kNone;
  bool inwards_ = false;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

struct GraphTraversal : virtual boost::bidirectional_graph_tag, virtual boost::vertex_list_graph_tag {};

}  // namespace kb

template <>
struct boost::graph_traits<kb::KnowledgeBase> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = kb::GraphEdge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = kb::GraphTraversal;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator = kb::GraphEdgeIterator;
  using in_edge_iterator = kb::GraphEdgeIterator;
  using edge_iterator = void;  // no EdgeListGraph
  using adjacency_iterator = void;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return kb::kNone; }
};
template <>
struct boost::property_map<kb::KnowledgeBase, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

namespace kb {

using GraphEdges = std::pair<GraphEdgeIterator, GraphEdgeIterator>;

[[nodiscard]] std::size_t num_vertices(const KnowledgeBase& kb);
[[nodiscard]] std::pair<boost::counting_iterator<std::uint32_t>, boost::counting_iterator<std::uint32_t>>
vertices(const KnowledgeBase& kb);
[[nodiscard]] GraphEdges out_edges(std::uint32_t node, const KnowledgeBase& kb);
[[nodiscard]] GraphEdges in_edges(std::uint32_t node, const KnowledgeBase& kb);
[[nodiscard]] std::size_t out_degree(std::uint32_t node, const KnowledgeBase& kb);
[[nodiscard]] std::size_t in_degree(std::uint32_t node, const KnowledgeBase& kb);
[[nodiscard]] std::size_t degree(std::uint32_t node, const KnowledgeBase& kb);
[[nodiscard]] inline std::uint32_t source(const GraphEdge& edge, const KnowledgeBase& /*kb*/) {
  return edge.from;
}
[[nodiscard]] inline std::uint32_t target(const GraphEdge& edge, const KnowledgeBase& /*kb*/) {
  return edge.to;
}
[[nodiscard]] inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t /*tag*/,
                                                                           const KnowledgeBase& /*kb*/) {
  return {};
}
[[nodiscard]] inline std::uint32_t get(boost::vertex_index_t /*tag*/, const KnowledgeBase& /*kb*/,
                                       std::uint32_t node) {
  return node;
}

}  // namespace kb
