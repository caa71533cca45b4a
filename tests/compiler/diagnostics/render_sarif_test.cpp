// Diagnostics as SARIF: the shape by a schema, the places and texts by their values.
#include "compiler/diagnostics/render_sarif.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "tests/support/json_schema.h"

namespace kbc {
namespace {

namespace json = boost::json;

struct Sarif : testing::Test {
  /// Rendered, and held against the schema.
  json::value rendered(const std::string& folder = "") {
    const std::string text = render_sarif(list.sorted(), sources, {"1.2", folder});
    EXPECT_EQ(text.find('\n'), text.size() - 1);
    json::value value = json::parse(text);
    EXPECT_EQ(schema.faults(value), "") << text;
    return value;
  }
  [[nodiscard]] static std::string at(const json::value& value, std::string_view pointer) {
    json::error_code error;
    const json::value* found = value.find_pointer(pointer, error);
    return found == nullptr ? "nothing" : json::serialize(*found);
  }
  support::JsonSchema schema{KB_SOURCE_DIR "/tests/compiler/diagnostics/sarif.schema.json"};
  Sources sources;
  Diagnostics list;
};

TEST_F(Sarif, AllThatADiagnosticHolds) {
  const FileId file = sources.add("k b/\u00e4.kb", "fact \u00e9l\nfact two\n");
  list.report(DiagnosticKind::duplicate_name, Span{file, 14, 17}, "two")
      .at("again")
      .also(Span{file, 5, 9}, "first")
      .also(Span{}, "nowhere")
      .advise("remove it")
      .did_you_mean({"too", "tow"})
      .replace(Span{file, 14, 17}, "\"2\"");
  const json::value log = rendered("here");
  EXPECT_EQ(at(log, "/runs/0/tool/driver/name"), R"("kbc")");
  EXPECT_EQ(at(log, "/runs/0/tool/driver/version"), R"("1.2")");
  EXPECT_EQ(at(log, "/runs/0/columnKind"), R"("unicodeCodePoints")");
  const json::value& result = log.at_pointer("/runs/0/results/0");
  EXPECT_EQ(at(result, "/ruleId"), R"("KB0204")");
  EXPECT_EQ(at(result, "/level"), R"("error")");
  EXPECT_EQ(at(result, "/message/text"),
            R"("`two` is declared twice\nnowhere\ndid you mean `too` or `tow`?\nremove it")");
  const std::string uri = R"({"uri":"here/k%20b/%C3%A4.kb"})";
  EXPECT_EQ(at(result, "/locations/0"),
            R"({"physicalLocation":{"artifactLocation":)" + uri +
                R"(,"region":{"startLine":2,"startColumn":6,"endLine":2,"endColumn":9}},)"
                R"("message":{"text":"again"}})");
  EXPECT_EQ(at(result, "/relatedLocations"),
            R"([{"physicalLocation":{"artifactLocation":)" + uri +
                R"(,"region":{"startLine":1,"startColumn":6,"endLine":2,"endColumn":1}},)"
                R"("message":{"text":"first"}}])");
  EXPECT_EQ(at(result, "/fixes/0/artifactChanges"),
            R"([{"artifactLocation":)" + uri +
                R"(,"replacements":[{"deletedRegion":)"
                R"({"startLine":2,"startColumn":6,"endLine":2,"endColumn":9},)"
                R"("insertedContent":{"text":"\"2\""}}]}])");
}

TEST_F(Sarif, EveryKindIsARuleAtItsIndex) {
  for (std::size_t i = 0; i < diagnostic_kinds(); ++i) {
    const auto kind = static_cast<DiagnosticKind>(i);
    list.report(kind, Span{}, 1, 2, 3, 4, 5);
  }
  const json::value log = rendered();
  const json::array& rules = log.at_pointer("/runs/0/tool/driver/rules").as_array();
  const json::array& results = log.at_pointer("/runs/0/results").as_array();
  ASSERT_EQ(rules.size(), diagnostic_kinds());
  ASSERT_EQ(results.size(), diagnostic_kinds());
  for (const json::value& result : results) {
    const auto index = static_cast<std::size_t>(result.at("ruleIndex").as_int64());
    EXPECT_EQ(rules[index].at("id"), result.at("ruleId"));
    EXPECT_EQ(rules[index].at_pointer("/defaultConfiguration/level"), result.at("level"));
    EXPECT_EQ(result.as_object().if_contains("locations"), nullptr);
  }
}

TEST_F(Sarif, NothingFound) { EXPECT_EQ(rendered().at_pointer("/runs/0/results").as_array().size(), 0U); }

}  // namespace
}  // namespace kbc
