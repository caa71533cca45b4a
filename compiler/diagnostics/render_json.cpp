// Keys are written in the order in which they are put in: the same diagnostics give the same bytes.
#include "compiler/diagnostics/render_json.h"

#include <string_view>

#include <boost/json.hpp>

#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/snippet.h"

namespace kbc {
namespace {

namespace json = boost::json;

void put_place(json::object& object, Span span, const Sources& sources) {
  if (!sources.holds(span.file)) {
    for (const char* const key : {"file", "line", "column", "end_line", "end_column"}) object[key] = nullptr;
    return;
  }
  span = within_file(span, sources);
  const Position begin = sources.position(span.file, span.begin);
  const Position end = sources.position(span.file, span.end);
  object["file"] = valid_utf8(sources.path(span.file));
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["end_line"] = end.line;
  object["end_column"] = end.column;
}

json::array texts(const std::vector<std::string>& list) {
  json::array result;
  for (const std::string& text : list) result.emplace_back(valid_utf8(text));
  return result;
}

json::object to_json(const Diagnostic& diagnostic, const Sources& sources) {
  const DiagnosticInfo& kind = info(diagnostic.kind);
  json::object result;
  result["code"] = kind.code;
  result["name"] = kind.name;
  result["severity"] = kind.severity == Severity::error ? "error" : "warning";
  result["message"] = valid_utf8(diagnostic.message);
  put_place(result, diagnostic.span, sources);
  result["label"] = valid_utf8(diagnostic.label);
  json::array labels;
  for (const Label& label : diagnostic.labels) {
    json::object item;
    put_place(item, label.span, sources);
    item["label"] = valid_utf8(label.text);
    labels.push_back(std::move(item));
  }
  result["labels"] = std::move(labels);
  result["help"] = texts(diagnostic.help);
  result["nearest"] = texts(diagnostic.nearest);
  result["fix"] = nullptr;
  if (diagnostic.fix) {
    json::object fix;
    put_place(fix, diagnostic.fix->span, sources);
    fix["replacement"] = valid_utf8(diagnostic.fix->replacement);
    result["fix"] = std::move(fix);
  }
  return result;
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  json::array list;
  for (const Diagnostic& diagnostic : diagnostics) list.push_back(to_json(diagnostic, sources));
  const std::size_t errors = count_errors(diagnostics);
  json::object result;
  result["diagnostics"] = std::move(list);
  result["errors"] = errors;
  result["warnings"] = diagnostics.size() - errors;
  result["files"] = sources.size();
  return json::serialize(result) + "\n";
}

}  // namespace kbc
