#include "runtime/render/citation.h"

#include <gtest/gtest.h>

namespace {

struct CitationCase {
  std::string name;
  std::string csl;
  std::string line;
};

class CitationLine : public testing::TestWithParam<CitationCase> {};

TEST_P(CitationLine, Reads) {
  kb::Citation citation;
  citation.id = "the-id";
  citation.csl = GetParam().csl;
  EXPECT_EQ(kb::render::citation_line(citation), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Csl, CitationLine,
    testing::Values(
        CitationCase{
            "article",
            R"({"author":[{"family":"Schuster","given":"Julius"},{"family":"A"},{"family":"B"}],"title":"T","container-title-short":"Nat Sci Sleep","container-title":"Nature and Science of Sleep","issued":{"date-parts":[[2025]]},"volume":17,"page":"2027","DOI":"10.2147/NSS.S524348"})",
            "Schuster J, et al. Nat Sci Sleep 2025;17:2027. doi:10.2147/NSS.S524348"},
        CitationCase{
            "two_authors_issue_pages",
            R"({"author":[{"family":"Berg","given":"Jean-Paul R.","non-dropping-particle":"van den"},{"family":"Öst","given":"Åsa"}],"container-title":"J","issued":{"date-parts":[["2001",2]]},"volume":"4","issue":"2","page":"1-7"})",
            "van den Berg JPR, Öst Å. J 2001;4(2):1–7."},
        CitationCase{
            "hard_to_find_by_journal_alone",
            R"({"author":[{"family":"Fry","given":"P"}],"title":"A thing","container-title":"J","issued":{"date-parts":[[2001]]}})",
            "Fry P. A thing. J 2001."},
        CitationCase{
            "no_authors",
            R"({"title":"Does it help?","publisher":"A Shop","issued":{"date-parts":[[2024]]},"URL":"https://shop.example/x"})",
            "Does it help? A Shop. 2024. https://shop.example/x"},
        CitationCase{
            "corporate_report",
            R"({"author":[{"literal":"The Board"}],"title":"Salt","issued":{"literal":"spring 2020"}})",
            "The Board. Salt. spring 2020."},
        CitationCase{"nothing", "{}", "the-id"}, CitationCase{"no_json", "{", "the-id"},
        CitationCase{"no_object", "[1]", "the-id"},
        CitationCase{
            "wrong_types",
            R"({"author":{"family":1},"title":["x"],"issued":{"date-parts":[7]},"volume":null,"page":true})",
            "the-id"},
        CitationCase{"wrong_types_deeper",
                     R"({"author":[1,{"family":[]}],"title":"T","issued":{"date-parts":[[]]}})", "T."}),
    [](const auto& test) { return test.param.name; });

TEST(CitationLineWithoutCsl, FallsBackToDoiAndAddress) {
  kb::Citation citation;
  citation.id = "the-id";
  citation.url = "https://a.example";
  EXPECT_EQ(kb::render::citation_line(citation), "https://a.example");
  citation.doi = "10.1/x";
  EXPECT_EQ(kb::render::citation_line(citation), "doi:10.1/x");
}

}  // namespace
