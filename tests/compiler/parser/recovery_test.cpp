// After a fault: every fault is found once, and every good statement is kept.
#include <gtest/gtest.h>

#include "compiler/parser/parser.h"

namespace {

struct RecoveryCase {
  const char* name;
  std::string text;
  std::string codes;       ///< of the diagnostics, in order
  std::string statements;  ///< the first word of each that was kept
};

class Recovery : public testing::TestWithParam<RecoveryCase> {};

TEST_P(Recovery, FaultsAndStatements) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::FileId file = sources.add("test.kb", GetParam().text);
  const kbc::Tree tree = kbc::parse(file, sources, diagnostics);
  std::string codes;
  for (const auto& fault : diagnostics.sorted())
    codes.append(codes.empty() ? "" : " ").append(kbc::info(fault.kind).code);
  std::string statements;
  for (const kbc::NodeRef statement : tree.statements()) {
    const auto elements = statement.elements();
    statements.append(statements.empty() ? "" : " ")
        .append(elements.empty() ? "-" : sources.text(elements.front().span()));
  }
  EXPECT_EQ(codes, GetParam().codes);
  EXPECT_EQ(statements, GetParam().statements);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Recovery,
    testing::Values(
        RecoveryCase{"Nothing", "", "", ""}, RecoveryCase{"OnlyAComment", "# nothing", "", ""},
        RecoveryCase{"UnknownStatement", "fact a\nfcat b\nfact c\n", "KB0104", "a c"},
        RecoveryCase{"UnknownClause", "fact a { aks \"A?\"\n presume no }\nfact b\n", "KB0105", "a b"},
        // The second may be what belongs to the first.
        RecoveryCase{"TwoUnknownClauses", "fact a {\n aks \"A?\"\n persume no\n}\nfact b\n", "KB0105", "a b"},
        RecoveryCase{"UnknownClauseWithABlock", "fact a {\n odd { ask \"?\" }\n presume no\n}\nfact b\n",
                     "KB0105", "a b"},
        RecoveryCase{"MissingBrace", "fact a {\n ask \"A?\"\nfact b\nfact c\n", "KB0108", "a b c"},
        RecoveryCase{"TwoMissingBraces", "fact a {\nfact b {\nfact c\n", "KB0108 KB0108", "a b c"},
        RecoveryCase{"ExtraBrace", "fact a }\nfact b\n", "KB0101", "a b"},
        RecoveryCase{"UnclosedText", "fact a { ask \"A? }\nfact b\n", "KB0102", "a b"},
        RecoveryCase{"UnclosedParenthesis", "population p { who (a or b }\nfact c\n", "KB0101", "c"},
        RecoveryCase{"MissingOperand", "claim a { states }\nfact b\n", "KB0101", "b"},
        RecoveryCase{"TrailingComma", "goal a,\nfact b\n", "KB0101", "b"},
        RecoveryCase{"TrailingOr", "population p { who a or }\nfact b\n", "KB0101", "b"},
        // In a header, as in the block, a comma after a condition does not go on with the statement's list.
        RecoveryCase{"CommaAfterACondition", "caution a when b, c { because d }\nfact b\n", "KB0101", "a b"},
        RecoveryCase{"CommaAfterAnException", "caution a unless b and c < 1, d as e\nfact b\n", "KB0101",
                     "a b"},
        RecoveryCase{"CommaBeforeAClause", "caution a when b, because d\nfact b\n", "KB0101", "a b"},
        RecoveryCase{"CommaAfterAConditionInTheBlock", "caution a {\n when b, c\n}\nfact b\n", "KB0101",
                     "a b"},
        RecoveryCase{"ListsInAHeader", "caution a, b for c, d when e because f at \"2\", g\nfact b\n", "",
                     "a b"},
        RecoveryCase{"StrayCharacter", "fact a\n;\nfact b\n", "KB0101", "a b"},
        RecoveryCase{"StrayCharacterInABlock", "fact a {\n ;\n presume no\n}\nfact b\n", "KB0101", "a b"},
        RecoveryCase{"BraceInATextOfAnUnknownStatement", "odd a { ask \"}\"\n}\nfact b\n", "KB0104", "b"},
        RecoveryCase{"KeywordInACommentIsNone", "odd a {\n# fact x\n}\nfact b\n", "KB0104", "b"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
