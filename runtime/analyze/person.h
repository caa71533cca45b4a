// Person: whom a walk found, as a profile that says no more than it must: one that `kbq ask --profile` reads.
// Private to this room.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/analyze/view.h"
#include "runtime/profile/profile.h"

namespace kb {

/// The profile with nothing presumed: what it doesn't say may be either way. With `presume_no` it stays as it
/// is.
[[nodiscard]] Profile with_nothing_presumed(const KnowledgeBase& kb, const Profile& profile);

/// The profile, asked about this option.
[[nodiscard]] Profile about(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option);

/// Whether somebody, as each view's profile has them, is somebody looked for.
using IsOne = std::function<bool(const std::vector<Profile>&)>;

/// Puts what was learned into words that profiles have: `given` for each view, and on top of it as little of
/// what was learned as is enough. Nothing if no profile can say it: how much of something is in food, say.
[[nodiscard]] std::optional<std::vector<Profile>> smallest_person(const Views& views,
                                                                  const std::vector<Profile>& given,
                                                                  const std::vector<Learned>& learned,
                                                                  const IsOne& is_one);

/// How much a profile says: what makes one smaller than another.
[[nodiscard]] std::size_t said_in(const Profile& profile);

}  // namespace kb
