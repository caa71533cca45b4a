// Rows come out of a set in their order, each once, and it is empty then.
#include "runtime/decide/row_set.h"

#include <gtest/gtest.h>

namespace {

std::vector<std::uint32_t> drained(kb::RowSet& set) {
  std::vector<std::uint32_t> rows;
  set.drain([&](std::uint32_t row) { rows.push_back(row); });
  return rows;
}

TEST(RowSet, GivesRowsInTheirOrderOnce) {
  constexpr std::size_t kRows = 10'000;
  const std::vector<std::uint32_t> ordered{0, 1, 63, 64, 65, 127, 4095, 4096, 8191, 8192, kRows - 1};
  kb::RowSet set(kRows);
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(drained(set).empty());
    for (auto row = ordered.rbegin(); row != ordered.rend(); ++row) set.insert(*row);
    for (const std::uint32_t row : ordered) set.insert(row);
    EXPECT_EQ(drained(set), ordered);
  }
}

TEST(RowSet, OfATableWithoutRows) {
  kb::RowSet set(0);
  EXPECT_TRUE(drained(set).empty());
}

}  // namespace
