// What may reach a terminal, and how wide it is.
#include "compiler/diagnostics/display.h"

#include <gtest/gtest.h>

namespace kbc {
namespace {

struct GlyphCase {
  const char* name;
  std::string text;
  std::size_t bytes;
  std::string shown;
  std::size_t columns;
};

class Glyphs : public testing::TestWithParam<GlyphCase> {};

TEST_P(Glyphs, AreShown) {
  const GlyphCase& c = GetParam();
  const Glyph actual = glyph(c.text, 0);
  EXPECT_EQ(actual.bytes, c.bytes);
  EXPECT_EQ(actual.shown, c.shown);
  EXPECT_EQ(actual.columns, c.columns);
}

INSTANTIATE_TEST_SUITE_P(
    Display, Glyphs,
    testing::Values(
        GlyphCase{"Letter", "ab", 1, "a", 1}, GlyphCase{"TwoBytes", "\u00e9", 2, "\u00e9", 1},
        GlyphCase{"Wide", "\u6f22", 3, "\u6f22", 2}, GlyphCase{"Hangul", "\uac00", 3, "\uac00", 2},
        GlyphCase{"Fullwidth", "\uff21", 3, "\uff21", 2},
        GlyphCase{"Emoji", "\U0001F600", 4, "\U0001F600", 2},
        GlyphCase{"Combining", "\u0301", 2, "\u0301", 0}, GlyphCase{"Joiner", "\u200d", 3, "\u200d", 0},
        GlyphCase{"Escape", "\x1b[0m", 1, "\u241b", 1},
        GlyphCase{"Null", std::string("\0", 1), 1, "\u2400", 1}, GlyphCase{"Bell", "\a", 1, "\u2407", 1},
        GlyphCase{"Newline", "\n", 1, "\u240a", 1}, GlyphCase{"Delete", "\x7f", 1, "\u2421", 1},
        GlyphCase{"C1Control", "\u009b", 2, "\\u{9b}", 6},
        GlyphCase{"RightToLeftOverride", "\u202e", 3, "\\u{202e}", 8},
        GlyphCase{"ZeroWidthSpace", "\u200b", 3, "\\u{200b}", 8},
        GlyphCase{"LineSeparator", "\u2028", 3, "\\u{2028}", 8},
        GlyphCase{"StrayByte", "\xff", 1, "\\xff", 4}, GlyphCase{"CutOff", "\xe6\xbc", 1, "\\xe6", 4},
        GlyphCase{"Overlong", "\xc0\xaf", 1, "\\xc0", 4},
        GlyphCase{"Surrogate", "\xed\xa0\x80", 1, "\\xed", 4}),
    [](const auto& c) { return c.param.name; });

TEST(Display, WholeTexts) {
  EXPECT_EQ(printable("a\x1b[31m\tb\xff\u00e9"), "a\u241b[31m\u2409b\\xff\u00e9");
  EXPECT_EQ(valid_utf8("a\x1b\xff\u00e9\xe6\xbc"), "a\x1b\uFFFD\u00e9\uFFFD\uFFFD");
}

}  // namespace
}  // namespace kbc
