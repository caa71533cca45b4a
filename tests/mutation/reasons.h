// Reasons: mistakes that neither a diagnostic nor a scenario can show, and why.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "judge.h"

namespace mutation {

struct Reason {
  std::string_view why;
  kbc::Kinds kinds;
  std::vector<kbc::Key> keys;      ///< of the clause; none: any
  std::string_view mutation = {};  ///< its name; empty: any
  std::string_view holds = {};     ///< what stands in the statement; empty: anything
};

[[nodiscard]] std::span<const Reason> reasons();
/// Null if the mistake ought to be seen.
[[nodiscard]] const Reason* reason_for(const Base& base, const Mutation& mutation, const Mutant& mutant);

}  // namespace mutation
