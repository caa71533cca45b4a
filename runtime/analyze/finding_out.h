// What all analyses share: whom a walk found as an example, what they are answered, and words for it. Private
// to this room.
#pragma once

#include <string>
#include <vector>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/person.h"
#include "runtime/analyze/view.h"

namespace kb {

/// The searches that are made, of those that may be.
struct Searches {
  Effort effort;
  std::size_t made = 0;
  std::size_t left_out = 0;
  [[nodiscard]] bool next() { return made < effort.searches ? (++made, true) : (++left_out, false); }
};

[[nodiscard]] std::string option_name(const KnowledgeBase& kb, std::uint32_t option);
/// kNone, then every goal: what people may ask for.
[[nodiscard]] std::vector<std::uint32_t> goals_of(const KnowledgeBase& kb);

/// The one verdict of somebody, "suggested or no-recommendation" where it depends, or "" where nobody is like
/// that.
[[nodiscard]] std::string answer_to(const KnowledgeBase& kb, const Profile& profile);
/// The same with the certainty: "suggested (low certainty)".
[[nodiscard]] std::string sure_answer_to(const KnowledgeBase& kb, const Profile& profile);

[[nodiscard]] Example example_of(const KnowledgeBase& kb, const Profile& profile);

/// What no walk settled, in words.
[[nodiscard]] std::string gave_up(const std::string& what, Effort effort);

/// "1 gap", "2 gaps"
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many);

/// "a, b and c"
[[nodiscard]] std::string in_a_row(const std::vector<std::string>& words);

}  // namespace kb
