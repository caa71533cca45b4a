// What is asked about a place or a file, and changes nothing.
#include "compiler/lsp/answers.h"

#include <algorithm>

#include "compiler/diagnostics/display.h"
#include "compiler/editor/colours.h"
#include "compiler/editor/hints.h"
#include "compiler/editor/hover.h"
#include "compiler/editor/outline.h"

namespace kbc::lsp {
namespace {

constexpr std::size_t kMostSymbols = 500;

tl::unexpected<Refusal> invalid(std::string message) {
  return tl::unexpected(Refusal{ErrorCode::invalid_params, std::move(message)});
}

/// Of a statement: what its name is to a reader of a list.
std::string detail(const Knowledge& k, const Thing& thing) {
  std::string result(keyword(thing.kind));
  if (const std::string_view title = title_of(k, thing); !title.empty())
    result.append(": ").append(valid_utf8(title));
  return result;
}

}  // namespace

tl::expected<const Document*, Refusal> Answers::document(const json::value& params) {
  const auto uri = text_member(params, {"textDocument", "uri"});
  if (!uri) return invalid("`textDocument.uri` is missing");
  const Document* found = workspace_.document(std::string(*uri));
  if (found == nullptr) return invalid("this document is not open");
  return found;
}

tl::expected<Answers::Where, Refusal> Answers::where(const json::value& params) {
  const auto found = document(params);
  if (!found) return tl::unexpected(found.error());
  const Base& base = workspace_.base(**found);
  const FileId file = workspace_.file(base, **found);
  if (!base.index.sources().holds(file))
    return tl::unexpected(Refusal{ErrorCode::request_failed, "this file is no part of a knowledge base"});
  return Where{**found, base, file};
}

tl::expected<Answers::Where, Refusal> Answers::where_exactly(const json::value& params) {
  auto result = where(params);
  const auto position = position_member(params, "position");
  if (result && !position) return invalid("`position` is missing");
  if (result) result->offset = offset_at(result->document.text, *position, encoding_);
  return result;
}

Answer Answers::hover(const json::value& params) {
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  const auto found = kbc::hover(at->base.index, at->file, at->offset);
  if (!found) return json::value(nullptr);
  return json::object{{"contents", markdown(found->markdown)},
                      {"range", places(at->base).range(found->span)}};
}

Answer Answers::definition(const json::value& params) {
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  const auto name = at->base.index.name_at(at->file, at->offset);
  if (!name) return json::value(nullptr);
  const Span span = at->base.index.definition(name->thing);
  if (!span.known()) return json::value(nullptr);
  return places(at->base).location(span);
}

Answer Answers::references(const json::value& params) {
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  json::array result;
  Places in = places(at->base);
  if (const auto name = at->base.index.name_at(at->file, at->offset))
    for (const NamePlace& place : at->base.index.names_of(name->thing))
      if (!place.declares || flag_member(params, {"context", "includeDeclaration"}))
        result.push_back(in.location(place.span));
  return result;
}

Answer Answers::highlights(const json::value& params) {
  constexpr int kRead = 2;
  constexpr int kWrite = 3;
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  json::array result;
  Places in = places(at->base);
  if (const auto name = at->base.index.name_at(at->file, at->offset))
    for (const NamePlace& place : at->base.index.names_in(at->file))
      if (place.thing == name->thing)
        result.push_back(
            json::object{{"range", in.range(place.span)}, {"kind", place.declares ? kWrite : kRead}});
  return result;
}

Answer Answers::document_symbols(const json::value& params) {
  const auto at = where(params);
  if (!at) return tl::unexpected(at.error());
  const Knowledge& k = at->base.index.knowledge();
  json::array result;
  Places in = places(at->base);
  for (const Symbol& symbol : symbols_in(at->base.index, at->file)) {
    const Thing& thing = k[symbol.thing];
    const bool within = symbol.span.file == symbol.name.file && symbol.span.begin <= symbol.name.begin &&
                        symbol.name.end <= symbol.span.end;
    result.push_back(json::object{{"name", valid_utf8(thing.name)},
                                  {"detail", detail(k, thing)},
                                  {"kind", symbol_kind(thing.kind)},
                                  {"range", in.range(within ? symbol.span : symbol.name)},
                                  {"selectionRange", in.range(symbol.name)}});
  }
  return result;
}

Answer Answers::workspace_symbols(const json::value& params) {
  const auto query = text_member(params, {"query"});
  if (!query) return invalid("`query` is missing");
  json::array result;
  for (const std::string& folder : workspace_.folders()) {
    const Base& base = workspace_.base(folder);
    Places in = places(base);
    for (const Symbol& symbol : find_symbols(base.index, *query, kMostSymbols)) {
      const Thing& thing = base.index.knowledge()[symbol.thing];
      if (result.size() < kMostSymbols)
        result.push_back(json::object{{"name", valid_utf8(thing.name)},
                                      {"kind", symbol_kind(thing.kind)},
                                      {"location", in.location(symbol.name)},
                                      {"containerName", detail(base.index.knowledge(), thing)}});
    }
  }
  return result;
}

Answer Answers::folding(const json::value& params) {
  const auto at = where(params);
  if (!at) return tl::unexpected(at.error());
  json::array result;
  const Tree* tree = at->base.index.tree(at->file);
  if (tree == nullptr) return result;
  Places in = places(at->base);
  for (const Fold& fold : folds(*tree, at->base.index.sources())) {
    const std::uint32_t first = in.position(at->file, fold.span.begin).line;
    std::uint32_t last = in.position(at->file, fold.span.end).line;
    const bool braced = at->base.index.sources().text(fold.span).ends_with('}');
    if (braced) --last;  // the closing brace stays to be seen
    if (last <= first) continue;
    json::object range{{"startLine", first}, {"endLine", last}};
    if (fold.comment) range["kind"] = "comment";
    result.push_back(std::move(range));
  }
  return result;
}

Answer Answers::semantic_tokens(const json::value& params) {
  const auto at = where(params);
  if (!at) return tl::unexpected(at.error());
  json::array data;
  Places in = places(at->base);
  TextPosition last;
  const std::string_view text = at->base.index.sources().text(at->file);
  for (const ColouredWord& word : colours(at->base.index, at->file)) {
    // A token lies on one line; a text may have several.
    for (std::uint32_t begin = word.span.begin; begin < word.span.end;) {
      const std::size_t line = std::min<std::size_t>(text.find('\n', begin), word.span.end);
      const TextPosition from = in.position(at->file, begin);
      const TextPosition to = in.position(at->file, static_cast<std::uint32_t>(line));
      if (from < to) {
        const bool same_line = from.line == last.line;
        data.push_back(from.line - last.line);
        data.push_back(same_line ? from.character - last.character : from.character);
        data.push_back(to.character - from.character);
        data.push_back(static_cast<int>(word.colour));
        data.push_back(word.declares ? 1 : 0);
        last = from;
      }
      begin = static_cast<std::uint32_t>(line) + 1;
    }
  }
  return json::object{{"data", std::move(data)}};
}

Answer Answers::inlay_hints(const json::value& params) {
  const auto at = where(params);
  if (!at) return tl::unexpected(at.error());
  const json::value* range = member(params, {"range"});
  const auto begin = range == nullptr ? std::nullopt : position_member(*range, "start");
  const auto end = range == nullptr ? std::nullopt : position_member(*range, "end");
  if (!begin || !end) return invalid("`range` is missing");
  json::array result;
  Places in = places(at->base);
  for (const Hint& hint : hints(at->base.index, at->file)) {
    const TextPosition position = in.position(at->file, hint.after.end);
    if (position < *begin || *end < position) continue;
    result.push_back(json::object{
        {"position", position_json(position)}, {"label", valid_utf8(hint.text)}, {"paddingLeft", true}});
  }
  return result;
}

}  // namespace kbc::lsp
