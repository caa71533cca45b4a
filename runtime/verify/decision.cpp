// Over every completion: what it depends on, how sure it is, what is presumed, and a case for each verdict.
#include "runtime/verify/decision.h"

#include <algorithm>
#include <bit>
#include <set>
#include <tuple>

namespace kb::verify {
namespace {

constexpr int kMostNested = 512;

}  // namespace

Decision::Decision(const World& world, const Grades& grades, const Person& person, std::uint32_t option)
    : at(world, grades, person, option), world_(world), grades_(grades), kb_(world.kb()) {
  at.stand();
  possible = at.possible(at.state());
  for (const Bearing& rule : at.rules())
    for (const std::uint32_t condition : {kb_.rules[rule.rule].condition(), kb_.rules[rule.rule].exception()})
      if (condition != kNone)
        for (const Atom& atom : world.atoms(condition)) atoms_.push_back(atom);
  std::set<std::size_t> variables;
  for (const Atom& atom : atoms_) variables.insert(atom.variable);
  for (const std::size_t variable : variables) asked_.push_back(valued({variable, 0}));
  bool counts_food = false;
  for (std::uint32_t t = 0; t < at.totals().size(); ++t) {
    asked_.push_back({Valued::Kind::total, t, 0, {}});
    counts_food = counts_food || at.totals()[t].counted.food;
  }
  for (const std::uint32_t fact : world.presumed())
    if (variables.count(fact) != 0) presumed.push_back(fact);
  presumed_intake = person.presume_no && (!person.complete || counts_food);
  suggestion = surest(0);
  decided_by = possible == 1 ? surest(3) : possible == 2 ? surest(2) : suggestion;
  if (decided_by != kNone) certainty = grades.of_rule(decided_by);
  if (!is_one(possible)) ask();
}

/// The surest rule on the option with this effect, the first of several: active, or open where none is.
std::uint32_t Decision::surest(std::uint8_t effect) const {
  for (const Standing standing : {Standing::active, Standing::open}) {
    std::uint32_t best = kNone;
    for (const Bearing& rule : at.rules())
      if (rule.on_option && rule.standing == standing && kb_.rules[rule.rule].effect() == effect &&
          (best == kNone || grades_.of_rule(rule.rule) > grades_.of_rule(best)))
        best = rule.rule;
    if (best != kNone) return best;
  }
  return kNone;
}

Valued Decision::valued(const Atom& atom) const {
  const std::size_t facts = kb_.facts.size();
  if (atom.variable < facts)
    return {Valued::Kind::fact, static_cast<std::uint32_t>(atom.variable), at.state()[atom.variable], {}};
  Valued result{Valued::Kind::measure, static_cast<std::uint32_t>(atom.variable - facts), 0, {}};
  const std::vector<Range>& pieces = world_.pieces(result.index);
  const Mask left = at.state()[atom.variable];
  if (left != 0)
    result.range = {pieces[static_cast<std::size_t>(std::countr_zero(left))].low,
                    pieces[static_cast<std::size_t>(63 - std::countl_zero(left))].high};
  return result;
}

std::size_t Decision::variable(const Valued& of) const {
  if (of.kind == Valued::Kind::total) return world_.totals();
  return of.kind == Valued::Kind::fact ? of.index : world_.measure(of.index);
}

/// The values that something can have, apart where rules tell them apart; `fine`: where anything does.
std::vector<Decision::Region> Decision::regions(const Valued& of, bool fine) const {
  const std::size_t which = variable(of);
  const Mask left = at.state()[which];
  std::vector<Region> result;
  const auto add = [&](Range range, Mask values, bool more) {
    if ((values & left) == 0) return;
    if (more && !result.empty()) {
      result.back().range.high = range.high;
      result.back().values |= values & left;
    } else {
      result.push_back({range, values & left});
    }
  };
  if (of.kind == Valued::Kind::fact) {
    add({0, 0}, 1, false);
    add({1, 1}, 2, false);
  } else if (of.kind == Valued::Kind::total) {
    const Total& total = at.totals()[of.index];
    for (std::size_t p = 0; p < total.pieces.size(); ++p) add(total.pieces[p], total.in_pieces[p], false);
  } else {
    bool apart = true;  // from what was added last
    for (std::size_t p = 0; p < world_.pieces(of.index).size(); ++p) {
      apart =
          apart || fine || std::ranges::any_of(atoms_, [&](const Atom& atom) {
            return atom.variable == which && p > 0 && ((atom.values >> p ^ atom.values >> (p - 1)) & 1) != 0;
          });
      add(world_.pieces(of.index)[p], Mask{1} << p, !apart);
      if ((left >> p & 1) != 0) apart = false;
    }
  }
  return result;
}

void Decision::ask() {
  const std::vector<Atom> open = at.open_atoms(at.state());
  const std::vector<Atom> surely_open = at.open_atoms(at.state(), true);
  for (const Valued& of : asked_) {
    const std::vector<Region> all = regions(of, false);
    const std::size_t which = variable(of);
    // What nothing that is open asks about is not asked for, though something may follow from it.
    const auto of_this = [&](const Atom& atom) {
      return atom.variable == which &&
             (of.kind != Valued::Kind::total || std::ranges::any_of(at.rules(), [&](const Bearing& rule) {
                return kb_.rules[rule.rule].limit() != kNone && rule.total == of.index &&
                       rule.beyond == atom.values;
              }));
    };
    if (std::ranges::none_of(open, of_this)) continue;
    std::vector<Verdicts> verdicts;
    for (const Region& region : all) {
      State state = at.state();
      state[which] = region.values;
      verdicts.push_back(at.possible(state));
    }
    Dependency dependency;
    dependency.index = of.index;
    dependency.at_once = std::ranges::any_of(surely_open, of_this) &&
                         std::ranges::any_of(verdicts, [&](Verdicts v) { return v != verdicts.front(); });
    if (of.kind == Valued::Kind::measure) dependency.kind = Dependency::Kind::measure;
    if (of.kind == Valued::Kind::total) {
      dependency.total = &at.totals()[of.index];
      const bool intake = !dependency.total->others.is_single();
      dependency.kind = intake ? Dependency::Kind::intake : Dependency::Kind::content;
      dependency.index = intake ? dependency.total->counted.substance : kb_.options[at.option()].node();
    }
    for (std::size_t r = 0; r < all.size(); ++r) {
      const bool alike = r > 0 && of.kind != Valued::Kind::fact && verdicts[r] == verdicts[r - 1];
      if (!alike) dependency.outcomes.push_back({all[r].range, verdicts[r]});
      if (alike) dependency.outcomes.back().range.high = all[r].range.high;
    }
    const auto may_harm = [](const Outcome& outcome) { return (outcome.verdicts & 1) != 0; };
    dependency.harm = (of.kind == Valued::Kind::fact && kb_.facts[of.index].safety() != 0) ||
                      (std::ranges::any_of(dependency.outcomes, may_harm) &&
                       !std::ranges::all_of(dependency.outcomes, may_harm));
    depends_on.push_back(std::move(dependency));
  }
  // What may reveal harm first; then by how many verdicts an answer leaves on average.
  std::ranges::sort(depends_on, [](const Dependency& a, const Dependency& b) {
    const auto key = [](const Dependency& d, std::size_t others) {
      std::size_t left = 0;
      for (const Outcome& outcome : d.outcomes)
        left += static_cast<std::size_t>(std::popcount(outcome.verdicts)) * others;
      const Counted counted = d.total == nullptr ? Counted{} : d.total->counted;
      return std::tuple(!d.harm, left, d.kind, d.index, counted.form,
                        d.kind >= Dependency::Kind::intake && counted.food,
                        d.total == nullptr ? kNone : d.total->rule);
    };
    return key(a, b.outcomes.size()) < key(b, a.outcomes.size());
  });
}

/// The first operand that settles a condition; all of those that do so together; what is open of an open one.
void Decision::collect(std::uint32_t condition, std::vector<Valued>& into, std::set<std::uint32_t>& groups,
                       int depth) const {
  if (condition >= kb_.conditions.size() || depth > kMostNested) return;
  const fbs::Condition& row = kb_.conditions[condition];
  if (const auto atom = world_.atom(condition)) {
    const Valued next = valued(*atom);
    const auto same = [&](const Valued& v) { return v.kind == next.kind && v.index == next.index; };
    if (std::ranges::none_of(into, same)) into.push_back(next);
    return;
  }
  if (row.kind() == 2) {
    if (groups.insert(row.index()).second)
      collect(kb_.groups[row.index()].condition(), into, groups, depth + 1);
    return;
  }
  const Truth whole = world_.holds(condition, at.state());
  const bool negation = row.kind() == 5;
  for (const std::uint32_t operand :
       kb_.condition_operands.run(row.index(), std::size_t{row.index()} + row.count())) {
    if (!negation && world_.holds(operand, at.state()) != whole) continue;
    collect(operand, into, groups, depth + 1);
    if (!negation && whole == (row.kind() == 3 ? Truth::yes : Truth::no)) return;
  }
}

std::vector<Valued> Decision::atoms_of(const Bearing& rule) const {
  const fbs::Rule& row = kb_.rules[rule.rule];
  std::vector<Valued> result;
  std::set<std::uint32_t> groups;
  if (row.condition() != kNone) collect(row.condition(), result, groups, 0);
  if (row.condition() != kNone && world_.holds(row.condition(), at.state()) == Truth::no) return result;
  if (row.limit() != kNone) {
    const Total& total = at.totals()[rule.total];
    result.push_back({Valued::Kind::total, static_cast<std::uint32_t>(rule.total), 0,
                      plus(total.others, total.candidate)});
  }
  if (row.exception() != kNone) collect(row.exception(), result, groups, 0);
  return result;
}

std::vector<Valued> Decision::witness(Verdicts verdict) const {
  std::vector<Valued> result;
  State state = at.state();
  for (const Valued& of : asked_) {
    const std::vector<Region> all = regions(of, true);
    const std::size_t which = variable(of);
    for (const Region& region : all) {
      State tried = state;
      tried[which] &= region.values;
      if (all.size() < 2 || tried[which] == 0 || !at.possible(tried, verdict)) continue;
      state = std::move(tried);
      result.push_back({of.kind, of.index, region.values, region.range});
      break;
    }
  }
  return result;
}

}  // namespace kb::verify
