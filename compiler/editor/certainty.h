// How sure a thing is, in words: the steps of its grade, and the sources that it rests on.
#pragma once

#include <string>
#include <vector>

#include "compiler/grade/grade.h"

namespace kbc {

/// Whether a thing of this kind has a certainty.
[[nodiscard]] bool is_graded(Kind kind);

/// The grade of evidence, a claim or a rule and how it came about, in Markdown; empty for other things.
[[nodiscard]] std::string derivation(const Knowledge& knowledge, const Grades& grades, ThingId thing);

/// The references behind a thing, each as one line, in the order of their keys.
[[nodiscard]] std::vector<std::string> sources_behind(const Knowledge& knowledge, ThingId thing);

}  // namespace kbc
