// The walk through completions: split what is open where it weighs most, stop where the verdict is settled.
#include <algorithm>
#include <array>

#include "runtime/decide/problem.h"

namespace kb {
namespace {

struct Branch {
  Variable variable;
  Range region;
};

/// No before yes, and less before more: what is asked about mostly speaks against something, so that another
/// thing shows its weight soonest without it.
std::array<Branch, 2> branches(const Situation::Split& split) {
  if (split.variable.kind == Variable::Kind::fact)
    return {Branch{split.variable, {0, 0}}, Branch{split.variable, {1, 1}}};
  return {Branch{split.variable, {Range::kOpenLow, split.at - 1}},
          Branch{split.variable, {split.at, Range::kOpenHigh}}};
}

/// Depth first over the splits of a problem, with a stack of its own. `settled` is asked at every step
/// whether to go deeper, `choose` where to split; they are told of dead ends by not being asked.
template <typename Settled, typename Choose>
void walk(Problem& problem, std::size_t& budget, bool& exact, Settled settled, Choose choose) {
  struct Step {
    std::size_t mark;
    Branch other;
  };
  // Every rule is looked at in every step: where there are many, fewer steps are taken.
  constexpr std::size_t kRulesOfAStep = 64;
  const std::size_t cost = 1 + problem.rules().size() / kRulesOfAStep;
  Situation& situation = problem.situation();
  const std::size_t start = situation.mark();
  std::vector<Step> open;
  bool alive = true;
  while (true) {
    if (budget < cost) {
      budget = 0;
      exact = false;
      break;
    }
    budget -= cost;
    std::optional<Situation::Split> split;
    if (alive && !settled()) split = choose();
    if (split) {
      const auto [first, second] = branches(*split);
      open.push_back({situation.mark(), second});
      alive = narrow(situation, first.variable, first.region);
      continue;
    }
    if (open.empty()) break;
    const Step step = open.back();
    open.pop_back();
    situation.undo(step.mark);
    alive = narrow(situation, step.other.variable, step.other.region);
  }
  situation.undo(start);
}

template <typename Settled>
void walk(Problem& problem, std::size_t& budget, bool& exact, Settled settled) {
  walk(problem, budget, exact, settled, [&] { return problem.split(); });
}

}  // namespace

bool narrow(Situation& situation, Variable variable, Range region) {
  if (variable.kind == Variable::Kind::fact) return situation.set_fact(variable.index, region.low == 1);
  return situation.set_range(variable, region);
}

template <typename Enough>
Verdicts Search::found(Problem& problem, Enough enough) {
  Verdicts found;
  walk(problem, budget, exact, [&] {
    if (enough(found)) return true;
    const Verdicts possible = problem.bound();
    if (possible.within(found)) return true;
    if (!possible.single()) return false;
    if (problem.situation().feasible()) found |= possible;
    return true;
  });
  return found;
}

Verdicts Search::verdicts(Problem& problem) {
  Verdicts all = found(problem, [](Verdicts) { return false; });
  if (!exact || all.empty()) all |= problem.bound();
  return all;
}

bool Search::gives(Problem& problem, Verdicts expected) {
  const auto another = [expected](Verdicts found) { return !found.within(expected); };
  const Verdicts some = found(problem, another);
  return exact && (some.empty() ? problem.bound() : some) == expected;
}

bool Search::settles(Problem& problem, Verdicts wanted) {
  const auto another = [wanted](Verdicts found) { return found.size() > 1 || !found.within(wanted); };
  const Verdicts some = found(problem, another);
  return exact && !some.empty() && !another(some);
}

bool Search::can(Problem& problem, std::size_t rule, bool active) {
  bool found = false;
  bool complete = true;
  walk(
      problem, budget, complete,
      [&] {
        if (found) return true;
        const Truth now = problem.state(rule).active;
        if (now == Truth::open) return false;
        found = now == truth(active) && problem.situation().feasible();
        return true;
      },
      [&] { return problem.split(rule); });
  exact = exact && complete;
  return found || !complete;
}

bool Search::differs(Problem& problem, Variable variable) {
  std::optional<Verdicts> first;
  for (const Range region : regions(problem, variable)) {
    const std::size_t here = problem.situation().mark();
    narrow(problem.situation(), variable, region);
    const Verdicts verdicts = this->verdicts(problem);
    problem.situation().undo(here);
    if (verdicts != first.value_or(verdicts)) return true;
    first = verdicts;
  }
  return false;
}

bool Search::matters(Problem& problem, Variable variable) {
  if (differs(problem, variable)) return true;
  // Else others have to be learned first: as many as do not settle it.
  Situation& situation = problem.situation();
  const auto leaves_open = [&](const Situation::Split& split) {
    return std::ranges::any_of(branches(split), [&](const Branch& branch) {
      const std::size_t here = situation.mark();
      const bool open = narrow(situation, branch.variable, branch.region) && situation.is_open(variable);
      situation.undo(here);
      return open;
    });
  };
  bool found = false;
  bool complete = true;
  std::vector<Variable> asked;  // by the rules that are open at this step
  walk(
      problem, budget, complete,
      [&] {
        if (found || problem.bound().single() || !situation.is_open(variable)) return true;
        asked = problem.open_variables();
        return std::ranges::find(asked, variable) == asked.end();
      },
      [&]() -> std::optional<Situation::Split> {
        for (const Variable other : asked) {
          if (other == variable) continue;
          Situation::Split split{other, 0};
          if (other.kind != Variable::Kind::fact) {
            const std::vector<std::int64_t> at = problem.thresholds(other);
            if (at.empty()) continue;
            split.at = at.front();
          }
          if (leaves_open(split)) return split;
        }
        found = differs(problem, variable);
        return std::nullopt;
      });
  exact = exact && complete;
  return found || !complete;
}

std::vector<Range> regions(Problem& problem, Variable variable) {
  std::vector<Range> candidates;
  if (variable.kind == Variable::Kind::fact) {
    candidates = {{0, 0}, {1, 1}};
  } else {
    const Range range = problem.situation().range(variable);
    std::int64_t low = range.low;
    for (const std::int64_t at : problem.thresholds(variable)) {
      candidates.push_back({low, at - 1});
      low = at;
    }
    candidates.push_back({low, range.high});
  }
  Situation& situation = problem.situation();
  std::erase_if(candidates, [&](Range region) {
    const std::size_t here = situation.mark();
    const bool possible = narrow(situation, variable, region) && situation.feasible();
    situation.undo(here);
    return !possible;
  });
  return candidates;
}

}  // namespace kb
