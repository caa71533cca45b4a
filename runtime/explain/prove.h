// Prove: gathers what a checker of an answer needs. Private to this room.
#pragma once

#include "runtime/decide/problem.h"
#include "runtime/explain/answer.h"

namespace kb {

[[nodiscard]] AskedItem asked_item(const KnowledgeBase& kb, const Item& item);
[[nodiscard]] AskedProfile asked_profile(const KnowledgeBase& kb, const Profile& profile);

/// `problem`: the one that was decided, for the profile as it was taken; it is left as it was.
[[nodiscard]] Proof prove(Problem& problem, const Decision& decision);

}  // namespace kb
