// What people break in BibTeX: every report with the text that it is about, and a way out; what can be read
// beside it is.
#include <set>

#include "read.h"
#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace kbc {
namespace {

struct FaultsOfBibtex {
  std::string reports;  ///< a line each: «what is underlined» why: the way out
  std::vector<Source> entries;
};

FaultsOfBibtex faults_of(std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("refs.bib", std::move(text));
  FaultsOfBibtex result;
  result.entries = read_bibliography(file, sources, diagnostics);
  for (const Diagnostic& each : diagnostics.sorted()) {
    const std::string_view begin = "this bibliography cannot be read: ";
    const std::string_view message = each.message;
    std::string_view text_at = each.span.known() ? sources.text(each.span) : "";
    result.reports +=
        fmt::format("«{}» {}", text_at, message.starts_with(begin) ? message.substr(begin.size()) : message);
    for (const std::string& help : each.help) result.reports += fmt::format(" [{}]", help);
    for (const std::string& name : each.nearest) result.reports += fmt::format(" [did you mean `{}`?]", name);
    result.reports += '\n';
  }
  return result;
}

struct BibtexFault {
  const char* name;
  std::string text;
  std::string reports;
  std::size_t entries;  ///< that are given all the same
};

class BibtexFaults : public testing::TestWithParam<BibtexFault> {};

TEST_P(BibtexFaults, AreReported) {
  const FaultsOfBibtex result = faults_of(GetParam().text);
  EXPECT_EQ(result.reports, GetParam().reports);
  EXPECT_EQ(result.entries.size(), GetParam().entries);
}

constexpr const char* kClose = "[close it, and each brace within: a brace counts even behind a `\\`]\n";

INSTANTIATE_TEST_SUITE_P(
    Bibtex, BibtexFaults,
    testing::Values(
        BibtexFault{"NoEntries", "nothing\n",
                    "«» it has no entries [begin each with its type and key: `@article{smith-2025,`]\n", 0},
        BibtexFault{"NoAt", "book{a, title = {T}}\n@book{b}\n",
                    "«book» an entry begins without its `@` [write the `@` before its type]\n", 1},
        BibtexFault{"NoType", "@{a}\n@book{b}\n",
                    "«@» no entry begins so [write its type and key: `@article{smith-2025,`]\n", 1},
        BibtexFault{"NoBrace", "@book a\n@book{b}\n",
                    "«@book » no entry begins so [write its type and key: `@article{smith-2025,`]\n", 1},
        BibtexFault{"MisspeltType", "@artcle{a, title={T}}\n@book{b}\n",
                    "«artcle» `artcle` is no type of entry [did you mean `article`?]\n", 1},
        BibtexFault{
            "UnknownType", "@xyzzy{a, title={T}}\n@book{b}\n",
            "«xyzzy» `xyzzy` is no type of entry [take `article`, `book`, `online` or `misc`, whatever "
            "comes nearest]\n",
            1},
        BibtexFault{"NoKey", "@book{title = {T}}\n@book{b}\n",
                    "«title» this entry has no key [write the key by which it is cited before its fields: "
                    "`@article{smith-2025,`]\n",
                    1},
        BibtexFault{"EmptyKey", "@book{, title = {T}}\n@book{b}\n",
                    "«,» this entry has no key [write the key by which it is cited before its fields: "
                    "`@article{smith-2025,`]\n",
                    1},
        BibtexFault{"OddKey", "@book{größe}\n",
                    "«größe» `größe` can be the name of no source [take letters without accents, digits and "
                    "hyphens, as in `smith-2025`]\n",
                    1},
        BibtexFault{"KeyTwice", "@book{a}\n@book{A}\n",
                    "«A» `a` is declared twice [remove one of the two, or give it another id]\n", 1},
        BibtexFault{"MisspeltField", "@book{a, titel = {T}}",
                    "«titel» `titel` is no field of BibTeX [did you mean `title`?]\n", 1},
        BibtexFault{"UnknownField", "@book{a, xyzzy = {T}}",
                    "«xyzzy» `xyzzy` is no field of BibTeX [leave it out, or put what it says into `note`]\n",
                    1},
        BibtexFault{"FieldTwice", "@book{a, title = {T}, Title = {U}}",
                    "«Title» `title` is given twice [keep one of the two]\n", 1},
        BibtexFault{
            "Crossref", "@book{a, crossref = {b}}",
            "«crossref» `crossref` takes fields from another entry [write those fields here, and leave it "
            "out]\n",
            1},
        BibtexFault{"NoEquals", "@book{a, title {T}, year = 2020}\n@book{b}",
                    "«title» this field has no `=` and no value [write `field = {value},`, and close every "
                    "brace and quote before]\n",
                    2},
        BibtexFault{"NoField", "@book{a, = {T}}\n@book{b}",
                    "«=» no field begins so [write `field = {value},`, and close every brace and quote "
                    "before]\n",
                    2},
        BibtexFault{"NoValue", "@book{a, title = , year = 2020}\n@book{b}",
                    "«,» a value is missing here [write a text in braces, a number, or the name of a "
                    "`@string`]\n",
                    2},
        BibtexFault{"NoComma", "@book{a, title = {T} year = 2020}",
                    "«y» a `,` is missing before this [write one behind each field]\n", 1},
        BibtexFault{"UnknownString", "@string{jox = {J}}\n@book{a, title = jxo}",
                    "«jxo» no `@string` is named `jxo` [did you mean `jox`?]\n", 1},
        BibtexFault{"BadString", "@string{ {J} }\n@book{a}",
                    "«{» a `@string` is a name and a text [write `@string{jox = \"Journal of Examples\"}`]\n",
                    1},
        BibtexFault{"BraceNeverClosed", "@book{a, title = {T {x} }\n@book{b}\n",
                    "«{» this entry is never closed [close it with `}`]\n", 2},
        BibtexFault{"BraceInValueNeverClosed", "@book{a, title = {T {x }\n@book{b}\n",
                    std::string("«{» a `{` is never closed by its `}` ") + kClose, 2},
        BibtexFault{"QuoteNeverClosed", "@book{a, title = \"T\n}\n@book{b}\n",
                    "«}» a `}` closes nothing here [put `{` before it, or take it out]\n", 2},
        BibtexFault{"QuoteWithoutEnd", "@book{a, title = \"T\n  @book{b}\n",
                    std::string("«\"» a `\"` is never closed ") + kClose, 2},
        BibtexFault{"CommentNeverClosed", "@comment{ @book{a}\n@book{b}\n",
                    "«{» this entry is never closed [close it with `}`]\n", 0},
        BibtexFault{
            "Commas", "@book{a, author = {A, B, C, D}}",
            "«A, B, C, D» a name has at most two commas [write `Smith, Ann and Berg, Jan`, and a body in "
            "braces: `{Example Society}`]\n",
            1},
        BibtexFault{
            "CommaAlone", "@book{a, author = {A,, B}}",
            "«A,, B» a comma stands here without a name [write `Smith, Ann and Berg, Jan`, and a body in "
            "braces: `{Example Society}`]\n",
            1},
        BibtexFault{
            "AndAlone", "@book{a, author = {A and and B}}",
            "«{A and and B}» a name is missing beside `and` [write `Smith, Ann and Berg, Jan`, and a body "
            "in braces: `{Example Society}`]\n",
            1},
        BibtexFault{
            "UnknownCommand", "@book{a, title = {One \\foo{two}}}",
            "«\\foo» `\\foo` is no command that is read [write the character that is meant, in UTF-8]\n", 1},
        BibtexFault{
            "CommandInPutTogether", "@book{a, title = {One } # {\\foo}}",
            "«{One } # {\\foo}» `\\foo` is no command that is read [write the character that is meant, in "
            "UTF-8]\n",
            1},
        BibtexFault{
            "CommandInName", "@book{a, author = {Ann \\foo Smith}}",
            "«\\foo» `\\foo` is no command that is read [write the character that is meant, in UTF-8]\n", 1},
        BibtexFault{"BackslashAtEnd", "@book{a, title = \"T\\\"}",
                    "«\\» a `\\` ends the text [write `\\textbackslash` for the sign]\n", 1},
        BibtexFault{
            "AccentOnNothing", "@book{a, title = {\\'\\foo}}",
            "«\\'\\foo» an accent stands on no letter [write the character that is meant, in UTF-8]\n", 1},
        BibtexFault{
            "FormulaNeverEnds", "@book{a, title = {5 $ each}}",
            "«$» a `$` is never followed by the one that ends the formula [write `\\$` for the sign]\n", 1},
        BibtexFault{
            "LetterRaised", "@book{a, title = {$x^n$}}",
            "«^n» only digits can stand higher or lower [write it in characters of its own, or on the "
            "line]\n",
            1},
        BibtexFault{"Month", "@book{a, year = 2025, month = {Smarch}}",
                    "«{Smarch}» `Smarch` is no month [write `nov`, `11`, or with its day `nov # \"~3\"`]\n",
                    1},
        BibtexFault{"MonthOfNothing", "@book{a, year = 2025, month = {~x}}",
                    "«{~x}» ` x` is no month [write `nov`, `11`, or with its day `nov # \"~3\"`]\n", 1},
        BibtexFault{"MonthAlone", "@book{a, month = nov}",
                    "«month» a month without a year is no date [add the `year`]\n", 1},
        BibtexFault{"Day", "@book{a, year = 2025, month = feb, day = 30}",
                    "«2025, month = feb, day = 30» `2025, month = feb, day = 30` is no date of the form "
                    "2026-11-22 [2026-11 and 2026 will do as "
                    "well, and "
                    "`literal: \"in press\"` for what is no date]\n",
                    1},
        BibtexFault{"Doi", "@book{a, doi = {x}}",
                    "«{x}» `x` is no DOI [a DOI begins with `10.` and a number, then `/` and more: "
                    "`10.1000/182`]\n",
                    1},
        BibtexFault{"NoUtf8", "@book{a, title = {caf\xe9}}",
                    "«\xe9» this byte is no UTF-8 [save the file as UTF-8]\n", 0}),
    [](const auto& c) { return c.param.name; });

TEST(BibtexHostile, StringsCannotMultiply) {
  std::string text = "@string{s0 = {" + std::string(1000, 'x') + "}}\n";
  for (int i = 1; i < 40; ++i) text += fmt::format("@string{{s{} = s{} # s{}}}\n", i, i - 1, i - 1);
  EXPECT_NE(faults_of(text + "@book{a, title = s39}").reports.find("come to more than a file can hold"),
            std::string::npos);
}

TEST(BibtexHostile, DepthIsOnlyCounted) {
  const std::string open(1'000'000, '{');
  const std::string close(1'000'000, '}');
  EXPECT_EQ(faults_of("@book{a, title = {" + open + "T" + close + "}}").entries.at(0).title, "T");
  EXPECT_EQ(faults_of("@book{a, title = {" + open).entries.size(), 1U);
}

/// Many faults: after a thousand the rest is not read, and whatever the bytes, each is looked at few times.
TEST(BibtexHostile, FaultsEnd) {
  for (const std::string_view part : {"@", "@x{", "@book{a", "@book{a,b={", "@book(", "\n@book{a,b=\"", "{",
                                      "\\", "$", "@comment{", "\n@string{a="}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += part;
    const FaultsOfBibtex result = faults_of(std::move(text));
    EXPECT_LE(std::ranges::count(result.reports, '\n'), 100'000) << part;
  }
  std::string commands = "@book{a, title = {";
  for (int i = 0; i < 5000; ++i) commands += "\\x";
  const FaultsOfBibtex result = faults_of(commands + "}}");
  EXPECT_NE(result.reports.find("it has too many faults to read on"), std::string::npos);
}

RC_GTEST_PROP(BibtexHostile, AnyBytesAreReadOrReported, ()) {
  const auto piece =
      rc::gen::oneOf(rc::gen::element<std::string>(
                         "@book{", "@article(", "a,", "title", "author", "=", "{", "}", "(", ")", "\"", "#",
                         ",", "\n", "\n@", "@string{", "@comment{", "jan", "year = 2025,", "\\'", "\\\"{u}",
                         "\\ss", "$", "~", " and ", "--", "%", "\\", "others", "漢"),
                     rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
  std::string text;
  for (const std::string& each : *rc::gen::container<std::vector<std::string>>(piece)) text += each;
  const FaultsOfBibtex result = faults_of(text);
  RC_ASSERT(faults_of(text).reports == result.reports);
  std::set<std::string> ids;
  for (const Source& source : result.entries) {
    RC_ASSERT(ids.insert(source.id).second);
    RC_ASSERT(boost::json::parse(source.csl).at("id").as_string() == source.id);
  }
  RC_ASSERT(!result.entries.empty() || !result.reports.empty() || text.find('@') != std::string::npos);
}

}  // namespace
}  // namespace kbc
