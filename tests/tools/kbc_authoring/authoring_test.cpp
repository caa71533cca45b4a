// Every case in tests/golden/authoring: what an author types, and exactly what comes back. The commands of a
// case run one after the other, so that a case can show what one of them made for the next.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/command_cases.h"
#include "tests/support/golden.h"

namespace {

const support::CommandSet kAuthoring{
    KB_SOURCE_DIR "/tests/golden/authoring/", {{"kbc", KBC}, {"kbq", KBQ}}, {}};

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, Authoring) {
  const std::string printed = support::transcript(kAuthoring, GetParam());
  ASSERT_TRUE(printed.starts_with("$ kbc ")) << "the first line is `$ kbc COMMAND …`";
  const std::string command = GetParam().substr(0, GetParam().find('-'));
  EXPECT_TRUE(support::has_command(kAuthoring, GetParam(), "$ kbc " + command + " "))
      << "the file is named after a command of kbc in it";
  EXPECT_EQ(printed.find("\nexit -1\n"), std::string::npos) << "a command was ended by a signal";
  EXPECT_EQ(support::golden_difference(support::case_path(kAuthoring, GetParam()), printed), "");
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(support::case_names(kAuthoring)),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
