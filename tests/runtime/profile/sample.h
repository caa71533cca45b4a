// The knowledge base of these tests, compiled once, and profiles in words.
#pragma once

#include <string>
#include <string_view>

#include "runtime/profile/profile.h"

namespace kb {

/// glade/, compiled.
const KnowledgeBase& glade();

/// What a profile says, a line each, by the names of the knowledge base: what tests compare.
std::string in_words(const KnowledgeBase& kb, const Profile& profile);

/// The same of what a text says, or its error: "bad_value: line 3: …".
std::string read_in_words(const KnowledgeBase& kb, std::string_view text);
std::string in_words(const ProfileError& error);

}  // namespace kb
