// Situation: what holds of a person as far as it is known, with everything that follows from it. It can be
// narrowed step by step and set back, which is how decide walks through completions. Private to this room.
#pragma once

#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "runtime/decide/constraints.h"
#include "runtime/decide/decide.h"
#include "runtime/decide/totals.h"
#include "runtime/decide/truth.h"
#include "runtime/decide/variable.h"
#include "runtime/decide/witnesses.h"

namespace kb {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
enum Comparison : std::uint8_t { kLess, kLessEqual, kGreater, kGreaterEqual, kEqual, kNotEqual };

/// A copy is another person of the same knowledge base, and shares what is known of nobody in particular.
class Situation {
 public:
  explicit Situation(const KnowledgeBase& kb);

  /// Takes over what a profile says, what follows from it, and what is presumed, in place of the person
  /// before; the contradiction if it has one. The work grows with what is said, but for the first person.
  std::optional<Contradiction> take(const Profile& profile);

  [[nodiscard]] const KnowledgeBase& kb() const { return kb_; }
  /// Another number whenever something may hold differently.
  [[nodiscard]] std::uint64_t version() const { return version_; }
  /// A profile that was read for another knowledge base may speak of what this one has not.
  [[nodiscard]] Truth fact(std::uint32_t fact) const {
    return fact < facts_.size() ? facts_[fact] : Truth::no;
  }
  [[nodiscard]] Range measure(std::uint32_t measure) const {
    return measure < measures_.size() ? measures_[measure] : Range{};
  }
  [[nodiscard]] Range range(Variable variable) const;
  [[nodiscard]] Truth holds(std::uint32_t condition) const;
  [[nodiscard]] bool is_open(Variable variable) const;
  /// Whether the fact would be open, were nothing presumed. To be asked before anything is narrowed.
  [[nodiscard]] bool is_presumed(std::uint32_t fact) const;
  /// Calls `visit` for every fact that holds or may hold, ascending.
  template <typename Visit>
  void each_possible_fact(Visit visit) const;
  /// Variables of one part can bear on one another, by constraints; kNone: no constraint is about it.
  [[nodiscard]] std::uint32_t part(Variable variable) const { return constraints_.part(variable); }
  [[nodiscard]] bool is_tied(std::uint32_t fact) const { return part({Variable::Kind::fact, fact}) != kNone; }

  // ---- narrowing
  [[nodiscard]] std::size_t mark() const { return trail_.size(); }
  /// As if a fact that is presumed had been said to be unknown: `profile` is the one that was taken, with
  /// that said. To be called before anything is narrowed; undone in the same way.
  void doubt(std::uint32_t fact, const Profile& profile);
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
  void variables_in(std::uint32_t condition, std::vector<Variable>& into) const;  ///< facts and measures
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
  /// Concludes from one constraint; from all; from those about what changed.
  bool draw(std::uint32_t position);
  bool draw_all();
  bool propagate();
  [[nodiscard]] bool feasible(std::uint32_t condition, bool value);
  /// Keeps that these parts, as they are now, meet their constraints.
  void witness(std::span<const std::uint32_t> parts);
  /// What was found before of a part, as far as it agrees with what is known now.
  void recall(std::uint32_t part);
  /// A completion gives these values to the facts of a part: both to those that are open.
  void show(std::uint32_t part, std::span<const Truth> facts);
  /// What is known of a part.
  void gather(std::uint32_t part, std::vector<Truth>& facts, std::vector<Range>& measures) const;

  /// What holds of somebody of whom nothing is said. What a person says changes only the parts that it
  /// touches.
  struct Nobody {
    std::uint32_t broken =
        kNone;                 ///< the constraint that nobody meets: the knowledge base contradicts itself
    std::vector<Truth> facts;  ///< what follows from nothing
    std::vector<Range> measures;
    std::vector<Truth> presumed_facts;  ///< and after presuming
    std::vector<Range> presumed_measures;
  };
  void become_nobody(bool presume_no);
  [[nodiscard]] std::shared_ptr<const Nobody> learn_of_nobody(bool presume_no);
  /// Takes back what is presumed of nobody, as far as a profile says something about it.
  void touch(const Profile& profile);
  void touch(Variable variable);
  void widen(std::uint32_t fact, Truth truth);
  void widen(std::uint32_t measure, Range range);
  /// A contradiction without a message is one between things that are said.
  std::optional<Contradiction> say(const Profile& profile);
  /// Of somebody that nobody can be, so little that nobody can be that either, and could with any less.
  [[nodiscard]] Profile apart(const Profile& profile);
  /// False: it has the other value. What nothing follows from is not undone, but given up with the person.
  bool say(std::uint32_t fact, bool value);
  std::optional<Contradiction> say_taking(const Profile& profile);
  /// Settles every one of these facts that has the same value in all completions.
  void settle(std::span<const std::uint32_t> facts);
  /// The tied facts of these parts, ascending.
  [[nodiscard]] std::vector<std::uint32_t> tied_facts(std::span<const std::uint32_t> parts) const;
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
  /// Presumes these facts, which ascend, where they are open.
  void presume(const Profile& profile, std::span<const std::uint32_t> facts);
  [[nodiscard]] std::string describe(std::uint32_t constraint) const;

  const KnowledgeBase& kb_;
  std::vector<Truth> facts_;
  std::vector<Range> measures_;
  std::vector<TotalKey> keys_;  ///< of the totals
  std::vector<Range> totals_;
  Ties ties_;
  Lists facts_of_part_;     ///< ascending
  Lists measures_of_part_;  ///< ascending
  std::vector<std::uint32_t> tied_facts_;
  std::vector<std::uint32_t> taking_facts_;
  Constraints constraints_;
  std::array<std::shared_ptr<const Nobody>, 2> nobody_;  ///< without presuming no, and with it; once known
  const Nobody* now_ = nullptr;                          ///< the one that the person departs from
  std::vector<Truth> said_facts_;                        ///< before presuming, of what is touched
  std::vector<Range> said_measures_;
  std::vector<std::uint32_t> touched_parts_;
  std::vector<bool> is_touched_;              ///< by part
  std::vector<std::uint32_t> touched_facts_;  ///< those that no constraint is about; ascending when taken
  std::vector<Change> trail_;
  std::size_t drawn_ = 0;     ///< of the trail: what follows from it is drawn
  std::size_t feasible_ = 0;  ///< of the trail: with this much of it, a completion exists
  bool known_feasible_ = false;
  struct Witnessed {
    std::uint64_t settling = 0;  ///< the call of settle() in which they were found
    bool values[2] = {};         ///< no, yes
  };
  std::vector<Witnessed> witnessed_;     ///< by fact: values that it has in some completion
  std::vector<std::uint64_t> recalled_;  ///< by part: the call of settle() in which it was recalled
  Witnesses witnesses_;
  std::uint64_t settling_ = 0;  ///< counts calls of settle()
  bool is_settling_ = false;
  std::uint32_t broken_ = kNone;      ///< the constraint that could not be met
  std::uint64_t version_ = 1;         ///< counts changes
  mutable std::vector<Known> known_;  ///< by group
  std::uint64_t demand_ = 0;
  std::vector<std::uint64_t> demanded_;  ///< by group, for no and yes: in which demand it was last
};

template <typename Visit>
void Situation::each_possible_fact(Visit visit) const {
  static_assert(static_cast<int>(Truth::no) == 0);
  using Several = std::uint64_t;  // most facts don't hold of anybody: passed over together
  std::size_t fact = 0;
  for (; fact + sizeof(Several) <= facts_.size(); fact += sizeof(Several)) {
    Several several = 0;
    std::memcpy(&several, facts_.data() + fact, sizeof(Several));
    while (several != 0) {
      const bool little = std::endian::native == std::endian::little;
      const int byte = (little ? std::countr_zero(several) : std::countl_zero(several)) / 8;
      visit(static_cast<std::uint32_t>(fact) + static_cast<std::uint32_t>(byte));
      several &= ~(std::uint64_t{0xFF} << (little ? 8 * byte : 56 - 8 * byte));
    }
  }
  for (; fact < facts_.size(); ++fact)
    if (facts_[fact] != Truth::no) visit(static_cast<std::uint32_t>(fact));
}

/// The values below, or from on, where a comparison changes: `x < 60` changes at 60, `x <= 60` just above it.
[[nodiscard]] std::int64_t turning_point(std::uint8_t comparison, std::int64_t micro);

}  // namespace kb
