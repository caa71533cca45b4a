// What is reached from where, in which order, and by which way.
#include "runtime/graph/walks.h"

#include <algorithm>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using support::compiled;
using support::Compiled;

constexpr std::string_view kWalksText =
    "source log { title \"A log\" }\nsource book { title \"A book\" }\n"
    "evidence trial : rct { source log }\nevidence remark : expert-opinion { source book }\n"
    "claim base { states \"B.\"  support trial  about stroll }\n"
    "claim more { states \"M.\"  follows from base  support remark }\n"
    "option stroll\noption nap\n"
    "suggest stroll { because more }\ncaution stroll { because base }\nadvise against nap { because more }\n";

std::string names(const kb::KnowledgeBase& kb, const std::vector<kb::Reached>& found) {
  std::string out;
  for (const kb::Reached& reached : found)
    out.append(out.empty() ? "" : " ").append(kb.name(reached.node)).append(std::to_string(reached.steps));
  return out;
}

std::string from(const Compiled& c, const char* name, kb::Direction direction) {
  const std::uint32_t starts[] = {c.node(name)};
  return names(*c.kb, kb::reach(*c.kb, starts, direction));
}

TEST(Reach, ForwardsToWhatRestsOnIt) {
  const auto c = compiled(kWalksText);
  EXPECT_EQ(from(c, "log", kb::Direction::forwards),
            "log0 trial1 base2 more3 caution-stroll3 suggest-stroll4 advise-against-nap4 stroll4 nap5");
  EXPECT_EQ(from(c, "nap", kb::Direction::forwards), "nap0");
}

TEST(Reach, BackwardsToWhatItRestsOn) {
  const auto c = compiled(kWalksText);
  EXPECT_EQ(from(c, "caution-stroll", kb::Direction::backwards), "caution-stroll0 base1 trial2 log3");
  EXPECT_EQ(from(c, "log", kb::Direction::backwards), "log0");
}

TEST(Reach, FromSeveralStartsEachOnce) {
  const auto c = compiled(kWalksText);
  const std::uint32_t starts[] = {c.node("book"), c.node("log"), c.node("book"), 999999};
  const auto found = kb::reach(*c.kb, starts, kb::Direction::forwards);
  EXPECT_EQ(names(*c.kb, found),
            "book0 log0 remark1 trial1 more2 base2 suggest-stroll3 advise-against-nap3 caution-stroll3 "
            "stroll4 nap4");
}

TEST(Reach, TheFilterDecidesWhichEdgesCount) {
  const auto c = compiled(kWalksText);
  const std::uint32_t starts[] = {c.node("base")};
  const auto all = kb::reach(*c.kb, starts, kb::Direction::forwards, [](const auto&) { return true; });
  EXPECT_EQ(names(*c.kb, all),
            "base0 stroll1 more1 caution-stroll1 suggest-stroll2 advise-against-nap2 nap3");
}

TEST(Path, AShortestOneOrNone) {
  const auto c = compiled(kWalksText);
  const auto path = [&](const char* start, const char* end) {
    std::string out;
    for (const std::uint32_t node : kb::shortest_path(*c.kb, c.node(start), c.node(end)))
      out.append(out.empty() ? "" : " ").append(c.kb->name(node));
    return out;
  };
  EXPECT_EQ(path("log", "stroll"), "log trial base caution-stroll stroll");
  EXPECT_EQ(path("log", "log"), "log");
  EXPECT_EQ(path("stroll", "log"), "");
}

TEST(Order, NothingBeforeWhatItRestsOn) {
  const auto c = compiled(kWalksText);
  const auto order = kb::in_order(*c.kb);
  ASSERT_EQ(order.size(), num_vertices(*c.kb));
  const auto at = [&](std::uint32_t node) { return std::ranges::find(order, node) - order.begin(); };
  for (const std::uint32_t node : order)
    for (const auto edge : c.kb->in(node)) {
      EXPECT_TRUE(edge.descriptive || at(edge.node) < at(node)) << c.kb->name(node);
    }
}

/// A copy of a compiled file in which something is otherwise.
struct Damaged {
  explicit Damaged(const Compiled& c)
      : bytes(c.compilation.artifact->begin(), c.compilation.artifact->end()) {}
  [[nodiscard]] kb::KnowledgeBase open() const {
    return *kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  }
  /// Changes a number of a table in place.
  template <typename T>
  void set(const T* row, const std::byte* begin, T value) {
    std::memcpy(bytes.data() + (reinterpret_cast<const std::byte*>(row) - begin), &value, sizeof value);
  }
  std::vector<std::byte> bytes;
};

TEST(Damaged, EdgesThatLeadNowhereAreLeftOut) {
  const auto c = compiled(kWalksText);
  Damaged damaged(c);
  const auto begin = c.compilation.artifact->data();
  for (const std::uint32_t& node : c.kb->out_nodes) damaged.set(&node, begin, std::uint32_t{123456789});
  const auto kb = damaged.open();
  const std::uint32_t starts[] = {c.node("log")};
  EXPECT_EQ(names(kb, kb::reach(kb, starts, kb::Direction::forwards)), "log0");
  EXPECT_EQ(kb::in_order(kb).size(), num_vertices(kb));
}

TEST(Damaged, EdgesThatGoRoundHaveNoOrder) {
  const auto c = compiled(kWalksText);
  Damaged damaged(c);
  const auto begin = c.compilation.artifact->data();
  for (const std::uint32_t& node : c.kb->out_nodes) damaged.set(&node, begin, c.node("log"));
  EXPECT_TRUE(kb::in_order(damaged.open()).empty());
}

}  // namespace
