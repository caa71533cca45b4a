// Views narrowed together, and the walk through people.
#include "runtime/analyze/view.h"

#include <algorithm>

#include "runtime/analyze/names.h"

namespace kb {

View::View(const Situation& anybody, const Profile& profile, std::uint32_t option)
    : situation(anybody), contradiction_(situation.take(profile)), problem(situation, profile, option) {}

std::optional<std::size_t> View::place_of(std::uint32_t rule) const {
  const auto& rules = problem.rules();
  const auto at = std::ranges::lower_bound(rules, rule, {}, &Problem::Rule::rule);
  if (at == rules.end() || at->rule != rule) return std::nullopt;
  return static_cast<std::size_t>(at - rules.begin());
}

Views::Marks Views::marks() const {
  Marks result;
  for (const View* view : views_) result.push_back(view->situation.mark());
  return result;
}

void Views::undo(const Marks& marks) {
  for (std::size_t i = 0; i < views_.size(); ++i) views_[i]->situation.undo(marks[i]);
}

std::optional<Variable> Views::translated(std::size_t from, std::size_t to, Variable variable) const {
  const Situation& a = views_[from]->situation;
  const Situation& b = views_[to]->situation;
  if (variable.kind != Variable::Kind::total) {
    if (&a.kb() == &b.kb()) return variable;
    const std::uint32_t index = variable.kind == Variable::Kind::fact
                                    ? same_fact(a.kb(), variable.index, b.kb())
                                    : same_measure(a.kb(), variable.index, b.kb());
    return index == kNone ? std::nullopt : std::optional(Variable{variable.kind, index});
  }
  const TotalKey& key = a.key(variable.index);
  const auto same = [&](std::uint32_t x, std::uint32_t y) {
    return x == kNone || y == kNone ? x == y : a.kb().name(x) == b.kb().name(y);
  };
  for (std::uint32_t i = 0; i < b.totals(); ++i) {
    const TotalKey& other = b.key(i);
    if (same(key.substance, other.substance) && same(key.form, other.form) &&
        key.with_food == other.with_food)
      return Variable{Variable::Kind::total, i};
  }
  return std::nullopt;
}

bool Views::learn(const Learned& learned, bool& said) {
  if (!narrow(views_[learned.view]->situation, learned.variable, learned.region)) return false;
  if (apart_ == learned.variable) return true;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (i == learned.view) continue;
    const auto variable = translated(learned.view, i, learned.variable);
    if (!variable) continue;
    Situation& other = views_[i]->situation;
    if (variable->kind == Variable::Kind::fact &&
        other.fact(variable->index) == !truth(learned.region.low == 1)) {
      const fbs::Fact& fact = views_[learned.view]->kb().facts[learned.variable.index];
      if (fact.presumption() != (learned.region.low == 1 ? 2 : 1)) return false;
      said = false;
      continue;
    }
    if (!narrow(other, *variable, learned.region)) return false;
  }
  return true;
}

bool Views::feasible() {
  return std::ranges::all_of(views_, [](View* view) { return view->situation.feasible(); });
}

Walked walk(Views& views, Budget& budget, const std::function<Judged(Views&)>& judge,
            const std::function<bool(const std::vector<Learned>&)>& accept) {
  struct Later {
    Views::Marks marks;
    std::size_t learned;  // how much of it then was
    Learned other;
  };
  const Views::Marks start = views.marks();
  std::vector<Later> open;
  std::vector<Learned> learned;
  Walked result;
  const auto narrowed = [&](const Learned& next) {
    bool said = true;
    if (!views.learn(next, said)) return false;
    if (said) learned.push_back(next);
    return true;
  };
  for (bool alive = true;;) {
    if (!budget.spend()) {
      result.end = Walked::End::not_settled;
      break;
    }
    const Judged judged = alive ? judge(views) : Judged{};
    if (judged.judgement == Judgement::found && views.feasible()) {
      if (!accept || accept(learned)) {
        result.end = Walked::End::found;
        result.learned = learned;
        break;
      }
      if (++result.unsaid == kMostUnsaid) {
        result.end = Walked::End::not_settled;
        break;
      }
    }
    if (judged.judgement == Judgement::unclear) result.end = Walked::End::not_settled;
    if (judged.judgement == Judgement::open) {
      const auto& [view, split] = judged.where;
      const bool is_fact = split.variable.kind == Variable::Kind::fact;
      const Range low = is_fact ? Range{0, 0} : Range{Range::kOpenLow, split.at - 1};
      const Range high = is_fact ? Range{1, 1} : Range{split.at, Range::kOpenHigh};
      open.push_back({views.marks(), learned.size(), {view, split.variable, high}});
      alive = narrowed({view, split.variable, low});
      continue;
    }
    if (open.empty()) break;
    const Later step = open.back();
    open.pop_back();
    views.undo(step.marks);
    learned.resize(step.learned);
    alive = narrowed(step.other);
  }
  views.undo(start);
  return result;
}

}  // namespace kb
