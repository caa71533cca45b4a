// References of sources with awkward authors, missing fields and characters that mean something to a format.
#include "runtime/render/references.h"

#include <set>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/json_schema.h"

namespace {

using kb::Citation;
using kb::ReferenceFormat;
using testing::HasSubstr;
using testing::Not;

Citation source(std::string id, std::string csl) {
  Citation citation;
  citation.id = std::move(id);
  citation.csl = std::move(csl);
  return citation;
}

std::string one(ReferenceFormat format, const std::string& csl) {
  return kb::render_references({source("the-id", csl)}, format);
}

struct ReferencesCase {
  std::string name;
  std::string csl;
  std::string vancouver;
  std::string apa;
};

const ReferencesCase kCases[] = {
    {"article",
     R"({"type":"article-journal","author":[{"family":"Marl","given":"Tove Ann"},{"family":"Öst","given":"Åsa"}],"title":"On walking","container-title":"Journal of Walks","volume":"4","issue":2,"page":"1-7","issued":{"date-parts":[[2001,3]]},"DOI":"10.1/x"})",
     "1. Marl TA, Öst Å. On walking. Journal of Walks. 2001;4(2):1–7. doi:10.1/x\n",
     "Marl, T. A., & Öst, Å. (2001). On walking. Journal of Walks, 4(2), 1–7. https://doi.org/10.1/x\n"},
    {"particles_and_suffixes",
     R"({"type":"article-journal","author":[{"family":"Berg","given":"Jean-Paul R.","non-dropping-particle":"van den"},{"family":"Fontaine","given":"Jean","dropping-particle":"de"},{"family":"King","given":"M. L.","suffix":"Jr."}],"title":"T","container-title":"J","issued":{"date-parts":[["1999"]]}})",
     "1. van den Berg JPR, de Fontaine J, King ML Jr. T. J. 1999.\n",
     "van den Berg, J.-P. R., Fontaine, J. de, & King, M. L., Jr. (1999). T. J.\n"},
    {"seven_authors",
     R"({"type":"article-journal","author":[{"family":"A"},{"family":"B"},{"family":"C"},{"family":"D"},{"family":"E"},{"family":"F"},{"family":"G"}],"title":"T","container-title":"J","volume":1,"issued":{"date-parts":[[2000]]}})",
     "1. A, B, C, D, E, F, et al. T. J. 2000;1.\n", "A, B, C, D, E, F, & G. (2000). T. J, 1.\n"},
    {"institution",
     R"({"type":"report","author":[{"literal":"Board of Salt and Water"}],"title":"Salt","publisher":"Board of Salt and Water","number":"7","issued":{"date-parts":[[2020]]}})",
     "1. Board of Salt and Water. Salt. Board of Salt and Water; 2020. Report No.: 7.\n",
     "Board of Salt and Water. (2020). Salt (No. 7).\n"},
    {"not_latin",
     R"({"type":"article-journal","author":[{"family":"王","given":"明"},{"family":"Иванов","given":"Пётр Ильич"}],"title":"Ходьба","container-title":"Журнал","issued":{"date-parts":[[2010]]}})",
     "1. 王 明, Иванов ПИ. Ходьба. Журнал. 2010.\n", "王, 明., & Иванов, П. И. (2010). Ходьба. Журнал.\n"},
    {"book",
     R"({"type":"book","author":[{"family":"Marl","given":"T"}],"title":"Walks","edition":3,"publisher":"Path Press","publisher-place":"Oslo","issued":{"date-parts":[[2018]]}})",
     "1. Marl T. Walks. 3rd ed. Oslo: Path Press; 2018.\n",
     "Marl, T. (2018). Walks (3rd ed.). Path Press.\n"},
    {"edited_book",
     R"({"type":"book","editor":[{"family":"A","given":"B"},{"family":"C"}],"title":"Walks","edition":"11"})",
     "1. A B, C, editors. Walks. 11th ed.\n", "A, B., & C (Eds.). (n.d.). Walks (11th ed.).\n"},
    {"chapter",
     R"({"type":"chapter","author":[{"family":"A","given":"B"}],"editor":[{"family":"C","given":"D"}],"title":"Hills","container-title":"Walks","page":"10-12","publisher":"P","issued":{"date-parts":[[2018]]}})",
     "1. A B. Hills. In: C D, editor. Walks. P; 2018. p. 10–12.\n",
     "A, B. (2018). Hills. In D. C (Ed.), Walks (pp. 10–12). P.\n"},
    {"page_without_author_and_date",
     R"({"type":"webpage","title":"Does it help?","publisher":"A Shop","URL":"https://shop.example/x"})",
     "1. Does it help? [Internet]. A Shop; [date unknown]. Available from: https://shop.example/x\n",
     "Does it help? (n.d.). A Shop. https://shop.example/x\n"},
    {"page_with_dates",
     R"({"type":"webpage","author":[{"literal":"A Shop"}],"title":"Poles","publisher":"A Shop","issued":{"date-parts":[[2024,3,1]]},"accessed":{"date-parts":[[2026,1]]},"URL":"https://x.example"})",
     "1. A Shop. Poles [Internet]. A Shop; 2024 Mar 1 [cited 2026 Jan]. Available from: https://x.example\n",
     "A Shop. (2024, March 1). Poles. https://x.example\n"},
    {"date_in_words", R"({"type":"document","title":"T","issued":{"literal":"spring 2020"}})",
     "1. T. spring 2020.\n", "T. (spring 2020).\n"},
    {"one_name_only", R"({"type":"book","author":[{"given":"Plato"},{},7,"Anon"],"title":"T"})",
     "1. Plato, Anon. T.\n", "Plato, & Anon. (n.d.). T.\n"},
    {"no_type", R"({"title":"T"})", "1. T.\n", "T. (n.d.).\n"},
    {"nothing", "{}", "1. the-id\n", "the-id. (n.d.).\n"},
    {"no_json", "{", "1. the-id\n", "the-id. (n.d.).\n"},
    {"wrong_types",
     R"({"type":7,"title":["T"],"author":{"family":"A"},"issued":{"date-parts":[[]]},"accessed":3,"volume":null,"page":true})",
     "1. the-id\n", "the-id. (n.d.).\n"}};

TEST(References, AsText) {
  for (const ReferencesCase& c : kCases) {
    EXPECT_EQ(one(ReferenceFormat::vancouver, c.csl), c.vancouver) << c.name;
    EXPECT_EQ(one(ReferenceFormat::apa, c.csl), c.apa) << c.name;
  }
}

TEST(References, ApaNamesTwentyAtMostAndTheLast) {
  std::string authors;
  for (char c = 'A'; c <= 'W'; ++c)
    authors += (c == 'A' ? "" : ",") + std::string(R"({"family":")") + c + "\"}";
  const std::string line =
      one(ReferenceFormat::apa, R"({"type":"book","title":"T","author":[)" + authors + "]}");
  EXPECT_THAT(line, HasSubstr("R, S, … W. (n.d.)"));
}

TEST(References, VancouverKeepsTheOrderAndApaSorts) {
  const std::vector<Citation> two{source("b", R"({"title":"zebras","type":"book"})"),
                                  source("a", R"({"title":"Apes","type":"book"})")};
  EXPECT_EQ(kb::render_references(two, ReferenceFormat::vancouver), "1. zebras.\n2. Apes.\n");
  EXPECT_EQ(kb::render_references(two, ReferenceFormat::apa), "Apes. (n.d.).\nzebras. (n.d.).\n");
}

TEST(References, SayWhatWasRetracted) {
  Citation citation = source("x", R"({"title":"T","type":"book"})");
  citation.retracted = 20250301;
  for (const auto format :
       {ReferenceFormat::vancouver, ReferenceFormat::apa, ReferenceFormat::bibtex, ReferenceFormat::ris})
    EXPECT_THAT(kb::render_references({citation}, format), HasSubstr("Retracted 2025-03-01."));
  EXPECT_THAT(kb::render_references({citation}, ReferenceFormat::csl_json),
              HasSubstr("\"status\": \"retracted 2025-03-01\""));
}

TEST(References, NoneAreNone) {
  for (const auto format :
       {ReferenceFormat::vancouver, ReferenceFormat::apa, ReferenceFormat::bibtex, ReferenceFormat::ris})
    EXPECT_EQ(kb::render_references({}, format), "");
  EXPECT_EQ(boost::json::parse(kb::render_references({}, ReferenceFormat::csl_json)), boost::json::array());
}

TEST(References, HiddenCharactersReachNoLine) {
  const std::string csl =
      R"({"type":"book","title":"a\u001b[2J\nER  - b","author":[{"family":"x\r\ny"}],"note":"p\u202eq"})";
  for (const auto format : {ReferenceFormat::vancouver, ReferenceFormat::apa, ReferenceFormat::bibtex,
                            ReferenceFormat::ris, ReferenceFormat::csl_json}) {
    const std::string out = kb::render_references({source("x\x1b\n", csl)}, format);
    EXPECT_THAT(out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(out, Not(HasSubstr("\nER  - b")));
  }
}

// ---- BibTeX

TEST(Bibtex, Article) {
  EXPECT_EQ(
      one(ReferenceFormat::bibtex, kCases[0].csl),
      "@article{the-id,\n  author = {Marl, Tove Ann and Öst, Åsa},\n  title = {{On walking}},\n"
      "  journal = {Journal of Walks},\n  year = {2001},\n  month = mar,\n  volume = {4},\n  number = {2},\n"
      "  pages = {1--7},\n  doi = {10.1/x},\n}\n");
}

TEST(Bibtex, EscapesWhatTexWouldObey) {
  const std::string out = one(
      ReferenceFormat::bibtex,
      R"({"type":"webpage","title":"50 % of {salt} & $5_a #1 ~^\\ }","author":[{"literal":"Salt & Water {and} Co"},{"family":"Rock and Roll","given":"A, B"}],"URL":"https://x.example/a_b?c=%7B{d}&e=#f","DOI":"10.1/a_b{c}"})");
  EXPECT_THAT(out, HasSubstr("title = {{50 \\% of \\textbraceleft{}salt\\textbraceright{} \\& \\$5\\_a \\#1 "
                             "\\textasciitilde{}\\textasciicircum{}\\textbackslash{} \\textbraceright{}}}"));
  EXPECT_THAT(out, HasSubstr("author = {{Salt \\& Water \\textbraceleft{}and\\textbraceright{} Co} and {Rock "
                             "and Roll}, {A, B}}"));
  EXPECT_THAT(out, HasSubstr("url = {https://x.example/a_b?c=%7B%7Bd%7D&e=#f}"));
  EXPECT_THAT(out, HasSubstr("doi = {10.1/a_b%7Bc%7D}"));
}

TEST(Bibtex, BracesAlwaysBalance) {
  for (const std::string text : {"{", "}", "\\\\{", "}}{{", "{\\\\}", "\\\\"}) {
    const std::string out =
        one(ReferenceFormat::bibtex, R"({"type":"book","title":")" + text + R"(","URL":")" + text +
                                         R"(","author":[{"literal":")" + text + R"("}],"page":")" + text +
                                         R"("})");
    int depth = 0;
    for (const char c : out) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      EXPECT_GE(depth, 0) << out;
    }
    EXPECT_EQ(depth, 0) << out;
  }
}

TEST(Bibtex, KeysAreUniqueAndHoldNothingThatEndsThem) {
  std::vector<Citation> sources;
  for (const std::string id : {"a,b", "a-b", "a b", "", "a}b"}) sources.push_back(source(id, "{}"));
  const std::string out = kb::render_references(sources, ReferenceFormat::bibtex);
  std::set<std::string> keys;
  for (std::size_t at = out.find('@'); at != std::string::npos; at = out.find('@', at + 1)) {
    const std::size_t begin = out.find('{', at) + 1;
    keys.insert(out.substr(begin, out.find(',', begin) - begin));
  }
  EXPECT_EQ(keys, (std::set<std::string>{"a-b", "a-b-2", "a-b-3", "a-b-4", "source"}));
}

// ---- RIS

TEST(Ris, Article) {
  EXPECT_EQ(
      one(ReferenceFormat::ris, kCases[0].csl),
      "TY  - JOUR\r\nID  - the-id\r\nAU  - Marl, Tove Ann\r\nAU  - Öst, Åsa\r\nTI  - On walking\r\n"
      "T2  - Journal of Walks\r\nPY  - 2001\r\nDA  - 2001/03\r\nVL  - 4\r\nIS  - 2\r\nSP  - 1\r\nEP  - 7\r\n"
      "DO  - 10.1/x\r\nER  - \r\n");
}

TEST(Ris, NamesAndTypes) {
  const std::string out = one(ReferenceFormat::ris, kCases[1].csl);
  EXPECT_THAT(
      out,
      HasSubstr("AU  - van den Berg, Jean-Paul R.\r\nAU  - Fontaine, Jean de\r\nAU  - King, M. L., Jr.\r\n"));
  EXPECT_THAT(one(ReferenceFormat::ris, kCases[3].csl),
              HasSubstr("TY  - RPRT\r\nID  - the-id\r\nAU  - Board of Salt and Water\r\n"));
  EXPECT_THAT(one(ReferenceFormat::ris, kCases[8].csl), HasSubstr("TY  - ELEC\r\n"));
  EXPECT_THAT(one(ReferenceFormat::ris, "{}"),
              HasSubstr("TY  - GEN\r\nID  - the-id\r\nTI  - the-id\r\nER  - \r\n"));
  EXPECT_THAT(one(ReferenceFormat::ris, R"({"type":"book","title":"a*b","author":[{"family":"c*d"}]})"),
              HasSubstr("AU  - cd\r\nTI  - a*b\r\n"));
}

// ---- CSL-JSON

TEST(CslJson, FollowsItsSchemaWhateverComesIn) {
  const support::JsonSchema schema(KB_SOURCE_DIR "/tests/runtime/render/csl-data.schema.json");
  std::vector<Citation> all;
  for (const ReferencesCase& c : kCases) all.push_back(source(c.name, c.csl));
  all.push_back(source(
      "odd",
      R"({"type":"novel","mood":"x","title":7,"volume":{},"issued":"2020","accessed":{"date-parts":[[1,2,3,4],[],[5],[6]],"circa":true,"season":2,"x":1},"author":["A",{"family":"B","x":1},{}],"custom":1})"));
  const std::string out = kb::render_references(all, ReferenceFormat::csl_json);
  EXPECT_EQ(schema.faults_of_text(out), "");
  const boost::json::value items = boost::json::parse(out);
  const boost::json::object& odd = items.as_array().back().as_object();
  EXPECT_EQ(odd.at("type").as_string(), "document");
  EXPECT_EQ(odd.at("title").as_string(), "7");
  EXPECT_EQ(boost::json::serialize(odd.at("author")), R"([{"literal":"A"},{"family":"B"}])");
  EXPECT_EQ(boost::json::serialize(odd.at("accessed").at("date-parts")), "[[1,2,3],[5]]");
  EXPECT_FALSE(odd.contains("mood"));
}

TEST(CslJson, TheSchemaRefusesWhatIsNone) {
  const support::JsonSchema schema(KB_SOURCE_DIR "/tests/runtime/render/csl-data.schema.json");
  for (const char* text :
       {"{}", R"([{"id":"a"}])", R"([{"type":"book"}])", R"([{"id":"a","type":"novel"}])",
        R"([{"id":"a","type":"book","title":7}])", R"([{"id":"a","type":"book","mood":"x"}])",
        R"([{"id":"a","type":"book","author":[{}]}])",
        R"([{"id":"a","type":"book","issued":{"date-parts":[[]]}}])"})
    EXPECT_NE(schema.faults_of_text(text), "") << text;
}

TEST(CslJson, KeepsWhatItWasGiven) {
  const boost::json::value item = boost::json::parse(one(ReferenceFormat::csl_json, kCases[0].csl)).at(0);
  EXPECT_EQ(item.at("issue").as_string(), "2");
  EXPECT_EQ(item.at("page").as_string(), "1-7");
  EXPECT_EQ(boost::json::serialize(item.at("issued")), R"({"date-parts":[[2001,3]]})");
}

TEST(CslJson, KeepsEveryKindOfField) {
  const std::string csl =
      R"({"id":"the-id","type":"event","event-title":"A walk","guest":[{"family":"Marl","static-ordering":true}],)"
      R"("categories":["one"],"custom":{"a":[1]}})";
  EXPECT_EQ(boost::json::parse(one(ReferenceFormat::csl_json, csl)).at(0), boost::json::parse(csl));
}

}  // namespace
