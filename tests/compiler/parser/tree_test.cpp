// Each text in tests/golden/syntax with the tree that it parses to. KB_UPDATE_GOLDEN=1 writes the trees anew.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "compiler/parser/parser.h"
#include "tests/support/folder.h"
#include "tests/support/golden.h"

namespace {

const std::string kFolder = KB_SOURCE_DIR "/tests/golden/syntax/";

std::vector<std::string> cases() {
  std::vector<std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".kb-tree") result.push_back(entry.path().stem().string());
  std::ranges::sort(result);
  return result;
}

struct Parsed {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  kbc::Tree tree;
};

std::string dump_of(const std::string& text, std::size_t* errors = nullptr) {
  Parsed p;
  const kbc::FileId file = p.sources.add("test.kb", text);
  p.tree = kbc::parse(file, p.sources, p.diagnostics);
  std::string out = kbc::dump(p.tree, p.sources);
  for (const kbc::NodeRef statement : p.tree.statements()) {
    const std::string said = p.tree.documentation_before(statement->begin, p.sources.text(file));
    if (!said.empty())
      out += "documentation of " + std::string(p.sources.text(statement.keyword_span())) + ": " + said + "\n";
  }
  for (const kbc::Diagnostic& fault : p.diagnostics.sorted())
    out += std::string(kbc::info(fault.kind).code) + " " + fault.message + "\n";
  if (errors != nullptr) *errors = p.diagnostics.errors();
  return out;
}

class Trees : public testing::TestWithParam<std::string> {};

TEST_P(Trees, Same) {
  constexpr std::string_view kMark = "=== tree\n";
  const std::string path = kFolder + GetParam() + ".kb-tree";
  const std::string whole = support::read_file(path);
  const std::size_t mark = std::min(whole.find(kMark), whole.size());
  const std::string text = whole.substr(0, mark);
  EXPECT_EQ(support::golden_difference(path, text + std::string(kMark) + dump_of(text)), "");
}

INSTANTIATE_TEST_SUITE_P(Syntax, Trees, testing::ValuesIn(cases()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

// Two texts that differ only in what means nothing.
struct Pair {
  const char* name;
  std::string one;
  std::string other;
};

class SameTree : public testing::TestWithParam<Pair> {};

TEST_P(SameTree, Dump) {
  std::size_t errors = 0;
  EXPECT_EQ(dump_of(GetParam().one, &errors), dump_of(GetParam().other));
  EXPECT_EQ(errors, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Syntax, SameTree,
    testing::Values(
        Pair{"Spaces", "fact a { ask \"A?\"  presume no }", "fact  a\n{\n\task \"A?\"\r\n\tpresume no\n}\n"},
        Pair{"Comments", "fact a implies b", "# first\nfact a # then\n  implies # last\n  b"},
        Pair{"HeaderAndBlock", "suggest a for b { because c }", "suggest a {\n for b\n because c\n}"},
        Pair{"HeaderOnNextLine", "suggest a for b because c", "suggest a\n  for b\n  because c\n"},
        Pair{"EmptyBlock", "fact a", "fact a {}"},
        Pair{"ByteOrderMark", "fact a",
             "\xEF\xBB\xBF"
             "fact a"}),
    [](const auto& test) { return test.param.name; });

TEST(TextValue, QuotesEscapesAndIndentation) {
  const std::pair<const char*, const char*> cases[] = {
      {R"("plain")", "plain"},
      {R"("a \"b\" \\ \/ \n\t")", "a \"b\" \\ / \n\t"},
      {R"("\u00e9\u20ac\ud83d\ude00")", "é€😀"},
      {"\"\"\"one line\"\"\"", "one line"},
      {"\"\"\"\n    first\n      second\n\n    third\n  \"\"\"", "first\n  second\n\nthird"},
      {"\"\"\"\r\n  first\r\n  second\r\n\"\"\"", "first\nsecond"},
      {"\"\"", ""},
      {"\"\"\"\"\"\"", ""},
  };
  for (const auto& [quoted, value] : cases) EXPECT_EQ(kbc::text_value(quoted), value) << quoted;
}

TEST(Depth, AtTheCapAndBeyond) {
  const auto nested = [](std::size_t depth) {
    std::size_t errors = 0;
    (void)dump_of("population p { who " + std::string(depth, '(') + "a" + std::string(depth, ')') + " }",
                  &errors);
    return errors;
  };
  const std::size_t inner = kbc::kMaxDepth - 2;  // the statement and `who` count too
  EXPECT_EQ(nested(inner), 0U);
  EXPECT_EQ(nested(inner + 1), 1U);
  EXPECT_EQ(nested(1'000'000), 1U);
}

TEST(Lengths, WordsAndTextsAtTheCapAndBeyond) {
  const auto errors = [](const std::string& text) {
    std::size_t count = 0;
    (void)dump_of(text, &count);
    return count;
  };
  EXPECT_EQ(errors("fact " + std::string(kbc::kMaxWord, 'a')), 0U);
  EXPECT_EQ(errors("fact " + std::string(kbc::kMaxWord + 1, 'a')), 1U);
  EXPECT_EQ(errors("fact a { ask \"" + std::string(kbc::kMaxText - 2, 'a') + "\" }"), 0U);
  EXPECT_EQ(errors("fact a { ask \"" + std::string(kbc::kMaxText - 1, 'a') + "\" }"), 1U);
}

}  // namespace
