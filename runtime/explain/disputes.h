// Disputes: sources that disagree, what each of them says, and how the knowledge base settles it.
#pragma once

#include "runtime/explain/statement.h"

namespace kb {

struct Position {
  std::string source;  ///< its id
  std::string says;
  CitationNumbers citations;
};

struct DisputeAnswer {
  std::string name;
  std::string title;
  std::vector<std::string> about;  ///< the statements it is about: "evidence walking-trial"
  std::vector<Position> positions;
  std::string settled;               ///< what counts from here on; empty: open
  std::vector<std::string> because;  ///< reasons, in words or as what they rest on
  CitationNumbers citations;         ///< of the reasons
  std::vector<std::string> notes;    ///< what is to be known of it besides
  Place place;
};

struct Disputes {
  std::vector<DisputeAnswer> disputes;
};

}  // namespace kb
