// The steps of lower and what they share. Private to this room.
#pragma once

#include <optional>

#include "compiler/lower/lower.h"

namespace kbc {

inline constexpr std::uint32_t kNoRow = 0xffffffff;

struct Lowering {
  const Knowledge& k;
  const Grades& grades;
  const Sources& sources;
  Tables t;
  std::vector<std::uint32_t> detail;       ///< by thing: its row in the table of its kind
  std::vector<std::uint32_t> taking;       ///< by thing: the fact that the person takes it
  std::vector<std::uint32_t> conditions;   ///< by Knowledge's condition: the artifact's
  std::vector<std::uint32_t> rule_things;  ///< things of the rules, in the artifact's order

  [[nodiscard]] static std::uint32_t node(ThingId id) { return static_cast<std::uint32_t>(id); }
  [[nodiscard]] std::uint32_t text(const Thing& thing, Key key) { return t.texts.add(k.text(thing, key)); }

  // ---- conditions.cpp
  [[nodiscard]] std::uint32_t condition(ConditionId id);
  [[nodiscard]] std::uint32_t combine(ConditionKind kind, const std::vector<std::uint32_t>& operands);
  [[nodiscard]] std::uint32_t holds(ThingId id);  ///< a fact, a group, or taking a medicine
  [[nodiscard]] std::uint32_t takes_any(const Thing& rule, Key key);
  /// `for` people and `when`, all of them; kNoRow: always.
  [[nodiscard]] std::uint32_t applicability(const Thing& thing, std::vector<std::uint32_t> more = {});
  [[nodiscard]] std::uint32_t exception(const Thing& thing);  ///< any `unless`; kNoRow: never
  [[nodiscard]] std::vector<std::uint32_t> goals(const Thing& thing) const;
};

/// In this order: each relies on the ones before.
void lower_people(Lowering& lowering);   // facts, measures, groups, constraints
void lower_options(Lowering& lowering);  // options, contents
void lower_grounds(Lowering& lowering);  // evidence, claims, sources
void lower_rules(
    Lowering& lowering);  // rules, limits, doses, spacings, preferences; the rules of each option
void lower_guidance(Lowering& lowering);  // for whom all else that is said to a person is meant
void lower_nodes(Lowering& lowering);     // nodes, clauses, edges, names

}  // namespace kbc
