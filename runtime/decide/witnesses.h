// Witnesses: how the variables of a part were found to meet its constraints together. Whatever they show to
// be possible needs no search; constraints are the same for everybody, so that they serve for one person
// after another. Private to this room.
#pragma once

#include <span>
#include <vector>

#include "runtime/decide/truth.h"
#include "runtime/quantity/quantity.h"

namespace kb {

class Witnesses {
 public:
  explicit Witnesses(std::size_t parts = 0) : of_part_(parts) {}

  /// The facts and measures of a part meet its constraints, whatever those that are open turn out to be. The
  /// latest are kept.
  void keep(std::uint32_t part, std::span<const Truth> facts, std::span<const Range> measures);
  /// Calls `visit` with the facts of each that agrees with what is known of the part.
  template <typename Visit>
  void each_that_agrees(std::uint32_t part, std::span<const Truth> facts, std::span<const Range> measures,
                        Visit visit) const {
    const Kept& kept = of_part_[part];
    for (std::size_t i = 0; i < kept.size; ++i) {
      const auto its_facts = std::span(kept.facts).subspan(i * facts.size(), facts.size());
      const auto its_measures = std::span(kept.measures).subspan(i * measures.size(), measures.size());
      if (agree(its_facts, facts) && agree(its_measures, measures)) visit(its_facts);
    }
  }

 private:
  static constexpr std::size_t kMost = 16;  // of a part

  /// One after the other.
  struct Kept {
    std::vector<Truth> facts;
    std::vector<Range> measures;
    std::size_t size = 0;
    std::size_t next = 0;  ///< whose place the next one takes
  };
  static bool agree(std::span<const Truth> a, std::span<const Truth> b);
  static bool agree(std::span<const Range> a, std::span<const Range> b);

  std::vector<Kept> of_part_;
};

}  // namespace kb
