// Code points: which are valid, which may be shown, how wide they are.
#include "runtime/text/characters.h"

#include <gtest/gtest.h>

namespace {

TEST(Characters, AreReadOrRefused) {
  struct CharactersCase {
    std::string_view text;
    std::uint32_t code;
    std::size_t bytes;
    bool valid;
  };
  const CharactersCase cases[] = {
      {"ab", 'a', 1, true},          {"\u00e9", 0xE9, 2, true}, {"\U0001F600", 0x1F600, 4, true},
      {"\xff", 0, 1, false},         {"\xe6\xbc", 0, 1, false}, {"\xc0\xaf", 0, 1, false},
      {"\xed\xa0\x80", 0, 1, false},
  };
  for (const CharactersCase& c : cases) {
    const kb::Character read = kb::character_at(c.text, 0);
    EXPECT_EQ(read.code, c.code) << c.text;
    EXPECT_EQ(read.bytes, c.bytes) << c.text;
    EXPECT_EQ(read.valid, c.valid) << c.text;
  }
}

TEST(Characters, ValidLengthStopsAtTheFirstBadByte) {
  EXPECT_EQ(kb::valid_length("a\u00e9"), 3U);
  EXPECT_EQ(kb::valid_length("a\u00e9\xff\u00e9"), 3U);
  EXPECT_EQ(kb::valid_length(""), 0U);
}

TEST(Characters, HiddenAreThoseThatCommandOrAreNotSeen) {
  for (const std::uint32_t code : {0x00U, 0x1BU, 0x7FU, 0x9BU, 0xADU, 0x200BU, 0x202EU, 0xFEFFU, 0xE0041U})
    EXPECT_TRUE(kb::hidden(code)) << code;
  for (const std::uint32_t code : {0x20U, 0x7EU, 0xA0U, 0x301U, 0x200CU, 0x200DU, 0x6F22U, 0x1F600U})
    EXPECT_FALSE(kb::hidden(code)) << code;
}

TEST(Characters, ColumnsCountWhatIsSeen) {
  EXPECT_EQ(kb::columns(""), 0U);
  EXPECT_EQ(kb::columns("abc"), 3U);
  EXPECT_EQ(kb::columns("−1 µg"), 5U);
  EXPECT_EQ(kb::columns("睡眠"), 4U);
  EXPECT_EQ(kb::columns("e\u0301"), 1U);
  EXPECT_EQ(kb::columns("\u2728\u2713"), 3U);
}

}  // namespace
