// The TextMate grammar of tools/vscode says what the language's table says: KB_UPDATE_GOLDEN=1 writes it from
// there.
#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "compiler/language/language.h"
#include "runtime/quantity/unit_table.h"
#include "tests/support/golden.h"

namespace {

namespace json = boost::json;

/// The longest first, so that none hides another that it begins.
struct ByLength {
  bool operator()(const std::string& a, const std::string& b) const {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  }
};
using Words = std::set<std::string, ByLength>;

std::string any_of(const Words& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += '|';
    for (const char c : word) {
      if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos) result += '\\';
      result += c == ' ' ? std::string("[ \\t]+") : std::string(1, c);
    }
  }
  return "(?:" + result + ")";
}

/// Whole words, as the language has them: `take` is none in `what-to-take`.
std::string whole(const std::string& pattern) { return "(?<![\\w./%+-])" + pattern + "(?![\\w./%+-])"; }

json::object rule(std::string_view scope, const std::string& match) {
  return {{"name", std::string(scope) + ".kb"}, {"match", match}};
}

json::object scope(std::string_view name) { return {{"name", std::string(name) + ".kb"}}; }

struct Vocabulary {
  Words naming;      ///< kinds of statement whose header gives a new name
  Words statements;  ///< all others
  Words clauses;
  Words words;
};

void gather(const kbc::Clause& row, Vocabulary& all) {
  for (const kbc::Operand& operand : row.operands)
    for (const std::string_view word : operand.words) all.words.insert(std::string(word));
  for (const kbc::Clause& clause : row.clauses) {
    if (clause.keyword != ":") all.clauses.insert(std::string(clause.keyword));
    gather(clause, all);
  }
}

Vocabulary vocabulary() {
  Vocabulary all;
  for (const kbc::Clause& row : kbc::language().clauses) {
    const bool names = !row.operands.empty() && row.operands.front().slot == kbc::Slot::name;
    (names ? all.naming : all.statements).insert(std::string(row.keyword));
    gather(row, all);
  }
  for (const std::string word : {"1", "2"}) all.words.erase(word);
  return all;
}

Words units() {
  Words result;
  for (const kb::UnitEntry& unit : kb::unit_table()) {
    if (kb::is_denominator_only(unit)) continue;
    kb::each_spelling(unit, [&](std::string_view spelling) { result.insert(std::string(spelling)); });
  }
  result.erase("");
  return result;
}

json::object grammar() {
  const Vocabulary all = vocabulary();
  const std::string number = "-?\\d+(?:\\.\\d+)?";
  const std::string end = "(?![\\w./%+-])";
  json::array patterns{
      rule("comment.line.documentation", "///.*$"),
      rule("comment.line.number-sign", "#.*$"),
      json::object{{"name", "string.quoted.triple.kb"}, {"begin", "\"\"\""}, {"end", "\"\"\""}},
      json::object{{"name", "string.quoted.double.kb"},
                   {"begin", "\""},
                   {"end", "\"|$"},
                   {"patterns", json::array{rule("constant.character.escape",
                                                 "\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})")}}},
      rule("keyword.declaration", "^" + any_of(all.statements) + end),  // `advise against` before `advise`
      json::object{{"match", "^(" + any_of(all.naming) + ")[ \\t]+([a-z][\\w-]*)"},
                   {"captures", {{"1", scope("keyword.declaration")}, {"2", scope("entity.name.type")}}}},
      rule("keyword.declaration", "^" + any_of(all.naming) + end),
      rule("constant.other.date", whole("\\d{4}-\\d{2}-\\d{2}")),
      json::object{{"match", "(?<![\\w./%+-])(" + number + ")[ \\t]+(" + any_of(units()) + ")(?![\\w%+-])"},
                   {"captures", {{"1", scope("constant.numeric")}, {"2", scope("keyword.other.unit")}}}},
      rule("constant.numeric", whole(number)),
      rule("keyword.operator.logical", whole(any_of({"and", "or", "not", "taking", "supervised by"}))),
      rule("keyword.operator.comparison", "[<>]=?|!?="),
      rule("keyword.other.clause", whole(any_of(all.clauses))),
      rule("storage.modifier", whole(any_of({"elemental", "compound", "per"}))),
      rule("support.constant", whole(any_of(all.words))),
      rule("punctuation.section.block", "[{}]"),
  };
  return {{"$schema", "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json"},
          {"name", "Knowledge base"},
          {"scopeName", "source.kb"},
          {"fileTypes", {"kb"}},
          {"patterns", std::move(patterns)}};
}

/// A member a line, so that a change can be read.
std::string pretty(const json::object& object) {
  std::string out = "{\n";
  for (const auto& [key, value] : object) {
    if (out.size() > 2) out += ",\n";
    out += "  " + json::serialize(json::value(key)) + ": ";
    if (!value.is_array() || key != "patterns") {
      out += json::serialize(value);
      continue;
    }
    out += "[\n";
    for (std::size_t i = 0; i < value.as_array().size(); ++i)
      out += (i == 0 ? "    " : ",\n    ") + json::serialize(value.as_array()[i]);
    out += "\n  ]";
  }
  return out + "\n}\n";
}

TEST(GrammarGolden, IsWhatTheTableSays) {
  EXPECT_EQ(support::golden_difference(KB_SOURCE_DIR "/tools/vscode/syntaxes/kb.tmLanguage.json",
                                       pretty(grammar())),
            "");
}

}  // namespace
