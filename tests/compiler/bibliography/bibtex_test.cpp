// BibTeX as reference managers and people write it, and the sources that come of it.
#include "read.h"
#include <gtest/gtest.h>

namespace kbc {
namespace {

Read read_bib(std::string text) { return read(std::move(text), "refs.bib"); }

TEST(Bibtex, ReadsAnEntryAsCslHasIt) {
  const Read result = read_bib(R"(Written by hand, in 2025: mail me@example.org.
% @book{not-this, title = {No}}
@string{jox = "Journal of " # {Examples}}
@comment{jabref-meta: databaseType:bibtex;}
@preamble{ "\newcommand{\noop}[1]{}" }

@Article{Smith_2025,
  author    = "Smith, Ann B. and van den Berg, Jan and {Example Society} and others",
  title     = {{Sleeping on {\"U}bung \& caf\'{e}s}: a 50\,\% rise},
  journal   = jox,
  year      = 2025, month = nov # "~3",
  volume    = 17, number = {4}, pages = {2027--2040},
  doi       = {https://doi.org/10.1000/ABC\_182},
  url       = {https://example.org/a\_b?c=1\&d=2%20},
  note      = {Sold by the ``author''},
  publisher = {Example Press}, institution = {Example School},
  file      = {a.pdf:/home/a.pdf:PDF},
  keywords  = {},
}
@misc(web, title = "Notes" , url = {https://example.org})
)");
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 2U);
  const Source& a = result.entries[0];
  EXPECT_EQ(a.authors, (std::vector<Author>{{"Smith", "Ann B.", ""},
                                            {"van den Berg", "Jan", ""},
                                            {"", "", "Example Society"},
                                            {"", "", "et al."}}));
  EXPECT_EQ(
      a.csl,
      R"({"DOI":"10.1000/ABC_182","URL":"https://example.org/a_b?c=1&d=2%20",)"
      R"("author":[{"family":"Smith","given":"Ann B."},)"
      R"({"family":"Berg","given":"Jan","non-dropping-particle":"van den"},)"
      R"({"literal":"Example Society"},{"literal":"et al."}],)"
      R"("citation-key":"Smith_2025","container-title":"Journal of Examples",)"
      R"("custom":{"file":"a.pdf:/home/a.pdf:PDF","institution":"Example School"},"id":"smith-2025",)"
      R"("issue":"4","issued":{"date-parts":[[2025,11,3]]},"note":"Sold by the “author”","page":"2027-2040",)"
      R"("publisher":"Example Press","title":"Sleeping on Übung & cafés: a 50 % rise",)"
      R"("type":"article-journal","volume":"17"})");
  EXPECT_EQ(result.entries[1].csl,
            R"({"URL":"https://example.org","id":"web","title":"Notes","type":"webpage"})");
}

struct BibtexCase {
  const char* name;
  std::string fields;  ///< of an entry with the key `a`
  std::string csl;     ///< but its id
  std::string type = "article";
};

class BibtexFields : public testing::TestWithParam<BibtexCase> {};

TEST_P(BibtexFields, AreThoseOfCsl) {
  const Read result = read_bib("@" + GetParam().type + "{a,\n  " + GetParam().fields + "\n}\n");
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries[0].csl, "{" + GetParam().csl + "}");
}

std::string article(const std::string& before, const std::string& after = "") {
  return before + (before.empty() ? "" : ",") + R"("id":"a",)" + after + (after.empty() ? "" : ",") +
         R"("type":"article-journal")";
}
BibtexCase title_case(const char* name, const std::string& latex, const std::string& text) {
  return {name, "title = {" + latex + "}", article("", "\"title\":\"" + text + "\"")};
}
BibtexCase author_case(const char* name, const std::string& names, const std::string& csl) {
  return {name, "author = {" + names + "}", article("\"author\":[" + csl + "]")};
}

INSTANTIATE_TEST_SUITE_P(
    Latex, BibtexFields,
    testing::Values(
        title_case("Accents", R"(\"u{\"O}\'e\`a\^{\i}\~n\v{s}\c{c}\c C\H{o}\u{g}\k a\r{a}\.z\=a\d{s}\b{d})",
                   "üÖéàîñšçÇőğąåżāṣḏ"),
        title_case("AccentWithoutALetterOfItsOwn", R"(\'{q}\~{})", "q\xCC\x81~"),
        title_case("AccentOnALetterThatIsACommand", R"(\'\ae \'{\O})", "æ\xCC\x81Ø\xCC\x81"),
        title_case("AccentInGroups", R"(\"{{u}}ber)", "über"),
        title_case("Letters", R"(Stra\ss e, {\ss}, \o\O \l\L \ae\AE\oe\OE \aa\AA)", "Straße, ß, øØłŁæÆœŒåÅ"),
        title_case("Signs", R"(\& \% \$ \# \_ \{\} \textbackslash{}x \textasciitilde{})",
                   R"(& % $ # _ {} \\x ~)"),
        title_case("Dashes", "a--b---c-d-{}-e", "a–b—c-d--e"),
        title_case("Quotes", "``One'' `two'", "“One” `two'"),
        title_case("Ties", "No.~5",
                   "No.\xC2\xA0"
                   "5"),
        title_case("Looks", R"(\emph{In vivo} and {\it in vitro} \textbf{now})", "In vivo and in vitro now"),
        title_case("Formulas", R"($\beta$-blockers, $10^{-3}$, H$_2$O, $\pm 5$, m\textsuperscript{2})",
                   "β-blockers, 10⁻³, H₂O, ±5, m²"),
        title_case("Protected", "The {DNA} of {{lists}-free} things", "The DNA of lists-free things"),
        title_case("Blanks", "  One\n\t two  ", "One two"),
        title_case("Unicode", "Größe — 大", "Größe — 大")),
    [](const auto& c) { return c.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Names, BibtexFields,
    testing::Values(
        author_case("FirstLast", "Ann B. Smith", R"({"family":"Smith","given":"Ann B."})"),
        author_case("LastFirst", "Smith, Ann B.", R"({"family":"Smith","given":"Ann B."})"),
        author_case("Von", "Ludwig van Beethoven",
                    R"({"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"})"),
        author_case("VonLastFirst", "de la Vall{\\'e}e Poussin, Charles",
                    R"({"family":"Vallée Poussin","given":"Charles","non-dropping-particle":"de la"})"),
        author_case("Jr", "King, Jr., Martin", R"({"family":"King","given":"Martin","suffix":"Jr."})"),
        author_case("OneWord", "Plato", R"({"family":"Plato"})"),
        author_case("SmallAlone", "bell", R"({"family":"bell"})"),
        author_case("Tie", "Ann~B. Smith", R"({"family":"Smith","given":"Ann B."})"),
        author_case("Body", "{Smith and Sons, Ltd.}", R"({"literal":"Smith and Sons, Ltd."})"),
        author_case("BracedFamily", "{Smith and Sons}, Ann", R"({"family":"Smith and Sons","given":"Ann"})"),
        author_case("BracedIsNotSmall", "Ann {de} Smith", R"({"family":"Smith","given":"Ann de"})"),
        author_case("AccentBegins", "{\\'E}mile Zola", R"({"family":"Zola","given":"Émile"})"),
        author_case(
            "Several", "A. One AND Two, B.\n and C. Three",
            R"({"family":"One","given":"A."},{"family":"Two","given":"B."},{"family":"Three","given":"C."})"),
        author_case("Others", "One, A. and others", R"({"family":"One","given":"A."},{"literal":"et al."})")),
    [](const auto& c) { return c.param.name; });

BibtexCase date_case(const char* name, const std::string& fields, const std::string& csl) {
  return {name, fields, article("", "\"issued\":" + csl)};
}

INSTANTIATE_TEST_SUITE_P(
    Dates, BibtexFields,
    testing::Values(
        date_case("Year", "year = {2025}", R"({"date-parts":[[2025]]})"),
        date_case("Month", "year = 2025, month = nov", R"({"date-parts":[[2025,11]]})"),
        date_case("MonthInWords", "year = 2025, month = {November}", R"({"date-parts":[[2025,11]]})"),
        date_case("MonthShort", "year = 2025, month = {Sept.}", R"({"date-parts":[[2025,9]]})"),
        date_case("MonthInDigits", "year = 2025, month = 05", R"({"date-parts":[[2025,5]]})"),
        date_case("DayBefore", "year = 2025, month = \"3~\" # nov", R"({"date-parts":[[2025,11,3]]})"),
        date_case("DayAlone", "year = 2025, month = nov, day = 3", R"({"date-parts":[[2025,11,3]]})"),
        date_case("InWords", "year = {in press}", R"({"literal":"in press"})"),
        date_case("Biblatex", "date = {2025-11-03}", R"({"date-parts":[[2025,11,3]]})")),
    [](const auto& c) { return c.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Fields, BibtexFields,
    testing::Values(
        BibtexCase{"BiblatexWords",
                   "title = {T}, subtitle = {S}, journaltitle = {J}, location = {L}, urldate = {2025-12-01}",
                   R"("accessed":{"date-parts":[[2025,12,1]]},"container-title":"J","id":"a",)"
                   R"("publisher-place":"L","title":"T: S","type":"article-journal")"},
        BibtexCase{"DateBesideYear", "date = {2025}, year = 2024, month = nov",
                   R"("custom":{"month":"nov","year":"2024"},"id":"a","issued":{"date-parts":[[2025]]},)"
                   R"("type":"article-journal")"},
        BibtexCase{"Edition", "edition = {Second}", R"("edition":"2","id":"a","type":"book")", "book"},
        BibtexCase{"EditionOrdinal", "edition = {3rd}", R"("edition":"3","id":"a","type":"book")", "book"},
        BibtexCase{"NumberInSeries", "series = {S}, number = 7",
                   R"("collection-number":"7","collection-title":"S","id":"a","type":"book")", "book"},
        BibtexCase{"NumberOfReport", "institution = {I}, number = {TR-7}",
                   R"("id":"a","number":"TR-7","publisher":"I","type":"report")", "techreport"},
        BibtexCase{"IssueAndNumber", "issue = {Spring}, number = 7",
                   article("", R"("issue":"Spring","number":"7")")},
        BibtexCase{"MastersThesis", "school = {U}",
                   R"("genre":"Master's thesis","id":"a","publisher":"U","type":"thesis")", "mastersthesis"},
        BibtexCase{"Pubmed", "eprint = {123}, eprinttype = {pubmed}", R"("PMID":"123",)" + article("")},
        BibtexCase{"Arxiv", "eprint = {2501.00001}, archiveprefix = {arXiv}, primaryclass = {q-bio}",
                   R"("archive":"arXiv","archive_location":"2501.00001","custom":{"primaryclass":"q-bio"},)" +
                       article("")},
        BibtexCase{"Eid", "eid = {e12--e20}", article("", R"("page":"e12-e20")")},
        BibtexCase{"Miscellaneous", "howpublished = {A letter}",
                   R"("container-title":"A letter","id":"a","type":"document")", "misc"},
        BibtexCase{"Unfinished", "title = {}, author = { }, note = \"\"", article("")},
        BibtexCase{"MonthMacroRedefined", "note = jan # { } # FEB", article("", R"("note":"jan feb")")}),
    [](const auto& c) { return c.param.name; });

TEST(Bibtex, KnowsWhereItsEntriesStand) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("refs.bib", "\xEF\xBB\xBF\r\n@book{ A.b ,\r\n title={T}}@book{b}\n");
  const auto entries = read_bibliography(file, sources, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0U);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(sources.text(entries[0].span), "@book{ A.b ,\r\n title={T}}");
  EXPECT_EQ(sources.text(entries[0].id_span), "A.b");
  EXPECT_EQ(entries[0].id, "a-b");
  EXPECT_EQ(sources.text(entries[1].span), "@book{b}");
}

}  // namespace
}  // namespace kbc
