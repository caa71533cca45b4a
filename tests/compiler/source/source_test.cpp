// Lines, columns and texts of spans, on well-formed files and on any others.
#include "compiler/source/source.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace kbc {
namespace {

struct PlaceCase {
  const char* name;
  std::string text;
  std::uint32_t offset;
  std::uint32_t line;
  std::uint32_t column;
  std::string_view whole_line;
};

class Places : public testing::TestWithParam<PlaceCase> {};

TEST_P(Places, AreCountedFromOneInCharacters) {
  const PlaceCase& c = GetParam();
  Sources sources;
  sources.add("other.kb", "one\ntwo\n");
  const FileId file = sources.add("a.kb", c.text);
  const Position position = sources.position(file, c.offset);
  EXPECT_EQ(position.line, c.line);
  EXPECT_EQ(position.column, c.column);
  EXPECT_EQ(sources.text(sources.line(file, c.offset)), c.whole_line);
}

INSTANTIATE_TEST_SUITE_P(Source, Places,
                         testing::Values(PlaceCase{"EmptyFile", "", 0, 1, 1, ""},
                                         PlaceCase{"Begin", "ab\ncd", 0, 1, 1, "ab"},
                                         PlaceCase{"NewlineItself", "ab\ncd", 2, 1, 3, "ab"},
                                         PlaceCase{"SecondLine", "ab\ncd", 4, 2, 2, "cd"},
                                         PlaceCase{"End", "ab\ncd", 5, 2, 3, "cd"},
                                         PlaceCase{"EndAfterNewline", "ab\n", 3, 2, 1, ""},
                                         PlaceCase{"BeyondTheEnd", "ab\ncd", 4000000000, 2, 3, "cd"},
                                         PlaceCase{"CarriageReturn", "ab\r\ncd", 5, 2, 2, "cd"},
                                         PlaceCase{"CarriageReturnItself", "ab\r\ncd", 2, 1, 3, "ab"},
                                         PlaceCase{"AfterTwoBytes", "\u00e9x", 2, 1, 2, "\u00e9x"},
                                         PlaceCase{"AmidTwoBytes", "a\u00e9x", 2, 1, 2, "a\u00e9x"},
                                         PlaceCase{"StrayContinuation", "\x80\x80x", 2, 1, 1, "\x80\x80x"}),
                         [](const auto& c) { return c.param.name; });

TEST(Source, TextOfSpansIsCutToTheFile) {
  Sources sources;
  const FileId file = sources.add("a.kb", "abcdef");
  EXPECT_EQ(sources.text(Span{file, 2, 4}), "cd");
  EXPECT_EQ(sources.text(Span{file, 4, 99}), "ef");
  EXPECT_EQ(sources.text(Span{file, 99, 100}), "");
  EXPECT_EQ(sources.text(Span{file, 4, 2}), "");
  EXPECT_EQ(sources.text(Span{}), "");
  EXPECT_EQ(sources.text(Span{FileId{7}, 0, 1}), "");
}

TEST(Source, HoldsOnlyWhatWasAdded) {
  Sources sources;
  const FileId file = sources.add("a.kb", "");
  EXPECT_TRUE(sources.holds(file));
  EXPECT_FALSE(sources.holds(FileId{1}));
  EXPECT_FALSE(sources.holds(FileId::none));
}

TEST(Source, TextsStayWhereTheyAreAsFilesAreAdded) {
  Sources sources;
  const std::string_view first = sources.text(sources.add("a.kb", "short"));
  for (int i = 0; i < 100; ++i) sources.add("b.kb", "x");
  EXPECT_EQ(first, "short");
}

TEST(Source, LongLinesCountAsSlowlyWrittenOutOnesDo) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "a\u00e9";
  text += "\nb";
  Sources sources;
  const FileId file = sources.add("a.kb", text);
  EXPECT_EQ(sources.position(file, 29999).column, 20000U);
  EXPECT_EQ(sources.position(file, 30001).column, 1U);
}

RC_GTEST_PROP(Source, PlacesAgreeWithCountingByHand, ()) {
  const auto units = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "\n", "\r\n", "\u00e9", "\u6f22", "0123456789"));
  const auto repeats = *rc::gen::inRange<std::size_t>(1, 200);
  std::string text;
  for (std::size_t i = 0; i < repeats; ++i)
    for (const std::string& unit : units) text += unit;
  const auto offset = *rc::gen::inRange<std::size_t>(0, text.size() + 2);
  Position expected;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (begins) ++expected.column;
    if (text[i] == '\n') expected = {expected.line + 1, 1};
  }
  if (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --expected.column;

  Sources sources;
  const FileId file = sources.add("a.kb", text);
  const Position actual = sources.position(file, static_cast<std::uint32_t>(offset));
  RC_ASSERT(actual.line == expected.line);
  RC_ASSERT(actual.column == expected.column);
}

}  // namespace
}  // namespace kbc
