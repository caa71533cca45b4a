// Asking: which rules of a problem ask about what. What no rule asks about, nor anything that constraints tie
// to it, changes nothing. Private to this room.
#pragma once

#include <tuple>
#include <utility>
#include <vector>

#include "runtime/decide/lists.h"
#include "runtime/decide/situation.h"

namespace kb {

class Problem;

class Asking {
 public:
  /// What it says of the problem's rules holds as long as its situation is there.
  explicit Asking(const Problem& problem);
  /// Whether a rule's state can change with the variable.
  [[nodiscard]] bool about(Variable variable) const;
  /// Places of the rules whose states can, ascending: those that ask, and those that these override, at any
  /// remove.
  [[nodiscard]] std::vector<std::uint32_t> places(Variable variable) const;

 private:
  /// What changes together: a part; or, of a variable in none, its kind and index.
  using Group = std::tuple<std::uint32_t, Variable::Kind, std::uint32_t>;
  [[nodiscard]] Group group(Variable variable) const;

  const Situation& situation_;
  std::vector<std::pair<Group, std::uint32_t>>
      asking_;        ///< and the place of a rule that asks about it; ascending
  Lists overridden_;  ///< by place: the rules that the one there overrides
};

}  // namespace kb
