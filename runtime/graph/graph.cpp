// Vertices and edges, read off the tables.
#include "runtime/graph/graph.h"

#include <iterator>

namespace kb {
namespace {

GraphEdges edges(const KnowledgeBase& kb, std::uint32_t node, bool inwards) {
  const KnowledgeBase::Edges all = inwards ? kb.in(node) : kb.out(node);
  const std::size_t size = all.size();
  return {GraphEdgeIterator(kb, node, inwards, 0, size), GraphEdgeIterator(kb, node, inwards, size, size)};
}

}  // namespace

GraphEdge GraphEdgeIterator::dereference() const {
  const KnowledgeBase::Edges edges = inwards_ ? kb_->in(node_) : kb_->out(node_);
  const KnowledgeBase::Edge edge = *KnowledgeBase::Edges::Iterator(&edges, at_);
  return {inwards_ ? edge.node : node_, inwards_ ? node_ : edge.node, edge.label, edge.optional,
          edge.descriptive};
}

void GraphEdgeIterator::skip() {
  const KnowledgeBase::Edges edges = inwards_ ? kb_->in(node_) : kb_->out(node_);
  while (at_ < end_ && (*KnowledgeBase::Edges::Iterator(&edges, at_)).node >= num_vertices(*kb_)) ++at_;
}

std::size_t num_vertices(const KnowledgeBase& kb) { return kb.nodes.empty() ? 0 : kb.nodes.size() - 1; }

std::pair<boost::counting_iterator<std::uint32_t>, boost::counting_iterator<std::uint32_t>> vertices(
    const KnowledgeBase& kb) {
  return {boost::counting_iterator<std::uint32_t>(0),
          boost::counting_iterator<std::uint32_t>(static_cast<std::uint32_t>(num_vertices(kb)))};
}

GraphEdges out_edges(std::uint32_t node, const KnowledgeBase& kb) { return edges(kb, node, false); }
GraphEdges in_edges(std::uint32_t node, const KnowledgeBase& kb) { return edges(kb, node, true); }

std::size_t out_degree(std::uint32_t node, const KnowledgeBase& kb) {
  const auto [begin, end] = out_edges(node, kb);
  return static_cast<std::size_t>(std::distance(begin, end));
}
std::size_t in_degree(std::uint32_t node, const KnowledgeBase& kb) {
  const auto [begin, end] = in_edges(node, kb);
  return static_cast<std::size_t>(std::distance(begin, end));
}
std::size_t degree(std::uint32_t node, const KnowledgeBase& kb) {
  return in_degree(node, kb) + out_degree(node, kb);
}

}  // namespace kb
