// World: all that a question leaves open, and what the knowledge base says of everybody.
//
// A variable is a fact (no, yes), a measure (its pieces between all numbers that it is compared with), or, of
// one option, how its totals lie together. Its values are bits; a state holds the values that each variable
// can still have. An atom is a variable with the values in which it is so: conditions, exceptions and limits
// all come down to these. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/verify/question.h"

namespace kb::verify {

using Mask = std::uint64_t;
using State = std::vector<Mask>;  // by variable: facts, measures, then the totals

enum class Truth : std::uint8_t { no, open, yes };
constexpr Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
constexpr Truth operator&(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth operator|(Truth a, Truth b) { return a < b ? b : a; }

struct Atom {
  std::size_t variable = 0;
  Mask values = 0;
};
[[nodiscard]] inline Truth truth_of(const Atom& atom, const State& state) {
  const Mask left = state[atom.variable];
  return (left & ~atom.values) == 0 ? Truth::yes : (left & atom.values) == 0 ? Truth::no : Truth::open;
}

class World {
 public:
  /// What is wrong with the question, if nobody can be like that.
  [[nodiscard]] static tl::expected<World, std::string> of(const KnowledgeBase& kb, const Person& person);

  [[nodiscard]] const KnowledgeBase& kb() const { return *kb_; }
  /// With one more variable for totals, which can have any value.
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] std::size_t measure(std::uint32_t measure) const { return kb_->facts.size() + measure; }
  [[nodiscard]] std::size_t totals() const { return state_.size() - 1; }
  [[nodiscard]] const std::vector<Range>& pieces(std::uint32_t measure) const { return pieces_[measure]; }
  /// Facts that are settled by presumptions alone, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& presumed() const { return presumed_; }

  [[nodiscard]] Truth holds(std::uint32_t condition, const State& state) const {
    std::vector<std::optional<Truth>> groups;
    return holds(condition, state, groups, 0);
  }
  /// What leaves a condition open: the open atoms in those of its parts that are open; and the first of them.
  [[nodiscard]] std::vector<Atom> open_atoms(std::uint32_t condition, const State& state) const;
  [[nodiscard]] std::optional<Atom> open_atom(std::uint32_t condition, const State& state) const;
  /// The atoms of a condition, from left to right.
  [[nodiscard]] std::vector<Atom> atoms(std::uint32_t condition) const;
  /// The atom of a condition that is one.
  [[nodiscard]] std::optional<Atom> atom(std::uint32_t condition) const;
  /// No constraint is surely broken; and the one that is open, if one is.
  [[nodiscard]] Truth lawful(const State& state, std::optional<Atom>* open = nullptr) const;
  /// Whether a completion of the state exists.
  [[nodiscard]] bool feasible(const State& state) const;
  /// Whether a condition can be so in some completion.
  [[nodiscard]] bool can(std::uint32_t condition, bool value) const;

  /// One step of a walk through completions; false: they were too many, and what was found is too much.
  [[nodiscard]] bool step() const { return steps_ < kMostSteps && ++steps_ < kMostSteps; }
  [[nodiscard]] bool exhausted() const { return steps_ >= kMostSteps; }

 private:
  static constexpr std::size_t kMostSteps = 5'000'000;

  explicit World(const KnowledgeBase& kb) : kb_(&kb) {}
  [[nodiscard]] Truth holds(std::uint32_t condition, const State& state,
                            std::vector<std::optional<Truth>>& groups, int depth) const;
  /// The atoms in those parts that `enter` lets in.
  template <typename Enter>
  [[nodiscard]] std::vector<Atom> atoms(std::uint32_t condition, Enter enter) const;
  [[nodiscard]] std::span<const std::uint32_t> operands(const fbs::Condition& condition) const;
  tl::expected<void, std::string> cut(const Person& person);
  tl::expected<void, std::string> say(const Person& person);
  void tie();
  void settle(const std::vector<std::size_t>& variables);
  void presume(const Person& person);

  const KnowledgeBase* kb_;
  std::vector<std::vector<Range>> pieces_;
  std::vector<Mask> compared_;  ///< by condition: the values of a measure in which it is so
  State state_;
  std::vector<std::vector<std::size_t>> tied_;  ///< by variable: all that constraints tie together with it
  std::vector<std::uint32_t> presumed_;
  mutable std::size_t steps_ = 0;
};

/// Everything that somebody takes who takes this.
[[nodiscard]] std::vector<std::uint32_t> taken_with(const KnowledgeBase& kb, std::uint32_t node);

}  // namespace kb::verify
