// The life of a server: messages queued, answered by a table of methods, diagnostics published.
#include "compiler/lsp/server.h"

#include <algorithm>
#include <array>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "compiler/editor/colours.h"
#include "compiler/lsp/uri.h"

namespace kbc::lsp {
namespace {

struct Method {
  std::string_view name;
  Answer (Answers::*answer)(const json::value&);
};

constexpr std::array kMethods{
    Method{"textDocument/hover", &Answers::hover},
    Method{"textDocument/definition", &Answers::definition},
    Method{"textDocument/references", &Answers::references},
    Method{"textDocument/documentHighlight", &Answers::highlights},
    Method{"textDocument/documentSymbol", &Answers::document_symbols},
    Method{"workspace/symbol", &Answers::workspace_symbols},
    Method{"textDocument/foldingRange", &Answers::folding},
    Method{"textDocument/semanticTokens/full", &Answers::semantic_tokens},
    Method{"textDocument/inlayHint", &Answers::inlay_hints},
    Method{"textDocument/completion", &Answers::completion},
    Method{"textDocument/prepareRename", &Answers::prepare_rename},
    Method{"textDocument/rename", &Answers::rename},
    Method{"textDocument/formatting", &Answers::formatting},
    Method{"textDocument/codeAction", &Answers::code_actions},
};

json::object capabilities(Encoding encoding) {
  json::array colours;
  for (const std::string_view name : kColourNames) colours.push_back(json::string(name));
  constexpr int kIncremental = 2;
  return {{"positionEncoding", encoding == Encoding::utf8 ? "utf-8" : "utf-16"},
          {"textDocumentSync",
           {{"openClose", true}, {"change", kIncremental}, {"save", {{"includeText", false}}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"documentSymbolProvider", true},
          {"workspaceSymbolProvider", true},
          {"foldingRangeProvider", true},
          {"inlayHintProvider", true},
          {"documentFormattingProvider", true},
          {"renameProvider", {{"prepareProvider", true}}},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
          {"completionProvider", {{"triggerCharacters", {" ", ":", "."}}}},
          {"semanticTokensProvider",
           {{"legend", {{"tokenTypes", std::move(colours)}, {"tokenModifiers", {"declaration"}}}},
            {"full", true}}}};
}

bool is_id(const json::value& id) { return id.is_string() || id.is_int64() || id.is_uint64(); }

}  // namespace

// ---- what comes in

void Server::receive(std::string_view bytes) {
  reader_.feed(bytes);
  while (auto next = reader_.next()) {
    if (*next)
      receive_message(**next);
    else
      refuse(nullptr, ErrorCode::parse_error, next->error());
  }
}

void Server::receive_message(const std::string& text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  json::value value = json::parse(text, error, {}, options);
  if (error) return refuse(nullptr, ErrorCode::parse_error, "this is no JSON: " + error.message());
  const json::value* id = member(value, {"id"});
  const auto method = text_member(value, {"method"});
  const bool has_id = id != nullptr && !id->is_null();
  if (!method) {
    // A response: to nothing, since this server asks nothing.
    if (has_id && (member(value, {"result"}) != nullptr || member(value, {"error"}) != nullptr)) return;
    return refuse(has_id && is_id(*id) ? *id : json::value(nullptr), ErrorCode::invalid_request,
                  "this is neither a request nor a notification");
  }
  if (has_id && !is_id(*id)) return refuse(nullptr, ErrorCode::invalid_request, "`id` is no number or text");
  const json::value* params = member(value, {"params"});
  const json::value given = params == nullptr ? json::value(nullptr) : *params;
  if (*method == "$/cancelRequest") return cancel(given);
  queued_bytes_ += text.size();
  queue_.push_back({std::string(*method), has_id ? *id : json::value(nullptr), given, text.size(), false});
}

void Server::cancel(const json::value& params) {
  const json::value* id = member(params, {"id"});
  if (id == nullptr) return;
  for (Message& message : queue_)
    if (!message.id.is_null() && message.id == *id) message.cancelled = true;
}

// ---- what is done about it

bool Server::work(Time now) {
  if (exited_) return false;
  if (!queue_.empty()) {
    Message message = std::move(queue_.front());
    queue_.pop_front();
    queued_bytes_ -= message.bytes;
    if (message.id.is_null())
      notified(message, now);
    else
      answer(message);
    return true;
  }
  if (!due_ || now < *due_) return false;
  publish();
  return true;
}

void Server::answer(Message& message) {
  const auto refuse_it = [&](ErrorCode code, std::string_view why) { refuse(message.id, code, why); };
  if (message.cancelled) return refuse_it(ErrorCode::request_cancelled, "cancelled");
  if (shut_down_) return refuse_it(ErrorCode::invalid_request, "the server has been shut down");
  if (!initialized_ && message.method != "initialize")
    return refuse_it(ErrorCode::not_initialized, "`initialize` comes first");
  Answer answer = json::value(nullptr);
  if (message.method == "initialize") {
    if (initialized_) return refuse_it(ErrorCode::invalid_request, "`initialize` comes once");
    answer = initialize(message.params);
  } else if (message.method == "shutdown") {
    shut_down_ = true;
  } else {
    const auto method = std::ranges::find(kMethods, message.method, &Method::name);
    if (method == kMethods.end())
      return refuse_it(ErrorCode::method_not_found, fmt::format("no method `{}`", printable(message.method)));
    answer = (answers_.*method->answer)(message.params);
  }
  if (!answer) return refuse_it(answer.error().code, answer.error().message);
  send({{"id", message.id}, {"result", std::move(*answer)}});
}

void Server::notified(const Message& message, Time now) {
  if (message.method == "exit") {
    exited_ = true;
    return;
  }
  if (!initialized_ || shut_down_) return;
  if (message.method == "textDocument/didOpen") {
    opened(message.params);
  } else if (message.method == "textDocument/didChange") {
    changed(message.params);
  } else if (message.method == "textDocument/didClose") {
    if (const auto uri = text_member(message.params, {"textDocument", "uri"}))
      workspace_.close(std::string(*uri));
  } else if (message.method == "textDocument/didSave" ||
             message.method == "workspace/didChangeWatchedFiles") {
    workspace_.touch_all();
  } else {
    return;
  }
  wait_for_pause(now);
}

Answer Server::initialize(const json::value& params) {
  initialized_ = true;
  if (const json::value* offered = member(params, {"capabilities", "general", "positionEncodings"}))
    if (const json::array* list = offered->if_array())
      if (std::ranges::find(*list, json::value("utf-8")) != list->end()) encoding_ = Encoding::utf8;
  answers_.set_encoding(encoding_);
  std::vector<std::string> roots;
  const auto add_root = [&](const json::value& value, std::initializer_list<std::string_view> keys) {
    const auto uri = text_member(value, keys);
    if (const auto path = uri ? path_of_uri(*uri) : std::nullopt) roots.push_back(*path);
  };
  if (const json::value* folders = member(params, {"workspaceFolders"});
      folders != nullptr && folders->is_array())
    for (const json::value& folder : folders->as_array()) add_root(folder, {"uri"});
  if (roots.empty()) add_root(params, {"rootUri"});
  workspace_.set_roots(std::move(roots));
  return json::object{{"capabilities", capabilities(encoding_)},
                      {"serverInfo", {{"name", "kbc"}, {"version", version_}}}};
}

void Server::opened(const json::value& params) {
  const auto uri = text_member(params, {"textDocument", "uri"});
  const auto text = text_member(params, {"textDocument", "text"});
  const auto version = number_member(params, {"textDocument", "version"});
  if (!uri || !text) return log("a document was opened without its `uri` or `text`");
  workspace_.open(std::string(*uri), std::string(*text), version);
}

void Server::changed(const json::value& params) {
  const auto uri = text_member(params, {"textDocument", "uri"});
  Document* document = uri ? workspace_.document(std::string(*uri)) : nullptr;
  if (document == nullptr) return log("a document changed that is not open");
  const json::value* changes = member(params, {"contentChanges"});
  if (changes == nullptr || !changes->is_array()) return log("a change without `contentChanges`");
  for (const json::value& change : changes->as_array()) {
    const auto text = text_member(change, {"text"});
    if (!text) {
      log("a change without its `text`: the document may differ from what is seen");
      continue;
    }
    const json::value* range = member(change, {"range"});
    if (range == nullptr) {
      document->text = *text;
      continue;
    }
    const auto begin = position_member(*range, "start");
    const auto end = position_member(*range, "end");
    if (!begin || !end || *end < *begin) {
      log("a change with a malformed `range`: the document may differ from what is seen");
      continue;
    }
    const std::uint32_t from = offset_at(document->text, *begin, encoding_);
    const std::uint32_t to = offset_at(document->text, *end, encoding_);
    document->text.replace(from, to - from, *text);
  }
  document->version = number_member(params, {"textDocument", "version"});
  workspace_.touch(*document);
}

// ---- diagnostics

void Server::wait_for_pause(Time now) {
  if (!first_change_) first_change_ = now;
  due_ = std::min(now + kPause, *first_change_ + kPatience);
}

void Server::publish() {
  due_.reset();
  first_change_.reset();
  std::set<std::string> spoken_of;
  for (const std::string& folder : workspace_.folders()) {
    const Base& base = workspace_.base(folder);
    Places places(workspace_, base, encoding_);
    for (auto& [file, diagnostics] : diagnostics_by_file(base, places)) {
      // A file that is imported is spoken of by its own knowledge base, if that is open.
      const std::string uri = workspace_.uri(base, file);
      const bool imported = base.index.sources().path(file).starts_with("../");
      if (imported && (diagnostics.empty() || spoken_of.contains(uri))) continue;
      spoken_of.insert(uri);
      publish(uri, std::move(diagnostics));
    }
  }
  std::vector<std::string> gone;
  for (const auto& [uri, sent] : published_)
    if (!spoken_of.contains(uri)) gone.push_back(uri);
  for (const std::string& uri : gone) publish(uri, {});
}

void Server::publish(const std::string& uri, json::array diagnostics) {
  const bool empty = diagnostics.empty();
  const std::string text = json::serialize(diagnostics);
  const auto known = published_.find(uri);
  if (known == published_.end() ? empty : known->second == text) return;
  json::object params{{"uri", uri}, {"diagnostics", std::move(diagnostics)}};
  if (const auto version = workspace_.version(uri)) params["version"] = *version;
  send({{"method", "textDocument/publishDiagnostics"}, {"params", std::move(params)}});
  if (empty)
    published_.erase(uri);
  else
    published_[uri] = text;
}

// ---- what goes out

void Server::send(json::object message) {
  message["jsonrpc"] = "2.0";
  write_(framed(json::serialize(message)));
}

void Server::refuse(const json::value& id, ErrorCode code, std::string_view message) {
  send({{"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", valid_utf8(message)}}}});
}

void Server::log(std::string_view message) {
  constexpr int kWarning = 2;
  send({{"method", "window/logMessage"},
        {"params", {{"type", kWarning}, {"message", json::string(message)}}}});
}

}  // namespace kbc::lsp
