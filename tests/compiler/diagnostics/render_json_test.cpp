// Diagnostics as JSON: the bytes, since tools read them.
#include "compiler/diagnostics/render_json.h"

#include <gtest/gtest.h>

namespace kbc {
namespace {

TEST(RenderJson, AllThatADiagnosticHolds) {
  Sources sources;
  const FileId file = sources.add("kb/a.kb", "fact \u00e9l\nfact two\n");
  Diagnostics list;
  list.report(DiagnosticKind::duplicate_name, Span{file, 14, 17}, "two")
      .at("again")
      .also(Span{file, 5, 9}, "first\n")
      .also(Span{}, "nowhere")
      .advise("remove it")
      .did_you_mean({"too", "tow"})
      .replace(Span{file, 14, 17}, "\"2\"");
  list.report(DiagnosticKind::strong_on_weak, Span{}, "low");
  EXPECT_EQ(
      render_json(list.sorted(), sources),
      R"({"diagnostics":[{"code":"KB0204","name":"duplicate_name","severity":"error",)"
      R"("message":"`two` is declared twice",)"
      R"("file":"kb/a.kb","line":2,"column":6,"end_line":2,"end_column":9,"label":"again","labels":[)"
      R"({"file":"kb/a.kb","line":1,"column":6,"end_line":2,"end_column":1,"label":"first\n"},)"
      R"({"file":null,"line":null,"column":null,"end_line":null,"end_column":null,"label":"nowhere"}],)"
      R"("help":["remove it"],"nearest":["too","tow"],)"
      R"("fix":{"file":"kb/a.kb","line":2,"column":6,"end_line":2,"end_column":9,"replacement":"\"2\""}},)"
      R"({"code":"KB0301","name":"strong_on_weak","severity":"warning",)"
      R"("message":"a strong suggestion rests on low certainty",)"
      R"("file":null,"line":null,"column":null,"end_line":null,"end_column":null,"label":"","labels":[],)"
      R"("help":[],"nearest":[],"fix":null}],"errors":1,"warnings":1,"files":1})"
      "\n");
}

TEST(RenderJson, NoDiagnostics) {
  EXPECT_EQ(render_json({}, Sources{}), "{\"diagnostics\":[],\"errors\":0,\"warnings\":0,\"files\":0}\n");
}

TEST(RenderJson, BytesThatAreNoUtf8AreReplaced) {
  Diagnostics list;
  list.report(DiagnosticKind::no_knowledge_base, Span{}, "a\xff\x1b");
  const std::string json = render_json(list.sorted(), Sources{});
  EXPECT_NE(json.find("\"message\":\"a\uFFFD\\u001b\""), std::string::npos) << json;
}

}  // namespace
}  // namespace kbc
