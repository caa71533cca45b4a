// JSON as its standard has it, no more and no less, to the reader of profiles.
#include <gtest/gtest.h>

#include "runtime/profile/tree.h"
#include "tests/support/json_cases.h"

namespace kb {
namespace {

class JsonSuite : public testing::TestWithParam<support::JsonCase> {};

TEST_P(JsonSuite, IsReadOrRefusedAsItMustBe) {
  const auto read = read_tree("{\"a\":" + GetParam().text + "}");
  // A profile has no use for control characters, which JSON can escape.
  const bool controls = !read && read.error().message.ends_with("holds a control character: remove it");
  EXPECT_TRUE(read || controls || GetParam().name[0] != 'y') << read.error().message;
  EXPECT_FALSE(read && GetParam().name[0] == 'n');
  if (read) return;
  EXPECT_EQ(read.error().kind, ProfileErrorKind::unreadable);
  EXPECT_FALSE(read.error().message.empty());
}

INSTANTIATE_TEST_SUITE_P(Each, JsonSuite, testing::ValuesIn(support::json_cases()),
                         [](const auto& of) { return std::string(of.param.name); });

/// Where the standard leaves it open, a number that no double holds stays as it was written, and a text that
/// is no Unicode is refused: nothing is guessed.
TEST(JsonSuite, WhatIsOpenIsNotGuessed) {
  const auto huge = read_tree(R"({"a":1e400})");
  ASSERT_TRUE(huge);
  EXPECT_EQ(huge->items[1].text, "1e400");
  EXPECT_FALSE(read_tree(R"({"a":"\uD800"})"));
  EXPECT_FALSE(read_tree("{\"a\":\"\xFF\"}"));
  EXPECT_FALSE(read_tree(R"({"a":1,"a":1})"));
}

}  // namespace
}  // namespace kb
