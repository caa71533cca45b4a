// Constraints: which of them are about what, and which have nothing to do with one another. What is learned
// of one variable can only tell something of those that constraints tie to it, directly or through others.
// Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/decide/variable.h"

namespace kb {

class Constraints {
 public:
  Constraints(std::size_t facts, std::size_t measures) : by_fact_(facts), by_measure_(measures) {}
  /// The next constraint, with the facts and measures that it is about.
  void add(std::span<const std::uint32_t> facts, std::span<const std::uint32_t> measures);
  /// To be called after the last one.
  void finish();

  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  /// The constraints about a variable, ascending.
  [[nodiscard]] std::span<const std::uint32_t> about(Variable variable) const;
  /// The part that a variable belongs to: named by its first constraint; kNone: no constraint is about it.
  [[nodiscard]] std::uint32_t part(Variable variable) const {
    if (variable.kind == Variable::Kind::total) return kNone;
    const auto& of = variable.kind == Variable::Kind::fact ? part_of_fact_ : part_of_measure_;
    return variable.index < of.size() ? of[variable.index] : kNone;
  }
  /// The constraints of a part.
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t part) const { return members_[part]; }

 private:
  void join(std::uint32_t constraint, std::vector<std::uint32_t>& with);

  std::vector<std::vector<std::uint32_t>> by_fact_;
  std::vector<std::vector<std::uint32_t>> by_measure_;
  std::vector<std::uint32_t> parts_;  ///< by constraint
  std::vector<std::uint32_t> part_of_fact_;
  std::vector<std::uint32_t> part_of_measure_;
  std::vector<std::vector<std::uint32_t>> members_;  ///< by part; empty where it was joined to another
};

}  // namespace kb
