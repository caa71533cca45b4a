// Two views of one person, walked together; whoever is found is decided again by each as anybody would be.
#include "runtime/analyze/pairs.h"

#include <algorithm>
#include <functional>

#include "runtime/analyze/names.h"

namespace kb {
namespace {

bool is_active(const Decision& decision, std::uint32_t rule) {
  return std::ranges::any_of(decision.rules, [&](const RuleStatus& status) {
    return status.rule == rule && status.state == RuleState::active;
  });
}

bool differ(const Pair& pair, DiffersIn aspect, bool in_both, const std::vector<Profile>& told) {
  const auto a = decide(pair.before, told[0], pair.option_before);
  const auto b = decide(pair.after, told[1], pair.option_after);
  if (!a || !b || !a->exact || !b->exact) return false;
  if (aspect != DiffersIn::rule) {
    if (!a->possible.single() || !b->possible.single()) return false;
    const bool same = a->possible == b->possible;
    return aspect == DiffersIn::verdict ? !same : same && a->certainty != b->certainty;
  }
  const bool before = pair.rule_before != kNone && is_active(*a, pair.rule_before);
  const bool after = pair.rule_after != kNone && is_active(*b, pair.rule_after);
  return in_both ? before && after : before != after;
}

Profile asked(const KnowledgeBase& kb, std::uint32_t option, std::uint32_t goal) {
  Profile profile;
  profile.goal = goal;
  return about(kb, profile, option);
}

/// With what is known at the beginning: nothing, or a seed.
FoundPair search(const Pair& pair, DiffersIn aspect, bool in_both, std::uint32_t goal, const Learned* seed,
                 Effort effort) {
  FoundPair result;
  const std::vector<Profile> given{
      asked(pair.before, pair.option_before, goal),
      asked(pair.after, pair.option_after, same_node(pair.before, goal, pair.after))};
  View a(pair.before, with_nothing_presumed(pair.before, given[0]), pair.option_before);
  View b(pair.after, with_nothing_presumed(pair.after, given[1]), pair.option_after);
  if (a.contradiction() || b.contradiction()) return result;
  Views views;
  views.add(a);
  views.add(b);
  Contrast contrast{aspect,
                    {pair.rule_before == kNone ? std::nullopt : a.place_of(pair.rule_before),
                     pair.rule_after == kNone ? std::nullopt : b.place_of(pair.rule_after)},
                    in_both,
                    twins(views, pair.same)};
  if ((!contrast.places[0] && !contrast.places[1]) || !can_contrast(views, contrast)) return result;
  std::vector<Learned> known;
  if (seed != nullptr) {
    bool said = true;
    if (!views.learn(*seed, said)) return result;
    known.push_back(*seed);
  }
  Budget budget{effort.people};
  bool found = false;
  const Walked walked = walk(
      views, budget, [&](Views& all) { return contrasts(all, contrast); },
      [&](const std::vector<Learned>& learned) {
        found = true;
        std::vector<Learned> all = known;
        all.insert(all.end(), learned.begin(), learned.end());
        auto person = smallest_person(views, given, all, [&](const std::vector<Profile>& told) {
          return differ(pair, aspect, in_both, told);
        });
        if (person) result.people = {std::move((*person)[0]), std::move((*person)[1])};
        return result.people.has_value();
      });
  result.end = found ? Walked::End::found : walked.end;
  return result;
}

FoundPair search(const Pair& pair, DiffersIn aspect, bool in_both, const std::vector<std::uint32_t>& goals,
                 Effort effort) {
  FoundPair result;
  std::vector<const Learned*> seeds{nullptr};
  for (const Learned& seed : pair.seeds) seeds.push_back(&seed);
  for (std::size_t i = 0; i < goals.size() * seeds.size() && !result.people; ++i) {
    FoundPair next = search(pair, aspect, in_both, goals[i % goals.size()], seeds[i / goals.size()], effort);
    const bool better = next.people || (next.found() && !result.found()) ||
                        (result.end == Walked::End::nobody && next.end == Walked::End::not_settled);
    if (better) result = std::move(next);
  }
  return result;
}

}  // namespace

FoundPair counts_in_one(const Pair& pair, DiffersIn aspect, const std::vector<std::uint32_t>& goals,
                        Effort effort) {
  return search(pair, aspect, false, goals, effort);
}

FoundPair counts_in_both(const Pair& pair, DiffersIn aspect, const std::vector<std::uint32_t>& goals,
                         Effort effort) {
  return search(pair, aspect, true, goals, effort);
}

}  // namespace kb
