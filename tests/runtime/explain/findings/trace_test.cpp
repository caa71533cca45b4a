// Both ways through the graph, as trees.
#include "runtime/explain/trace.h"

#include "sample.h"
#include <gtest/gtest.h>

namespace {

void add(std::string& out, const std::vector<kb::TraceNode>& nodes, std::size_t depth) {
  for (const kb::TraceNode& node : nodes) {
    out.append(2 * depth, ' ').append(node.link).append(" ").append(node.what.name);
    for (const std::string& remark : node.remarks) out.append(" [").append(remark).append("]");
    out.append(node.counts ? "" : " uncounted").append(node.above ? " above" : "");
    if (node.more > 0) out.append(" +").append(std::to_string(node.more));
    out.append("\n");
    add(out, node.next, depth + 1);
  }
}

kb::TraceOf traced(const support::Compiled& c, const char* name, std::uint32_t depth = kb::kNone) {
  return std::get<kb::Trace>(kb::trace(*c.kb, {c.node(name)}, depth).finding).traces.at(0);
}

std::string down(const kb::TraceOf& trace) {
  std::string out;
  add(out, trace.rests_on, 0);
  return out;
}
std::string up(const kb::TraceOf& trace) {
  std::string out;
  add(out, trace.carries, 0);
  return out;
}

TEST(Trace, FromASourceUpToTheOptions) {
  const auto c = findings::sample();
  const auto trace = traced(c, "journal");
  EXPECT_EQ(down(trace), "");
  EXPECT_EQ(up(trace),
            "source trial\n"
            "  support walks-ease [at: Table 1]\n"
            "    follows from ease-and-tire\n"
            "    because go\n"
            "      on stroll\n"
            "  oppose walks-tire [undercut: others] uncounted\n"
            "    follows from ease-and-tire above\n"
            "    because go [helps, but isn't needed] above\n"
            "    because slowly\n"
            "      on stroll above\n"
            "  oppose wrong uncounted\n"
            "between which [40]\n");
}

TEST(Trace, FromAnOptionDownToTheSources) {
  const auto c = findings::sample();
  const auto trace = traced(c, "stroll");
  EXPECT_EQ(up(trace), "");
  EXPECT_EQ(down(trace),
            "on go\n"
            "  because walks-ease\n"
            "    support trial [at: Table 1]\n"
            "      source journal\n"
            "      reported by shop uncounted\n"
            "  because walks-tire [helps, but isn't needed]\n"
            "    support survey\n"
            "      source survey-office\n"
            "    oppose trial [undercut: others] uncounted above\n"
            "on slowly\n"
            "  for stiff-people\n"
            "    who stiff\n"
            "  because walks-tire above\n");
}

TEST(Trace, WhatLiesBeyondTheDepthIsCounted) {
  const auto c = findings::sample();
  const auto trace = traced(c, "walks-ease", 1);
  EXPECT_EQ(down(trace), "support trial [at: Table 1] +2\n");
  EXPECT_EQ(up(trace), "follows from ease-and-tire\nbecause go +1\n");
}

TEST(Trace, SaysWhatEachStatementSays) {
  const auto c = findings::sample();
  const auto says = [&](const char* name) { return traced(c, name).what.says; };
  EXPECT_EQ(says("journal"), "A journal");
  EXPECT_EQ(says("walks-ease"), "Walks ease.");
  EXPECT_EQ(says("stiff"), "Are you stiff?");
  EXPECT_EQ(says("stiff-people"), "stiff");
  EXPECT_EQ(says("slowly"), "caution A stroll, when stiff people");
  EXPECT_EQ(says("stroll"), "A stroll");
  const kb::Mention trial = traced(c, "trial").what;
  EXPECT_EQ(trial.design, "rct");
  EXPECT_EQ(trial.level, kb::Level::high);
  EXPECT_EQ(trial.citations, kb::CitationNumbers{1});
  EXPECT_EQ(trial.place.line, 6U);
}

}  // namespace
