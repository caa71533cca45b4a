// What is said, what follows, and what is presumed.
#include "runtime/verify/world.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace kb::verify {
namespace {

enum ConditionKind : std::uint8_t { kHolds, kCompare, kGroup, kAnyOf, kAllOf, kNot };
constexpr int kMaxDepth = 512;
constexpr std::size_t kMostPieces = 64;
constexpr std::size_t kMostAtoms = 100'000;  // of one condition

constexpr Mask kNo = 1;
constexpr Mask kYes = 2;

bool compares(std::uint8_t comparison, std::int64_t x, std::int64_t with) {
  switch (comparison) {
    case 0: return x < with;
    case 1: return x <= with;
    case 2: return x > with;
    case 3: return x >= with;
    case 4: return x == with;
    default: return x != with;
  }
}

bool has(const std::vector<std::uint32_t>& list, std::uint32_t one) {
  return std::ranges::find(list, one) != list.end();
}

}  // namespace

std::vector<std::uint32_t> taken_with(const KnowledgeBase& kb, std::uint32_t node) {
  static constexpr std::string_view kTaken[] = {"form", "substance", "product", "option", "medicine"};
  std::vector<std::uint32_t> all{node};
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::uint32_t> more;
    for (const KnowledgeBase::Edge edge : kb.out(all[i]))
      if (kb.keyword(edge.label) == "is") more.push_back(edge.node);
    for (const KnowledgeBase::Edge edge : kb.in(all[i]))
      if ((kb.keyword(edge.label) == "of" || kb.keyword(edge.label) == "contains") &&
          std::ranges::find(kTaken, kb.kind(edge.node)) != std::end(kTaken))
        more.push_back(edge.node);
    for (const std::uint32_t next : more)
      if (!has(all, next)) all.push_back(next);
  }
  return all;
}

tl::expected<World, std::string> World::of(const KnowledgeBase& kb, const Person& person) {
  World world(kb);
  if (auto cut = world.cut(person); !cut) return tl::unexpected(cut.error());
  world.tie();
  if (auto said = world.say(person); !said) return tl::unexpected(said.error());
  std::vector<std::size_t> all(world.totals());
  std::iota(all.begin(), all.end(), 0);
  world.settle(all);
  const State before = world.state_;
  world.presume(person);
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (before[fact] == (kNo | kYes) && world.state_[fact] != before[fact]) world.presumed_.push_back(fact);
  return world;
}

/// Measures in pieces, at every number that something compares them with, and where what is said ends.
tl::expected<void, std::string> World::cut(const Person& person) {
  state_.assign(kb_->facts.size(), kNo | kYes);
  for (std::uint32_t m = 0; m < kb_->measures.size(); ++m) {
    const Range all{kb_->measures[m].low(), kb_->measures[m].high()};
    Range said = all;
    for (const auto& [measure, range] : person.measures)
      if (measure == m) said = {std::max(said.low, range.low), std::min(said.high, range.high)};
    if (said.low > said.high) return tl::unexpected(std::string("a measure lies outside of its range"));
    std::set<std::int64_t> cuts{said.low};
    if (!said.is_open_high()) cuts.insert(said.high + 1);
    for (const fbs::Condition& row : kb_->conditions) {
      if (row.kind() != kCompare || kb_->thresholds[row.index()].measure() != m) continue;
      const std::int64_t with = kb_->thresholds[row.index()].micro();
      if (with == Range::kOpenHigh || with == Range::kOpenLow) continue;
      for (const std::int64_t at : {with, with + 1})
        if (compares(row.comparison(), at - 1, with) != compares(row.comparison(), at, with)) cuts.insert(at);
    }
    std::vector<Range> pieces{all};
    for (const std::int64_t at : cuts)
      if (at > all.low && at <= all.high) {
        pieces.back().high = at - 1;
        pieces.push_back({at, all.high});
      }
    if (pieces.size() > kMostPieces)
      return tl::unexpected(std::string("a measure is compared with too many numbers"));
    Mask left = 0;
    for (std::size_t p = 0; p < pieces.size(); ++p)
      if (pieces[p].low >= said.low && pieces[p].high <= said.high) left |= Mask{1} << p;
    state_.push_back(left);
    pieces_.push_back(std::move(pieces));
  }
  state_.push_back(~Mask{0});
  for (const fbs::Condition& row : kb_->conditions) {
    Mask mask = 0;
    const fbs::Threshold& threshold = kb_->thresholds[row.index()];
    if (row.kind() == kCompare && threshold.measure() < pieces_.size())
      for (std::size_t p = 0; p < pieces_[threshold.measure()].size(); ++p)
        if (compares(row.comparison(), pieces_[threshold.measure()][p].low, threshold.micro()))
          mask |= Mask{1} << p;
    compared_.push_back(mask);
  }
  return {};
}

// ---- conditions

std::span<const std::uint32_t> World::operands(const fbs::Condition& row) const {
  return kb_->condition_operands.run(row.index(), std::size_t{row.index()} + row.count());
}

std::optional<Atom> World::atom(std::uint32_t condition) const {
  if (condition >= kb_->conditions.size()) return std::nullopt;
  const fbs::Condition& row = kb_->conditions[condition];
  if (row.kind() == kHolds && row.index() < kb_->facts.size()) return Atom{row.index(), kYes};
  const std::uint32_t of = kb_->thresholds[row.index()].measure();
  if (row.kind() == kCompare && of < pieces_.size()) return Atom{measure(of), compared_[condition]};
  return std::nullopt;
}

Truth World::holds(std::uint32_t condition, const State& state, std::vector<std::optional<Truth>>& groups,
                   int depth) const {
  if (condition >= kb_->conditions.size() || depth > kMaxDepth) return Truth::open;
  if (const auto one = atom(condition)) return truth_of(*one, state);
  const fbs::Condition& row = kb_->conditions[condition];
  if (row.kind() == kGroup && row.index() < kb_->groups.size()) {
    groups.resize(kb_->groups.size());  // each is looked into once
    if (!groups[row.index()]) {
      groups[row.index()] = Truth::no;
      groups[row.index()] = holds(kb_->groups[row.index()].condition(), state, groups, depth + 1);
    }
    return *groups[row.index()];
  }
  Truth result = row.kind() == kAnyOf ? Truth::no : Truth::yes;
  for (const std::uint32_t operand : operands(row)) {
    const Truth one = holds(operand, state, groups, depth + 1);
    if (row.kind() == kNot) return !one;
    result = row.kind() == kAnyOf ? result | one : result & one;
  }
  return result;
}

template <typename Enter>
std::vector<Atom> World::atoms(std::uint32_t condition, Enter enter) const {
  std::vector<Atom> result;
  std::vector<std::uint32_t> stack{condition};
  std::set<std::uint32_t> groups;
  for (std::size_t steps = 0; !stack.empty() && steps < kMostAtoms; ++steps) {
    const std::uint32_t at = stack.back();
    stack.pop_back();
    if (at >= kb_->conditions.size() || !enter(at)) continue;
    const fbs::Condition& row = kb_->conditions[at];
    if (const auto one = atom(at)) {
      result.push_back(*one);
    } else if (row.kind() == kGroup) {
      if (groups.insert(row.index()).second) stack.push_back(kb_->groups[row.index()].condition());
    } else if (row.kind() > kGroup) {
      const auto list = operands(row);
      stack.insert(stack.end(), list.rbegin(), list.rend());
    }
  }
  return result;
}

std::vector<Atom> World::atoms(std::uint32_t condition) const {
  return atoms(condition, [](std::uint32_t) { return true; });
}

std::vector<Atom> World::open_atoms(std::uint32_t condition, const State& state) const {
  return atoms(condition, [&](std::uint32_t at) { return holds(at, state) == Truth::open; });
}

std::optional<Atom> World::open_atom(std::uint32_t condition, const State& state) const {
  const std::vector<Atom> open = open_atoms(condition, state);
  return open.empty() ? std::nullopt : std::optional(open.front());
}

Truth World::lawful(const State& state, std::optional<Atom>* open) const {
  Truth all = Truth::yes;
  for (const std::uint32_t constraint : kb_->constraints) {
    const Truth one = holds(constraint, state);
    if (one == Truth::no) return Truth::no;
    if (one == Truth::open && all == Truth::yes && open != nullptr) *open = open_atom(constraint, state);
    all = all & one;
  }
  return all;
}

bool World::feasible(const State& state) const {
  std::vector<State> stack{state};
  while (!stack.empty() && step()) {
    State now = std::move(stack.back());
    stack.pop_back();
    std::optional<Atom> open;
    if (lawful(now, &open) == Truth::no) continue;
    if (!open) return true;
    stack.push_back(now);  // that it is not so is looked at first: it keeps most constraints
    stack.back()[open->variable] &= open->values;
    stack.push_back(std::move(now));
    stack.back()[open->variable] &= ~open->values;
  }
  return !stack.empty();
}

bool World::can(std::uint32_t condition, bool value) const {
  std::vector<State> stack{state_};
  while (!stack.empty() && step()) {
    const State now = std::move(stack.back());
    stack.pop_back();
    const Truth truth = holds(condition, now);
    if (lawful(now) == Truth::no || truth == (value ? Truth::no : Truth::yes)) continue;
    const auto open = truth == Truth::open ? open_atom(condition, now) : std::nullopt;
    if (!open && feasible(now)) return true;
    for (const bool so : {false, true}) {
      if (!open) break;
      stack.push_back(now);
      stack.back()[open->variable] &= so ? open->values : ~open->values;
    }
  }
  return !stack.empty();
}

// ---- what is said, follows, and is presumed

tl::expected<void, std::string> World::say(const Person& person) {
  for (const auto& [fact, value] : person.facts) state_[fact] &= value ? kYes : kNo;
  if (person.taking) {
    std::vector<std::uint32_t> taken;
    for (const Thing& thing : *person.taking)
      for (const std::uint32_t node : taken_with(*kb_, thing.node)) taken.push_back(node);
    for (std::uint32_t fact = 0; fact < kb_->facts.size(); ++fact) {
      const std::uint32_t node = kb_->facts[fact].node();
      if (kb_->facts[fact].kind() != 1) continue;
      const auto above = taken_with(*kb_, node);
      const bool perhaps =
          std::ranges::any_of(*person.taking, [&](const Thing& t) { return has(above, t.node); });
      if (has(taken, node)) {
        state_[fact] &= kYes;
      } else if (person.complete && !perhaps && state_[fact] == (kNo | kYes)) {
        state_[fact] = kNo;
      }
    }
  }
  if (std::ranges::find(state_, Mask{0}) != state_.end() || !feasible(state_))
    return tl::unexpected(std::string("what is said contradicts itself"));
  return {};
}

void World::tie() {
  std::vector<std::size_t> root(state_.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](std::size_t variable) {
    while (root[variable] != variable) variable = root[variable] = root[root[variable]];
    return variable;
  };
  std::set<std::size_t> constrained;
  for (const std::uint32_t constraint : kb_->constraints) {
    const std::vector<Atom> all = atoms(constraint);
    for (const Atom& one : all) {
      root[find(one.variable)] = find(all.front().variable);
      constrained.insert(one.variable);
    }
  }
  tied_.resize(state_.size());
  for (const std::size_t a : constrained)
    for (const std::size_t b : constrained)
      if (find(a) == find(b)) tied_[a].push_back(b);
}

/// Takes away every value that no completion has.
void World::settle(const std::vector<std::size_t>& variables) {
  for (const std::size_t variable : variables)
    for (Mask value = 1; !tied_[variable].empty() && value != 0; value <<= 1) {
      if ((state_[variable] & value) == 0 || state_[variable] == value) continue;
      State tried = state_;
      tried[variable] = value;
      if (!feasible(tried)) state_[variable] &= ~value;
    }
}

void World::presume(const Person& person) {
  const auto presume = [&](std::uint32_t fact, bool value, bool safety_too) {
    if (state_[fact] != (kNo | kYes) || has(person.unknown, fact)) return;
    const State before = state_;
    state_[fact] = value ? kYes : kNo;
    settle(tied_[fact]);
    // It may settle no other fact that is said to be unknown or that can reveal harm, nor take away what was
    // said to be possible.
    bool oversteps = false;
    for (std::uint32_t other = 0; other < kb_->facts.size(); ++other)
      oversteps =
          oversteps || (other != fact && state_[other] != before[other] &&
                        (has(person.unknown, other) || (!safety_too && kb_->facts[other].safety() != 0)));
    for (const auto& said : person.measures)
      oversteps = oversteps || state_[measure(said.first)] != before[measure(said.first)];
    if (oversteps) state_ = before;
  };
  for (std::uint32_t fact = 0; fact < kb_->facts.size(); ++fact)
    if (kb_->facts[fact].presumption() != 0) presume(fact, kb_->facts[fact].presumption() == 2, false);
  for (std::uint32_t fact = 0; fact < kb_->facts.size() && person.presume_no; ++fact)
    presume(fact, false, true);
}

}  // namespace kb::verify
