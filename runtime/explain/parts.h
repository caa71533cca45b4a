// Parts: what a profile says, piece by piece, to be left out or changed one at a time. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

struct Part {
  enum class Kind : std::uint8_t {
    no_more,  ///< nothing is taken but what is listed
    item,     ///< something taken; `index` into Profile::taking
    measure,  ///< `index` into Profile::measures
    fact,     ///< `index` into Profile::facts
  };
  Kind kind = Kind::fact;
  std::size_t index = 0;
};

/// All parts, the easiest to do without first.
[[nodiscard]] std::vector<Part> parts_of(const Profile& profile);

/// The profile with some parts said to be unknown, so that no presumption takes their place. An item that is
/// unknown leaves the list of what is taken open.
[[nodiscard]] Profile forget(const KnowledgeBase& kb, const Profile& profile, const std::vector<Part>& parts);

[[nodiscard]] std::string part_words(const KnowledgeBase& kb, const Profile& profile, const Part& part);

}  // namespace kb
