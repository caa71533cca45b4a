// What the style looks like, case by case, and a file of everything.
#include "formatted.h"
#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/golden.h"

namespace {

using format_test::formatted;
using format_test::wrong_with;

struct FormatCase {
  const char* name;
  std::string text;
  std::string expected;
};

std::ostream& operator<<(std::ostream& out, const FormatCase& c) { return out << c.name; }

class Style : public testing::TestWithParam<FormatCase> {};

TEST_P(Style, IsThis) {
  const auto result = formatted(GetParam().text);
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, GetParam().expected);
  EXPECT_EQ(wrong_with(GetParam().text, *result), "");
}

std::string lines(std::initializer_list<std::string_view> all) {
  std::string text;
  for (const std::string_view line : all) text.append(line).push_back('\n');
  return text;
}

const std::string kLong(90, 'x');

const FormatCase kSpace[] = {
    {"Nothing", "", ""},
    {"OnlySpace", " \n\t\r\n", ""},
    {"OnlyComment", "\n  # a", "# a\n"},
    {"ByteOrderMark",
     "\xEF\xBB\xBF"
     "fact a",
     "fact a\n"},
    {"WindowsLines", "fact a # b\r\n\r\nfact c\r\n", "fact a  # b\n\nfact c\n"},
    {"Tokens", "caution a,b when( not(c<3 mg)and  d )or e?{because f? ,g}",
     "caution a, b when (not (c < 3 mg) and d) or e? { because f?, g }\n"},
    {"Colon", "evidence a:rct{source b}", "evidence a : rct { source b }\n"},
    {"KeywordOfWords", "risk   group a { who b  lack\tc }", "risk group a { who b  lack c }\n"},
    {"SpaceBehindDocumentation", "/// What a is.\t \n\nfact   a", "/// What a is.\n\nfact a\n"},
    {"StatementsOnOneLine", "fact a fact b", "fact a\nfact b\n"},
    {"BlankLines", "\n\nfact a\n\n\n\nfact b\nfact c { \n\n ask \"x\"\n\n\n safety\n\n }\n\n",
     lines({"fact a", "", "fact b", "fact c {", "  ask \"x\"", "", "  safety", "}"})},
    {"EmptyBlock", "fact a {\n}\nfact b { }", "fact a {}\nfact b {}\n"},
    {"EmptyBlockThenBlankLine", "fact a { # x\n}\n\nfact b {\n}\n\nfact c",
     lines({"fact a {  # x", "}", "", "fact b {}", "", "fact c"})},
};

const FormatCase kBlocks[] = {
    {"OneLineStays", "fact a {  ask \"x\" safety}", "fact a { ask \"x\"  safety }\n"},
    {"SeveralLinesStay", "fact a { ask \"x\"\n}", lines({"fact a {", "  ask \"x\"", "}"})},
    {"HeadOnSeveralLinesIsJoined", "suggest a\n  for b\n  when c { because d }",
     "suggest a for b when c { because d }\n"},
    {"TooLongForOneLine", "fact a { ask \"" + kLong + "\"  code cas 1-1-1 safety }",
     lines({"fact a {", "  ask  \"" + kLong + "\"", "  code cas 1-1-1", "  safety", "}"})},
    {"JustFits", "fact a { ask \"" + kLong + "1234567890123\" }",
     "fact a { ask \"" + kLong + "1234567890123\" }\n"},
    {"JustDoesNot", "fact a { ask \"" + kLong + "12345678901234\" }",
     lines({"fact a {", "  ask \"" + kLong + "12345678901234\"", "}"})},
    {"CharactersCountNotBytes", "fact a { ask \"" + kLong + "ééééééééééééé\" }",
     "fact a { ask \"" + kLong + "ééééééééééééé\" }\n"},
    {"Nested",
     "claim a {\nstates \"x\"\nsupport b { rate down imprecision \"y\" }\noppose c {\nundercut \"z\" }}",
     lines({"claim a {", "  states  \"x\"", "  support b { rate down imprecision \"y\" }", "  oppose  c {",
            "    undercut \"z\"", "  }", "}"})},
    {"KeywordsAligned",
     "suggest a for b {\nstrength strong\ndose start 1 mg\njudge after 4 weeks\nsource c at \"d\"\n}",
     lines({"suggest a for b {", "  strength strong", "  dose     start 1 mg", "  judge after 4 weeks",
            "  source   c at \"d\"", "}"})},
    {"KeywordOfWordsAlignedWhereItFits", "product a {\ninterest \"x\"\nmade by \"y\"\n}",
     lines({"product a {", "  interest \"x\"", "  made by  \"y\"", "}"})},
    {"WithoutOperandIsNotAligned", "fact a {\nask \"x\"\nsafety\n}",
     lines({"fact a {", "  ask \"x\"", "  safety", "}"})},
    {"StepsReadOn", "routine a {\ntitle \"x\"\nat 30 min before bed \"y\"\nbecause b\n}",
     lines({"routine a {", "  title   \"x\"", "  at 30 min before bed \"y\"", "  because b", "}"})},
    {"LongTextStays", "fact a { ask \"\"\"x\n   y  \n z\"\"\" }",
     lines({"fact a {", "  ask \"\"\"x", "   y  ", " z\"\"\"", "}"})},
    {"TextsStay", "fact a { ask \"a  b\\u0041\" }", "fact a { ask \"a  b\\u0041\" }\n"},
};

const std::string kName(50, 'n');

const FormatCase kWrapped[] = {
    {"List", "question \"q\" {\nanswered by " + kName + "," + kName + ", a,\nb, c }",
     lines(
         {"question \"q\" {", "  answered by " + kName + ", " + kName + ", a,", "              b, c", "}"})},
    {"ListThatFitsIsJoined", "goal a,\n     b,\nc", "goal a, b, c\n"},
    {"Header", "outcome " + kName + ", " + kName + ", abcdefg, a { better lower }",
     lines({"outcome " + kName + ", " + kName + ", abcdefg,", "        a {", "  better lower", "}"})},
    {"LooserFirst", "population p { who " + kName + " and " + kName + " or a and b or c and d }",
     lines({"population p {", "  who " + kName + " and " + kName, "      or a and b or c and d", "}"})},
    {"ParenthesesLast", "population p {\nwho " + kName + " and (" + kName + " or abcdefghijkl) and ddddd }",
     lines({"population p {", "  who " + kName, "      and (" + kName + " or abcdefghijkl) and ddddd", "}"})},
    {"NoPlaceToBreak", "fact " + kName + kName + " implies " + kName,
     "fact " + kName + kName + " implies " + kName + "\n"},
    {"SecondWordsOfKeywordsKeepTheirLine", "advise\n  against { says \"x\"\n}",
     lines({"advise", "       against {", "  says \"x\"", "}"})},
    {"ByBehindSupervisedKeepsItsLine", "separate a from supervised\n by 2 h",
     lines({"separate a from supervised", "         by 2 h"})},
    {"NamesLikeKeywordsKeepTheirLine", "fact a,\n  source { safety }",
     lines({"fact a,", "     source {", "  safety", "}"})},
};

const FormatCase kComments[] = {
    {"OwnLines", "  # a\n\n\n  # b\nfact a {\n# c\nsafety\n\n    # d\n}\n# e\n\n",
     lines({"# a", "", "# b", "fact a {", "  # c", "  safety", "", "  # d", "}", "# e"})},
    {"Trailing", "fact a#b\n# c", lines({"fact a  #b", "# c"})},
    {"TrailingAligned", "fact a # x\nfact abc # y\n\nfact b # z",
     lines({"fact a    # x", "fact abc  # y", "", "fact b  # z"})},
    {"LongLinesStandAlone", "fact a # x\nfact b { ask \"" + kLong + "\" } # y\nfact c # z",
     lines({"fact a  # x", "fact b { ask \"" + kLong + "\" }  # y", "fact c  # z"})},
    {"BehindBraces", "fact a { # x\nsafety # y\n} # z", lines({"fact a {  # x", "  safety  # y", "}  # z"})},
    {"AmidAList", "question \"q\" {\nanswered by b, # x\n# y\n\n# z\nc\n}",
     lines({"question \"q\" {", "  answered by b,  # x", "              # y", "              # z",
            "              c", "}"})},
    {"BeforeABrace", "fact a # x\n{ safety }", lines({"fact a  # x", "{", "  safety", "}"})},
    {"KeepABlockOpen", "fact a { safety # x\n }", lines({"fact a {", "  safety  # x", "}"})},
    {"Documentation", "/// a\n///  b\nfact c\n/// d\n\nfact e /// f\nfact g",
     lines({"/// a", "///  b", "fact c", "/// d", "", "fact e  /// f", "fact g"})},
    {"TrailingSpaceGoes", "# a \t\nfact b", "# a\nfact b\n"},
};

const auto kNamed = [](const auto& test) { return std::string(test.param.name); };
INSTANTIATE_TEST_SUITE_P(Space, Style, testing::ValuesIn(kSpace), kNamed);
INSTANTIATE_TEST_SUITE_P(Blocks, Style, testing::ValuesIn(kBlocks), kNamed);
INSTANTIATE_TEST_SUITE_P(Wrapped, Style, testing::ValuesIn(kWrapped), kNamed);
INSTANTIATE_TEST_SUITE_P(Comments, Style, testing::ValuesIn(kComments), kNamed);

TEST(FormatGolden, AFileOfEverything) {
  const std::string folder = KB_SOURCE_DIR "/tests/golden/format/";
  const std::string text = support::read_file(folder + "meadow.input.kb");
  const auto result = formatted(text);
  ASSERT_TRUE(result);
  EXPECT_EQ(wrong_with(text, *result), "");
  EXPECT_EQ(support::golden_difference(folder + "meadow.expected.kb", *result), "");
}

TEST(SameButForSpace, SeesEachDifference) {
  const std::string text = "/// a\nfact b, c { ask \"x\" # d\n}\n";
  const std::string others[] = {
      "/// a\nfact b, c { ask \"y\" # d\n}\n",   "/// a\nfact b, e { ask \"x\" # d\n}\n",
      "/// a\nfact b, c ask \"x\" # d\n",        "/// a\nfact b, c { ask \"x\" # e\n}\n",
      "fact b, c { /// a\nask \"x\" # d\n}\n",   "/// a\nfact b, c { ask \"x\"\n}\n",
      "/// a\nfact b, c { title \"x\" # d\n}\n", "/// a\nfact b, c? { ask \"x\" # d\n}\n",
  };
  const format_test::Parsed parsed(text);
  EXPECT_TRUE(kbc::same_but_for_space(parsed.tree, text, parsed.tree, text));
  for (const std::string& other : others) {
    const format_test::Parsed it(other);
    EXPECT_FALSE(kbc::same_but_for_space(parsed.tree, text, it.tree, other)) << other;
  }
}

}  // namespace
