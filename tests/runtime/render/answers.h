// Answers made by hand, one for each shape that an answer can have. All names are invented.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/answer.h"

struct NamedAnswer {
  std::string name;  ///< of its golden files
  kb::Answer answer;
};

/// In a fixed order.
std::vector<NamedAnswer> all_answers();

/// Those about a knowledge base itself; part of all of them.
std::vector<NamedAnswer> finding_answers();

/// One option, with something in every field.
kb::Answer full_answer();
