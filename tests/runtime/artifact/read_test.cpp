// What is read of an opened file: names, titles, remarks; and what is there of what is not there.
#include <gmock/gmock.h>

#include "tests/support/compile_text.h"

namespace {

support::Compiled base() {
  return support::compile_texts({{"a.kb",
                                  R"(knowledge base glade { version "1" bibliography "r.yaml" }
option nap-2 { title "A second nap" }
option walk
fact walk-far { ask "Far?" }
evidence e : rct { source s states "x" }
claim c { states "x" support e at "Table 1" }
)"},
                                 {"r.yaml", "- {id: s, type: book, title: A}"}});
}

TEST(Read, NamesInAnyCaseOfLettersAndOfOneKind) {
  const support::Compiled compiled = base();
  const kb::KnowledgeBase& kb = *compiled.kb;
  const std::uint32_t nap = kb.find("nap-2", "option");
  EXPECT_EQ(kb.name(nap), "nap-2");
  EXPECT_EQ(kb.find("NAP-2", "option"), nap);
  EXPECT_EQ(kb.find("nap-2", "fact"), kb::kNone);
  EXPECT_EQ(kb.find("nap-3", "option"), kb::kNone);
}

TEST(Read, ANameOfTwoThingsOfAKindIsAmbiguous) {
  support::Compiled compiled = base();
  auto& root = *kb::fbs::GetMutableKnowledgeBase(compiled.compilation.artifact->data());
  auto& names = *root.mutable_names();
  // The base reads the same bytes: what is needed of it is taken before they change.
  const std::uint32_t nap = compiled.kb->find("nap-2", "option");
  const std::uint32_t fact = compiled.kb->find("walk-far", "fact");
  std::uint32_t text = 0;
  for (flatbuffers::uoffset_t i = 0; i < names.size(); ++i)
    if (names.Get(i)->node() == nap) text = names.Get(i)->text();
  for (flatbuffers::uoffset_t i = 0; i < names.size(); ++i) names.GetMutableObject(i)->mutate_text(text);
  const auto opened = kb::KnowledgeBase::from_bytes(*compiled.compilation.artifact, {.check_digest = false});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->find("nap-2").size(), names.size());
  EXPECT_EQ(opened->find("nap-2", "option"), kb::kNone);
  EXPECT_EQ(opened->find("nap-2", "fact"), fact);
}

TEST(Read, ATitleOrElseTheName) {
  const support::Compiled compiled = base();
  const kb::KnowledgeBase& kb = *compiled.kb;
  EXPECT_EQ(kb.title(kb.find("nap-2", "option")), "A second nap");
  EXPECT_EQ(kb.title(kb.find("walk", "option")), "walk");
  EXPECT_EQ(kb.clause(kb.find("nap-2", "option"), "version"), "");
}

TEST(Read, TheRemarksOfAnEdge) {
  const support::Compiled compiled = base();
  const kb::KnowledgeBase& kb = *compiled.kb;
  std::size_t noted = 0;
  for (const kb::KnowledgeBase::Edge edge : kb.in(kb.find("c", "claim")))
    for (const kb::fbs::EdgeNote& note : kb.notes_of_edge(edge.index)) {
      EXPECT_THAT(std::string(kb.text(note.text())), testing::HasSubstr("Table 1"));
      ++noted;
    }
  EXPECT_EQ(noted, 1U);
}

TEST(Read, WhatIsNotThereIsEmpty) {
  const support::Compiled compiled = base();
  const kb::KnowledgeBase& kb = *compiled.kb;
  EXPECT_EQ(kb.kind(kb::kNone), "");
  EXPECT_EQ(kb.name(kb::kNone), kb.text(0));
  EXPECT_EQ(kb.text(kb::kNone), "");
  EXPECT_EQ(kb.in(kb::kNone).size(), 0U);
  EXPECT_EQ(kb.out(kb::kNone).size(), 0U);
  EXPECT_TRUE(kb.notes_of_edge(kb::kNone).empty());
}

TEST(Read, ATextWhoseLengthNeverEndsStaysWithinTheTexts) {
  support::Compiled compiled = base();
  auto& bytes = *compiled.compilation.artifact;
  auto& texts = *kb::fbs::GetMutableKnowledgeBase(bytes.data())->mutable_texts();
  for (flatbuffers::uoffset_t i = 0; i < texts.size(); ++i) texts.Mutate(i, 0xff);
  const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  ASSERT_TRUE(opened);
  const auto* const end = reinterpret_cast<const char*>(texts.data()) + texts.size();
  for (std::uint32_t offset = 0; offset < texts.size(); ++offset) {
    const std::string_view text = opened->text(offset);
    EXPECT_TRUE(text.empty() || text.data() + text.size() == end) << offset;
  }
}

}  // namespace
