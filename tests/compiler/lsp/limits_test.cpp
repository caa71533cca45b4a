// What a server takes at a time, just at its limits and past them by one.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/lsp/server.h"
#include "compiler/lsp/shapes.h"
#include "tests/support/folder.h"

namespace {

namespace json = boost::json;

/// A server on a knowledge base of one open file, and what it sends.
class Editor {
 public:
  explicit Editor(std::string_view text) {
    request("initialize", {{"rootUri", "file://" + folder_.path()}});
    const json::object document{{"uri", uri_}, {"languageId", "kb"}, {"version", 1}, {"text", text}};
    receive({{"method", "textDocument/didOpen"}, {"params", {{"textDocument", document}}}});
  }

  void receive(json::object message) {
    message["jsonrpc"] = "2.0";
    server_.receive(kbc::lsp::framed(json::serialize(message)));
  }
  json::value request(std::string_view method, const json::object& params) {
    receive({{"id", ++id_}, {"method", method}, {"params", params}});
    work();
    const auto answer = std::ranges::find_if(sent_, [this](const json::object& message) {
      const json::value* const id = message.if_contains("id");
      return id != nullptr && *id == json::value(id_);
    });
    return answer->at("result");
  }
  /// Takes what there is, and lets the writer pause.
  void work() {
    while (server_.work(kbc::lsp::Server::Time{}) || server_.work(kbc::lsp::Server::Time::max())) {
    }
  }
  [[nodiscard]] const json::object& last() const { return sent_.back(); }
  [[nodiscard]] const std::string& uri() const { return uri_; }
  [[nodiscard]] kbc::lsp::Server& server() { return server_; }

 private:
  support::Folder folder_;
  std::string uri_ = "file://" + folder_ / "a.kb";
  std::vector<json::object> sent_;
  int id_ = 0;
  kbc::lsp::Server server_{[this](const std::string& message) {
                             sent_.push_back(json::parse(message.substr(message.find('{'))).as_object());
                           },
                           "0"};
};

std::string facts(std::size_t count) {
  std::string text = "knowledge base test { version \"1\" }\n";
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("fact fact-{} {{ ask \"?\" }}\n", i);
  return text;
}

TEST(LspLimits, JsonInJson) {
  const auto code = [](std::size_t depth) {
    Editor editor(facts(0));
    std::string nested = R"({"id": 9, "method": "x", "params": )";
    nested += std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    editor.server().receive(kbc::lsp::framed(nested));
    editor.work();
    return editor.last().at("error").at("code").as_int64();
  };
  EXPECT_EQ(code(64), -32601);  // no such method
  EXPECT_EQ(code(65), -32700);  // not read
}

TEST(LspLimits, MessagesThatWait) {
  Editor editor(facts(0));
  editor.work();
  const auto wait = [&](std::size_t bytes) {
    constexpr std::string_view kAround = R"({"method": "x", "params": ""})";
    editor.server().receive(kbc::lsp::framed(R"({"method": "x", "params": ")" +
                                             std::string(bytes - kAround.size(), 'x') + "\"}"));
  };
  wait(kbc::lsp::kMaxMessageBytes - 100);
  EXPECT_TRUE(editor.server().has_room());
  wait(99);
  EXPECT_TRUE(editor.server().has_room());
  wait(50);
  EXPECT_FALSE(editor.server().has_room());
  editor.work();
  EXPECT_TRUE(editor.server().has_room());
}

TEST(LspLimits, DiagnosticsOfAFile) {
  const auto shown = [](std::size_t faults) {
    std::string text = facts(0);
    for (std::size_t i = 0; i < faults; ++i) text += fmt::format("fact fact-{} {{ aks \"?\" }}\n", i);
    Editor editor(text);
    editor.work();
    EXPECT_EQ(editor.last().at("method").as_string(), "textDocument/publishDiagnostics");
    return editor.last().at("params").at("diagnostics").as_array().size();
  };
  EXPECT_EQ(shown(499), 499);
  EXPECT_EQ(shown(500), 500);
  EXPECT_EQ(shown(501), 500);
}

TEST(LspLimits, SymbolsOfAWorkspace) {
  const auto found = [](std::size_t count) {
    Editor editor(facts(count));
    return editor.request("workspace/symbol", {{"query", "fact-"}}).as_array().size();
  };
  EXPECT_EQ(found(500), 500);
  EXPECT_EQ(found(501), 500);
}

TEST(LspLimits, Completions) {
  const auto offered = [](std::size_t count) {
    const std::string text = facts(count) + "measure x in kg { ask \"?\" }\nsuggest y when ";
    Editor editor(text);
    const auto line = static_cast<std::int64_t>(count + 2);
    return editor.request("textDocument/completion", {{"textDocument", {{"uri", editor.uri()}}},
                                                      {"position", {{"line", line}, {"character", 15}}}});
  };
  const json::value all = offered(400);
  EXPECT_FALSE(all.at("isIncomplete").as_bool());
  EXPECT_GE(all.at("items").as_array().size(), 400);
  const json::value some = offered(600);
  EXPECT_TRUE(some.at("isIncomplete").as_bool());
  EXPECT_EQ(some.at("items").as_array().size(), 500);
}

}  // namespace
