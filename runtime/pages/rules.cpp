// Recommendations in words, and as a table.
#include "runtime/pages/rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb::pages {
namespace {

struct Conditions {
  std::uint32_t condition = kNone;
  std::uint32_t exception = kNone;
};

Conditions conditions_of(const KnowledgeBase& kb, std::uint32_t rule) {
  if (kb.kind(rule) != "prefer") {
    const fbs::Rule& row = kb.rules[kb.nodes[rule].detail()];
    return {row.condition(), row.exception()};
  }
  for (const fbs::Preference& row : kb.preferences)
    if (row.node() == rule) return {row.condition(), row.exception()};
  return {};
}

/// Names of a few, or how many there are.
Html reach_words(const Pen& pen, std::uint32_t rule) {
  const Nodes options = reached_by(pen.kb(), rule);
  constexpr std::size_t kFew = 3;
  if (options.size() <= kFew) return pen.links(options);
  return fmt::format("{} options", options.size());
}

}  // namespace

Html for_whom(const KnowledgeBase& kb, std::uint32_t rule) {
  const std::string words = condition_words(kb, conditions_of(kb, rule).condition);
  return words.empty() ? "everybody" : text(words);
}

Html except(const KnowledgeBase& kb, std::uint32_t rule) {
  return text(condition_words(kb, conditions_of(kb, rule).exception));
}

std::string strength(const KnowledgeBase& kb, std::uint32_t rule) {
  if (kb.kind(rule) == "prefer") return {};
  return kb.rules[kb.nodes[rule].detail()].strength() != 0 ? "strong" : "conditional";
}

bool stands_by_itself(const KnowledgeBase& kb, std::uint32_t option) {
  return kb.kind(option) != "substance";
}

Nodes reached_by(const KnowledgeBase& kb, std::uint32_t rule) {
  Nodes result;
  if (kb.kind(rule) == "prefer") {
    for (const KnowledgeBase::Edge edge : kb.out(rule))
      if (kb.keyword(edge.label) == "on") result.push_back(edge.node);
    return result;
  }
  const std::uint32_t row = kb.nodes[rule].detail();
  for (std::size_t i = 0; i + 1 < kb.options.size(); ++i)
    if (stands_by_itself(kb, kb.options[i].node()) &&
        std::ranges::binary_search(
            kb.option_rules.run(kb.options[i].rules_begin(), kb.options[i + 1].rules_begin()), row))
      result.push_back(kb.options[i].node());
  return result;
}

Rows doses(const KnowledgeBase& kb, std::uint32_t rule) {
  Rows rows;
  if (kb.kind(rule) == "prefer") return rows;
  const std::uint32_t row = kb.nodes[rule].detail();
  for (const fbs::Dose& dose :
       kb.doses.run(kb.rules[row].doses_begin(), kb.rules[row + std::size_t{1}].doses_begin())) {
    const auto basis = static_cast<Basis>(std::min<std::uint8_t>(dose.basis(), 2));
    rows.emplace_back(
        kb.keyword(dose.keyword()),
        text(format_amount({{dose.low(), dose.high()}, unit_of(kb, dose.unit()), basis, false})));
  }
  return rows;
}

Html rule_table(const Pen& pen, std::string_view label, const Nodes& rules) {
  const bool mixed = std::ranges::any_of(
      rules, [&](std::uint32_t rule) { return pen.kb().kind(rule) != pen.kb().kind(rules.front()); });
  SiteTable result{
      std::string(label), {"Recommendation", "For whom", "Strength", "Certainty", "Reaches"}, {}};
  for (const std::uint32_t rule : rules) {
    const Html exception = except(pen.kb(), rule);
    Html whom = for_whom(pen.kb(), rule);
    if (!exception.empty()) whom += fmt::format("<br><span class=\"faint\">unless {}</span>", exception);
    result.rows.push_back({mixed ? pen.marked_link(rule) : pen.link(rule, bare_words(pen.kb(), rule)), whom,
                           strength(pen.kb(), rule), pen.certainty(rule), reach_words(pen, rule)});
  }
  return table(result);
}

const std::vector<RuleGroup>& rule_groups() {
  static const std::vector<RuleGroup> kGroups{
      {"suggested", "What is suggested", "", {"suggest"}},
      {"contraindicated",
       "What must not be taken or done",
       "These weigh more than all else.",
       {"contraindicate"}},
      {"against", "What is advised against", "", {"advise against"}},
      {"limits",
       "Limits",
       "Beyond them, and not at them, a dose is advised against unless the limit says otherwise.",
       {"limit"}},
      {"care", "What needs care", "", {"caution"}},
      {"together",
       "Together with other things",
       "What is to be kept apart, and what acts on something else.",
       {"separate", "interact"}},
      {"preferred",
       "What comes before what",
       "Of two that are suggested alike. This changes no verdict.",
       {"prefer"}}};
  return kGroups;
}

Nodes rules_in(const Book& book, const RuleGroup& group) {
  Nodes result;
  for (const std::uint32_t rule : book.on(Shelf::recommendation))
    if (std::ranges::find(group.kinds, book.kb().kind(rule)) != group.kinds.end()) result.push_back(rule);
  return result;
}

}  // namespace kb::pages
