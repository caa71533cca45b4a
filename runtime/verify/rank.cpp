// Options in order: by verdict, then preference, certainty, strength, name.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "runtime/verify/expect.h"

namespace kb::verify {
namespace {

/// The best verdict that is possible, then the worst; less is better.
std::pair<int, int> standing(Verdicts possible) {
  static constexpr std::array<int, 6> kPlaces{5, 4, 1, 0, 2, 3};  // in the order of kVerdictNames
  std::pair<int, int> result{6, -1};
  for (std::size_t v = 0; v < kPlaces.size(); ++v)
    if ((possible >> v & 1) != 0)
      result = {std::min(result.first, kPlaces[v]), std::max(result.second, kPlaces[v])};
  return result;
}

}  // namespace

std::vector<std::pair<std::size_t, std::string>> rank(const KnowledgeBase& kb, const World& world,
                                                      const Person& person,
                                                      const std::vector<const Decision*>& all) {
  const auto strong = [&](const Decision& d) {
    return d.suggestion != kNone && kb.rules[d.suggestion].strength() == 1;
  };
  const auto key = [&](const Decision* d) {
    return std::tuple(standing(d->possible), -static_cast<int>(d->certainty), !strong(*d),
                      kb.name(kb.options[d->at.option()].node()));
  };
  /// What prefers one to the other, whoever the person turns out to be.
  const auto preferred = [&](const Decision* better, const Decision* worse) {
    for (std::size_t i = 0; i + 1 < kb.preferences.size(); ++i) {
      const fbs::Preference& row = kb.preferences[i];
      if (row.better() != better->at.option() || row.worse() != worse->at.option() || better == worse)
        continue;
      const auto goals = kb.preference_goals.run(row.goals_begin(), kb.preferences[i + 1].goals_begin());
      const bool for_goal =
          goals.empty() || person.goal == kNone || std::ranges::find(goals, person.goal) != goals.end();
      const bool holds = row.condition() == kNone || !world.can(row.condition(), false);
      const bool excepted = row.exception() != kNone && world.can(row.exception(), true);
      if (for_goal && holds && !excepted) return row.node();
    }
    return kNone;
  };
  std::vector<const Decision*> left = all;
  std::ranges::sort(left, [&](const Decision* a, const Decision* b) { return key(a) < key(b); });
  std::vector<std::pair<std::size_t, std::string>> result;
  const Decision* before = nullptr;
  while (!left.empty()) {
    // The first to which no other of its standing is preferred; the first of all where preferences go round.
    const auto same = [&](const Decision* d) { return standing(d->possible) == standing(left[0]->possible); };
    auto next = std::ranges::find_if(left, [&](const Decision* d) {
      return same(d) && std::ranges::none_of(left, [&](const Decision* other) {
               return same(other) && preferred(other, d) != kNone;
             });
    });
    if (next == left.end()) next = left.begin();
    const Decision* const now = *next;
    left.erase(next);
    std::string why;
    if (before != nullptr) {
      const std::uint32_t by = preferred(before, now);
      why = standing(before->possible) != standing(now->possible) ? "verdict"
            : by != kNone                         ? fmt::format("preference ({})", kb.name(by))
            : before->certainty != now->certainty ? "certainty"
            : strong(*before) != strong(*now)     ? "strength"
                                                  : "name";
    }
    result.emplace_back(static_cast<std::size_t>(std::ranges::find(all, now) - all.begin()), why);
    before = now;
  }
  return result;
}

}  // namespace kb::verify
