// One function a shape; the numbers are the protocol's.
#include "compiler/lsp/shapes.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/diagnostics/display.h"

namespace kbc::lsp {
namespace {

constexpr Kinds kMatter{Kind::substance, Kind::form, Kind::product, Kind::option, Kind::food, Kind::medicine};
constexpr Kinds kPerson{Kind::fact,       Kind::measure,    Kind::goal,         Kind::outcome,
                        Kind::population, Kind::risk_group, Kind::professional, Kind::exclusive};

/// All that the text form of a diagnostic says, but for the lines of the source.
std::string message_of(const Diagnostic& d) {
  std::string message = d.message;
  if (!d.label.empty()) message.append("\n").append(d.label);
  if (!d.nearest.empty()) message.append(fmt::format("\ndid you mean {}?", alternatives(d.nearest)));
  for (const std::string& help : d.help) message.append("\nhelp: ").append(help);
  return valid_utf8(message);
}

}  // namespace

TextPosition Places::position(FileId file, std::uint32_t offset) {
  if (file != file_) {
    file_ = file;
    positions_ = Positions(base_.index.sources().text(file), encoding_);
  }
  return positions_.at(offset);
}

json::object position_json(TextPosition position) {
  return {{"line", position.line}, {"character", position.character}};
}

json::object Places::range(Span span) {
  const TextPosition begin = position(span.file, span.begin);
  return {{"start", position_json(begin)}, {"end", position_json(position(span.file, span.end))}};
}

json::object Places::location(Span span) {
  return {{"uri", workspace_.uri(base_, span.file)}, {"range", range(span)}};
}

json::object Places::edit(Span span, std::string_view with) {
  return {{"range", range(span)}, {"newText", json::string(with)}};
}

json::object markdown(std::string_view text) { return {{"kind", "markdown"}, {"value", valid_utf8(text)}}; }

json::object diagnostic_json(const Diagnostic& d, Places& places) {
  constexpr int kError = 1;
  constexpr int kWarning = 2;
  json::object result;
  result["range"] = places.range(d.span);
  result["severity"] = info(d.kind).severity == Severity::error ? kError : kWarning;
  result["code"] = json::string(info(d.kind).code);
  result["source"] = "kbc";
  result["message"] = message_of(d);
  json::array related;
  for (const Label& label : d.labels)
    if (label.span.known())
      related.push_back(
          json::object{{"location", places.location(label.span)}, {"message", valid_utf8(label.text)}});
  if (!related.empty()) result["relatedInformation"] = std::move(related);
  return result;
}

std::vector<std::pair<FileId, json::array>> diagnostics_by_file(const Base& base, Places& places) {
  const Sources& sources = base.index.sources();
  std::vector<std::pair<FileId, json::array>> result;
  for (std::size_t i = 0; i < sources.size(); ++i) result.emplace_back(static_cast<FileId>(i), json::array());
  for (const Diagnostic& given : base.analysis.diagnostics) {
    Diagnostic d = given;
    if (!sources.holds(d.span.file)) d.span = {FileId{0}, 0, 0};
    if (!sources.holds(d.span.file)) break;  // there is no file at all
    json::array& list = result[static_cast<std::size_t>(d.span.file)].second;
    if (list.size() < kMostDiagnostics) list.push_back(diagnostic_json(d, places));
  }
  return result;
}

int symbol_kind(Kind kind) {
  constexpr int kPackage = 4;
  constexpr int kClass = 5;
  constexpr int kMethod = 6;
  constexpr int kFunction = 12;
  constexpr int kVariable = 13;
  if (kind == Kind::knowledge_base) return kPackage;
  return kMatter.has(kind)     ? kClass
         : kPerson.has(kind)   ? kVariable
         : kind == Kind::claim ? kFunction
                               : kMethod;
}

int completion_kind(Kind kind) {
  constexpr int kMethod = 2;
  constexpr int kFunction = 3;
  constexpr int kVariable = 6;
  constexpr int kClass = 7;
  return kMatter.has(kind)     ? kClass
         : kPerson.has(kind)   ? kVariable
         : kind == Kind::claim ? kFunction
                               : kMethod;
}

}  // namespace kbc::lsp
