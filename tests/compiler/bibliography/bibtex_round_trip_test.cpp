// What kbq cites in BibTeX is read back as the sources that it was written from.
#include <fstream>
#include <iterator>

#include "read.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "runtime/render/references.h"

namespace kbc {
namespace {

std::string cited(const std::vector<Source>& sources) {
  std::vector<kb::Citation> citations;
  for (const Source& source : sources) {
    kb::Citation citation;
    citation.id = source.id;
    citation.csl = source.csl;
    citation.doi = source.doi;
    citation.url = source.url;
    citations.push_back(std::move(citation));
  }
  return kb::render_references(citations, kb::ReferenceFormat::bibtex);
}

/// What BibTeX can say of a source: no type but its own few, no day.
auto said(const Source& source) {
  return std::tie(source.id, source.title, source.authors, source.container_title, source.year, source.month,
                  source.volume, source.issue, source.page, source.doi, source.url, source.publisher,
                  source.note);
}

TEST(BibtexRoundTrip, OfAKnowledgeBase) {
  std::ifstream in(KB_SOURCE_DIR "/kb/magnesium/references.yaml", std::ios::binary);
  const std::vector<Source> written = read({std::istreambuf_iterator<char>(in), {}}).entries;
  ASSERT_FALSE(written.empty());
  const std::string text = cited(written);
  const Read back = read(text, "refs.bib");
  EXPECT_EQ(back.reports, "");
  ASSERT_EQ(back.entries.size(), written.size());
  for (std::size_t i = 0; i < written.size(); ++i)
    EXPECT_TRUE(said(back.entries[i]) == said(written[i])) << written[i].csl << '\n' << back.entries[i].csl;
  EXPECT_EQ(cited(back.entries), text);
}

TEST(BibtexRoundTrip, OfANameThatBeginsWithACommand) {
  Source source;
  source.id = "a";
  source.csl =
      R"({"id":"a","title":"Paths","author":[{"literal":"\\TeX"},{"family":"~of all","given":"A."}]})";
  const std::string text = cited({source});
  const Read back = read(text, "refs.bib");
  EXPECT_EQ(back.reports, "");
  EXPECT_EQ(cited(back.entries), text);
}

rc::Gen<std::string> words() {
  const auto word =
      rc::gen::element<std::string>("Path", "walks", "of", "Größe", "漢字", "{", "}", "\\", "$", "&", "50%",
                                    "#", "a_b", "~", "^", "--", "---", "-", "``", "''", "'", "\"", ",", "and",
                                    "\\textbf{x}", "@article{a,", "et", "1", "é", "ı", "=", "(", "{\\'e}");
  return rc::gen::map(
      rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word)),
      [](const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, " ")); });
}

rc::Gen<std::string> name() {
  return rc::gen::element<std::string>("Smith", "de Vries", "O'Neil", "Smith and Sons", "Berg, the elder",
                                       "{x}", "Öst", "van den Berg", "d'Arc", "Jean-Paul", "A. B.", "von");
}

RC_GTEST_PROP(BibtexRoundTrip, OfAnySource, ()) {
  namespace json = boost::json;
  json::object csl{{"id", "a"}, {"title", *words()}};
  csl["type"] = *rc::gen::element<std::string>("article-journal", "book", "chapter", "paper-conference",
                                               "thesis", "report", "document");
  for (const std::string_view field :
       {"volume", "issue", "publisher", "publisher-place", "note", "container-title"})
    if (*rc::gen::arbitrary<bool>()) csl[field] = *words();
  if (*rc::gen::arbitrary<bool>())
    csl["page"] = *rc::gen::element<std::string>("1-7", "e12", "S1-S3, 9", "iv");
  if (*rc::gen::arbitrary<bool>()) csl["edition"] = *rc::gen::element<std::string>("2", "11", "revised");
  if (*rc::gen::arbitrary<bool>()) csl["URL"] = "https://example.org/a_b?c=%20&d=#e~f";
  if (*rc::gen::arbitrary<bool>())
    csl["issued"] = {{"date-parts", {json::array{*rc::gen::inRange(1000, 2100), *rc::gen::inRange(1, 13)}}}};
  json::array authors;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    json::object author{{"family", *name()}};
    if (*rc::gen::arbitrary<bool>()) author["given"] = *name();
    if (*rc::gen::arbitrary<bool>()) author["suffix"] = "Jr.";
    if (*rc::gen::inRange(0, 4) == 0) author = {{"literal", *words()}};
    authors.push_back(std::move(author));
  }
  if (!authors.empty()) csl["author"] = std::move(authors);
  Source source;
  source.id = "a";
  source.csl = json::serialize(csl);
  const std::string text = cited({source});
  const Read back = read(text, "refs.bib");
  RC_LOG() << text << back.reports << cited(back.entries);
  RC_ASSERT(back.reports == "");
  RC_ASSERT(back.entries.size() == 1U);
  RC_ASSERT(back.entries[0].title == csl["title"].as_string());
  RC_ASSERT(cited(back.entries) == text);
}

}  // namespace
}  // namespace kbc
