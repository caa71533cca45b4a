// Whatever parses is formatted without a change but of space, once and for all: random words, and the
// knowledge bases of this repository with tokens moved, dropped, doubled, and lines broken and joined.
#include <algorithm>

#include "formatted.h"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/folder.h"

namespace {

using format_test::formatted;
using format_test::wrong_with;

/// False if the text has faults, and says nothing of the formatter.
bool holds(const std::string& text) {
  const auto result = formatted(text);
  if (!result) return false;
  const std::string wrong = wrong_with(text, *result);
  if (!wrong.empty()) RC_FAIL(wrong + "\n--- text\n" + text + "\n--- formatted\n" + *result);
  return true;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts =
      support::knowledge_texts({KB_SOURCE_DIR "/kb", KB_SOURCE_DIR "/tests"});
  return kTexts;
}

/// The statements of those files, one by one: a fault in one leaves the others without.
const std::vector<std::string>& statements() {
  static const std::vector<std::string> kStatements = [] {
    std::vector<std::string> result;
    for (const std::string& text : texts()) {
      const format_test::Parsed parsed(text);
      for (const kbc::NodeRef statement : parsed.tree.statements())
        result.push_back(text.substr(statement->begin, statement->end - statement->begin));
    }
    return result;
  }();
  return kStatements;
}

/// What a text is made of, spaces and line feeds one by one, texts whole.
std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> result;
  const auto punctuation = [](char c) {
    return std::string_view(" \n{}(),?").find(c) != std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"') {
      end = std::min(text.find('"', end), text.size() - 1) + 1;
    } else if (!punctuation(text[at])) {
      while (end < text.size() && !punctuation(text[end]) && text[end] != '"') ++end;
    }
    result.push_back(text.substr(at, end - at));
    at = end;
  }
  return result;
}

const std::vector<std::string>& soup() {
  static const std::vector<std::string> kSoup = [] {
    std::vector<std::string> result{
        "{",  "}",   "{",  "}",   "(",    ")",      ",",          ",",       "<",        "and",
        "or", "not", "\n", "\n",  "\n  ", "\n\n\n", "# x\n",      "/// y\n", "\"t\"",    "\"\"\"a\nb\"\"\"",
        "a",  "b",   "c?", "200", "mg",   "by",     "supervised", "against", "choosing", "source",
        "at", "in"};
    for (const kbc::Clause& row : kbc::language().clauses) {
      result.emplace_back(row.keyword);
      for (const kbc::Clause& clause : row.clauses) result.emplace_back(clause.keyword);
    }
    return result;
  }();
  return kSoup;
}

TEST(Formatted, EveryFileHere) {
  int count = 0;
  for (const std::string& text : texts()) {
    const auto result = formatted(text);
    if (!result) continue;  // a test's file may have faults
    EXPECT_EQ(wrong_with(text, *result), "");
    ++count;
  }
  EXPECT_GT(count, 20);
}

RC_GTEST_PROP(Formatted, RandomBytes, (const std::string& text)) {
  holds(text);
  holds("fact a { note \"" + text + "\" } #" + text);
}

RC_GTEST_PROP(Formatted, RandomWords, ()) {
  const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(soup()));
  std::string text;
  for (const std::string& word : picked) text += word + " ";
  holds(text);
}

// Most changes to space and comments leave a statement whole, so that most of these say something.
RC_GTEST_PROP(Formatted, SpacesChanged, ()) {
  std::vector<std::string> all = pieces(*rc::gen::elementOf(statements()));
  const int changes = *rc::gen::inRange(1, 30);
  for (int i = 0; i < changes; ++i) {
    std::string& piece = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    if (piece.size() == 1 && std::string_view(" \n{}(),").find(piece[0]) != std::string_view::npos)
      piece = *rc::gen::elementOf(std::vector<std::string>{piece + " ", piece + "\n", " # c\n" + piece,
                                                           piece + "/// d\n", "\n\n\n# e\n\n" + piece + "\n",
                                                           piece + "\t", "\r\n" + piece});
  }
  std::string text;
  for (const std::string& piece : all) text += piece;
  RC_CLASSIFY(holds(text));
}

RC_GTEST_PROP(Formatted, TokensChanged, ()) {
  std::vector<std::string> all = pieces(*rc::gen::elementOf(statements()));
  const int changes = *rc::gen::inRange(1, 4);
  for (int i = 0; i < changes && all.size() > 1; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, all.size());
    const auto other = *rc::gen::inRange<std::size_t>(0, all.size());
    switch (*rc::gen::inRange(0, 4)) {
      case 0: std::swap(all[at], all[other]); break;
      case 1: all.erase(all.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 2: all[at] = all[other] + " " + all[at]; break;
      default: all[at] += " " + *rc::gen::elementOf(soup()) + " "; break;
    }
  }
  std::string text;
  for (const std::string& piece : all) text += piece;
  RC_CLASSIFY(holds(text));
}

RC_GTEST_PROP(Formatted, LongLists, ()) {
  const auto names = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
      std::vector<std::string>{"a", "a-long-name", "a-name-that-is-very-long-for-a-name", "source", "by",
                               "\"text\"", "at", "fact", "(b and c)", "not d"})));
  std::string text = *rc::gen::elementOf(std::vector<std::string>{"fact ", "goal ", "claim x { about ",
                                                                  "suggest a for ", "population p { who "});
  const bool block = text.find('{') != std::string::npos;
  const bool condition = text.ends_with("who ");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0)
      text += condition ? *rc::gen::elementOf(std::vector<std::string>{" or ", "\nor ", " and "})
                        : *rc::gen::elementOf(std::vector<std::string>{", ", ",\n ", ",\n"});
    text += names[i];
  }
  RC_CLASSIFY(holds(text + (block ? "}" : "")));
}

// Many lines, and one very long one.
TEST(Formatted, HugeFiles) {
  struct Huge {
    std::string begin;
    std::string unit;
    std::string end;
  };
  const Huge cases[] = {
      {"", "fact a # b\n", ""},
      {"", "fact a { ask \"x\" }", ""},
      {"", "fact a, # b\n c\n", ""},
      {"", "# b\n", ""},
      {"", "\n\n", ""},
      {"", "fact a {\n # b\n }\n", ""},
      {"fact a", ", a", ""},
      {"population p { who a", " or a", " }"},
      {"fact a {", " ask \"x\"", "}"},
      {"population p { who a", " and (a or b)", " }"},
  };
  for (const Huge& huge : cases) {
    std::string text = huge.begin;
    while (text.size() < 1'000'000) text += huge.unit;
    text += huge.end;
    const auto result = formatted(text);
    ASSERT_TRUE(result) << huge.unit;
    EXPECT_EQ(wrong_with(text, *result), "") << huge.unit;
  }
}

}  // namespace
