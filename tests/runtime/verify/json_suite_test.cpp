// JSON as its standard has it, no more and no less, to the reader of answers.
#include <gtest/gtest.h>

#include "runtime/verify/strict_json.h"
#include "tests/support/json_cases.h"

namespace {

class JsonSuite : public testing::TestWithParam<support::JsonCase> {};

TEST_P(JsonSuite, IsReadOrRefusedAsItMustBe) {
  const auto read = kb::verify::read_json(GetParam().text);
  EXPECT_TRUE(read || GetParam().name[0] != 'y') << read.error();
  EXPECT_FALSE(read && GetParam().name[0] == 'n');
  EXPECT_FALSE(!read && read.error().empty());
}

INSTANTIATE_TEST_SUITE_P(Each, JsonSuite, testing::ValuesIn(support::json_cases()),
                         [](const auto& of) { return std::string(of.param.name); });

TEST(JsonSuite, AKeySaidTwiceIsRefused) {
  EXPECT_EQ(kb::verify::read_json(R"({"a":1,"b":{"a":2},"a":1})").error(),
            "the key \"a\" stands twice in one object");
  EXPECT_FALSE(kb::verify::read_json(R"({"a":1,"\u0061":1})"));
}

}  // namespace
