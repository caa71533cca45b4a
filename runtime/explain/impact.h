// Impact: what changes if statements fall away: certainty of claims and rules, and verdicts for given people.
#pragma once

#include <string>
#include <vector>

#include "runtime/decide/decide.h"
#include "runtime/explain/mention.h"

namespace kb {

/// Somebody for whom verdicts are compared: of a profile or a scenario.
struct Person {
  std::string name;
  Profile profile;  ///< with a candidate: that option is compared; else every option
};

struct VerdictChange {
  std::string person;
  std::string option;
  std::string title;
  Verdicts before;
  Verdicts after;
};

/// A claim or rule that is otherwise than it was.
struct CertaintyChange {
  Mention what;  ///< as it was
  Level before = Level::none;
  Level after = Level::none;
  bool refuted_before = false;
  bool refuted_after = false;
};

struct Impact {
  std::vector<Mention> removed;  ///< what was named
  std::vector<Mention> fallen;   ///< evidence that falls with it
  std::vector<CertaintyChange> rules;
  std::vector<CertaintyChange> claims;
  std::vector<Mention> touched;  ///< advice, side effects, disputes, … that name something of this
  std::uint32_t people = 0;      ///< for how many verdicts were compared
  std::vector<VerdictChange> verdicts;
};

}  // namespace kb
