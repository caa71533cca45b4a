// Every question about completions is one walk: look at a state, and where it leaves open what is asked,
// split an atom in it.
#include "runtime/verify/case.h"

#include <algorithm>
#include <set>

namespace kb::verify {
namespace {

constexpr std::size_t kMostTotals = 64;  // ways in which totals lie together

}  // namespace

std::vector<std::string> names_of(Verdicts verdicts) {
  std::vector<std::string> result;
  for (std::size_t v = 0; v < kVerdictNames.size(); ++v)
    if ((verdicts >> v & 1) != 0) result.emplace_back(kVerdictNames[v]);
  return result;
}

Case::Case(const World& world, const Grades& grades, const Person& person, std::uint32_t option)
    : world_(world), kb_(world.kb()), grades_(grades), option_(option), state_(world.state()) {
  gather(person);
  weigh(person);
}

bool Case::for_goal(std::uint32_t rule, std::uint32_t goal) const {
  const auto goals =
      kb_.rule_goals.run(kb_.rules[rule].goals_begin(), kb_.rules[rule + std::size_t{1}].goals_begin());
  return goals.empty() || goal == kNone || std::ranges::find(goals, goal) != goals.end();
}

/// Rules whose header names the option, or its substance; for a product, what warns of a thing in it; and
/// whatever overrides one of these.
void Case::gather(const Person& person) {
  static constexpr std::string_view kKinds[] = {"suggest", "caution",  "advise against", "contraindicate",
                                                "limit",   "separate", "interact"};
  const std::uint32_t node = kb_.options[option_].node();
  std::set<std::uint32_t> on;
  const auto add = [&](std::uint32_t target, bool warnings_only) {
    for (const KnowledgeBase::Edge edge : kb_.in(target)) {
      const std::uint32_t rule = kb_.nodes[edge.node].detail();
      if (kb_.keyword(edge.label) == "on" && rule + std::size_t{1} < kb_.rules.size() &&
          std::ranges::find(kKinds, kb_.kind(edge.node)) != std::end(kKinds) && for_goal(rule, person.goal) &&
          !(warnings_only && kb_.rules[rule].effect() == 0))
        on.insert(rule);
    }
  };
  add(node, false);
  if (kb_.options[option_].substance() != kNone) add(kb_.options[option_].substance(), false);
  if (kb_.kind(node) == "product")
    for (const std::uint32_t part : taken_with(kb_, node)) add(part, true);
  std::set<std::uint32_t> all = on;
  std::vector<std::uint32_t> queue(on.begin(), on.end());
  const auto overriders_of = [&](std::uint32_t rule) {
    return kb_.rule_overriders.run(kb_.rules[rule].overriders_begin(),
                                   kb_.rules[rule + std::size_t{1}].overriders_begin());
  };
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (const std::uint32_t over : overriders_of(queue[i]))
      if (over < queue[i] && for_goal(over, person.goal) && all.insert(over).second) queue.push_back(over);
  for (const std::uint32_t rule : all) {
    Bearing bearing;
    bearing.rule = rule;
    bearing.on_option = on.count(rule) != 0;
    for (const std::uint32_t over : overriders_of(rule))
      for (std::size_t i = 0; i < rules_.size(); ++i)
        if (rules_[i].rule == over) bearing.overriders.push_back(i);
    rules_.push_back(std::move(bearing));
  }
}

/// All ways in which the totals can lie between the limits are the values of one variable.
void Case::weigh(const Person& person) {
  const Amounts amounts(kb_, person, option_);
  for (Bearing& bearing : rules_) {
    if (kb_.rules[bearing.rule].limit() == kNone) continue;
    const fbs::Limit& limit = kb_.limits[kb_.rules[bearing.rule].limit()];
    const Counted counted = counted_by(limit);
    auto at = std::ranges::find(totals_, counted, &Total::counted);
    if (at == totals_.end()) {
      Total total{counted, bearing.rule, amounts.others(counted), amounts.candidate(counted), {}, {}};
      total.pieces.push_back(plus(total.others, total.candidate));
      at = totals_.insert(at, std::move(total));
    }
    bearing.total = static_cast<std::size_t>(at - totals_.begin());
    std::vector<Range> pieces;
    for (const Range piece : at->pieces) {
      const bool cut = piece.low <= limit.micro() && limit.micro() < piece.high;
      pieces.push_back({piece.low, cut ? limit.micro() : piece.high});
      if (cut) pieces.push_back({limit.micro() + 1, piece.high});
    }
    at->pieces = std::move(pieces);
  }
  std::vector<std::size_t> at(totals_.size(), 0);
  std::vector<Counted> counted;
  for (Total& total : totals_) {
    counted.push_back(total.counted);
    total.in_pieces.assign(total.pieces.size(), 0);
  }
  std::size_t ways = 0;
  for (bool more = true; more && !too_large_;) {
    std::vector<Range> where;
    for (std::size_t t = 0; t < at.size(); ++t) where.push_back(totals_[t].pieces[at[t]]);
    if (amounts.together(counted, where)) {
      too_large_ = ways == kMostTotals;
      for (std::size_t t = 0; t < at.size() && !too_large_; ++t)
        totals_[t].in_pieces[at[t]] |= Mask{1} << ways;
      ++ways;
    }
    std::size_t t = 0;
    while (t < at.size() && ++at[t] == totals_[t].pieces.size()) at[t++] = 0;
    more = t < at.size();
  }
  state_.back() = ways >= kMostTotals ? ~Mask{0} : (Mask{1} << ways) - 1;
  for (Bearing& bearing : rules_) {
    if (kb_.rules[bearing.rule].limit() == kNone) continue;
    const std::int64_t limit = kb_.limits[kb_.rules[bearing.rule].limit()].micro();
    bearing.beyond = 0;
    for (std::size_t p = 0; p < totals_[bearing.total].pieces.size(); ++p)
      if (totals_[bearing.total].pieces[p].low > limit) bearing.beyond |= totals_[bearing.total].in_pieces[p];
  }
}

// ---- in one state

Truth Case::condition(const Bearing& bearing, const State& state) const {
  const fbs::Rule& row = kb_.rules[bearing.rule];
  return row.condition() == kNone ? Truth::yes : world_.holds(row.condition(), state);
}

bool Case::is_meant(const Bearing& bearing) const { return condition(bearing, state_) != Truth::no; }

Truth Case::applies(const Bearing& bearing, const State& state) const {
  return condition(bearing, state) & truth_of({world_.totals(), bearing.beyond}, state);
}

Truth Case::excepted(const Bearing& bearing, const State& state) const {
  const fbs::Rule& row = kb_.rules[bearing.rule];
  return row.exception() == kNone ? Truth::no : world_.holds(row.exception(), state);
}

std::vector<Truth> Case::active(const State& state) const {
  std::vector<Truth> result;
  for (const Bearing& bearing : rules_) {
    Truth one = applies(bearing, state) & !excepted(bearing, state);
    for (const std::size_t over : bearing.overriders) one = one & !result[over];
    result.push_back(one);
  }
  return result;
}

/// Of each effect, whether a rule on the option has it; last, whether one suggests that doesn't count.
Case::Effects Case::effects(const std::vector<Truth>& active) const {
  Effects result;
  result.fill(Truth::no);
  for (std::size_t i = 0; i < rules_.size(); ++i)
    if (rules_[i].on_option) result[effect(i)] = result[effect(i)] | active[i];
  return result;
}

std::size_t Case::effect(std::size_t rule) const {
  const std::uint8_t effect = kb_.rules[rules_[rule].rule].effect();
  const bool counts = effect != kSuggest || grades_.of_rule(rules_[rule].rule) != Level::none;
  return counts ? std::min<std::size_t>(effect, kContraindicate) : kUncounted;
}

Verdicts Case::bound(const std::vector<Truth>& active) const {
  const Effects is = effects(active);
  const Truth unopposed = !(is[kContraindicate] | is[kAdviseAgainst]);
  const Truth unsuggested = unopposed & !is[kSuggest];
  const std::array<Truth, 6> verdicts{is[kContraindicate],
                                      (!is[kContraindicate]) & is[kAdviseAgainst],
                                      unopposed & is[kSuggest] & is[kCaution],
                                      unopposed & is[kSuggest] & !is[kCaution],
                                      unsuggested & is[kUncounted],
                                      unsuggested & !is[kUncounted]};
  Verdicts result = 0;
  for (std::size_t v = 0; v < verdicts.size(); ++v)
    if (verdicts[v] != Truth::no) result = static_cast<Verdicts>(result | 1U << v);
  return result;
}

/// The open rules that can still change the verdict, by themselves or by what they override; gravest first.
std::vector<std::size_t> Case::weighing(const std::vector<Truth>& active) const {
  const Effects is = effects(active);
  const bool opposed = is[kContraindicate] == Truth::yes || is[kAdviseAgainst] == Truth::yes;
  const auto weighs = [&](std::size_t effect) {
    if (effect == kContraindicate) return is[kContraindicate] != Truth::yes;
    if (effect == kAdviseAgainst) return is[kContraindicate] != Truth::yes && !opposed;
    if (effect == kCaution) return !opposed && is[kCaution] != Truth::yes && is[kSuggest] != Truth::no;
    return !opposed && is[kSuggest] != Truth::yes && is[effect] != Truth::yes;
  };
  std::vector<std::size_t> result;
  for (const std::size_t wanted : {kContraindicate, kAdviseAgainst, kSuggest, kCaution, kUncounted})
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (active[i] == Truth::open && rules_[i].on_option && effect(i) == wanted && weighs(wanted))
        result.push_back(i);
  for (std::size_t i = 0; i < result.size(); ++i)
    for (const std::size_t over : rules_[result[i]].overriders)
      if (active[over] == Truth::open && std::ranges::find(result, over) == result.end())
        result.push_back(over);
  return result;
}

/// An open atom in a rule that is open, or in one that overrides it.
std::optional<Atom> Case::split(const std::vector<Truth>& active, const State& state,
                                std::size_t rule) const {
  while (rule < rules_.size()) {
    const Bearing& bearing = rules_[rule];
    const fbs::Rule& row = kb_.rules[bearing.rule];
    for (const std::uint32_t condition : {row.condition(), row.exception()})
      if (condition != kNone && world_.holds(condition, state) == Truth::open)
        return world_.open_atom(condition, state);
    const Atom beyond{world_.totals(), bearing.beyond};
    if (truth_of(beyond, state) == Truth::open) return beyond;
    const auto over =
        std::ranges::find_if(bearing.overriders, [&](std::size_t o) { return active[o] == Truth::open; });
    rule = over == bearing.overriders.end() ? rules_.size() : *over;
  }
  return std::nullopt;
}

// ---- over all completions

/// Whether some completion is as `look` asks for; it says so of a state, and else in which rule to split it.
template <typename Look>
bool Case::some(const State& from, Look look) const {
  std::vector<State> stack{from};
  while (!stack.empty() && world_.step()) {
    State now = std::move(stack.back());
    stack.pop_back();
    if (world_.lawful(now) == Truth::no) continue;
    const std::vector<Truth> rules = active(now);
    const auto [truth, rule] = look(rules);
    if (truth == Truth::no) continue;
    const auto atom = truth == Truth::open ? split(rules, now, rule) : std::nullopt;
    if (!atom) {
      if (world_.feasible(now)) return true;
      continue;
    }
    stack.push_back(now);
    stack.back()[atom->variable] &= ~atom->values;
    stack.push_back(std::move(now));
    stack.back()[atom->variable] &= atom->values;
  }
  return !stack.empty();
}

bool Case::possible(const State& state, Verdicts verdict) const {
  return some(state, [&](const std::vector<Truth>& rules) {
    const Verdicts can_be = bound(rules);
    const Truth truth = (can_be & verdict) == 0 ? Truth::no : can_be == verdict ? Truth::yes : Truth::open;
    const std::vector<std::size_t> open = weighing(rules);
    return std::pair(truth, open.empty() ? rules_.size() : open.front());
  });
}

Verdicts Case::possible(const State& state) const {
  Verdicts result = 0;
  for (std::size_t v = 0; v < kVerdictNames.size(); ++v)
    if (const auto one = static_cast<Verdicts>(1U << v); possible(state, one))
      result = static_cast<Verdicts>(result | one);
  return result;
}

bool Case::can(std::size_t rule, bool is_active) const {
  return some(state_, [&](const std::vector<Truth>& rules) {
    return std::pair(is_active ? rules[rule] : !rules[rule], rule);
  });
}

void Case::stand() {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    Bearing& bearing = rules_[i];
    const fbs::Rule& row = kb_.rules[bearing.rule];
    if (can(i, true)) {
      bearing.standing = can(i, false) ? Standing::open : Standing::active;
      continue;
    }
    const bool always = (row.condition() == kNone || !world_.can(row.condition(), false)) &&
                        truth_of({world_.totals(), bearing.beyond}, state_) == Truth::yes;
    if (!always) continue;
    bearing.standing = Standing::defeated;
    // What surely overrides it is named; else its own exception, if that can hold; else what can override it.
    const bool excepted = row.exception() != kNone && world_.can(row.exception(), true);
    for (const bool surely : {true, false})
      for (const std::size_t over : bearing.overriders)
        if (bearing.defeated_by == kNone && (surely ? !can(over, false) : !excepted && can(over, true)))
          bearing.defeated_by = rules_[over].rule;
  }
}

std::vector<Atom> Case::open_atoms(const State& state, bool surely) const {
  std::vector<Atom> result;
  for (const std::size_t i : weighing(active(state))) {
    if (surely && rules_[i].standing != Standing::open) continue;
    const fbs::Rule& row = kb_.rules[rules_[i].rule];
    for (const std::uint32_t condition : {row.condition(), row.exception()})
      for (const Atom& atom : world_.open_atoms(condition, state)) result.push_back(atom);
    const Atom beyond{world_.totals(), rules_[i].beyond};
    if (truth_of(beyond, state) == Truth::open) result.push_back(beyond);
  }
  return result;
}

}  // namespace kb::verify
