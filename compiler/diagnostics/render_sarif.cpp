// One run of one tool. Keys are written in the order in which they are put in: the same diagnostics give the
// same bytes.
#include "compiler/diagnostics/render_sarif.h"

#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/snippet.h"
#include "compiler/explain/explain.h"

namespace kbc {
namespace {

namespace json = boost::json;

json::object text(std::string_view words) { return {{"text", valid_utf8(words)}}; }

/// A path as a relative URI: what RFC 3986 allows in a path stays, every other byte is written as %xx.
std::string uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
  std::string result;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain)
      result += c;
    else
      fmt::format_to(std::back_inserter(result), "%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

class Writer {
 public:
  Writer(const Sources& sources, const SarifOptions& options) : sources_(sources), options_(options) {}

  [[nodiscard]] json::object result(const Diagnostic& diagnostic) const {
    const DiagnosticInfo& kind = info(diagnostic.kind);
    json::object object{{"ruleId", kind.code},
                        {"ruleIndex", static_cast<std::size_t>(diagnostic.kind)},
                        {"level", level(kind)},
                        {"message", text(message(diagnostic))}};
    if (sources_.holds(diagnostic.span.file))
      object["locations"] = json::array{location(diagnostic.span, diagnostic.label)};
    json::array related;
    for (const Label& label : diagnostic.labels)
      if (sources_.holds(label.span.file)) related.push_back(location(label.span, label.text));
    if (!related.empty()) object["relatedLocations"] = std::move(related);
    if (diagnostic.fix && sources_.holds(diagnostic.fix->span.file))
      object["fixes"] = json::array{fix(*diagnostic.fix)};
    return object;
  }

  [[nodiscard]] static json::object rule(const DiagnosticInfo& kind) {
    json::object object{{"id", kind.code}, {"name", kind.name}};
    if (const Page* page = find_page(kind.code); page != nullptr) {
      object["shortDescription"] = text(page->title);
      object["fullDescription"] = text(page->meaning);
    }
    object["defaultConfiguration"] = json::object{{"level", level(kind)}};
    return object;
  }

 private:
  static std::string_view level(const DiagnosticInfo& kind) {
    return kind.severity == Severity::error ? "error" : "warning";
  }

  /// The message with its help, since few readers of SARIF show anything else.
  [[nodiscard]] std::string message(const Diagnostic& diagnostic) const {
    std::string words = diagnostic.message;
    for (const Label& label : diagnostic.labels)
      if (!sources_.holds(label.span.file)) words += "\n" + label.text;
    if (!sources_.holds(diagnostic.span.file) && !diagnostic.label.empty()) words += "\n" + diagnostic.label;
    if (!diagnostic.nearest.empty())
      words += fmt::format("\ndid you mean {}?", alternatives(diagnostic.nearest));
    for (const std::string& help : diagnostic.help) words += "\n" + help;
    return words;
  }

  [[nodiscard]] json::object artifact(FileId file) const {
    const std::string& path = sources_.path(file);
    return {{"uri", uri(options_.folder.empty() ? path : options_.folder + "/" + path)}};
  }

  [[nodiscard]] json::object region(Span span) const {
    const Position begin = sources_.position(span.file, span.begin);
    const Position end = sources_.position(span.file, span.end);
    return {{"startLine", begin.line},
            {"startColumn", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
  }

  [[nodiscard]] json::object location(Span span, std::string_view label) const {
    span = within_file(span, sources_);
    json::object object{{"physicalLocation",
                         json::object{{"artifactLocation", artifact(span.file)}, {"region", region(span)}}}};
    if (!label.empty()) object["message"] = text(label);
    return object;
  }

  [[nodiscard]] json::object fix(const Fix& fix) const {
    const Span span = within_file(fix.span, sources_);
    json::object replacement{{"deletedRegion", region(span)}, {"insertedContent", text(fix.replacement)}};
    json::object change{{"artifactLocation", artifact(span.file)},
                        {"replacements", json::array{std::move(replacement)}}};
    return {{"description", text(fmt::format("write `{}`", fix.replacement))},
            {"artifactChanges", json::array{std::move(change)}}};
  }

  const Sources& sources_;
  const SarifOptions& options_;
};

}  // namespace

std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                         const SarifOptions& options) {
  const Writer writer(sources, options);
  json::array rules;
  for (std::size_t i = 0; i < diagnostic_kinds(); ++i)
    rules.push_back(Writer::rule(info(static_cast<DiagnosticKind>(i))));
  json::array results;
  for (const Diagnostic& diagnostic : diagnostics) results.push_back(writer.result(diagnostic));
  json::object driver{{"name", "kbc"}, {"version", valid_utf8(options.version)}, {"rules", std::move(rules)}};
  json::object run{{"tool", json::object{{"driver", std::move(driver)}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", std::move(results)}};
  json::object log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", json::array{std::move(run)}}};
  return json::serialize(log) + "\n";
}

}  // namespace kbc
