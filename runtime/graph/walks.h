// Walks: what rests on a thing, what it rests on, how two are connected, and an order in which nothing comes
// before what it rests on. Only edges that carry something count, unless a caller says which do.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "runtime/graph/graph.h"

namespace kb {

enum class Direction : std::uint8_t {
  forwards,   ///< to what rests on it
  backwards,  ///< to what it rests on
};

using EdgeFilter = std::function<bool(const GraphEdge&)>;

/// Every edge but those that only say what something is about.
[[nodiscard]] bool carries(const GraphEdge& edge);

struct Reached {
  std::uint32_t node = kNone;
  std::uint32_t from = kNone;  ///< the node before it on a shortest way; kNone: one of the starts
  std::uint32_t steps = 0;
};

/// Everything that can be reached, the starts first, then by distance.
[[nodiscard]] std::vector<Reached> reach(const KnowledgeBase& kb, std::span<const std::uint32_t> starts,
                                         Direction direction, const EdgeFilter& filter = carries);

/// The nodes of a shortest way along the edges, both ends included; empty: there is none.
[[nodiscard]] std::vector<std::uint32_t> shortest_path(const KnowledgeBase& kb, std::uint32_t from,
                                                       std::uint32_t to, const EdgeFilter& filter = carries);

/// All nodes, each after everything that it rests on; empty: the edges go round.
[[nodiscard]] std::vector<std::uint32_t> in_order(const KnowledgeBase& kb,
                                                  const EdgeFilter& filter = carries);

}  // namespace kb
