// The layout of diagnostics as text: whole outputs, so that nothing shifts unseen.
#include "compiler/diagnostics/render_text.h"

#include <gtest/gtest.h>

namespace kbc {
namespace {

/// The span of the first `part` in the file after `from`.
Span find(const Sources& sources, FileId file, std::string_view part, std::size_t from = 0) {
  const std::size_t at = sources.text(file).find(part, from);
  EXPECT_NE(at, std::string_view::npos) << part;
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

class RenderText : public testing::Test {
 protected:
  std::string text(const TextOptions& options = {}) { return render_text(list.sorted(), sources, options); }
  /// The source line and what stands under it, for a file of one fault.
  std::string shown(std::string source, std::uint32_t begin, std::uint32_t end) {
    const FileId file = sources.add("a.kb", std::move(source));
    Diagnostics one;
    one.report(DiagnosticKind::unterminated_text, Span{file, begin, end}).at("here");
    const std::string all = render_text(one.sorted(), sources, {});
    const std::size_t second_line = all.find('\n', all.find('\n') + 1) + 1;
    return all.substr(second_line);
  }

  Sources sources;
  Diagnostics list;
};

constexpr const char* kDoses =
    "limit supplemental iodine to 350 mg elemental per day\n"
    "\n"
    "suggest flakes {\n"
    "  dose usual 500 mg per day\n"
    "}\n";

TEST_F(RenderText, PlaceLabelSecondPlaceAndHelp) {
  const FileId file = sources.add("kb/doses.kb", kDoses);
  list.report(DiagnosticKind::compound_against_elemental, find(sources, file, "500 mg"), "limit")
      .at("flakes as a powder: 500 mg of it is 70.5 mg of iodine")
      .also(find(sources, file, "elemental"), "the limit counts iodine itself")
      .advise("write `500 mg compound per day`");
  EXPECT_EQ(text(),
            "error[KB0231]: a compound weight is compared with an elemental limit\n"
            "  ┌─ kb/doses.kb:4:14\n"
            " 4│   dose usual 500 mg per day\n"
            "  │              ^^^^^^ flakes as a powder: 500 mg of it is 70.5 mg of iodine\n"
            "  │\n"
            " 1│ limit supplemental iodine to 350 mg elemental per day\n"
            "  │                                     --------- the limit counts iodine itself\n"
            "  = help: write `500 mg compound per day`\n");
}

TEST_F(RenderText, PlacesOnOneLineShareIt) {
  const FileId file = sources.add("a.kb", "exclusive young, old, young");
  list.report(DiagnosticKind::duplicate_name, find(sources, file, "young", 12), "young")
      .at("again")
      .also(find(sources, file, "young"), "first");
  EXPECT_EQ(text(),
            "error[KB0204]: `young` is declared twice\n"
            "  ┌─ a.kb:1:23\n"
            " 1│ exclusive young, old, young\n"
            "  │                       ^^^^^ again\n"
            "  │           ----- first\n");
}

TEST_F(RenderText, PlacesInOtherFilesHaveTheirOwnHeader) {
  const FileId one = sources.add("one.kb", "fact young");
  const FileId two = sources.add("two.kb", "fact old\nfact young");
  list.report(DiagnosticKind::duplicate_name, find(sources, one, "young"), "young")
      .also(find(sources, two, "young"), "declared here")
      .also(find(sources, one, "fact"), "and here");
  EXPECT_EQ(text(),
            "error[KB0204]: `young` is declared twice\n"
            "  ┌─ one.kb:1:6\n"
            " 1│ fact young\n"
            "  │      ^^^^^\n"
            "  │ ---- and here\n"
            "  ┌─ two.kb:2:6\n"
            " 2│ fact young\n"
            "  │      ----- declared here\n");
}

TEST_F(RenderText, TheGutterFitsTheLongestNumber) {
  const FileId file = sources.add("a.kb", std::string(999, '\n') + "last");
  list.report(DiagnosticKind::unterminated_text, find(sources, file, "last"))
      .advise("close it")
      .also({file, 0, 0}, "top");
  EXPECT_EQ(text(),
            "error[KB0102]: this text is never closed\n"
            "    ┌─ a.kb:1000:1\n"
            "1000│ last\n"
            "    │ ^^^^\n"
            "    │\n"
            "   1│\n"
            "    │ - top\n"
            "    = help: close it\n");
}

TEST_F(RenderText, WithoutAFile) {
  list.report(DiagnosticKind::no_knowledge_base, Span{}, "no knowledge base here")
      .at("looked in .")
      .also(Span{}, "and above")
      .advise("add a `knowledge base` statement");
  EXPECT_EQ(text(),
            "error[KB0208]: no knowledge base here\n"
            "  = note: looked in .\n"
            "  = note: and above\n"
            "  = help: add a `knowledge base` statement\n");
}

TEST_F(RenderText, NearestNames) {
  list.report(DiagnosticKind::unknown_name, Span{}, "x").did_you_mean({"a"});
  list.report(DiagnosticKind::unknown_name, Span{}, "y").did_you_mean({"a", "b"});
  list.report(DiagnosticKind::unknown_name, Span{}, "z").did_you_mean({"a", "b", "c"});
  EXPECT_EQ(text(),
            "error[KB0201]: nothing here is called `x`\n"
            "  = help: did you mean `a`?\n"
            "\n"
            "error[KB0201]: nothing here is called `y`\n"
            "  = help: did you mean `a` or `b`?\n"
            "\n"
            "error[KB0201]: nothing here is called `z`\n"
            "  = help: did you mean `a`, `b` or `c`?\n");
}

struct FixCase {
  const char* name;
  Span span;
  const char* with;
  const char* help;
};

class Fixes : public RenderText, public testing::WithParamInterface<FixCase> {};

TEST_P(Fixes, AreShownAsHelp) {
  const FileId file = sources.add("a.kb", "one two");
  list.report(DiagnosticKind::unterminated_text, Span{file, 0, 3}).replace(GetParam().span, GetParam().with);
  EXPECT_EQ(text(),
            "error[KB0102]: this text is never closed\n"
            "  ┌─ a.kb:1:1\n"
            " 1│ one two\n"
            "  │ ^^^\n" +
                std::string(GetParam().help));
}

constexpr FileId kShownFile{0};

INSTANTIATE_TEST_SUITE_P(
    Diagnostics, Fixes,
    testing::Values(
        FixCase{"Replace", {kShownFile, 0, 3}, "1", "  = help: write `1` instead of `one`\n"},
        FixCase{"Elsewhere", {kShownFile, 4, 7}, "2", "  = help: write `2` instead of `two` at a.kb:1:5\n"},
        FixCase{"Insert", {kShownFile, 3, 3}, "\"\n", "  = help: insert `\"␊` at a.kb:1:4\n"},
        FixCase{"Remove", {kShownFile, 0, 3}, "", "  = help: leave out `one`\n"},
        FixCase{"NoFile", {}, "x", ""}),
    [](const auto& c) { return c.param.name; });

TEST_F(RenderText, AFixThatIsANearestNameIsSaidOnce) {
  const FileId file = sources.add("a.kb", "won");
  list.report(DiagnosticKind::unknown_name, Span{file, 0, 3}, "won")
      .did_you_mean({"one"})
      .replace({file, 0, 3}, "one");
  EXPECT_EQ(text(),
            "error[KB0201]: nothing here is called `won`\n"
            "  ┌─ a.kb:1:1\n"
            " 1│ won\n"
            "  │ ^^^\n"
            "  = help: did you mean `one`?\n");
}

struct ShownCase {
  const char* name;
  std::string source;
  std::uint32_t begin;
  std::uint32_t end;
  const char* expected;
};

class ShownLines : public RenderText, public testing::WithParamInterface<ShownCase> {};

TEST_P(ShownLines, UnderlineWhatIsMeant) {
  EXPECT_EQ(shown(GetParam().source, GetParam().begin, GetParam().end), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Diagnostics, ShownLines,
    testing::Values(ShownCase{"InsertionPoint", "ab cd", 2, 2, " 1│ ab cd\n  │   ^ here\n"},
                    ShownCase{"EndOfFile", "ab", 2, 2, " 1│ ab\n  │   ^ here\n"},
                    ShownCase{"EndOfFileAfterNewline", "ab\n", 3, 3, " 2│\n  │ ^ here\n"},
                    ShownCase{"EmptyFile", "", 0, 0, " 1│\n  │ ^ here\n"},
                    ShownCase{"BeyondTheFile", "ab", 90, 99, " 1│ ab\n  │   ^ here\n"},
                    ShownCase{"Backwards", "abcd", 3, 1, " 1│ abcd\n  │    ^ here\n"},
                    ShownCase{"NewlineItself", "ab\ncd", 2, 3, " 1│ ab\n  │   ^ here\n"},
                    ShownCase{"WithItsNewline", "ab\r\ncd", 0, 4, " 1│ ab\n  │ ^^ here\n"},
                    ShownCase{"TabBefore", "\tab", 1, 3, " 1│     ab\n  │     ^^ here\n"},
                    ShownCase{"TabStops", "a\tb\tc", 2, 3, " 1│ a   b   c\n  │     ^ here\n"},
                    ShownCase{"TabItself", "a\tb", 1, 2, " 1│ a   b\n  │  ^^^ here\n"},
                    ShownCase{"WideBefore", "漢 ab", 4, 6, " 1│ 漢 ab\n  │    ^^ here\n"},
                    ShownCase{"WideItself", "a漢字", 1, 7, " 1│ a漢字\n  │  ^^^^ here\n"},
                    ShownCase{"Combining", "e\u0301x", 3, 4, " 1│ e\u0301x\n  │  ^ here\n"},
                    ShownCase{"AmidACharacter", "a漢b", 2, 3, " 1│ a漢b\n  │  ^^ here\n"},
                    ShownCase{"EscapeSequence", "a\x1b[31mb", 6, 7, " 1│ a␛[31mb\n  │       ^ here\n"},
                    ShownCase{"BadByte",
                              "a\xff"
                              "b",
                              1, 2, " 1│ a\\xffb\n  │  ^^^^ here\n"},
                    ShownCase{"Override", "a\u202eb", 4, 5, " 1│ a\\u{202e}b\n  │          ^ here\n"},
                    ShownCase{"NulByte", std::string("a\0b", 3), 2, 3, " 1│ a␀b\n  │   ^ here\n"},
                    ShownCase{"TwoLines", "one {\n  two }", 4, 13,
                              " 1│ one {\n  │     ^\n 2│   two }\n  │   ^^^^^ here\n"},
                    ShownCase{"ManyLines", "one {\n  a\n  b\n}\n", 0, 15,
                              " 1│ one {\n  │ ^^^^^\n  ⋮\n 4│ }\n  │ ^ here\n"},
                    ShownCase{"BlankLastLine", "one {\n   ", 0, 9,
                              " 1│ one {\n  │ ^^^^^\n 2│    \n  │    ^ here\n"}),
    [](const auto& c) { return c.param.name; });

TEST_F(RenderText, LongLinesAreCutAroundThePlace) {
  std::string line;
  for (int i = 0; i < 100; ++i) line += "0123456789";
  const std::string tens = line;
  line.replace(500, 6, "wanted");
  EXPECT_EQ(shown(line, 500, 506), " 1│ …" + tens.substr(460, 40) + "wanted" + tens.substr(506, 73) + "…\n" +
                                       "  │ " + std::string(41, ' ') + "^^^^^^ here\n");
  EXPECT_EQ(shown(line, 0, 1000),
            " 1│ " + line.substr(0, 120) + "…\n" + "  │ " + std::string(120, '^') + " here\n");
  EXPECT_EQ(shown(line, 999, 1000),
            " 1│ …" + line.substr(959, 41) + "\n" + "  │ " + std::string(41, ' ') + "^ here\n");
}

TEST_F(RenderText, PlacesFarApartOnALongLineAreShownApart) {
  const std::string line = "first" + std::string(500, ' ') + "second";
  const FileId file = sources.add("a.kb", line);
  list.report(DiagnosticKind::unterminated_text, Span{file, 0, 5}).also(Span{file, 505, 511}, "other");
  EXPECT_EQ(text(),
            "error[KB0102]: this text is never closed\n"
            "  ┌─ a.kb:1:1\n"
            " 1│ first" +
                std::string(115, ' ') +
                "…\n"
                "  │ ^^^^^\n"
                "  │\n"
                " 1│ …" +
                std::string(40, ' ') +
                "second\n"
                "  │ " +
                std::string(41, ' ') + "------ other\n");
}

TEST_F(RenderText, NothingFromMessagesCommandsTheTerminal) {
  const FileId file = sources.add("a\x1b.kb", "x");
  list.report(DiagnosticKind::unknown_name, Span{file, 0, 1}, "\x1b[2J")
      .at("l\x1b")
      .also(Span{}, "n\r")
      .advise("h\n")
      .did_you_mean({"\x07"});
  EXPECT_EQ(text(),
            "error[KB0201]: nothing here is called `␛[2J`\n"
            "  ┌─ a␛.kb:1:1\n"
            " 1│ x\n"
            "  │ ^ l␛\n"
            "  = note: n␍\n"
            "  = help: did you mean `␇`?\n"
            "  = help: h␊\n");
}

TEST_F(RenderText, ManyPlacesAreCounted) {
  const FileId file = sources.add("a.kb", "x");
  Diagnostic& one = list.report(DiagnosticKind::circle, Span{file, 0, 1}, "claims", "x");
  for (int i = 0; i < 15; ++i) one.also(Span{}, "n");
  std::string expected =
      "error[KB0206]: claims go round in a circle: x\n"
      "  ┌─ a.kb:1:1\n"
      " 1│ x\n"
      "  │ ^\n";
  for (int i = 0; i < 12; ++i) expected += "  = note: n\n";
  EXPECT_EQ(text(), expected + "  = note: 3 more places\n");
}

TEST_F(RenderText, BeyondTheMostErrorsComeBeforeWarningsAndTheRestIsCounted) {
  const FileId file = sources.add("a.kb", "abc");
  list.report(DiagnosticKind::strong_on_weak, Span{file, 0, 1}, "low");
  list.report(DiagnosticKind::unterminated_text, Span{file, 1, 2});
  list.report(DiagnosticKind::unknown_name, Span{file, 2, 3}, "c");
  EXPECT_EQ(text({.most = 1}),
            "error[KB0102]: this text is never closed\n"
            "  ┌─ a.kb:1:2\n"
            " 1│ abc\n"
            "  │  ^\n"
            "\n"
            "… not shown: 1 more error, 1 more warning\n");
  EXPECT_EQ(text({.most = 0}), "… not shown: 2 more errors, 1 more warning\n");
  EXPECT_EQ(text({.most = 3}),
            "warning[KB0301]: a strong suggestion rests on low certainty\n"
            "  ┌─ a.kb:1:1\n"
            " 1│ abc\n"
            "  │ ^\n"
            "\n"
            "error[KB0102]: this text is never closed\n"
            "  ┌─ a.kb:1:2\n"
            " 1│ abc\n"
            "  │  ^\n"
            "\n"
            "error[KB0201]: nothing here is called `c`\n"
            "  ┌─ a.kb:1:3\n"
            " 1│ abc\n"
            "  │   ^\n");
}

TEST_F(RenderText, Colours) {
  const FileId file = sources.add("a.kb", "ab");
  list.report(DiagnosticKind::strong_on_weak, Span{file, 0, 1}, "low")
      .also(Span{file, 1, 2}, "b")
      .advise("h");
  EXPECT_EQ(
      text({.colour = true}),
      "\x1b[1m\x1b[33mwarning[KB0301]\x1b[0m\x1b[1m: a strong suggestion rests on low certainty\x1b[0m\n"
      "\x1b[1m\x1b[34m  ┌─\x1b[0m a.kb:1:1\n"
      "\x1b[1m\x1b[34m 1│\x1b[0m ab\n"
      "\x1b[1m\x1b[34m  │\x1b[0m \x1b[1m\x1b[33m^\x1b[0m\n"
      "\x1b[1m\x1b[34m  │\x1b[0m  \x1b[1m\x1b[34m- b\x1b[0m\n"
      "\x1b[1m\x1b[34m  = \x1b[0m\x1b[1mhelp\x1b[0m: h\n");
}

TEST_F(RenderText, NothingIsNothing) { EXPECT_EQ(text(), ""); }

TEST(Summary, CountsInWords) {
  EXPECT_EQ(summary(2, 5, 9), "2 errors, 5 warnings in 9 files");
  EXPECT_EQ(summary(1, 1, 1), "1 error, 1 warning in 1 file");
  EXPECT_EQ(summary(0, 0, 0), "0 errors, 0 warnings in 0 files");
}

}  // namespace
}  // namespace kbc
