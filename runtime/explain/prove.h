// Prove: gathers what a checker of an answer needs. Private to this room.
#pragma once

#include "runtime/decide/situation.h"
#include "runtime/explain/answer.h"

namespace kb {

[[nodiscard]] AskedProfile asked_profile(const KnowledgeBase& kb, const Profile& profile);

/// `situation`: what the profile says has been taken over.
[[nodiscard]] Proof prove(Situation& situation, const Profile& profile, const Decision& decision);

}  // namespace kb
