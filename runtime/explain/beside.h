// Beside: what an answer says besides verdicts and their reasons: advice and side effects. Private to this
// room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/decide/decide.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/guidance.h"
#include "runtime/explain/presumptions.h"

namespace kb {

/// The options that may be suggested.
[[nodiscard]] std::vector<std::uint32_t> usable(const std::vector<Decision>& decisions);

/// General advice for the goal, as far as it is meant for the person and goes with one of the options that
/// may be suggested.
[[nodiscard]] std::vector<std::string> advice(const KnowledgeBase& kb, std::uint32_t goal,
                                              const GuidanceReader& reader,
                                              std::span<const std::uint32_t> usable);

/// Those that the person may have; what surely doesn't hold of them is left out.
[[nodiscard]] std::vector<SideEffectAnswer> side_effects(const KnowledgeBase& kb, std::uint32_t option,
                                                         const GuidanceReader& reader, Grounds& grounds);

/// What advice, side effects, and what puts one option before another are said on.
[[nodiscard]] std::vector<Applicability> shown_beside(const KnowledgeBase& kb, const Profile& profile,
                                                      const GuidanceReader& reader,
                                                      const std::vector<Decision>& decisions);

}  // namespace kb
