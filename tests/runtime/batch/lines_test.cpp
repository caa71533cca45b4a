// Lines and cells, as they come in pieces and with whatever in them.
#include "runtime/batch/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kb::batch {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(std::string_view text, std::size_t piece) {
  const ReadBytes read = [&](char* into, std::size_t most) {
    const std::size_t got = text.copy(into, std::min(most, piece));
    text.remove_prefix(got);
    return got;
  };
  LineReader reader(read);
  std::vector<std::string> lines;
  for (std::string line; reader.next(line);) lines.push_back(line);
  return lines;
}

TEST(Lines, InPiecesOfAnySize) {
  for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
    EXPECT_THAT(lines_of("a\nbc\r\n\nd", piece), ElementsAre("a", "bc", "", "d"));
    EXPECT_THAT(lines_of("a\n", piece), ElementsAre("a"));
    EXPECT_THAT(lines_of("", piece), ElementsAre());
    EXPECT_THAT(lines_of("\n\n", piece), ElementsAre("", ""));
  }
}

TEST(Lines, AByteOrderMarkIsNoPartOfThem) {
  for (const std::size_t piece : {1U, 2U, 100U}) {
    EXPECT_THAT(lines_of("\xEF\xBB\xBF{}\n\xEF\xBB\xBF", piece), ElementsAre("{}", "\xEF\xBB\xBF"));
    EXPECT_THAT(lines_of("\xEF\xBB", piece), ElementsAre("\xEF\xBB"));
    EXPECT_THAT(lines_of("\xEF\xBB\xBF", piece), ElementsAre());
  }
}

TEST(Lines, ALongOneIsCut) {
  const std::string text = std::string(3 * kMaxBatchLine, 'x') + "\nb\n";
  const auto lines = lines_of(text, 100'000);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].size(), kMaxBatchLine + 1);
  EXPECT_EQ(lines[1], "b");
  EXPECT_EQ(lines_of(std::string(kMaxBatchLine, 'x') + "\nb\n", 100'000)[0].size(), kMaxBatchLine);
}

TEST(Cells, AreSplit) {
  std::vector<std::string> cells;
  EXPECT_TRUE(split_cells("a,,\"b, \"\"c\"\"\",d", ',', cells));
  EXPECT_THAT(cells, ElementsAre("a", "", "b, \"c\"", "d"));
  EXPECT_TRUE(split_cells("", ',', cells));
  EXPECT_THAT(cells, ElementsAre(""));
  EXPECT_TRUE(split_cells("\"a\tb\"", '\t', cells));
  EXPECT_THAT(cells, ElementsAre("\"a", "b\""));
  EXPECT_FALSE(split_cells("a,\"b", ',', cells));
}

TEST(Cells, AreWrittenAsTheyAreRead) {
  for (const std::string text : {"plain", "a,b", "say \"hi\"", "", "\"", "two words"}) {
    std::string out;
    append_cell(out, text, ',');
    std::vector<std::string> cells;
    ASSERT_TRUE(split_cells(out + ",end", ',', cells));
    EXPECT_THAT(cells, ElementsAre(text, "end"));
  }
  std::string out;
  append_cell(out, "a\tb\nc", '\t');
  EXPECT_EQ(out, "a b c");
}

}  // namespace
}  // namespace kb::batch
