// Finding: what is said to a question about the knowledge base itself, rather than about an option for a
// person. One structure for each such question.
#pragma once

#include <variant>

#include "runtime/explain/disputes.h"
#include "runtime/explain/impact.h"
#include "runtime/explain/questions.h"
#include "runtime/explain/trace.h"
#include "runtime/explain/weakest.h"

namespace kb {

using Finding = std::variant<std::monostate, Disputes, Impact, OpenQuestions, Trace, Weakest>;

}  // namespace kb
