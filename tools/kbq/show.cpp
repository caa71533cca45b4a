// `kbq show`: one statement, what it rests on and what rests on it.
#include <algorithm>

#include "commands.h"
#include "statement.h"
#include <fmt/format.h>

#include "runtime/render/report.h"

namespace {

using kb::render::Item;
using kb::render::Report;

/// Nothing but a mark of another clause, or said by the headline.
bool is_said_elsewhere(std::string_view keyword) { return keyword == "title" || keyword == "as"; }

std::string label(std::string_view keyword) { return keyword == ":" ? "design" : std::string(keyword); }

/// The clauses that hold texts: equal neighbours under one label, clauses within them as notes.
void add_clauses(Report& report, const kb::KnowledgeBase& kb, std::uint32_t node) {
  for (const kb::fbs::Clause& clause : kb.clauses_of(node)) {
    const std::string keyword = label(kb.keyword(clause.keyword()));
    const std::string text(kb.text(clause.text()));
    if (clause.depth() > 0) {
      if (!report.sections.empty() && !report.sections.back().items.empty())
        report.sections.back().items.back().notes.push_back({keyword, text, {}});
      continue;
    }
    if (is_said_elsewhere(keyword)) continue;
    if (report.sections.empty() || report.sections.back().label != keyword)
      report.sections.push_back({keyword, {}, {}});
    report.sections.back().items.push_back({text.empty() ? "yes" : text, {}, {}});
  }
}

void add_certainty(Report& report, const kb::KnowledgeBase& kb, std::uint32_t node) {
  const auto level = level_of(kb, node);
  if (!level) return;
  std::string text(kb::level_name(*level));
  if (kb.kind(node) == "claim" && kb.claims[kb.nodes[node].detail()].refuted() != 0)
    text += ", refuted by stronger evidence against it";
  report.sections.push_back({"certainty", {}, {{std::move(text), {}, {}}}});
}

/// "claim falls-happen (at chapter 3): low certainty: Unsteady walkers fall."
std::string linked(const kb::KnowledgeBase& kb, std::uint32_t node,
                   const std::vector<std::string>& remarks = {}) {
  const std::string text = summary(kb, node);
  return fmt::format("{} {}{}{}{}", kb.kind(node), kb.name(node),
                     remarks.empty() ? "" : fmt::format(" ({})", fmt::join(remarks, "; ")),
                     text.empty() ? "" : ": ", text);
}

void add_rests_on(Report& report, const kb::KnowledgeBase& kb, std::uint32_t node) {
  Item item;
  for (const auto edge : kb.in(node)) {
    const std::string_view keyword = kb.keyword(edge.label);
    std::vector<std::string> remarks;
    if (edge.optional) remarks.emplace_back("helps, but isn't needed");
    for (const kb::fbs::EdgeNote& note : kb.notes_of_edge(edge.index)) {
      const std::string_view said = kb.keyword(note.keyword());
      const std::string_view text = kb.text(note.text());
      remarks.push_back(said == keyword ? std::string(text) : fmt::format("{} {}", said, text));
    }
    item.notes.push_back({std::string(keyword), linked(kb, edge.node, remarks), {}});
  }
  if (!item.notes.empty()) report.sections.push_back({"Rests on", {}, {std::move(item)}});
}

void add_carries(Report& report, const kb::KnowledgeBase& kb, std::uint32_t node) {
  Item item;
  for (const auto edge : kb.out(node))
    item.notes.push_back({std::string(kb.keyword(edge.label)), linked(kb, edge.node), {}});
  if (!item.notes.empty()) report.sections.push_back({"Rests on it", {}, {std::move(item)}});
}

Report report_on(const kb::KnowledgeBase& kb, std::uint32_t node) {
  Report report;
  const std::string_view title = kb.title(node);
  const std::string_view name = kb.name(node);
  report.headline = title == name ? fmt::format("{} {}", kb.kind(node), name)
                                  : fmt::format("{} {}: {}", kb.kind(node), name, title);
  if (kb.kind(node) == "source") report.sections.push_back({"reference", {}, {{summary(kb, node), {}, {}}}});
  add_clauses(report, kb, node);
  add_certainty(report, kb, node);
  add_rests_on(report, kb, node);
  add_carries(report, kb, node);
  report.foot = fmt::format("{}:{}", kb.file(node), kb.nodes[node].line());
  return report;
}

Result show(const kb::KnowledgeBase& kb, const std::string& name, kb::TextStyle style) {
  const std::vector<std::uint32_t> nodes = nodes_named(kb, name);
  if (nodes.empty()) return no_such_name(kb, name);
  Result result;
  for (const std::uint32_t node : nodes) {
    if (!result.out.empty()) result.out += '\n';
    result.out += kb::render::report_text(report_on(kb, node), style);
  }
  return result;
}

constexpr std::string_view kShowExamples =
    "Example:\n"
    "  kbq show sleep.kbx NAME       NAME is any name that `kbq list` or an answer shows";

}  // namespace

void add_show(Commands& commands) {
  const auto name = std::make_shared<std::string>();
  commands
      .add("show", "One statement, what it rests on, and what rests on it.", kShowExamples,
           [name](const kb::KnowledgeBase& kb, kb::TextStyle style) { return show(kb, *name, style); })
      ->add_option("NAME", *name, "its name, or another name for it")
      ->required()
      ->type_name("");
}
