// What reference managers write, and the sources that come of it.
#include "compiler/bibliography/bibliography.h"

#include "read.h"
#include <gtest/gtest.h>

namespace kbc {
namespace {

constexpr const char* kZotero = R"(---
references:
- id: smith-2025
  abstract: 'It''s "short": a trial'
  accessed:
    - year: 2025
      month: 12
      day: 1
  author:
    - family: Smith
      given: Ann B.
    - family: Berg
      given: J.
      non-dropping-particle: van den
      static-ordering: false
    - literal: Example Society
  citation-key: smith2025
  container-title: Journal of Examples
  DOI: https://doi.org/10.1000/ABC.182
  issue: '4'
  issued:
    - year: 2025
      month: 11
      day: 3
  keyword: null
  language: en
  page: 2027-2040
  publisher: Example Press
  title: >-
    Sleeping on
    examples
  type: article-journal
  URL: https://example.org/182
  volume: 17
  note: sold by the author
  categories: [sleep, trials]
  custom: {checked: true, by: [me]}
- id: 42
  type: webpage
  title: "Notes"
  author: Example Society
...
)";

TEST(Bibliography, ReadsAllFields) {
  const Read result = read(kZotero);
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 2U);
  const Source& a = result.entries[0];
  EXPECT_EQ(a.id, "smith-2025");
  EXPECT_EQ(a.type, "article-journal");
  EXPECT_EQ(a.title, "Sleeping on examples");
  EXPECT_EQ(a.authors,
            (std::vector<Author>{
                {"Smith", "Ann B.", ""}, {"van den Berg", "J.", ""}, {"", "", "Example Society"}}));
  EXPECT_EQ(a.container_title, "Journal of Examples");
  EXPECT_EQ(a.year, 2025);
  EXPECT_EQ(a.month, 11);
  EXPECT_EQ(a.day, 3);
  EXPECT_EQ(a.volume, "17");
  EXPECT_EQ(a.issue, "4");
  EXPECT_EQ(a.page, "2027-2040");
  EXPECT_EQ(a.doi, "10.1000/ABC.182");
  EXPECT_EQ(a.url, "https://example.org/182");
  EXPECT_EQ(a.publisher, "Example Press");
  EXPECT_EQ(a.note, "sold by the author");
  EXPECT_EQ(
      a.csl,
      R"({"DOI":"10.1000/ABC.182","URL":"https://example.org/182","abstract":"It's \"short\": a trial",)"
      R"("accessed":{"date-parts":[[2025,12,1]]},)"
      R"("author":[{"family":"Smith","given":"Ann B."},)"
      R"({"family":"Berg","given":"J.","non-dropping-particle":"van den","static-ordering":false},)"
      R"({"literal":"Example Society"}],)"
      R"("categories":["sleep","trials"],"citation-key":"smith2025","container-title":"Journal of Examples",)"
      R"("custom":{"by":["me"],"checked":"true"},"id":"smith-2025","issue":"4",)"
      R"("issued":{"date-parts":[[2025,11,3]]},"language":"en","note":"sold by the author","page":"2027-2040",)"
      R"("publisher":"Example Press","title":"Sleeping on examples","type":"article-journal","volume":"17"})");
  const Source& b = result.entries[1];
  EXPECT_EQ(b.id, "42");
  EXPECT_EQ(b.authors, (std::vector<Author>{{"", "", "Example Society"}}));
  EXPECT_EQ(b.csl,
            R"({"author":[{"literal":"Example Society"}],"id":"42","title":"Notes","type":"webpage"})");
}

TEST(Bibliography, KnowsWhereItsEntriesStand) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("refs.yaml",
                                  "# caf\u00e9\r\n- id: a\r\n  type: book\r\n- type: book\r\n  id: "
                                  "'b''c'\r\n  note:\r\n- id: d\r\n  type: book\r\n");
  const auto entries = read_bibliography(file, sources, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0U);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(sources.text(entries[0].span), "id: a\r\n  type: book");
  EXPECT_EQ(sources.text(entries[1].span), "type: book\r\n  id: 'b''c'\r\n  note");
  EXPECT_EQ(sources.text(entries[1].id_span), "'b''c'");
  EXPECT_EQ(entries[1].id, "b'c");
  EXPECT_EQ(sources.text(entries[2].id_span), "d");
}

struct FormCase {
  const char* name;
  std::string text;
};

class Forms : public testing::TestWithParam<FormCase> {};

TEST_P(Forms, GiveTheSameEntry) {
  const Read result = read(GetParam().text);
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries[0].csl, R"({"id":"a","type":"book","volume":"017"})");
}

INSTANTIATE_TEST_SUITE_P(
    Bibliography, Forms,
    testing::Values(
        FormCase{"BareList", "- id: a\n  type: book\n  volume: 017\n"},
        FormCase{"References", "references:\n- id: a\n  type: book\n  volume: 017\n"},
        FormCase{"Indented", "references:\n  - id: a\n    type: book\n    volume: 017\n"},
        FormCase{"Document", "---\nreferences:\n- {id: a, type: book, volume: 017}\n---\n"},
        FormCase{"DocumentWithDots", "---\nreferences:\n- {id: a, type: book, volume: 017}\n...\n"},
        FormCase{"OtherMetadata",
                 "title: My list\nnocite: '@*'\nreferences:\n- {id: a, type: book, volume: 017}\n"},
        FormCase{"Json", R"([{"id": "a", "type": "book", "volume": "017"}])"},
        FormCase{"ByteOrderMark", "\xEF\xBB\xBF- id: a\n  type: book\n  volume: 017\n"},
        FormCase{"CarriageReturns", "- id: a\r\n  type: book\r\n  volume: 017\r\n"},
        FormCase{"TwoDocuments", "references: []\n---\nreferences:\n- {id: a, type: book, volume: 017}\n"},
        FormCase{"Tagged", "- id: !!str a\n  type: book\n  volume: !!str 017\n"},
        FormCase{"SpareAnchor", "- id: &x a\n  type: book\n  volume: 017\n"},
        FormCase{"EmptyFields",
                 "- id: a\n  type: book\n  volume: 017\n  title:\n  author: ~\n  issued: null\n"}),
    [](const auto& c) { return c.param.name; });

TEST(Bibliography, AnEmptyListIsNoFault) {
  EXPECT_EQ(read("references: []\n").reports, "");
  EXPECT_EQ(read("references:\n").reports, "");
  EXPECT_EQ(read("[]").reports, "");
}

}  // namespace
}  // namespace kbc
