// Parts left out one after the other, or set after set, and decided again.
#include "runtime/explain/sets.h"

#include <algorithm>
#include <set>

#include "runtime/decide/problem.h"
#include "runtime/quantity/parse.h"

namespace kb {

std::vector<Part> sufficient_parts(const Situation& taken, const Asking& asking, const Profile& profile,
                                   const Decision& decision) {
  Situation situation(taken);
  Problem problem(situation, profile, decision.option);
  const auto bears_on_it = [&](const Part& part) {
    switch (part.kind) {
      case Part::Kind::fact: return asking.about({Variable::Kind::fact, profile.facts[part.index].fact});
      case Part::Kind::measure:
        return asking.about({Variable::Kind::measure, profile.measures[part.index].measure});
      default: return true;
    }
  };
  const auto same_without = [&](const std::vector<Part>& dropped) {
    return are_possible(decision.possible, problem, forget(taken.kb(), profile, dropped));
  };
  std::vector<Part> needed = parts_of(profile);
  std::vector<Part> dropped;
  // Again until nothing falls away: with presumptions, what is needed at first may not be in the end.
  for (std::size_t before = needed.size() + 1; needed.size() < before;) {
    before = needed.size();
    for (std::size_t i = 0; i < needed.size();) {
      dropped.push_back(needed[i]);
      if ((decision.exact && !bears_on_it(needed[i])) || same_without(dropped)) {
        needed.erase(needed.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        dropped.pop_back();
        ++i;
      }
    }
  }
  return needed;
}

std::vector<std::vector<Part>> parts_in_the_way(const KnowledgeBase& kb, const Profile& profile,
                                                std::uint32_t option, Verdict wanted) {
  const std::vector<Part> parts = parts_of(profile);
  Situation situation(kb);
  Problem problem(situation, profile, option);
  std::vector<std::vector<std::size_t>> found;
  const auto holds_a_found_one = [&](const std::vector<std::size_t>& set) {
    return std::ranges::any_of(found, [&](const auto& f) { return std::ranges::includes(set, f); });
  };
  const auto chosen = [&](const std::vector<std::size_t>& set) {
    std::vector<Part> result;
    for (const std::size_t i : set) result.push_back(parts[i]);
    return result;
  };
  const auto works = [&](const std::vector<std::size_t>& set) {
    const auto without = possible_for(problem, forget(kb, profile, chosen(set)));
    return without && without->verdicts.has(wanted);
  };
  const std::size_t largest = parts.size() > kMostParts ? 1 : kLargestSet;
  for (std::size_t size = 1; size <= std::min(largest, parts.size()); ++size) {
    std::vector<std::size_t> set(size);
    for (std::size_t i = 0; i < size; ++i) set[i] = i;
    while (true) {
      if (!holds_a_found_one(set) && works(set)) found.push_back(set);
      std::size_t at = size;  // the next combination
      while (at > 0 && set[at - 1] == parts.size() - size + at - 1) --at;
      if (at == 0) break;
      ++set[at - 1];
      for (std::size_t i = at; i < size; ++i) set[i] = set[i - 1] + 1;
    }
  }
  if (found.empty())
    if (auto set = least_set(parts.size(), works); !set.empty()) found.push_back(std::move(set));
  std::vector<std::vector<Part>> result;
  for (const auto& set : found) result.push_back(chosen(set));
  return result;
}

namespace {

/// Of the ways in which limits of other forms of a substance can be passed together, so many are looked at:
/// those of a dozen forms.
constexpr std::size_t kMostWays = 4096;

/// The doses at which a limit is passed, with the least or the most of what else is taken; and those at which
/// the substance's is, if limits of other forms of it are.
std::vector<std::int64_t> dose_ends(const Problem& problem, const Profile& profile) {
  const KnowledgeBase& kb = problem.situation().kb();
  struct Limit {
    TotalKey key;
    Range others;
    std::int64_t micro;
  };
  std::vector<Limit> limits;
  for (const Problem::Rule& rule : problem.rules()) {
    if (rule.total == kNone) continue;
    const TotalKey& key = problem.situation().key(rule.total);
    limits.push_back({key, total_of(kb, profile, problem.option(), key).others, rule.limit});
  }
  std::vector<std::int64_t> ends;
  for (const Limit& limit : limits) {
    for (const std::int64_t others : {limit.others.low, limit.others.high})
      if (others < limit.micro) ends.push_back(limit.micro - others);
    if (limit.key.form != kNone) continue;
    std::set<std::int64_t> left{limit.micro - limit.others.low};
    for (const Limit& other : limits) {
      if (other.key.substance != limit.key.substance || other.key.form == kNone ||
          other.key.form == kb.options[problem.option()].node() || other.others.low > other.micro)
        continue;
      const std::int64_t more = other.micro + 1 - other.others.low;  // has to be, for its limit to be passed
      for (const std::int64_t before : std::vector(left.begin(), left.end()))
        if (before > more && left.size() < kMostWays) left.insert(before - more);
    }
    for (const std::int64_t end : left)
      if (end > 0) ends.push_back(end);
  }
  std::ranges::sort(ends);
  ends.push_back(Range::kOpenHigh);
  return ends;
}

}  // namespace

std::vector<Range> dose_windows(const KnowledgeBase& kb, const Profile& profile, Verdict wanted) {
  const std::uint32_t option = profile.candidate->option;
  const bool has_elemental_dose =
      kb.options[option].substance() != kNone || kb.kind(kb.options[option].node()) == "substance";
  Situation situation(kb);
  if (!has_elemental_dose || situation.take(profile)) return {};
  const Unit milligrams = parse_unit("mg/day").value_or(plain_unit());
  Problem problem(situation, profile, option);
  const std::vector<std::int64_t> ends = dose_ends(problem, profile);
  std::vector<Range> result;
  std::int64_t low = 1;
  for (const std::int64_t end : ends) {
    if (end < low) continue;
    Profile tried = profile;
    tried.candidate->dose = Amount{{low, low}, milligrams, Basis::elemental, false};
    if (are_possible(Verdicts(wanted), problem, tried)) {
      if (!result.empty() && result.back().high == low - 1) {
        result.back().high = end;
      } else {
        result.push_back({low, end});
      }
    }
    low = end == Range::kOpenHigh ? end : end + 1;
  }
  return result;
}

}  // namespace kb
