// Finding: what is said to a question about the knowledge base itself, rather than about an option for a
// person. One structure for each such question.
#pragma once

#include <variant>

#include "runtime/explain/disputes.h"
#include "runtime/explain/questions.h"

namespace kb {

using Finding = std::variant<std::monostate, Disputes, OpenQuestions>;

}  // namespace kb
