// Looked up by name, and told apart by kind.
#include "runtime/analyze/names.h"

#include <fmt/format.h>

#include "runtime/profile/words.h"

namespace kb {

std::uint32_t same_node(const KnowledgeBase& from, std::uint32_t node, const KnowledgeBase& to) {
  if (node == kNone) return kNone;
  if (&from == &to) return node;
  for (const fbs::Name& row : to.find(from.name(node)))
    if (to.kind(row.node()) == from.kind(node) && to.name(row.node()) == from.name(node)) return row.node();
  return kNone;
}

std::uint32_t same_fact(const KnowledgeBase& from, std::uint32_t fact, const KnowledgeBase& to) {
  const std::uint32_t node = same_node(from, from.facts[fact].node(), to);
  return node == kNone ? kNone : fact_of(to, node, static_cast<FactKind>(from.facts[fact].kind()));
}

std::uint32_t same_measure(const KnowledgeBase& from, std::uint32_t measure, const KnowledgeBase& to) {
  const std::uint32_t node = same_node(from, from.measures[measure].node(), to);
  return node == kNone ? kNone : measure_of(to, node);
}

std::uint32_t same_option(const KnowledgeBase& from, std::uint32_t option, const KnowledgeBase& to) {
  const std::uint32_t node = same_node(from, from.options[option].node(), to);
  return node == kNone ? kNone : option_of(to, node);
}

std::uint32_t same_rule(const KnowledgeBase& from, std::uint32_t rule, const KnowledgeBase& to) {
  const std::uint32_t node = same_node(from, from.rules[rule].node(), to);
  return node == kNone ? kNone : rule_of(to, node);
}

std::uint32_t rule_of(const KnowledgeBase& kb, std::uint32_t node) {
  for (std::uint32_t rule = 0; rule + std::size_t{1} < kb.rules.size(); ++rule)
    if (kb.rules[rule].node() == node) return rule;
  return kNone;
}

std::string fact_name(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string_view lead = row.kind() == 1 ? "taking " : row.kind() == 2 ? "supervised by " : "";
  return fmt::format("{}{}", lead, kb.name(row.node()));
}

}  // namespace kb
