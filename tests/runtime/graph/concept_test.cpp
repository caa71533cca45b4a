// The concepts of Boost.Graph hold for an opened knowledge base, and its algorithms run on it as it is.
#include <vector>

#include <boost/concept_check.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <gtest/gtest.h>

#include "runtime/graph/graph.h"
#include "tests/support/compile_text.h"

namespace {

using support::compiled;

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<kb::KnowledgeBase>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<kb::KnowledgeBase>));

constexpr std::string_view kText =
    "source log { title \"A log\" }\n"
    "evidence one : rct { source log }\n"
    "claim c { states \"C.\"  support one  about stroll }\n"
    "option stroll\n"
    "claim d { states \"D.\" }\n"
    "suggest stroll { because d, c? }\n";

TEST(Graph, EveryEdgeIsSeenFromBothEnds) {
  const auto c = compiled(kText);
  std::vector<kb::GraphEdge> outwards;
  std::vector<kb::GraphEdge> inwards;
  for (auto [v, end] = vertices(*c.kb); v != end; ++v) {
    for (auto [e, last] = out_edges(*v, *c.kb); e != last; ++e) outwards.push_back(*e);
    for (auto [e, last] = in_edges(*v, *c.kb); e != last; ++e) inwards.push_back(*e);
    EXPECT_EQ(degree(*v, *c.kb), in_degree(*v, *c.kb) + out_degree(*v, *c.kb));
  }
  ASSERT_EQ(outwards.size(), 6U);  // source, support, about, because twice, on
  EXPECT_TRUE(std::is_permutation(outwards.begin(), outwards.end(), inwards.begin(), inwards.end()));
}

TEST(Graph, EdgesSayWhatTheyCarry) {
  const auto c = compiled(kText);
  std::string seen;
  for (auto [e, end] = out_edges(c.node("c"), *c.kb); e != end; ++e) {
    const kb::GraphEdge edge = *e;
    EXPECT_EQ(source(edge, *c.kb), c.node("c"));
    seen.append(c.kb->keyword(edge.label)).append(" ").append(c.kb->name(target(edge, *c.kb)));
    seen.append(edge.optional ? " helps" : "").append(edge.descriptive ? " describes" : "").append("\n");
  }
  EXPECT_EQ(seen, "about stroll describes\nbecause suggest-stroll helps\n");
}

TEST(Graph, BoostSearchesItWithoutACopy) {
  const auto c = compiled(kText);
  std::size_t seen = 0;
  struct Count : boost::default_dfs_visitor {
    explicit Count(std::size_t& count) : count_(&count) {}
    void discover_vertex(std::uint32_t /*node*/, const kb::KnowledgeBase& /*kb*/) { ++*count_; }
    std::size_t* count_;
  };
  boost::depth_first_search(*c.kb, boost::visitor(Count(seen)));
  EXPECT_EQ(seen, num_vertices(*c.kb));
}

}  // namespace
