// Decision: all that is to be said of one option, over every completion. Private to this room.
#pragma once

#include <set>

#include "runtime/verify/case.h"

namespace kb::verify {

struct Outcome {
  Range range;  ///< of a fact: 0 or 1
  Verdicts verdicts = 0;
};

/// What is unknown and can change the verdict.
struct Dependency {
  enum class Kind : std::uint8_t { fact, measure, intake, content };
  Kind kind = Kind::fact;
  std::uint32_t index = kNone;  ///< a fact, a measure, a substance's node, the option's node
  const Total* total = nullptr;
  bool harm = false;
  bool at_once =
      false;  ///< its answers differ in the verdict, whatever else is known; else perhaps after others
  std::vector<Outcome> outcomes;
};

/// A fact, measure or total with the value that it has: a fact's bits, or a range.
struct Valued {
  enum class Kind : std::uint8_t { fact, measure, total };
  Kind kind = Kind::fact;
  std::uint32_t index = 0;  ///< of a total: into Case::totals
  Mask bits = 0;
  Range range;
};

class Decision {
 public:
  /// `world` and `grades` are kept by the caller.
  Decision(const World& world, const Grades& grades, const Person& person, std::uint32_t option);

  Case at;
  Verdicts possible = 0;
  std::vector<Dependency> depends_on;
  std::uint32_t suggestion = kNone;  ///< rules
  std::uint32_t decided_by = kNone;
  Level certainty = Level::none;
  std::vector<std::uint32_t> presumed;  ///< facts
  bool presumed_intake = false;

  /// The atoms that make a rule's condition and exception what they are.
  [[nodiscard]] std::vector<Valued> atoms_of(const Bearing& rule) const;
  /// The first completion with a verdict: each thing that is open gets the first value that leaves it
  /// possible.
  [[nodiscard]] std::vector<Valued> witness(Verdicts verdict) const;

 private:
  struct Region {
    Range range;
    Mask values = 0;
  };
  void ask();
  [[nodiscard]] std::vector<Region> regions(const Valued& of, bool fine) const;
  [[nodiscard]] std::size_t variable(const Valued& of) const;
  [[nodiscard]] Valued valued(const Atom& atom) const;
  [[nodiscard]] std::uint32_t surest(std::uint8_t effect) const;
  void collect(std::uint32_t condition, std::vector<Valued>& into, std::set<std::uint32_t>& groups,
               int depth) const;

  const World& world_;
  const Grades& grades_;
  const KnowledgeBase& kb_;
  std::vector<Valued> asked_;  ///< by rules: facts, measures, totals, in order
  std::vector<Atom> atoms_;    ///< of all rules
};

}  // namespace kb::verify
