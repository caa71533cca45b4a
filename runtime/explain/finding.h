// Finding: what is said to a question about the knowledge base itself, rather than about an option for a
// person; or a plan, which is made of an answer. One structure for each such question.
#pragma once

#include <variant>

#include "runtime/explain/common_questions.h"
#include "runtime/explain/disputes.h"
#include "runtime/explain/impact.h"
#include "runtime/explain/plan.h"
#include "runtime/explain/questions.h"
#include "runtime/explain/trace.h"
#include "runtime/explain/weakest.h"

namespace kb {

using Finding =
    std::variant<std::monostate, CommonQuestions, Disputes, Impact, OpenQuestions, Plan, Trace, Weakest>;

}  // namespace kb
