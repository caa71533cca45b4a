// Situation: what holds of a person as far as it is known, with everything that follows from it. It can be
// narrowed step by step and set back, which is how decide walks through completions. Private to this room.
#pragma once

#include <optional>
#include <vector>

#include "runtime/decide/constraints.h"
#include "runtime/decide/decide.h"
#include "runtime/decide/totals.h"
#include "runtime/decide/truth.h"
#include "runtime/decide/variable.h"

namespace kb {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
enum Comparison : std::uint8_t { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual, kNotEqual };

class Situation {
 public:
  explicit Situation(const KnowledgeBase& kb);

  /// Takes over what a profile says, what follows from it, and what is presumed; the contradiction if it has
  /// one.
  std::optional<Contradiction> take(const Profile& profile);
  /// As if newly made, for the next person.
  void forget();

  [[nodiscard]] const KnowledgeBase& kb() const { return kb_; }
  [[nodiscard]] Truth fact(std::uint32_t fact) const {
    return fact < facts_.size() ? facts_[fact] : Truth::no;
  }
  [[nodiscard]] Range range(Variable variable) const;
  [[nodiscard]] Truth holds(std::uint32_t condition) const;
  [[nodiscard]] bool is_open(Variable variable) const;
  /// Facts that were open but for what is presumed, ascending.
  [[nodiscard]] std::vector<std::uint32_t> presumed() const;

  // ---- narrowing
  [[nodiscard]] std::size_t mark() const { return trail_.size(); }
  void undo(std::size_t mark);
  /// Each narrows and draws all simple conclusions; false: no completion is like that (undo after it).
  bool set_fact(std::uint32_t fact, bool value);
  bool set_range(Variable variable, Range range);
  /// Whether a completion of the situation exists: the constraints can be met.
  [[nodiscard]] bool feasible() { return feasible(kNone, true); }
  /// Whether a condition has this value in some completion.
  [[nodiscard]] bool can(std::uint32_t condition, bool value);

  // ---- totals of the option that is being decided
  void begin_totals(Ties ties) {
    ties_ = std::move(ties);
    keys_.clear();
    totals_.clear();
  }
  /// The variable of a total; it is added with its range if it isn't known yet.
  std::uint32_t total(const TotalKey& key, Range range);
  [[nodiscard]] const TotalKey& key(std::uint32_t total) const { return keys_[total]; }
  [[nodiscard]] std::size_t totals() const { return keys_.size(); }

  /// The variable of the first open fact or comparison in a condition that is open, with where to split it.
  struct Split {
    Variable variable;
    std::int64_t at = 0;  ///< of a number: below this, or from this on
  };
  [[nodiscard]] std::optional<Split> first_open(std::uint32_t condition) const;
  /// Adds every open variable of a condition, each once, in order of appearance.
  void open_variables(std::uint32_t condition, std::vector<Variable>& into) const;
  /// Adds every fact that a condition asks about, open or not; every measure.
  void facts_in(std::uint32_t condition, std::vector<std::uint32_t>& into) const;
  void measures_in(std::uint32_t condition, std::vector<std::uint32_t>& into) const;
  /// Adds the values at which comparisons with a variable change, of a condition.
  void thresholds(std::uint32_t condition, Variable variable, std::vector<std::int64_t>& into) const;

 private:
  static constexpr int kMaxDepth = 512;  // of one condition; more than a compiled file has

  struct Change {
    Variable variable;
    Truth fact;
    Range range;
  };

  /// A group as it was found to hold, at the version of the situation that it was found for.
  struct Known {
    std::uint64_t version = 0;
    Truth value = Truth::open;
  };

  /// What a condition says, if the groups that decide it are known; else one of them in `missing`.
  [[nodiscard]] Truth evaluate(std::uint32_t condition, std::uint32_t& missing, int depth) const;
  /// Calls `atom` for each fact and comparison of a condition, in order, passing over the parts that `enter`
  /// does not let in and groups that were looked into before.
  template <typename Enter, typename Atom>
  void each_atom(std::uint32_t condition, Enter enter, Atom atom) const;
  [[nodiscard]] Truth compare(const fbs::Condition& condition) const;
  [[nodiscard]] std::span<const std::uint32_t> operands(const fbs::Condition& condition) const {
    return condition.kind() < kAnyOf
               ? std::span<const std::uint32_t>{}
               : kb_.condition_operands.run(condition.index(),
                                            std::size_t{condition.index()} + condition.count());
  }

  bool assign(std::uint32_t fact, bool value);
  bool assign(Variable variable, Range range);
  /// Makes a condition true (or false) as far as that leaves only one way.
  bool demand(std::uint32_t condition, bool value);
  bool demand(std::uint32_t condition, bool value, int depth);
  bool propagate();
  [[nodiscard]] bool feasible(std::uint32_t condition, bool value);
  std::optional<Contradiction> say(const Profile& profile);
  std::optional<Contradiction> say_taking(const Profile& profile);
  /// Settles every fact that has the same value in all completions, as far as what changed since then can
  /// tell.
  void settle(std::size_t since);
  /// The parts of the constraints that changes since then are about, ascending.
  [[nodiscard]] std::vector<std::uint32_t> parts_changed(std::size_t since) const;
  /// Values of a measure that constraints don't tell apart.
  struct Piece {
    Variable measure;
    Range range;
  };
  /// The pieces that the ranges said of measures leave possible.
  [[nodiscard]] std::vector<Piece> said_pieces(const Profile& profile);
  [[nodiscard]] bool is_possible(const Piece& piece);
  void presume(const Profile& profile);
  [[nodiscard]] std::string describe(std::uint32_t constraint) const;

  const KnowledgeBase& kb_;
  std::vector<Truth> facts_;
  std::vector<Range> measures_;
  std::vector<TotalKey> keys_;  ///< of the totals
  std::vector<Range> totals_;
  Ties ties_;
  std::vector<std::uint32_t> tied_;  ///< facts that constraints are about, ascending
  std::vector<bool> is_tied_;        ///< by fact
  Constraints constraints_;
  std::vector<Change> trail_;
  std::size_t drawn_ = 0;     ///< of the trail: what follows from it is drawn
  std::size_t feasible_ = 0;  ///< of the trail: with this much of it, a completion exists
  bool known_feasible_ = false;
  bool all_drawn_ = false;            ///< every constraint was drawn on once
  std::size_t presumed_begin_ = 0;    ///< of the trail: from here, up to
  std::size_t presumed_end_ = 0;      ///< here, what was presumed stands
  std::uint32_t broken_ = kNone;      ///< the constraint that could not be met
  std::uint64_t version_ = 1;         ///< counts changes
  mutable std::vector<Known> known_;  ///< by group
  std::uint64_t demand_ = 0;
  std::vector<std::uint64_t> demanded_;  ///< by group, for no and yes: in which demand it was last
};

/// The values below, or from on, where a comparison changes: `x < 60` changes at 60, `x <= 60` just above it.
[[nodiscard]] std::int64_t turning_point(std::uint8_t comparison, std::int64_t micro);

}  // namespace kb
