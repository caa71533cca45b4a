// Sets of sayings, taken as unknown one after the other.
#include "tests/reference/reasons.h"

#include <algorithm>
#include <bit>

namespace reference {
namespace {

/// What is unknown is said to be: a fact, a measure's whole range, a list with perhaps more.
kb::Profile forgetting(const kb::KnowledgeBase& kb, const kb::Profile& profile,
                       const std::vector<Saying>& unknown) {
  kb::Profile left = profile;
  std::vector<std::size_t> facts;
  std::vector<std::size_t> items;
  for (const Saying& saying : unknown) switch (saying.kind) {
      case Saying::Kind::no_more: left.taking_more = true; break;
      case Saying::Kind::item: items.push_back(saying.index); break;
      case Saying::Kind::fact: facts.push_back(saying.index); break;
      case Saying::Kind::measure: {
        const kb::fbs::Measure& measure = kb.measures[profile.measures[saying.index].measure];
        left.measures[saying.index].range = {measure.low(), measure.high()};
      }
    }
  std::sort(facts.rbegin(), facts.rend());
  for (const std::size_t i : facts) {
    left.unknown.push_back(left.facts[i].fact);
    left.facts.erase(left.facts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  std::sort(left.unknown.begin(), left.unknown.end());
  std::sort(items.rbegin(), items.rend());
  for (const std::size_t i : items) {
    left.taking_more = true;
    left.taking->erase(left.taking->begin() + static_cast<std::ptrdiff_t>(i));
  }
  return left;
}

}  // namespace

std::vector<Saying> sayings(const kb::Profile& profile) {
  std::vector<Saying> all;
  const auto add = [&](Saying::Kind kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) all.push_back({kind, i});
  };
  add(Saying::Kind::no_more, profile.taking && !profile.taking_more ? 1 : 0);
  add(Saying::Kind::item, profile.taking ? profile.taking->size() : 0);
  add(Saying::Kind::measure, profile.measures.size());
  add(Saying::Kind::fact, profile.facts.size());
  return all;
}

std::optional<Set> Outlooks::without(std::uint32_t unknown) {
  const auto [at, fresh] = known_.try_emplace(unknown);
  if (!fresh) return at->second;
  std::vector<Saying> forgotten;
  for (std::size_t i = 0; i < sayings_.size(); ++i)
    if ((unknown >> i & 1U) != 0) forgotten.push_back(sayings_[i]);
  const kb::Profile left = forgetting(kb_, profile_, forgotten);
  if (const auto all = people(kb_, left, most_)) at->second = evaluate(kb_, left, *all, option_).possible;
  return at->second;
}

std::optional<bool> Outlooks::is_smallest_reason(std::uint32_t kept) {
  const std::uint32_t every = (1U << sayings_.size()) - 1;
  const auto wanted = without(0);
  const auto with_these = without(every & ~kept);
  if (!wanted || !with_these) return std::nullopt;
  if (*wanted != *with_these) return false;
  for (std::size_t i = 0; i < sayings_.size(); ++i) {
    if ((kept >> i & 1U) == 0) continue;
    const auto fewer = without(every & ~(kept & ~(1U << i)));
    if (!fewer) return std::nullopt;
    if (*fewer == *wanted) return false;
  }
  return true;
}

std::optional<std::vector<std::uint32_t>> Outlooks::in_the_way(Set verdict, std::size_t largest) {
  std::vector<std::uint32_t> sets;
  for (std::uint32_t set = 1; set < 1U << sayings_.size(); ++set)
    if (static_cast<std::size_t>(std::popcount(set)) <= largest) sets.push_back(set);
  std::stable_sort(sets.begin(), sets.end(),
                   [](std::uint32_t a, std::uint32_t b) { return std::popcount(a) < std::popcount(b); });
  std::vector<std::uint32_t> found;
  for (const std::uint32_t set : sets) {
    const auto holds = [set](std::uint32_t smaller) { return (set & smaller) == smaller; };
    if (std::any_of(found.begin(), found.end(), holds)) continue;
    const auto possible = without(set);
    if (!possible) return std::nullopt;
    if ((*possible & verdict) != 0) found.push_back(set);
  }
  return found;
}

}  // namespace reference
