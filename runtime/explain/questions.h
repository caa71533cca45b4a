// Questions: the open facts, measures and amounts that can change an answer, in the order in which to put
// them.
#pragma once

#include "runtime/explain/dependency.h"

namespace kb {

struct OpenQuestion {
  DependencyAnswer asked;            ///< its outcomes: of the one option; of several options none
  std::vector<std::string> options;  ///< names of the options whose verdict it can change
};

struct OpenQuestions {
  std::string option;       ///< the name of the one that is asked about; empty: of all options
  std::string title;        ///< its title
  std::string verdict;      ///< as it stands; empty: of all options
  Verdicts possible;        ///< of the one option
  std::size_t options = 0;  ///< how many are decided
  std::vector<OpenQuestion> questions;
};

}  // namespace kb
