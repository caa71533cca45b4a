// What a statement of each kind says of itself.
#include "runtime/explain/mention.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/grounds.h"
#include "runtime/explain/ratings.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

constexpr std::string_view kRuleKinds[] = {"suggest", "caution",  "advise against", "contraindicate",
                                           "limit",   "separate", "interact",       "prefer"};

/// Clauses that say what a statement is about, the most telling first.
constexpr std::string_view kTelling[] = {"states", "says",   "ask",     "effect",
                                         "harm",   "answer", "settled", "note"};

std::string joined(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                   std::string_view between) {
  std::vector<std::string> words;
  for (const std::uint32_t node : nodes) words.push_back(words_of(kb, node));
  return fmt::format("{}", fmt::join(words, between));
}

std::vector<std::uint32_t> targets_of(const KnowledgeBase& kb, std::uint32_t node) {
  std::vector<std::uint32_t> targets;
  for (const KnowledgeBase::Edge edge : kb.out(node))
    if (kb.keyword(edge.label) == "on") targets.push_back(edge.node);
  return targets;
}

/// "caution Daily walk for endurance, when frosty road and not supervised by guide"
std::string rule_words(const KnowledgeBase& kb, std::uint32_t node) {
  std::string words = fmt::format("{} {}", kb.kind(node), joined(kb, targets_of(kb, node), ", "));
  for (const std::string_view keyword : {"to", "by"})
    if (const auto text = kb.clause(node, keyword); !text.empty())
      words += fmt::format(" {} {}", keyword, text);
  std::vector<std::uint32_t> goals = named_by(kb, node, "for");
  std::erase_if(goals, [&kb](std::uint32_t goal) { return kb.kind(goal) != "goal"; });
  if (!goals.empty()) words += " for " + joined(kb, goals, " or ");
  std::vector<std::uint32_t> worse;
  for (const KnowledgeBase::Edge edge : kb.out(node))
    if (kb.keyword(edge.label) == "over") worse.push_back(edge.node);
  if (!worse.empty()) words += " over " + joined(kb, worse, ", ");
  const std::uint32_t row = kb.nodes[node].detail();
  const bool decides = kb.kind(node) != "prefer" && row + std::size_t{1} < kb.rules.size();
  if (decides && kb.rules[row].condition() != kNone)
    words += ", when " + condition_words(kb, kb.rules[row].condition());
  if (decides && kb.rules[row].exception() != kNone)
    words += ", unless " + condition_words(kb, kb.rules[row].exception());
  return words;
}

std::string telling_text(const KnowledgeBase& kb, std::uint32_t node) {
  for (const std::string_view keyword : kTelling)
    if (const auto text = kb.clause(node, keyword); !text.empty()) return std::string(text);
  return {};
}

std::string says(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view kind = kb.kind(node);
  if (kind == "source") return csl_title(kb.text(kb.sources[kb.nodes[node].detail()].csl()));
  if (is_rule_kind(kind)) return rule_words(kb, node);
  if (const auto title = kb.clause(node, "title"); !title.empty()) return std::string(title);
  if (kind == "population" || kind == "risk group") {
    const std::uint32_t row = kb.nodes[node].detail();
    if (row < kb.groups.size()) return condition_words(kb, kb.groups[row].condition());
  }
  return telling_text(kb, node);
}

}  // namespace

bool is_rule_kind(std::string_view kind) {
  return std::ranges::find(kRuleKinds, kind) != std::end(kRuleKinds);
}

std::optional<Level> certainty_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::uint32_t row = kb.nodes[node].detail();
  const std::string_view kind = kb.kind(node);
  if (kind == "claim") return to_level(kb.claims[row].certainty());
  if (kind == "evidence") return to_level(kb.evidence[row].level());
  if (is_rule_kind(kind) && kind != "prefer") return to_level(kb.rules[row].certainty());
  return std::nullopt;
}

Mention mention(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds) {
  Mention result;
  result.kind = kb.kind(node);
  result.name = kb.name(node);
  result.says = says(kb, node);
  result.level = certainty_of(kb, node);
  const std::uint32_t row = kb.nodes[node].detail();
  if (result.kind == "evidence") {
    result.design = design_name(to_design(kb.evidence[row].design()));
    result.people = kb.evidence[row].people();
  }
  result.refuted = result.kind == "claim" && kb.claims[row].refuted() != 0;
  result.citations = grounds.cite(node);
  result.place = place_of(kb, node);
  return result;
}

}  // namespace kb
