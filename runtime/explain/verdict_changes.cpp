// Two states of one knowledge base compared: their rows have the same places.
#include "runtime/explain/verdict_changes.h"

#include <algorithm>
#include <cstring>

#include "runtime/explain/words.h"

namespace kb {
namespace {

template <typename Row>
bool same_rows(const Table<Row>& a, const Table<Row>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.begin(), b.begin(), a.size() * sizeof(Row)) == 0);
}

/// A suggestion with any certainty decides as one with another does; only without any it doesn't.
bool decides_alike(const fbs::Rule& a, const fbs::Rule& b) {
  constexpr std::uint8_t kSuggest = 0;
  return a.effect() != kSuggest || (a.certainty() == 0) == (b.certainty() == 0);
}

std::vector<std::uint32_t> options_of(const KnowledgeBase& kb, const Person& person,
                                      const std::vector<std::uint32_t>& affected) {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t option : affected) {
    const bool asked = person.profile.candidate ? person.profile.candidate->option == option
                                                : kb.kind(kb.options[option].node()) != "substance";
    if (asked) result.push_back(option);
  }
  return result;
}

}  // namespace

std::vector<std::uint32_t> affected_options(const KnowledgeBase& before, const KnowledgeBase& after) {
  const bool all = !same_rows(before.conditions, after.conditions) ||
                   !same_rows(before.rule_overriders, after.rule_overriders);
  std::vector<std::uint32_t> result;
  for (std::uint32_t option = 0; option + std::size_t{1} < before.options.size(); ++option) {
    const std::size_t begin = before.options[option].rules_begin();
    const std::size_t end = before.options[option + std::size_t{1}].rules_begin();
    bool changed = all;
    for (std::size_t i = begin; i < end && i < before.option_rules.size() && !changed; ++i) {
      const std::uint32_t rule = before.option_rules[i];
      changed = after.option_rules[i] != rule || !decides_alike(before.rules[rule], after.rules[rule]);
    }
    if (changed) result.push_back(option);
  }
  return result;
}

std::vector<VerdictChange> verdict_changes(const KnowledgeBase& before, const KnowledgeBase& after,
                                           const std::vector<Person>& people) {
  std::vector<VerdictChange> result;
  const std::vector<std::uint32_t> affected = affected_options(before, after);
  for (const Person& person : people) {
    for (const std::uint32_t option : options_of(before, person, affected)) {
      const auto was = decide(before, person.profile, option);
      const auto is = decide(after, person.profile, option);
      if (!was || !is || was->possible == is->possible) continue;
      const std::uint32_t node = before.options[option].node();
      result.push_back(
          {person.name, std::string(before.name(node)), words_of(before, node), was->possible, is->possible});
    }
  }
  return result;
}

GradeChanges grade_changes(const KnowledgeBase& before, const KnowledgeBase& after) {
  GradeChanges result;
  for (std::size_t i = 0; i < before.claims.size(); ++i)
    if (before.claims[i].certainty() != after.claims[i].certainty() ||
        before.claims[i].refuted() != after.claims[i].refuted())
      result.claims.push_back(before.claims[i].node());
  for (std::size_t i = 0; i + 1 < before.rules.size(); ++i)
    if (before.rules[i].certainty() != after.rules[i].certainty())
      result.rules.push_back(before.rules[i].node());
  return result;
}

}  // namespace kb
