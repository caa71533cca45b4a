#include "runtime/render/plain.h"

#include "answers.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/render/render.h"

namespace {

using testing::ElementsAre;

TEST(Plain, HidesWhatATerminalWouldObey) {
  struct PlainCase {
    std::string_view text;
    std::string_view shown;
  };
  const PlainCase cases[] = {
      {"Größe → 5 µg", "Größe → 5 µg"}, {"a\nb\tc\r", "a b c "},
      {"\x1b[2J", "\uFFFD[2J"},         {"a\u009b2J", "a\uFFFD2J"},
      {"\u202eevil", "\uFFFDevil"},     {"\x07\x7f", "\uFFFD\uFFFD"},
      {"\xff\xc3", "\uFFFD\uFFFD"},     {std::string_view("a\0b", 3), "a\uFFFDb"},
  };
  for (const PlainCase& c : cases) EXPECT_EQ(kb::render::plain(c.text), c.shown);
}

TEST(Wrapped, BreaksAtSpacesByColumns) {
  EXPECT_THAT(kb::render::wrapped("", 10), ElementsAre(""));
  EXPECT_THAT(kb::render::wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(kb::render::wrapped("睡眠 睡眠 a", 9), ElementsAre("睡眠 睡眠", "a"));
  EXPECT_THAT(kb::render::wrapped("a https://long.example/address b", 6),
              ElementsAre("a", "https://long.example/address", "b"));
}

TEST(Text, KeepsItsWidth) {
  for (const std::size_t width : {60U, 72U, 100U, 200U})
    for (const NamedAnswer& named : all_answers()) {
      const std::string text = kb::render_text(named.answer, {.colour = false, .width = width});
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string_view line = std::string_view(text).substr(at, end - at);
        EXPECT_LE(kb::render::columns(line), width) << named.name << ": " << line;
        EXPECT_FALSE(line.ends_with(' ')) << named.name << ": " << line;
        at = end + 1;
      }
    }
}

}  // namespace
