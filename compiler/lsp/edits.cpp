// What changes texts: completion, renaming, formatting, mending.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "compiler/editor/complete.h"
#include "compiler/editor/hover.h"
#include "compiler/editor/rename.h"
#include "compiler/format/format.h"
#include "compiler/lsp/answers.h"
#include "compiler/parser/parser.h"

namespace kbc::lsp {
namespace {

tl::unexpected<Refusal> failed(std::string message) {
  return tl::unexpected(Refusal{ErrorCode::request_failed, std::move(message)});
}

json::object completion_json(const Completion& completion, const Index& index) {
  constexpr int kUnit = 11;
  constexpr int kValue = 12;
  constexpr int kKeyword = 14;
  json::object item{{"label", completion.text}};
  switch (completion.kind) {
    case CompletionKind::statement:
    case CompletionKind::clause:
      item["kind"] = kKeyword;
      item["detail"] = json::string(completion.row->meaning);
      item["documentation"] = markdown(about_row(*completion.row));
      break;
    case CompletionKind::name: {
      const Thing& thing = index.knowledge()[completion.thing];
      const std::string_view title = title_of(index.knowledge(), thing);
      item["kind"] = completion_kind(thing.kind);
      item["detail"] = valid_utf8(title.empty() ? std::string(keyword(thing.kind))
                                                : fmt::format("{}: {}", keyword(thing.kind), title));
      break;
    }
    case CompletionKind::word: item["kind"] = kValue; break;
    case CompletionKind::unit: item["kind"] = kUnit; break;
  }
  return item;
}

/// What a diagnostic offers to write: its own replacement, else the names near to the one that is unknown.
std::vector<Fix> offers(const Diagnostic& d) {
  std::vector<Fix> result;
  if (d.fix) result.push_back(*d.fix);
  for (const std::string& name : d.nearest)
    if (!d.fix || name != d.fix->replacement) result.push_back({d.span, name});
  return result;
}

}  // namespace

Answer Answers::completion(const json::value& params) {
  const auto found = document(params);
  if (!found) return tl::unexpected(found.error());
  const auto position = position_member(params, "position");
  if (!position) return tl::unexpected(Refusal{ErrorCode::invalid_params, "`position` is missing"});
  // The names as last read will do: nothing is asked more often, and it has to be there at once.
  const Base& base = workspace_.base_as_read(**found);
  const std::string& text = (*found)->text;
  const std::uint32_t offset = offset_at(text, *position, encoding_);
  const Completions fitting = complete(base.index, workspace_.file(base, **found), text, offset);
  Positions positions(text, encoding_);
  const json::object range{{"start", position_json(positions.at(fitting.begin))},
                           {"end", position_json(positions.at(offset))}};
  json::array items;
  for (const Completion& completion : fitting.list) {
    json::object item = completion_json(completion, base.index);
    item["sortText"] = fmt::format("{:04}", items.size());
    item["textEdit"] = json::object{{"range", range}, {"newText", completion.text}};
    items.push_back(std::move(item));
  }
  return json::object{{"isIncomplete", fitting.more}, {"items", std::move(items)}};
}

Answer Answers::prepare_rename(const json::value& params) {
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  const auto name = at->base.index.name_at(at->file, at->offset);
  if (!name) return json::value(nullptr);
  return json::object{{"range", places(at->base).range(name->span)},
                      {"placeholder", valid_utf8(at->base.index.sources().text(name->span))}};
}

Answer Answers::rename(const json::value& params) {
  const auto at = where_exactly(params);
  if (!at) return tl::unexpected(at.error());
  const auto name = text_member(params, {"newName"});
  if (!name) return tl::unexpected(Refusal{ErrorCode::invalid_params, "`newName` is missing"});
  const auto here = at->base.index.name_at(at->file, at->offset);
  if (!here) return failed("there is no name here");
  const auto spans = kbc::rename(at->base.index, here->thing, *name);
  if (!spans) return failed(spans.error());

  // A name may be a keyword where it stands: what is said then is read before anything changes.
  const Sources& sources = at->base.index.sources();
  std::map<std::string, std::string> texts;
  for (ChangedText& changed : replaced(sources, *spans, *name))
    texts[sources.path(changed.file)] = std::move(changed.text);
  const Analysis then = workspace_.tried(at->document.folder, texts);
  if (count_errors(then.diagnostics) > count_errors(at->base.analysis.diagnostics)) {
    std::set<std::string> before;
    for (const Diagnostic& d : at->base.analysis.diagnostics) before.insert(d.message);
    const auto fresh = std::ranges::find_if(then.diagnostics,
                                            [&](const Diagnostic& d) { return !before.contains(d.message); });
    return failed(
        fmt::format("`{}` cannot stand everywhere: {}", *name,
                    fresh == then.diagnostics.end() ? "there would be more errors" : fresh->message));
  }

  json::object changes;
  Places in = places(at->base);
  for (const Span& span : *spans) {
    json::value& edits = changes[workspace_.uri(at->base, span.file)];
    if (edits.is_null()) edits = json::array();
    edits.as_array().push_back(in.edit(span, *name));
  }
  return json::object{{"changes", std::move(changes)}};
}

Answer Answers::formatting(const json::value& params) {
  const auto found = document(params);
  if (!found) return tl::unexpected(found.error());
  const std::string& text = (*found)->text;
  if (!(*found)->path.ends_with(".kb")) return json::array();
  Sources sources;
  Diagnostics diagnostics;
  const Tree tree = parse(sources.add((*found)->path, text), sources, diagnostics);
  if (diagnostics.has_errors()) return failed("a file with errors is not formatted");
  const std::string then = format(tree, text);
  const Tree again = parse(sources.add((*found)->path, then), sources, diagnostics);
  if (diagnostics.has_errors() || !same_but_for_space(tree, text, again, then))
    return failed("formatted, it would say something else");
  if (then == text) return json::array();
  // Only the lines that differ, so that cursors and marks elsewhere stay.
  const auto [a, b] = std::mismatch(text.begin(), text.end(), then.begin(), then.end());
  std::size_t begin = static_cast<std::size_t>(a - text.begin());
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  std::size_t kept = 0;
  const std::size_t most = std::min(text.size(), then.size()) - begin;
  for (std::size_t i = 0; i < most && text[text.size() - 1 - i] == then[then.size() - 1 - i]; ++i)
    if (text[text.size() - 1 - i] == '\n') kept = i;
  Positions positions(text, encoding_);
  const auto at = [&](std::size_t offset) {
    return position_json(positions.at(static_cast<std::uint32_t>(offset)));
  };
  json::object range{{"start", at(begin)}, {"end", at(text.size() - kept)}};
  return json::array{
      json::object{{"range", std::move(range)}, {"newText", then.substr(begin, then.size() - kept - begin)}}};
}

Answer Answers::code_actions(const json::value& params) {
  const auto at = where(params);
  if (!at) return tl::unexpected(at.error());
  const json::value* range = member(params, {"range"});
  const auto begin = range == nullptr ? std::nullopt : position_member(*range, "start");
  const auto end = range == nullptr ? std::nullopt : position_member(*range, "end");
  if (!begin || !end) return tl::unexpected(Refusal{ErrorCode::invalid_params, "`range` is missing"});
  const std::uint32_t from = offset_at(at->document.text, *begin, encoding_);
  const std::uint32_t to = offset_at(at->document.text, *end, encoding_);
  json::array result;
  Places in = places(at->base);
  for (const Diagnostic& d : at->base.analysis.diagnostics) {
    if (d.span.file != at->file || d.span.begin > to || d.span.end < from) continue;
    for (const Fix& fix : offers(d)) {
      const std::string before = printable(at->base.index.sources().text(fix.span));
      const std::string after = printable(fix.replacement);
      const std::string title = before.empty()  ? fmt::format("Insert `{}`", after)
                                : after.empty() ? fmt::format("Leave out `{}`", before)
                                                : fmt::format("Write `{}` instead of `{}`", after, before);
      json::object changes;
      changes[workspace_.uri(at->base, fix.span.file)] = json::array{in.edit(fix.span, fix.replacement)};
      result.push_back(json::object{{"title", title},
                                    {"kind", "quickfix"},
                                    {"diagnostics", json::array{diagnostic_json(d, in)}},
                                    {"isPreferred", d.fix && fix == *d.fix},
                                    {"edit", json::object{{"changes", std::move(changes)}}}});
    }
  }
  return result;
}

}  // namespace kbc::lsp
