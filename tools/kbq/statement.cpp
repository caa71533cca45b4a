#include "statement.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/citation.h"
#include "runtime/render/report.h"

namespace {

/// Clauses that say what a statement is about, the most telling first.
constexpr std::string_view kTelling[] = {"states", "says", "effect", "harm", "answer", "settled", "note"};

std::string source_line(const kb::KnowledgeBase& kb, std::uint32_t node) {
  kb::Citation citation;
  citation.csl = std::string(kb.text(kb.sources[kb.nodes[node].detail()].csl()));
  return kb::render::citation_line(citation);
}

/// "caution daily-walk, hill-walk when frosty-road"
std::string rule_line(const kb::KnowledgeBase& kb, std::uint32_t node) {
  std::vector<std::string_view> targets;
  for (const auto edge : kb.out(node))
    if (kb.keyword(edge.label) == "on") targets.push_back(kb.name(edge.node));
  std::string line = fmt::format("{} {}", kb.kind(node), fmt::join(targets, ", "));
  for (const std::string_view keyword : {"to", "by", "when"})
    if (const auto text = kb.clause(node, keyword); !text.empty())
      line += fmt::format(" {} {}", keyword, text);
  return line;
}

std::string telling_text(const kb::KnowledgeBase& kb, std::uint32_t node) {
  for (const std::string_view keyword : kTelling)
    if (const auto text = kb.clause(node, keyword); !text.empty()) return std::string(text);
  return {};
}

}  // namespace

std::optional<kb::Level> level_of(const kb::KnowledgeBase& kb, std::uint32_t node) {
  constexpr auto kHighest = static_cast<std::uint8_t>(kb::Level::high);
  const std::uint32_t detail = kb.nodes[node].detail();
  if (kb.kind(node) == "claim")
    return static_cast<kb::Level>(std::min(kb.claims[detail].certainty(), kHighest));
  if (kb.kind(node) == "evidence")
    return static_cast<kb::Level>(std::min(kb.evidence[detail].level(), kHighest));
  return std::nullopt;
}

std::string summary(const kb::KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view kind = kb.kind(node);
  if (kind == "source") return source_line(kb, node);
  if (const auto question = kb.clause(node, "ask"); !question.empty()) return std::string(question);
  const std::string_view title = kb.title(node) == kb.name(node) ? std::string_view{} : kb.title(node);
  const auto level = level_of(kb, node);
  std::vector<std::string> parts;
  if (kind == "evidence") parts.emplace_back(kb.clause(node, ":"));
  if (level) parts.push_back(kb::render::certainty_words(*level));
  if (kb::is_rule_kind(kind)) parts.push_back(rule_line(kb, node));
  std::string text = title.empty() ? telling_text(kb, node) : std::string(title);
  const std::string lead = fmt::format("{}", fmt::join(parts, ", "));
  return lead + (lead.empty() || text.empty() ? "" : ": ") + text;
}
