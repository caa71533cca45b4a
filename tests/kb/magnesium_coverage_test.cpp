// Guards that nothing the articles say is missing from kb/magnesium, and that nothing else is in it unmarked.
//
// kb/magnesium/coverage.tsv names, for every item of the inventory of the articles, the statements that carry
// it, or the reason why none does. A statement that no item names must rest on a source from outside of the
// articles (its note says so), be such a source, or be a word that a statement accounted for uses.

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "compiler/compile.h"
#include "runtime/artifact/knowledge_base.h"

namespace {

constexpr std::string_view kOutside = "Outside source";
constexpr std::array<std::string_view, 9> kVocabulary{
    "fact", "exclusive", "measure", "goal", "outcome", "medicine", "professional", "population", "substance"};

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(KB_SOURCE_DIR "/" + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == separator)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

struct Row {
  std::string id;
  std::vector<std::string> statements;
  std::string reason;
};

class MagnesiumCoverage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    compilation = new kbc::Compilation(kbc::compile({KB_SOURCE_DIR "/kb/magnesium"}));
    ASSERT_TRUE(compilation->artifact);
    kb = new kb::KnowledgeBase(kb::KnowledgeBase::from_bytes(*compilation->artifact).value());
    const std::vector<std::string> lines = lines_of("kb/magnesium/coverage.tsv");
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.front(), "id\tstatements\treason");
    for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
      const std::vector<std::string> cells = split(*line, '\t');
      ASSERT_EQ(cells.size(), 3U) << *line;
      rows.push_back(
          {cells[0], cells[1].empty() ? std::vector<std::string>{} : split(cells[1], ','), cells[2]});
    }
    for (std::uint32_t node = 0; node + 1 < kb->nodes.size(); ++node)
      nodes_named[std::string(kb->name(node))].push_back(node);
  }
  static void TearDownTestSuite() {
    rows.clear();
    nodes_named.clear();
    delete kb;
    delete compilation;
  }

  static bool is_vocabulary(std::uint32_t node) {
    return std::ranges::find(kVocabulary, kb->kind(node)) != kVocabulary.end();
  }
  static bool is_outside_source(std::uint32_t node) {
    return kb->kind(node) == "source" && kb->clause(node, "note").starts_with(kOutside);
  }

  static inline kbc::Compilation* compilation = nullptr;
  static inline kb::KnowledgeBase* kb = nullptr;
  static inline std::vector<Row> rows;
  static inline std::map<std::string, std::vector<std::uint32_t>> nodes_named;
};

TEST_F(MagnesiumCoverage, NamesEveryItemOnceInOrder) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  const std::vector<std::string> wanted = lines_of("tests/kb/inventory-ids.txt");
  EXPECT_GE(wanted.size(), 458U);
  EXPECT_THAT(ids, testing::ElementsAreArray(wanted));
}

TEST_F(MagnesiumCoverage, CarriesEachItemOrSaysWhyNot) {
  for (const Row& row : rows)
    EXPECT_NE(row.statements.empty(), row.reason.empty()) << row.id << ": either statements or a reason";
}

TEST_F(MagnesiumCoverage, NamesOnlyStatementsThatExist) {
  for (const Row& row : rows)
    for (const std::string& name : row.statements)
      EXPECT_TRUE(nodes_named.contains(name)) << row.id << " names " << name;
}

TEST_F(MagnesiumCoverage, AccountsForEveryStatement) {
  std::set<std::uint32_t> accounted;
  std::vector<std::uint32_t> open;
  const auto account = [&](std::uint32_t node) {
    if (accounted.insert(node).second) open.push_back(node);
  };
  for (const Row& row : rows)
    for (const std::string& name : row.statements)
      for (const std::uint32_t node : nodes_named[name]) account(node);
  for (std::uint32_t node = 0; node + 1 < kb->nodes.size(); ++node) {
    if (kb->kind(node) == "knowledge base") accounted.insert(node);
    if (!is_outside_source(node)) continue;
    account(node);
    for (const kb::KnowledgeBase::Edge edge : kb->out(node)) account(edge.node);
  }
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    for (const kb::KnowledgeBase::Edge edge : kb->in(node))
      if (is_vocabulary(edge.node)) account(edge.node);
    for (const kb::KnowledgeBase::Edge edge : kb->out(node))
      if (is_vocabulary(edge.node)) account(edge.node);
  }
  for (std::uint32_t node = 0; node + 1 < kb->nodes.size(); ++node)
    EXPECT_TRUE(accounted.contains(node)) << kb->kind(node) << ' ' << kb->name(node) << " (" << kb->file(node)
                                          << ':' << kb->nodes[node].line() << ") is named by no item";
}

}  // namespace
