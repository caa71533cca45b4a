// What several lints ask of the rules of a knowledge base, and of its disputes.
#pragma once

#include <vector>

#include "compiler/check/check.h"
#include "compiler/check/people.h"

namespace kbc {

inline constexpr Kinds kRuleKinds{Kind::suggest, Kind::caution,  Kind::advise_against, Kind::contraindicate,
                                  Kind::limit,   Kind::separate, Kind::interact};

/// The goals that a statement is meant for, in their order; none: for all.
[[nodiscard]] std::vector<ThingId> goals_of(const Knowledge& knowledge, const Thing& thing);
/// Whether two statements can be meant for one goal.
[[nodiscard]] bool share_a_goal(const std::vector<ThingId>& a, const std::vector<ThingId>& b);
/// What a rule on a thing is about besides: of a form, its substance.
[[nodiscard]] std::vector<ThingId> with_substance(const Knowledge& knowledge, ThingId target);
/// What some dispute speaks of, by thing.
[[nodiscard]] std::vector<bool> disputed_things(const Knowledge& knowledge);
/// Whether one of the two names the other in `overrides`.
[[nodiscard]] bool settled_between(const Knowledge& knowledge, std::size_t a, std::size_t b);

}  // namespace kbc
