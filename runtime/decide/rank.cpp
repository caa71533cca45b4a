// By verdict, then preference, certainty, strength, name.
#include "runtime/decide/rank.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace kb {
namespace {

/// Places of verdicts, best first: what is suggested, what nothing is known of, what is warned of.
int place(Verdict verdict) {
  static constexpr Verdict kBestFirst[] = {Verdict::suggested,           Verdict::suggested_with_caution,
                                           Verdict::not_enough_evidence, Verdict::no_recommendation,
                                           Verdict::not_suggested,       Verdict::contraindicated};
  return static_cast<int>(std::ranges::find(kBestFirst, verdict) - kBestFirst);
}

/// By the best verdict that is possible, and then by how bad it can turn out.
std::pair<int, int> standing(const Decision& decision) {
  int best = 6;
  int worst = -1;
  for (std::size_t v = 0; v < kVerdicts; ++v) {
    const auto verdict = static_cast<Verdict>(v);
    if (!decision.possible.has(verdict)) continue;
    best = std::min(best, place(verdict));
    worst = std::max(worst, place(verdict));
  }
  return {best, worst};
}

class Ranking {
 public:
  Ranking(Situation& situation, const Profile& profile) : kb_(situation.kb()) {
    for (std::size_t i = 0; i + 1 < kb_.preferences.size(); ++i) {
      const fbs::Preference& p = kb_.preferences[i];
      const bool holds = p.condition() == kNone || !situation.can(p.condition(), false);
      const bool excepted = p.exception() != kNone && situation.can(p.exception(), true);
      if (is_for_goal(kb_, i, profile.goal) && holds && !excepted) preferences_.push_back(p);
    }
  }

  std::vector<Ranked> run(std::vector<Decision> decisions) {
    std::ranges::sort(decisions, [this](const Decision& a, const Decision& b) { return key(a) < key(b); });
    // Within one standing, what is preferred over another goes before it; else the order stays.
    std::vector<Ranked> ranked;
    for (auto group = decisions.begin(); group != decisions.end();) {
      const auto end = std::find_if(group, decisions.end(),
                                    [&](const Decision& d) { return standing(d) != standing(*group); });
      std::vector<Decision> left(std::make_move_iterator(group), std::make_move_iterator(end));
      while (!left.empty()) {
        auto next = std::ranges::find_if(left, [&](const Decision& d) {
          return std::ranges::none_of(left,
                                      [&](const Decision& other) { return preference(other, d) != nullptr; });
        });
        if (next == left.end()) next = left.begin();  // preferences that go round: the usual order
        std::string why = ranked.empty() ? std::string{} : reason(ranked.back().decision, *next);
        ranked.push_back({std::move(*next), std::move(why)});
        left.erase(next);
      }
      group = end;
    }
    return ranked;
  }

 private:
  [[nodiscard]] bool strong(const Decision& d) const {
    return d.suggestion != kNone && kb_.rules[d.suggestion].strength() == 1;
  }
  [[nodiscard]] std::tuple<std::pair<int, int>, int, bool, std::string_view> key(const Decision& d) const {
    return {standing(d), -static_cast<int>(d.certainty), !strong(d), kb_.name(kb_.options[d.option].node())};
  }
  [[nodiscard]] const fbs::Preference* preference(const Decision& better, const Decision& worse) const {
    const auto found = std::ranges::find_if(preferences_, [&](const fbs::Preference& p) {
      return p.better() == better.option && p.worse() == worse.option && better.option != worse.option;
    });
    return found == preferences_.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string reason(const Decision& before, const Decision& after) const {
    if (standing(before) != standing(after)) return "verdict";
    if (const fbs::Preference* p = preference(before, after))
      return fmt::format("preference ({})", kb_.name(p->node()));
    if (before.certainty != after.certainty) return "certainty";
    if (strong(before) != strong(after)) return "strength";
    return "name";
  }

  const KnowledgeBase& kb_;
  std::vector<fbs::Preference> preferences_;
};

}  // namespace

bool is_for_goal(const KnowledgeBase& kb, std::size_t preference, std::uint32_t goal) {
  const auto goals = kb.preference_goals.run(kb.preferences[preference].goals_begin(),
                                             kb.preferences[preference + 1].goals_begin());
  return goals.empty() || goal == kNone || std::ranges::find(goals, goal) != goals.end();
}

std::vector<Ranked> rank(Situation& situation, const Profile& profile, std::vector<Decision> decisions) {
  return Ranking(situation, profile).run(std::move(decisions));
}

}  // namespace kb
