// No text crashes the compiler, and none takes it more than its share: random bytes, random words, and the
// knowledge bases of this repository cut off and changed byte by byte.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/parser/parser.h"
#include "tests/support/folder.h"

namespace {

/// Parses, and checks what holds of every tree: subtrees lie in one another, places in the text.
void parse_and_check(const std::string& text) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::FileId file = sources.add("test.kb", text);
  const kbc::Tree tree = kbc::parse(file, sources, diagnostics);
  RC_ASSERT(tree.nodes.size() <= text.size() * 2 + 2);
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const kbc::Node& node = tree.nodes[i];
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    RC_ASSERT(node.size >= 1U);
    RC_ASSERT(i + node.size <= (ends.empty() ? tree.nodes.size() : ends.back()));
    RC_ASSERT(node.begin <= node.end);
    RC_ASSERT(node.end <= text.size());
    ends.push_back(i + node.size);
  }
  for (const kbc::Diagnostic& fault : diagnostics.sorted()) RC_ASSERT(fault.span.end <= text.size());
}

/// All the way through; what comes out must be an artifact or a reason why there is none.
void compile_and_check(const std::string& text) {
  const kbc::Compilation result = kbc::compile(kbc::load_texts({{"test.kb", text}}));
  RC_ASSERT(result.artifact.has_value() == (result.errors() == 0));
  RC_ASSERT(!kbc::render_text(result.diagnostics, result.sources, {}).empty() || result.diagnostics.empty());
}

/// The files of this repository's knowledge bases.
const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts =
      support::knowledge_texts({KB_SOURCE_DIR "/kb", KB_SOURCE_DIR "/tests/kb"});
  return kTexts;
}

std::vector<std::string> words() {
  std::vector<std::string> result{
      "{",  "}",  "(",   ")",   ",",    "<",     ">=",     "!=",    "\"text\"",  "\"", "\"\"\"",
      "\n", "\n", "and", "or",  "not",  "a",     "b",      "c?",    "200",       "mg", "elemental",
      "to", "#",  "///", "per", "week", "1,000", "taking", "years", "2026-01-01"};
  for (const kbc::Clause& row : kbc::language().clauses) {
    result.emplace_back(row.keyword);
    for (const kbc::Clause& clause : row.clauses) result.emplace_back(clause.keyword);
  }
  return result;
}

RC_GTEST_PROP(AnyText, RandomBytes, (const std::string& text)) {
  parse_and_check(text);
  compile_and_check(text);
}

RC_GTEST_PROP(AnyText, RandomWords, ()) {
  static const std::vector<std::string> kWords = words();
  const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kWords));
  std::string text;
  for (const std::string& word : picked) text += word + " ";
  parse_and_check(text);
  compile_and_check(text);
}

RC_GTEST_PROP(AnyText, CutOff, ()) {
  const std::string& text = *rc::gen::elementOf(texts());
  const auto length = *rc::gen::inRange<std::size_t>(0, text.size());
  parse_and_check(text.substr(0, length));
  compile_and_check(text.substr(0, length));
}

RC_GTEST_PROP(AnyText, OneByteChanged, ()) {
  std::string text = *rc::gen::elementOf(texts());
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = *rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("{}()\"#,\n \\")));
  parse_and_check(text);
  compile_and_check(text);
}

// What costs more than its share shows as work that more than doubles. Counted, not timed: nodes, diagnostics
// and the size of what comes out, for n copies and for 2 n.
TEST(Growth, TwiceTheTextIsTwiceTheTree) {
  for (const std::string& text : texts()) {
    const auto nodes = [&](std::size_t copies) {
      kbc::Sources sources;
      kbc::Diagnostics diagnostics;
      std::string all;
      for (std::size_t i = 0; i < copies; ++i) all += text + "\n";
      const kbc::FileId file = sources.add("test.kb", all);
      return kbc::parse(file, sources, diagnostics).nodes.size();
    };
    EXPECT_EQ(nodes(2), 2 * nodes(1));
    EXPECT_EQ(nodes(6), 6 * nodes(1));
  }
}

TEST(Growth, ManyFaultsAreReportedInOnePass) {
  for (const std::string unit :
       {"fact a {\n", "odd\n", "fact a }\n", "fact a implies nothing-like-it\n", "(", "{", "\"\n", ","}) {
    std::string text;
    while (text.size() < 60'000) text += unit;
    const kbc::Compilation result = kbc::compile(kbc::load_texts({{"test.kb", text}}));
    EXPECT_GT(result.errors(), 0U);
    EXPECT_FALSE(result.artifact);
  }
}

}  // namespace
