// What holds, and what follows when more is known.
#include "runtime/decide/situation.h"

#include <algorithm>

#include "runtime/profile/words.h"

namespace kb {

Situation::Situation(const KnowledgeBase& kb)
    : kb_(kb),
      facts_(kb.facts.size(), Truth::open),
      constraints_(kb.facts.size(), kb.measures.size()),
      known_(kb.groups.size()),
      demanded_(2 * kb.groups.size()) {
  for (const std::uint32_t constraint : kb.constraints) {
    std::vector<std::uint32_t> facts;
    std::vector<std::uint32_t> measures;
    facts_in(constraint, facts);
    measures_in(constraint, measures);
    constraints_.add(facts, measures);
  }
  constraints_.finish();
  said_facts_.resize(facts_.size());
  said_measures_.resize(kb.measures.size());
  is_touched_.resize(constraints_.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> in_part;
  for (std::uint32_t fact = 0; fact < facts_.size(); ++fact) {
    if (is_tied(fact)) {
      tied_facts_.push_back(fact);
      in_part.emplace_back(part({Variable::Kind::fact, fact}), fact);
    }
    if (kb.facts[fact].kind() == static_cast<std::uint8_t>(FactKind::taking)) taking_facts_.push_back(fact);
  }
  witnessed_.resize(facts_.size());
  recalled_.resize(constraints_.size());
  witnesses_ = Witnesses(constraints_.size());
  facts_of_part_ = Lists::of(constraints_.size(), in_part);
  in_part.clear();
  for (std::uint32_t measure = 0; measure < kb.measures.size(); ++measure) {
    measures_.push_back({kb.measures[measure].low(), kb.measures[measure].high()});
    const std::uint32_t its_part = part({Variable::Kind::measure, measure});
    if (its_part != kNone) in_part.emplace_back(its_part, measure);
  }
  measures_of_part_ = Lists::of(constraints_.size(), in_part);
}

Range Situation::range(Variable variable) const {
  if (variable.kind == Variable::Kind::measure) return measure(variable.index);
  return variable.index < totals_.size() ? totals_[variable.index] : Range{};
}

bool Situation::is_open(Variable variable) const {
  return variable.kind == Variable::Kind::fact ? fact(variable.index) == Truth::open
                                               : !range(variable).is_single();
}

std::uint32_t Situation::total(const TotalKey& key, Range range) {
  const auto at = std::ranges::find(keys_, key);
  const auto index = static_cast<std::uint32_t>(at - keys_.begin());
  if (at == keys_.end()) {
    keys_.push_back(key);
    totals_.push_back(range);
  }
  return index;
}

// ---- narrowing

void Situation::undo(std::size_t mark) {
  if (trail_.size() > mark) ++version_;
  while (trail_.size() > mark) {
    const Change& change = trail_.back();
    switch (change.variable.kind) {
      case Variable::Kind::fact: facts_[change.variable.index] = change.fact; break;
      case Variable::Kind::measure: measures_[change.variable.index] = change.range; break;
      case Variable::Kind::total: totals_[change.variable.index] = change.range; break;
    }
    trail_.pop_back();
  }
  drawn_ = std::min(drawn_, trail_.size());
  feasible_ = std::min(feasible_, trail_.size());
}

bool Situation::assign(std::uint32_t fact, bool value) {
  if (fact >= facts_.size()) return true;
  if (facts_[fact] != Truth::open) return facts_[fact] == truth(value);
  trail_.push_back({{Variable::Kind::fact, fact}, facts_[fact], {}});
  ++version_;
  facts_[fact] = truth(value);
  return true;
}

bool Situation::assign(Variable variable, Range wanted) {
  auto& ranges = variable.kind == Variable::Kind::measure ? measures_ : totals_;
  if (variable.index >= ranges.size()) return true;
  Range& range = ranges[variable.index];
  const Range narrowed{std::max(range.low, wanted.low), std::min(range.high, wanted.high)};
  if (narrowed.low > narrowed.high) return false;
  if (narrowed == range) return true;
  trail_.push_back({variable, Truth::open, range});
  ++version_;
  range = narrowed;
  return true;
}

bool Situation::draw(std::uint32_t position) {
  if (demand(kb_.constraints[position], true)) return true;
  broken_ = kb_.constraints[position];
  return false;
}

bool Situation::draw_all() {
  for (std::uint32_t position = 0; position < constraints_.size(); ++position)
    if (!draw(position)) return false;
  return propagate();
}

bool Situation::propagate() {
  while (drawn_ < trail_.size())
    for (const std::uint32_t position : constraints_.about(trail_[drawn_++].variable))
      if (!draw(position)) return false;
  return true;
}

std::vector<std::uint32_t> Situation::parts_changed(std::size_t since) const {
  std::vector<std::uint32_t> parts;
  for (std::size_t i = since; i < trail_.size(); ++i)
    if (const std::uint32_t part = constraints_.part(trail_[i].variable); part != kNone)
      parts.push_back(part);
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

bool Situation::set_fact(std::uint32_t fact, bool value) { return assign(fact, value) && propagate(); }

bool Situation::set_range(Variable variable, Range range) {
  if (!assign(variable, range)) return false;
  return variable.kind == Variable::Kind::total ? ties_.possible(keys_, totals_) : propagate();
}

bool Situation::can(std::uint32_t condition, bool value) {
  const Truth now = holds(condition);
  if (now != Truth::open) return now == truth(value);
  const std::size_t here = mark();
  const bool possible = demand(condition, value) && propagate() && feasible(condition, value);
  undo(here);
  return possible;
}

bool Situation::feasible(std::uint32_t condition, bool value) {
  // Depth first with a stack of its own: as deep as there are open facts.
  struct Choice {
    std::size_t before;
    Split split;
    bool second;
    std::size_t held;
  };
  const std::size_t start = mark();
  std::vector<Choice> choices;
  // The constraints that what changed can break: those of the parts that it is about.
  std::vector<std::uint32_t> parts;
  std::vector<std::uint32_t> concerned;
  std::size_t seen = feasible_;
  const auto add_parts = [&] {
    for (; seen < trail_.size(); ++seen) {
      const std::uint32_t part = constraints_.part(trail_[seen].variable);
      if (part == kNone || std::ranges::find(parts, part) != parts.end()) continue;
      parts.push_back(part);
      const auto members = constraints_.members(part);
      concerned.insert(concerned.end(), members.begin(), members.end());
    }
  };
  if (!known_feasible_)
    for (std::uint32_t position = 0; position < constraints_.size(); ++position)
      concerned.push_back(position);
  const auto choose = [&](const Split& split, bool second) {
    if (split.variable.kind == Variable::Kind::fact) return set_fact(split.variable.index, second);
    return set_range(split.variable,
                     second ? Range{split.at, Range::kOpenHigh} : Range{Range::kOpenLow, split.at - 1});
  };
  std::size_t held = 0;  // so many of those concerned hold, whatever else is chosen: they are not asked again
  for (bool possible = true;;) {
    std::optional<Split> split;
    if (possible && known_feasible_) add_parts();
    for (; possible && held < concerned.size(); ++held) {
      const std::uint32_t constraint = kb_.constraints[concerned[held]];
      const Truth now = holds(constraint);
      if (now == Truth::no) possible = false;
      if (now == Truth::open) split = first_open(constraint);
      if (now != Truth::yes) break;
    }
    if (possible && !split && condition != kNone) {
      const Truth now = holds(condition);
      possible = now == Truth::open || now == truth(value);
      if (now == Truth::open) split = first_open(condition);
    }
    if (possible && !split) {
      if (is_settling_) witness(parts);
      undo(start);
      known_feasible_ = true;
      feasible_ = start;
      return true;
    }
    if (possible) {
      choices.push_back({mark(), *split, false, held});
      possible = choose(*split, false);
      continue;
    }
    while (!choices.empty() && choices.back().second) choices.pop_back();
    if (choices.empty()) return undo(start), false;
    undo(choices.back().before);
    held = choices.back().held;
    seen = std::min(seen, trail_.size());
    choices.back().second = true;
    possible = choose(choices.back().split, true);
  }
}

void Situation::gather(std::uint32_t part, std::vector<Truth>& facts, std::vector<Range>& measures) const {
  facts.clear();
  measures.clear();
  for (const std::uint32_t fact : facts_of_part_[part]) facts.push_back(facts_[fact]);
  for (const std::uint32_t measure : measures_of_part_[part]) measures.push_back(measures_[measure]);
}

void Situation::show(std::uint32_t part, std::span<const Truth> facts) {
  const auto members = facts_of_part_[part];
  for (std::size_t i = 0; i < members.size(); ++i) {
    Witnessed& found = witnessed_[members[i]];
    if (found.settling != settling_) found = {settling_, {}};
    if (facts[i] != Truth::yes) found.values[0] = true;
    if (facts[i] != Truth::no) found.values[1] = true;
  }
}

void Situation::witness(std::span<const std::uint32_t> parts) {
  std::vector<Truth> facts;
  std::vector<Range> measures;
  for (const std::uint32_t part : parts) {
    gather(part, facts, measures);
    witnesses_.keep(part, facts, measures);
    show(part, facts);
  }
}

void Situation::recall(std::uint32_t part) {
  if (recalled_[part] == settling_) return;
  recalled_[part] = settling_;
  std::vector<Truth> facts;
  std::vector<Range> measures;
  gather(part, facts, measures);
  witnesses_.each_that_agrees(part, facts, measures,
                              [&](std::span<const Truth> found) { show(part, found); });
}

}  // namespace kb
