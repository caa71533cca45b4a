// answer.schema.json describes every answer that is rendered, and nothing else.
#include <fstream>
#include <functional>
#include <iterator>

#include "answers.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "runtime/render/render.h"
#include "tests/support/json_schema.h"

namespace {

namespace json = boost::json;
constexpr const char* kSchema = KB_SOURCE_DIR "/runtime/render/answer.schema.json";

class Schema : public testing::Test {
 protected:
  [[nodiscard]] std::string faults(const json::value& answer) const { return schema_.faults(answer); }

 private:
  support::JsonSchema schema_{kSchema};
};

TEST_F(Schema, TakesEveryAnswer) {
  for (const NamedAnswer& named : all_answers())
    EXPECT_EQ(faults(json::parse(kb::render_json(named.answer))), "") << named.name;
}

TEST_F(Schema, TakesAnAnswerWithoutAnything) {
  kb::Answer answer;
  EXPECT_EQ(faults(json::parse(kb::render_json(answer))), "");
  answer.options.emplace_back().possible = kb::Verdicts(kb::Verdict::no_recommendation);
  EXPECT_EQ(faults(json::parse(kb::render_json(answer))), "");
}

TEST_F(Schema, RefusesWhatIsNoAnswer) {
  struct SchemaCase {
    std::string what;
    std::function<void(json::object&)> spoil;
  };
  const SchemaCase cases[] = {
      {"another key", [](json::object& a) { a["more"] = 1; }},
      {"a key less", [](json::object& a) { a.erase("exact"); }},
      {"another format", [](json::object& a) { a["format"] = 2; }},
      {"another verdict", [](json::object& a) { a["verdict"] = "maybe"; }},
      {"a verdict of another document", [](json::object& a) { a["verdict"] = "ranked"; }},
      {"a text for a truth", [](json::object& a) { a["exact"] = "yes"; }},
      {"an empty text for null", [](json::object& a) { a["candidate"].as_object()["dose"] = ""; }},
      {"another key deep down",
       [](json::object& a) {
         a["reasons"].as_array()[0].as_object()["because"].as_array()[0].as_object()["x"] = 1;
       }},
      {"another level", [](json::object& a) { a["certainty"].as_object()["level"] = "very low"; }},
      {"no outcomes",
       [](json::object& a) { a["depends_on"].as_array()[0].as_object()["outcomes"] = json::array(); }},
      {"a CSL text", [](json::object& a) { a["citations"].as_array()[0].as_object()["csl"] = "{}"; }},
      {"a date that is none",
       [](json::object& a) { a["citations"].as_array()[0].as_object()["retracted"] = "2025"; }},
      {"a number that is not exact",
       [](json::object& a) {
         a["proof"].as_object()["limits"].as_array()[0].as_object()["limit"] = "3.5e8";
       }},
      {"a question without its digest", [](json::object& a) { a["asked"].as_object().erase("digest"); }},
      {"a citation 0", [](json::object& a) { a["citations"].as_array()[0].as_object()["number"] = 0; }},
  };
  const json::value right = json::parse(kb::render_json(full_answer()));
  ASSERT_EQ(faults(right), "");
  for (const SchemaCase& c : cases) {
    json::value wrong = right;
    c.spoil(wrong.as_object());
    EXPECT_NE(faults(wrong), "") << c.what;
  }
  EXPECT_NE(faults(json::array()), "");
}

TEST(Json, KeepsTheOrderOfKeysOfTheSchema) {
  std::ifstream file(kSchema, std::ios::binary);
  const json::value schema = json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  const json::value answer = json::parse(kb::render_json(full_answer()));
  const json::object& described = schema.at("definitions").at("one").at("properties").as_object();
  auto at = described.begin();
  for (const auto& member : answer.as_object()) {
    while (at != described.end() && at->key() != member.key()) ++at;  // what this answer leaves out
    ASSERT_NE(at, described.end()) << member.key() << " stands elsewhere in the schema";
    ++at;
  }
}

}  // namespace
