// What is open agrees with everything; ranges that overlap agree.
#include "runtime/decide/witnesses.h"

#include <algorithm>

namespace kb {

void Witnesses::keep(std::uint32_t part, std::span<const Truth> facts, std::span<const Range> measures) {
  Kept& kept = of_part_[part];
  if (kept.size < kMost) {
    ++kept.size;
    kept.facts.resize(kept.size * facts.size());
    kept.measures.resize(kept.size * measures.size());
  }
  const auto at = [&](auto& rows, std::size_t size) {
    return rows.begin() + static_cast<std::ptrdiff_t>(kept.next * size);
  };
  std::ranges::copy(facts, at(kept.facts, facts.size()));
  std::ranges::copy(measures, at(kept.measures, measures.size()));
  kept.next = (kept.next + 1) % kMost;
}

bool Witnesses::agree(std::span<const Truth> a, std::span<const Truth> b) {
  unsigned apart = 0;  // without a branch: many at once
  for (std::size_t i = 0; i < a.size(); ++i)
    apart |= static_cast<unsigned>((static_cast<unsigned>(a[i]) ^ static_cast<unsigned>(b[i])) == 2);
  return apart == 0;
}

bool Witnesses::agree(std::span<const Range> a, std::span<const Range> b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].high < b[i].low || b[i].high < a[i].low) return false;
  return true;
}

}  // namespace kb
