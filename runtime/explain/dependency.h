// What a verdict depends on: the question to put, and what each answer leaves.
#pragma once

#include <string>
#include <vector>

#include "runtime/decide/decide.h"

namespace kb {

struct DependencyOutcome {
  std::string value;  ///< "yes", "no", "below 60 mL/min/1.73m2"
  std::vector<std::string> verdicts;
};

/// Something unknown that can change a verdict.
struct DependencyAnswer {
  std::string fact;  ///< "knee-injury", "taking alpha-blocker", "pulse", "intake of …"
  std::string title;
  std::string ask;      ///< the question to put; never empty
  bool safety = false;  ///< an answer may reveal harm
  std::vector<DependencyOutcome> outcomes;
  UnknownKind kind = UnknownKind::fact;
};

}  // namespace kb
