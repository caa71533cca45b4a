// Constraints: which of them are about what, and which have nothing to do with one another. What is learned
// of one variable can only tell something of those that constraints tie to it, directly or through others.
// Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "runtime/decide/lists.h"
#include "runtime/decide/variable.h"

namespace kb {

class Constraints {
 public:
  Constraints(std::size_t facts, std::size_t measures) : facts_(facts), measures_(measures) {}
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
    const auto& parts = named(variable).parts;
    return variable.index < parts.size() ? parts[variable.index] : kNone;
  }
  /// The constraints of a part.
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t part) const { return members_[part]; }

 private:
  /// Of the variables of one kind.
  struct Named {
    explicit Named(std::size_t variables) : last(variables, kNone), parts(variables, kNone) {}
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  ///< a variable, a constraint; until finish()
    std::vector<std::uint32_t> last;   ///< by variable, its last constraint; until finish()
    std::vector<std::uint32_t> parts;  ///< by variable; until finish() its first constraint
    Lists about;                       ///< by variable
  };
  [[nodiscard]] const Named& named(Variable variable) const {
    return variable.kind == Variable::Kind::fact ? facts_ : measures_;
  }
  void join(std::uint32_t constraint, std::uint32_t variable, Named& with);
  void finish(Named& named);

  Named facts_;
  Named measures_;
  std::vector<std::uint32_t> parts_;                 ///< by constraint
  std::vector<std::vector<std::uint32_t>> members_;  ///< by part; empty where it was joined to another
};

}  // namespace kb
