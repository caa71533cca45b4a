// Lower: from knowledge and grades to the flat tables of the artifact.
#pragma once

#include "compiler/grade/grade.h"
#include "compiler/lower/tables.h"
#include "compiler/resolve/knowledge.h"

namespace kbc {

[[nodiscard]] Tables lower(const Knowledge& knowledge, const Grades& grades, const Sources& sources);

}  // namespace kbc
