// Reasons, dose windows and questions of one option, held against what the plain evaluator finds.
#pragma once

#include <string>

#include "runtime/profile/profile.h"
#include "tests/property/compare.h"

namespace property {

/// Sufficient reasons and what stands in the way of each verdict.
std::string reason_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option,
                              Counts& counts);

/// The doses that give each verdict, tried at both ends and beyond them.
std::string dose_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option,
                            Counts& counts);

/// Answers what is asked, as it is in one completion, until nothing is: that must leave one verdict.
std::string interview_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile,
                                 std::uint32_t option, std::size_t completion, Counts& counts);

}  // namespace property
