// Options in order, by the definition: verdict, preference, certainty, strength, name.
#include <algorithm>

#include "tests/reference/evaluator.h"

namespace reference {
namespace {

using kb::kNone;

/// The best verdict that is possible, then the worst; small is good.
std::pair<int, int> standing(Set possible) {
  static constexpr int kOrder[] = {5, 4, 1, 0, 2, 3};  // by bit
  std::pair<int, int> result{9, -1};
  for (int bit = 0; bit < 6; ++bit)
    if ((possible >> bit & 1) != 0) {
      result.first = std::min(result.first, kOrder[bit]);
      result.second = std::max(result.second, kOrder[bit]);
    }
  return result;
}

struct Candidate {
  std::uint32_t option;
  std::pair<int, int> standing;
  unsigned certainty;
  bool strong;
  std::string name;
};

}  // namespace

std::vector<Place> rank(const kb::KnowledgeBase& kb, const kb::Profile& profile, const People& people,
                        const std::vector<std::pair<std::uint32_t, Result>>& results) {
  std::vector<Candidate> left;
  for (const auto& [option, result] : results)
    left.push_back({option, standing(result.possible), result.certainty,
                    result.suggestion != kNone && kb.rules[result.suggestion].strength() == 1,
                    std::string(kb.name(kb.options[option].node()))});
  const auto always = [&](std::uint32_t condition, bool value) {
    return std::all_of(people.completions.begin(), people.completions.end(),
                       [&](const Completion& c) { return holds(kb, people, c, condition) == value; });
  };
  const auto preferred = [&](const Candidate& better, const Candidate& worse) {
    std::string by;
    for (std::size_t i = kb.preferences.size() - 1; i-- > 0;) {  // the first of several is what counts
      const kb::fbs::Preference& p = kb.preferences[i];
      bool counts = p.better() == better.option && p.worse() == worse.option && p.better() != p.worse();
      bool for_goal = p.goals_begin() == kb.preferences[i + 1].goals_begin() || profile.goal == kNone;
      for (std::uint32_t g = p.goals_begin(); g < kb.preferences[i + 1].goals_begin(); ++g)
        for_goal = for_goal || kb.preference_goals[g] == profile.goal;
      counts = counts && for_goal && (p.condition() == kNone || always(p.condition(), true));
      counts = counts && (p.exception() == kNone || always(p.exception(), false));
      if (counts) by = "preference (" + std::string(kb.name(p.node())) + ")";
    }
    return by;
  };
  const auto before = [](const Candidate& a, const Candidate& b) {
    if (a.standing != b.standing) return a.standing < b.standing;
    if (a.certainty != b.certainty) return a.certainty > b.certainty;
    if (a.strong != b.strong) return a.strong;
    return a.name < b.name;
  };
  std::vector<Place> places;
  Candidate last{};
  while (!left.empty()) {
    // Of those with the best standing: the first that nothing else there is preferred to; if there is none,
    // the first.
    std::sort(left.begin(), left.end(), before);
    std::size_t chosen = left.size();
    for (std::size_t i = 0; i < left.size() && left[i].standing == left[0].standing && chosen == left.size();
         ++i) {
      bool beaten = false;
      for (const Candidate& other : left)
        beaten = beaten || (other.standing == left[i].standing && !preferred(other, left[i]).empty());
      if (!beaten) chosen = i;
    }
    if (chosen == left.size()) chosen = 0;
    const Candidate next = left[chosen];
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
    std::string why;
    if (!places.empty()) {
      why = preferred(last, next);
      if (last.standing != next.standing) {
        why = "verdict";
      } else if (why.empty()) {
        why = last.certainty != next.certainty ? "certainty"
              : last.strong != next.strong     ? "strength"
                                               : "name";
      }
    }
    places.push_back({next.option, why});
    last = next;
  }
  return places;
}

}  // namespace reference
