// The tree that YAML and JSON have in common, and texts that are neither.
#include "runtime/profile/tree.h"

#include <gtest/gtest.h>

namespace kb {
namespace {

// One line: text as it is, ~ for nothing, [ ] and { }, each with its line behind it.
std::string dump(const TreeNode& node) {
  std::string text;
  if (node.kind == NodeKind::nothing) text = "~";
  if (node.kind == NodeKind::text) text = node.text;
  if (node.kind == NodeKind::list || node.kind == NodeKind::map) {
    text = node.kind == NodeKind::list ? "[" : "{";
    for (const TreeNode& item : node.items) text += dump(item) + " ";
    text += node.kind == NodeKind::list ? "]" : "}";
  }
  return text + "@" + std::to_string(node.line);
}

std::string read(std::string_view text) {
  const auto tree = read_tree(text);
  return tree ? dump(*tree) : tree.error().message;
}

struct TreeCase {
  const char* name;
  std::string text;
  std::string expected;
};

void PrintTo(const TreeCase& c, std::ostream* out) { *out << c.name; }

class Tree : public testing::TestWithParam<TreeCase> {};

TEST_P(Tree, Reads) { EXPECT_EQ(read(GetParam().text), GetParam().expected); }

std::string tree_name(const testing::TestParamInfo<TreeCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Yaml, Tree,
    testing::Values(
        TreeCase{"Empty", "", "~@1"}, TreeCase{"OnlyAComment", "# nothing said\n", "~@1"},
        TreeCase{"Lines", "a: 1\nb: yes\n", "{a@1 1@1 b@2 yes@2 }@1"},
        TreeCase{"WindowsLines", "a: 1\r\nb: yes\r\n", "{a@1 1@1 b@2 yes@2 }@1"},
        TreeCase{"ByteOrderMark",
                 "\xEF\xBB\xBF"
                 "a: 1",
                 "{a@1 1@1 }@1"},
        TreeCase{"Document", "---\na: 1\n...\n", "{a@2 1@2 }@2"},
        TreeCase{"NothingSaid", "a: ~\nb:\nc: null\nd: 1", "{a@1 ~@1 b@2 ~@3 c@3 ~@3 d@4 1@4 }@1"},
        TreeCase{"LastValueMissing", "a: 1\nb:\n", "{a@1 1@1 b@2 ~@3 }@1"},
        TreeCase{"NothingInAList", "a: [b, ~]", "{a@1 [b@1 ~@1 ]@1 }@1"},
        TreeCase{"NumbersStayAsWritten", "a: 1e3\nb: 007\nc: 0.10", "{a@1 1e3@1 b@2 007@2 c@3 0.10@3 }@1"},
        TreeCase{"Quotes", "a: \"b: \\\"c\"\n'd e': 'it''s'", "{a@1 b: \"c@1 d e@2 it's@2 }@1"},
        TreeCase{"Lists", "a:\n  - b\n  - {c: d, e: f g}\n", "{a@1 [b@2 {c@3 d@3 e@3 f g@3 }@3 ]@2 }@1"},
        TreeCase{"Letters", "ä: ö", "{ä@1 ö@1 }@1"}),
    tree_name);

INSTANTIATE_TEST_SUITE_P(
    Json, Tree,
    testing::Values(
        TreeCase{"Object", "{\"a\": 1, \"b\": true,\n\"c\": null}", "{a@1 1@1 b@1 true@1 c@2 ~@2 }@1"},
        TreeCase{"SpaceAround", "\n {\"a\": false}\n \n", "{a@2 false@2 }@1"},
        TreeCase{
            "NumbersStayAsWritten",
            "{\"a\": 12345678901234567890, \"b\": 0.10, \"c\": 1e3, \"d\": -5, \"e\": 18446744073709551615}",
            "{a@1 12345678901234567890@1 b@1 0.10@1 c@1 1e3@1 d@1 -5@1 e@1 18446744073709551615@1 }@1"},
        TreeCase{"Escapes", "{\"a\\u00e4\\\"\": \"b\\nc \\ud83c\\udf19\"}", "{aä\"@1 b\nc 🌙@1 }@1"},
        TreeCase{"Lists", "{\"a\": [\"b\",\n {\"c\": []}]}", "{a@1 [b@1 {c@2 []@2 }@1 ]@1 }@1"},
        TreeCase{"ByteOrderMark", "\xEF\xBB\xBF{}", "{}@1"}),
    tree_name);

constexpr const char* kNoJson = "): a text that begins with `{` has its names and words in double quotes";
constexpr const char* kNoYaml =
    "): write each line as `name: value`, indent with spaces and alike, and put words with `: ` or `#` into "
    "quotes";

INSTANTIATE_TEST_SUITE_P(
    Refused, Tree,
    testing::Values(
        TreeCase{"YamlRepeats", "a: 1\nb: 2\na: 1\n",
                 "line 3: `a` is given twice, first in line 1: keep one of the two"},
        TreeCase{"JsonRepeats", "{\"a\": 1,\n\"b\": 2, \"\\u0061\": 1}",
                 "line 2: `a` is given twice, first in line 1: keep one of the two"},
        TreeCase{"JsonRepeatsWithin", "{\"a\": {\"b\": 1, \"b\": 2}}",
                 "line 1: `b` is given twice, first in line 1: keep one of the two"},
        TreeCase{"Alias", "a: &x 1\nb: *x\n",
                 "line 1: a `&` names a value for use elsewhere: write values out where they belong"},
        TreeCase{"AnchoredMap", "a: &x {b: c}\n",
                 "line 1: a `&` names a value for use elsewhere: write values out where they belong"},
        TreeCase{"AnchoredNothing", "a: &x\nb: 1\n",
                 "line 1: a `&` names a value for use elsewhere: write values out where they belong"},
        TreeCase{"Tag", "a: !!bool yes\n",
                 "line 1: a `!` gives a value a type: a profile needs none, so leave it out"},
        TreeCase{"TwoDocuments", "a: 1\n---\nb: 1\n",
                 "line 3: a second profile begins here: a file holds one"},
        TreeCase{"NoColonOnTheLastLine", "a: 1\nb",
                 "line 2: this line has no `: ` and no value: write `name: value`"},
        TreeCase{"QuestionMark", "? a\n", "line 1: this line has no `: ` and no value: write `name: value`"},
        TreeCase{"ListAsName", "? [a]\n: b\n",
                 "line 1: what stands before a `:` is a name: write `name: value`"},
        TreeCase{"NoName", ": b\n", "line 1: what stands before a `:` is a name: write `name: value`"},
        TreeCase{"OpenQuote", "a: 'b\n",
                 "line 1: a quoted text is never closed: close it with the quote that opened it"},
        TreeCase{"ControlCharacter", "a: 1\nb: \x04\n", "line 2: a control character stands here: remove it"},
        TreeCase{"EscapedControlCharacter", "{\"a\": \"\\u001b[2J\"}",
                 "line 1: `\uFFFD[2J` holds a control character: remove it"},
        TreeCase{"EscapedInYaml", "a: \"\\e[2J\"",
                 "line 1: `\uFFFD[2J` holds a control character: remove it"},
        TreeCase{"NoUtf8", "a: 1\nb: \xFF\n", "line 2: a byte here is no UTF-8: save the file as UTF-8"},
        TreeCase{"YamlSyntax", "a: b: c\n",
                 std::string("line 1: this is no YAML (illegal map value") + kNoYaml},
        TreeCase{"OnlyADirective", "%YAML 1.2\n",
                 std::string("line 1: this is no YAML (a `%` begins no profile") + kNoYaml},
        TreeCase{"YamlInBraces", "{a: 1}", std::string("line 1: this is no JSON (syntax error") + kNoJson},
        TreeCase{"JsonCutShort", "{\"a\":\n 1",
                 std::string("line 2: this is no JSON (incomplete JSON") + kNoJson},
        TreeCase{"JsonGoesOn", "{}\n{}",
                 std::string("line 2: this is no JSON (something follows the closing `}`") + kNoJson}),
    tree_name);

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(TreeBounds, DepthIsCapped) {
  constexpr const char* kTooDeep = "line 1: nested more than 16 levels deep: a profile needs three";
  EXPECT_EQ(read(repeated("[", 100'000)), kTooDeep);
  EXPECT_EQ(read(repeated("- ", 100'000)), kTooDeep);
  EXPECT_EQ(read(repeated("? ", 100'000)), kTooDeep);
  EXPECT_EQ(read("a: " + repeated("{a: ", 100'000)), kTooDeep);
  EXPECT_EQ(read(repeated("{\"a\":", 100'000)), kTooDeep);
  EXPECT_EQ(read("{\"a\":" + repeated("[", 100'000)), kTooDeep);
  EXPECT_EQ(read(repeated("{\"a\":", 16) + "1" + repeated("}", 16)).substr(0, 8), "{a@1 {a@");
  EXPECT_EQ(read(repeated("{\"a\":", 17) + "1" + repeated("}", 17)), kTooDeep);
}

TEST(TreeBounds, SizeIsCapped) {
  EXPECT_EQ(read(std::string(kMaxProfileBytes + 1, '#')),
            "a profile has at most 1048576 bytes, and this has 1048577: is it the right file?");
  EXPECT_EQ(read(std::string(kMaxProfileBytes, '#')), "~@1");
  EXPECT_EQ(read(repeated("- a\n", 100'001)),
            "line 100000: it holds more than 100000 values: a profile is short");
  EXPECT_EQ(read("- a\n" + repeated("- a\n", 99'998)).substr(0, 5), "[a@1 ");  // the list is one of them
  EXPECT_EQ(read("{\"a\":[" + repeated("1,", 100'001) + "1]}"),
            "line 1: it holds more than 100000 values: a profile is short");
}

}  // namespace
}  // namespace kb
