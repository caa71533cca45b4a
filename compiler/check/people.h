// People: whether anybody can be such that rules apply, by what the knowledge base says of facts, groups,
// measures and medicines. Exact within a bound on the work; beyond it, nothing is said.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "compiler/resolve/knowledge.h"

namespace kbc {

/// A condition on a person, among those of one People.
enum class Formula : std::uint32_t {};

class People {
 public:
  explicit People(const Knowledge& knowledge);

  /// Whether the statement speaks to the person: all its `when`, one of the people that each `for` names, of
  /// a separation or an interaction one of the other things is taken, and no `unless`.
  [[nodiscard]] Formula applies(const Thing& rule);
  [[nodiscard]] Formula both(Formula a, Formula b) { return add(Op::all_of, {a, b}); }
  [[nodiscard]] Formula neither_holds(Formula a) { return add(Op::negation, {a}); }

  /// Whether somebody can meet the condition; nothing if that would take too long to find out.
  [[nodiscard]] std::optional<bool> possible(Formula formula);
  /// Somebody who does, as a profile in one line: what the condition itself asks about. Empty if there is
  /// nobody, or it would take too long to find them.
  [[nodiscard]] std::string somebody(Formula formula);

 private:
  enum class Op : std::uint8_t { holds, compare, any_of, all_of, negation };
  /// Operands come before what they are operands of, so that one pass in order evaluates all.
  struct Node {
    Op op = Op::holds;
    Comparison comparison = Comparison::less;
    ThingId thing = ThingId::none;
    std::int64_t micro = 0;
    std::uint32_t first = 0;  ///< of its operands: in operands_
    std::uint32_t count = 0;
  };
  class Guess;
  class Search;
  /// The search that came upon a formula last, and the formula's place in it.
  struct Met {
    std::uint64_t search = 0;
    std::uint32_t place = 0;
  };

  static std::size_t at(Formula formula) { return static_cast<std::size_t>(formula); }
  /// Whether it is quick to see that somebody meets the condition; if not, there may be somebody all the
  /// same.
  [[nodiscard]] bool guess(Formula formula) const;
  Formula add(Op op, std::initializer_list<Formula> operands) {
    return add(op, std::span<const Formula>(operands.begin(), operands.size()));
  }
  Formula add(Op op, std::span<const Formula> operands);
  [[nodiscard]] std::span<const Formula> operands(Formula formula) const;
  [[nodiscard]] kb::Range range(ThingId measure) const;
  Formula holds(ThingId thing);
  Formula any_taken(const Thing& rule, Key key);
  Formula condition(ConditionId id);
  void constrain(Formula formula);
  void add_constraints();
  void exclude(ThingId exclusion);

  const Knowledge& k_;
  std::vector<Node> nodes_;
  std::vector<Formula> operands_;
  boost::unordered_flat_map<ThingId, Formula> things_;
  boost::unordered_flat_map<ConditionId, Formula> conditions_;
  boost::unordered_flat_map<const Thing*, Formula> applies_;
  /// What holds of everybody, by each thing that it speaks of.
  boost::unordered_flat_map<ThingId, std::vector<Formula>> constraints_;
  /// By member that is no group: the exclusions that it is in.
  boost::unordered_flat_map<ThingId, std::vector<ThingId>> excludes_;
  std::vector<Met> met_;  ///< by formula
  std::uint64_t searches_ = 0;
  std::int64_t work_left_;
  bool complete_ = true;  ///< all that holds of everybody is in `constraints_`
};

}  // namespace kbc
