// Statements put into words by their kinds.
#include "runtime/explain/saying.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ") {
  return fmt::format("{}", fmt::join(parts, between));
}

std::vector<std::string> titles(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes) {
  std::vector<std::string> result;
  for (const std::uint32_t node : nodes) result.push_back(words_of(kb, node));
  return result;
}

std::string clause_words(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  return joined(clauses_of(kb, node, keyword));
}

void add_part(std::string& to, std::string_view lead, std::string_view text) {
  if (!text.empty()) to.append(lead).append(text);
}

void add_sentence(std::string& to, std::string text) {
  if (text.empty()) return;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (!to.empty()) to.append(to.ends_with('.') || to.ends_with('?') || to.ends_with('!') ? " " : ". ");
  to.append(text);
}

/// What the rule is about, by its kind: "2 h apart from heavy meals: daily walk".
std::string rule_lead(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view kind = kb.kind(node);
  const std::string on = rule_targets(kb, node);
  if (kind == "suggest") return "Suggested: " + on;
  if (kind == "caution") return "Care needed: " + on;
  if (kind == "advise against") return "Advised against: " + on;
  if (kind == "contraindicate") return "Contraindicated: " + on;
  if (kind == "limit") return fmt::format("At most {} of {}", clause_words(kb, node, "to"), on);
  if (kind == "separate")
    return fmt::format("{} apart from {}: {}", clause_words(kb, node, "by"),
                       joined(titles(kb, named_by(kb, node, "from"))), on);
  if (kind == "interact")
    return fmt::format("Care needed: {} together with {}", on,
                       joined(titles(kb, named_by(kb, node, "with"))));
  return fmt::format("{} before {}", on, rule_targets(kb, node, "over"));  // prefer
}

std::uint32_t preference_condition(const KnowledgeBase& kb, std::uint32_t node) {
  for (const fbs::Preference& preference : kb.preferences)
    if (preference.node() == node) return preference.condition();
  return kNone;
}

std::string rule_saying(const KnowledgeBase& kb, std::uint32_t node) {
  const bool preference = kb.kind(node) == "prefer";
  const fbs::Rule& rule = kb.rules[kb.nodes[node].detail()];
  std::string text = rule_heading(kb, node);
  const std::uint32_t condition = preference ? preference_condition(kb, node) : rule.condition();
  // Whoever takes the other thing of a separation or interaction: its lead says so already.
  if (kb.kind(node) != "separate" && kb.kind(node) != "interact")
    add_part(text, ", given ", condition_words(kb, condition));
  if (!preference) add_part(text, ", unless ", condition_words(kb, rule.exception()));
  text.push_back('.');
  for (const std::string_view keyword : {"says", "effect"})
    for (const std::string& said : clauses_of(kb, node, keyword)) add_sentence(text, said);
  return text;
}

/// "daily walks against none; found walking distance slightly better"
std::string evidence_saying(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text(kb.clause(node, "title"));
  if (text.empty()) text = kb.clause(node, "states");
  std::vector<std::string> found;
  for (const KnowledgeBase::Edge edge : kb.in(node)) {
    if (kb.keyword(edge.label) != "found") continue;
    std::string outcome = words_of(kb, edge.node);
    for (const fbs::EdgeNote& note : kb.notes_of_edge(edge.index))
      if (kb.keyword(note.keyword()) == "found") outcome.append(" ").append(kb.text(note.text()));
    found.push_back(std::move(outcome));
  }
  add_part(text, text.empty() ? "found " : "; found ", joined(found));
  return text;
}

std::string group_saying(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text = words_of(kb, node);
  add_part(text, ": ", condition_words(kb, kb.groups[kb.nodes[node].detail()].condition()));
  add_part(text, "; may lack ", joined(titles(kb, named_by(kb, node, "lack"))));
  add_part(text, "; may be harmed: ", clause_words(kb, node, "harm"));
  return text;
}

std::string side_effect_saying(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text = fmt::format("{}, of {}", rule_targets(kb, node), rule_targets(kb, node, "of"));
  add_part(text, ": ", clause_words(kb, node, "effect"));
  add_part(text, "; likelier above ", clause_words(kb, node, "likelier above"));
  add_part(text, "; if ", condition_words(kb, kb.guidance[kb.nodes[node].detail()].condition()));
  add_part(text, "; what helps: ", joined(clauses_of(kb, node, "relief"), "; "));
  return text;
}

/// Steps of a routine, weeks of a course: what they say, without their conditions.
std::string course_saying(const KnowledgeBase& kb, std::uint32_t node) {
  std::vector<std::string> steps;
  for (const std::string_view keyword : {"at", "in weeks", "weeks", "after"})
    for (const std::string& step : clauses_of(kb, node, keyword))
      steps.push_back(fmt::format("{} {}", keyword == "in weeks" ? "weeks" : keyword, step));
  return fmt::format("{}: {}", words_of(kb, node), joined(steps, " "));
}

std::string referral_saying(const KnowledgeBase& kb, std::uint32_t node) {
  std::string text = "See: " + rule_targets(kb, node);
  add_part(text, ", if ", condition_words(kb, kb.guidance[kb.nodes[node].detail()].condition()));
  text.push_back('.');
  add_sentence(text, clause_words(kb, node, "says"));
  return text;
}

std::string dispute_saying(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string settled = clause_words(kb, node, "settled");
  return words_of(kb, node) + ": " + (settled.empty() ? "open" : settled);
}

}  // namespace

std::string rule_targets(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  std::vector<std::string> result;
  for (const KnowledgeBase::Edge edge : kb.out(node))
    if (kb.keyword(edge.label) == keyword) result.push_back(words_of(kb, edge.node));
  return joined(result);
}

std::string rule_heading(const KnowledgeBase& kb, std::uint32_t rule) {
  std::string text = rule_lead(kb, rule);
  std::vector<std::string> goals;
  for (const std::uint32_t goal : named_by(kb, rule, "for"))
    if (kb.kind(goal) == "goal") {
      goals.emplace_back(kb.name(goal));
      std::ranges::replace(goals.back(), '-', ' ');
    }
  add_part(text, ", for ", joined(goals));
  return text;
}

std::string saying_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view kind = kb.kind(node);
  std::string text;
  if (is_rule_kind(kind)) text = rule_saying(kb, node);
  if (kind == "claim") text = kb.clause(node, "states");
  if (kind == "evidence") text = evidence_saying(kb, node);
  if (kind == "risk group" || kind == "population") text = group_saying(kb, node);
  if (kind == "side effect") text = side_effect_saying(kb, node);
  if (kind == "routine" || kind == "monitor") text = course_saying(kb, node);
  if (kind == "refer") text = referral_saying(kb, node);
  if (kind == "dispute") text = dispute_saying(kb, node);
  if (kind == "sign")
    text = fmt::format("{} can show a lack of {}, and is no proof of it.", rule_targets(kb, node),
                       joined(titles(kb, named_by(kb, node, "of lack"))));
  if (kind == "criterion") text = clause_words(kb, node, "says");
  if (kind == "advise") {
    const std::string when = condition_words(kb, kb.guidance[kb.nodes[node].detail()].condition());
    text = (when.empty() ? "" : "If " + when + ": ") + clause_words(kb, node, "says");
  }
  return text.empty() ? words_of(kb, node) : text;
}

std::optional<Level> sureness_of(const KnowledgeBase& kb, std::uint32_t node) {
  if (const auto certainty = certainty_of(kb, node)) return certainty;
  std::optional<Level> weakest;
  for (const KnowledgeBase::Edge edge : kb.in(node)) {
    if (kb.keyword(edge.label) != "because" || edge.optional || kb.kind(edge.node) != "claim") continue;
    const auto its = certainty_of(kb, edge.node);
    if (!weakest || its < weakest) weakest = its;
  }
  return weakest;
}

CitationNumbers cited_under(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds) {
  std::vector<std::uint32_t> reached{node};
  std::set<std::uint32_t> seen{node};
  std::vector<std::uint32_t> counting;
  std::vector<std::uint32_t> other;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const bool counts =
        kb.kind(reached[i]) != "evidence" || kb.evidence[kb.nodes[reached[i]].detail()].level() > 0;
    if (kb.kind(reached[i]) == "evidence" || kb.kind(reached[i]) == "source")
      (counts ? counting : other).push_back(reached[i]);
    if (kb.kind(reached[i]) == "evidence") continue;
    for (const KnowledgeBase::Edge edge : kb.in(reached[i])) {
      const std::string_view label = kb.keyword(edge.label);
      const bool ground =
          label == "because" || label == "support" || label == "follows from" || label == "source";
      if (ground && seen.insert(edge.node).second) reached.push_back(edge.node);
    }
  }
  CitationNumbers numbers;
  for (const std::uint32_t source : counting.empty() ? other : counting)
    add_citations(numbers, grounds.cite(source));
  return numbers;
}

}  // namespace kb
