// Answers in short, for the people that were found.
#include "runtime/analyze/finding_out.h"

#include <fmt/format.h>

#include "runtime/profile/write.h"

namespace kb {

std::vector<std::uint32_t> asked_options(const KnowledgeBase& kb) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
    if (kb.kind(kb.options[option].node()) != "substance") result.push_back(option);
  return result;
}

std::string option_name(const KnowledgeBase& kb, std::uint32_t option) {
  return std::string(kb.name(kb.options[option].node()));
}

std::vector<std::uint32_t> goals_of(const KnowledgeBase& kb) {
  std::vector<std::uint32_t> result{kNone};
  for (std::uint32_t node = 0; node + std::size_t{1} < kb.nodes.size(); ++node)
    if (kb.kind(node) == "goal") result.push_back(node);
  return result;
}

std::string answer_to(const KnowledgeBase& kb, const Profile& profile) {
  const auto decided = decide(kb, profile, profile.candidate->option);
  if (!decided) return {};
  std::vector<std::string> possible;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (decided->possible.has(static_cast<Verdict>(v)))
      possible.emplace_back(verdict_name(static_cast<Verdict>(v)));
  return fmt::format("{}", fmt::join(possible, " or "));
}

std::string sure_answer_to(const KnowledgeBase& kb, const Profile& profile) {
  const auto decided = decide(kb, profile, profile.candidate->option);
  if (!decided) return {};
  return fmt::format("{} ({} certainty)", answer_to(kb, profile), level_name(decided->certainty));
}

Example example_of(const KnowledgeBase& kb, const Profile& profile) {
  return {profile_lines(kb, profile), answer_to(kb, profile)};
}

std::string gave_up(const std::string& what, Effort effort) {
  return fmt::format("{}: not settled after {} people; --people looks at more", what, effort.people);
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string in_a_row(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

}  // namespace kb
