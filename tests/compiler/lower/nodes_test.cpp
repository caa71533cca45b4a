// Statements as nodes: names, clauses in words, edges and what is noted of them; imports and bibliographies.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"
#include "tests/support/folder.h"

namespace {

using support::compiled;

std::string notes(const support::Compiled& c, std::string_view of) {
  std::string out;
  for (const auto edge : c.kb->in(c.node(of))) {
    out.append(c.kb->keyword(edge.label)).append(" ").append(c.kb->name(edge.node));
    if (edge.optional) out += "?";
    for (const auto& note : c.kb->notes_of_edge(edge.index)) {
      out.append(", ").append(c.kb->keyword(note.keyword())).append(" ").append(c.kb->text(note.text()));
      if (note.steps() != 0) out.append(" ").append(std::to_string(note.steps()));
    }
    out += "\n";
  }
  return out;
}

constexpr std::string_view kGrounds =
    "source log { title \"A log\" }\nsource shop { title \"A shop\" }\n"
    "evidence one : rct { source log at \"Table 1\"  reported by shop { n 840  says \"more\" } }\n"
    "evidence two : cohort { source log }\n";

TEST(Nodes, EdgesCarryWhatIsSaidOfThem) {
  const auto c = compiled(std::string(kGrounds) +
                          "claim c {\n  states \"C.\"\n"
                          "  support one at \"page 1\" { rate down imprecision 2 \"few\" }\n"
                          "  oppose two { undercut \"other people\" }\n}\n");
  EXPECT_EQ(notes(c, "one"), "source log, at Table 1\nreported by shop, n 840, says more\n");
  EXPECT_EQ(notes(c, "c"),
            "support one, at page 1, rate down imprecision 2 few -2\noppose two, undercut other people\n");
}

TEST(Nodes, WhatBeginsAClauseIsMarked) {
  const auto c =
      compiled(std::string(kGrounds) +
               "claim a { states \"A.\"  support one }\nclaim b { states \"B.\"  support two }\n"
               "option stroll\n"
               "claim c {\n  states \"C.\"\n  about stroll\n  follows from a, b\n  follows from b\n}\n");
  std::vector<bool> begins;
  for (const auto edge : c.kb->in(c.node("c"))) {
    EXPECT_EQ(c.kb->keyword(edge.label), "follows from");
    EXPECT_FALSE(edge.descriptive);
    begins.push_back(edge.begins_clause);
  }
  EXPECT_EQ(begins, (std::vector{true, false, true}));
  const auto about = *c.kb->in(c.node("stroll")).begin();
  EXPECT_TRUE(about.descriptive);
  // The first alternative is as sure as its weakest claim, and no less sure than the second.
  EXPECT_EQ(c.kb->in_nodes[c.kb->claims[c.kb->nodes[c.node("c")].detail()].decided_by()], c.node("b"));
}

TEST(Nodes, ThingsOfOneStatementShareTheirClauses) {
  const auto c = compiled("fact tall, big implies large { ask \"?\" }\nfact large\n");
  for (const char* name : {"tall", "big"}) EXPECT_EQ(c.kb->clause(c.node(name), "ask"), "?") << name;
  EXPECT_EQ(notes(c, "large"), "implies tall\nimplies big\n");
}

TEST(Nodes, FoundByNameTitleAndOtherNames) {
  const auto c = compiled("option stroll { title \"A Stroll\"  aka \"Walk\", \"amble\" }\n");
  for (const char* name : {"stroll", "A STROLL", "walk", "Amble"}) {
    const auto found = c.kb->find(name);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(found[0].node(), c.node("stroll"));
  }
  EXPECT_TRUE(c.kb->find("run").empty());
}

TEST(Nodes, UnnamedStatementsAreNamedFromTheirHeaders) {
  const auto c = compiled(
      "option stroll\ngoal calm\nclaim c { states \"C.\" }\n"
      "suggest stroll for calm { because c }\nsuggest stroll for calm { because c }\n");
  (void)c.node("suggest-stroll-for-calm");
  (void)c.node("suggest-stroll-for-calm-2");
}

TEST(Nodes, BibliographyAndSourceStatementAreOne) {
  const auto c = support::compile_texts(
      {{"test.kb",
        "knowledge base test { version \"1\"  bibliography \"references.yaml\" }\n"
        "source log { interest \"sells logs\"  retracted 2025-03-01 }\n"
        "source own { title \"Own\"  doi \"https://doi.org/10.1000/182\" }\n"},
       {"references.yaml", "- id: log\n  type: book\n  title: \"An invented log\"\n"}});
  ASSERT_TRUE(c.kb) << c.shown();
  ASSERT_EQ(c.kb->sources.size(), 2U);
  EXPECT_EQ(c.kb->clause(c.node("log"), "interest"), "sells logs");
  EXPECT_EQ(c.kb->sources[0].retracted(), 20250301U);
  EXPECT_NE(c.kb->text(c.kb->sources[0].csl()).find("An invented log"), std::string_view::npos);
  EXPECT_NE(c.kb->text(c.kb->sources[1].csl()).find("\"DOI\":\"10.1000/182\""), std::string_view::npos);
}

TEST(Nodes, ImportedNamesWithAndWithoutPrefix) {
  const support::Folder folder;
  folder.write("words/words.kb", "knowledge base words { version \"1\" }\nfact tall\n");
  const auto codes = [&](std::string_view text) {
    folder.write("test/test.kb", "knowledge base test { version \"1\" }\n" + std::string(text));
    const kbc::Compilation result = kbc::compile({folder / "test"});
    return result.errors() == 0 ? std::string() : std::string(kbc::info(result.diagnostics.at(0).kind).code);
  };
  EXPECT_EQ(codes("import \"../words\"\npopulation p { who tall }\n"), "");
  EXPECT_EQ(codes("import \"../words\" as w\npopulation p { who w.tall }\n"), "");
  EXPECT_EQ(codes("import \"../words\" as w\npopulation p { who tall }\n"), "KB0201");
  EXPECT_EQ(codes("import \"../words\"\nfact tall\npopulation p { who tall }\n"), "");  // its own comes first
}

TEST(Nodes, MoreFilesThanCanBeNumbered) {
  std::vector<kbc::NamedText> texts{{"test.kb", "knowledge base test { version \"1\" }\n"}};
  for (int i = 0; i < 0xffff; ++i) texts.push_back({std::to_string(i) + ".kb", ""});
  const auto c = support::compile_texts(std::move(texts));
  EXPECT_EQ(c.codes(), "KB0216");
}

}  // namespace
