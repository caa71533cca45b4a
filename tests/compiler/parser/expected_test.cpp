// What the parser says at each place where something has to follow: what that is, in a reader's words.
#include <gtest/gtest.h>

#include "compiler/parser/parser.h"

namespace {

struct ExpectedCase {
  const char* name;
  std::string text;
  std::string message;  ///< of the first fault
};

class ExpectedAt : public testing::TestWithParam<ExpectedCase> {};

TEST_P(ExpectedAt, Message) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  (void)kbc::parse(sources.add("test.kb", GetParam().text), sources, diagnostics);
  const auto faults = diagnostics.sorted();
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults.front().message, GetParam().message);
}

const std::string kCondition = "expected a condition, such as `a or not b`, found ";

INSTANTIATE_TEST_SUITE_P(
    Each, ExpectedAt,
    testing::Values(
        ExpectedCase{"Statement", ";", "expected a statement, found `;`"},
        ExpectedCase{"Name", "fact", "expected a new name, found the end of the file"},
        ExpectedCase{"NameBehindAComma", "fact a, {", "expected a new name, found `{`"},
        ExpectedCase{"NameBehindNot", "fact not", "expected a new name, found the end of the file"},
        ExpectedCase{"Text", "claim c { states }", "expected a text in quotes, found `}`"},
        ExpectedCase{"Condition", "caution a when { }", kCondition + "`{`"},
        ExpectedCase{"BehindOr", "caution a when b or { }", kCondition + "`{`"},
        ExpectedCase{"BehindAnd", "caution a when b and { }", kCondition + "`{`"},
        ExpectedCase{"BehindNot", "caution a when not { }", kCondition + "`{`"},
        ExpectedCase{"BehindNotNot", "caution a when not not", kCondition + "the end of the file"},
        ExpectedCase{"BehindASign", "caution a when b > { }", "expected a number, found `{`"},
        ExpectedCase{"BehindTwoSigns", "caution a when b == 20 { }", "expected a number, found `=`"},
        ExpectedCase{"InParentheses", "caution a when ( { }", kCondition + "`{`"},
        ExpectedCase{"Parenthesis", "caution a when (b or c { }", "expected `)`, found `{`"},
        ExpectedCase{"ParenthesisBehindAComma", "caution a when (b, c) { }", "expected `)`, found `,`"},
        ExpectedCase{"Clause", "caution a { ; }", "expected a clause or `}`, found `;`"},
        ExpectedCase{"ClauseOfTheHeader", "caution a when b; { }", "expected a clause or `{`, found `;`"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
