// Write: a profile as the YAML that read_profile reads back: one line for each thing that it says.
#pragma once

#include <string>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

/// "age: 34 years", "taking: [viridol, {form: salt, dose: 200 mg elemental per day}]", "frost-shy: no"; the
/// goal first, the candidate last. Reading the lines gives the profile again.
[[nodiscard]] std::vector<std::string> profile_lines(const KnowledgeBase& kb, const Profile& profile);

/// The lines as a text; `{}` for a profile that says nothing.
[[nodiscard]] std::string write_profile(const KnowledgeBase& kb, const Profile& profile);

}  // namespace kb
