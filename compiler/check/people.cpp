// Conditions as formulas, and a search for a person: values are tried one after the other, and given up as
// soon as a formula that must hold cannot hold any more.
#include "compiler/check/people.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <boost/container/flat_map.hpp>
#include <fmt/format.h>

#include "runtime/quantity/format.h"

namespace kbc {
namespace {

constexpr std::size_t kMostVariables = 48;
constexpr std::size_t kMostNodes = 1000;       // of what holds of everybody
constexpr std::int64_t kWorkForOne = 300'000;  // nodes evaluated
constexpr std::int64_t kWorkForAll = 3'000'000;

enum class Truth : std::uint8_t { no, yes, open };

std::size_t at(Formula formula) { return static_cast<std::size_t>(formula); }

}  // namespace

People::People(const Knowledge& knowledge) : k_(knowledge), work_left_(kWorkForAll) {
  // Groups in their order: what one is made of is there before it.
  for (const ThingId id : k_.groups) {
    const ResolvedClause* who = k_.find(k_[id], Key::who);
    if (who != nullptr && who->values > 0)
      things_[id] = condition(static_cast<ConditionId>(k_.values_of(*who)[0].index));
  }
  add_constraints();
}

Formula People::add(Op op, std::span<const Formula> operands) {
  nodes_.push_back({.op = op,
                    .first = static_cast<std::uint32_t>(operands_.size()),
                    .count = static_cast<std::uint32_t>(operands.size())});
  operands_.insert(operands_.end(), operands.begin(), operands.end());
  return static_cast<Formula>(nodes_.size() - 1);
}

std::span<const Formula> People::operands(Formula formula) const {
  const Node& node = nodes_[at(formula)];
  return {operands_.data() + node.first, node.count};
}

Formula People::holds(ThingId thing) {
  const auto known = things_.find(thing);
  if (known != things_.end()) return known->second;
  nodes_.push_back({.op = Op::holds, .thing = thing});
  return things_[thing] = static_cast<Formula>(nodes_.size() - 1);
}

Formula People::condition(ConditionId id) {  // as deep as the text nests, which the parser bounds
  const auto known = conditions_.find(id);
  if (known != conditions_.end()) return known->second;
  const Condition& condition = k_[id];
  if (condition.kind == ConditionKind::compare) {
    nodes_.push_back({.op = Op::compare,
                      .comparison = condition.comparison,
                      .thing = condition.thing,
                      .micro = condition.micro});
    return conditions_[id] = static_cast<Formula>(nodes_.size() - 1);
  }
  if (condition.thing != ThingId::none) return conditions_[id] = holds(condition.thing);
  std::vector<Formula> operands;
  for (std::uint32_t i = 0; i < condition.count; ++i)
    operands.push_back(this->condition(k_.operands[condition.first + i]));
  const Op op = condition.kind == ConditionKind::any_of   ? Op::any_of
                : condition.kind == ConditionKind::all_of ? Op::all_of
                                                          : Op::negation;
  return conditions_[id] = add(op, operands);
}

Formula People::any_taken(const Thing& rule, Key key) {
  std::vector<Formula> any;
  for (const ThingId id : k_.refs(rule, key)) any.push_back(holds(id));
  return add(Op::any_of, any);
}

Formula People::applies(const Thing& rule) {
  if (const auto known = applies_.find(&rule); known != applies_.end()) return known->second;
  std::vector<Formula> all;
  if (rule.kind == Kind::separate) all.push_back(any_taken(rule, Key::from));
  if (rule.kind == Kind::interact) all.push_back(any_taken(rule, Key::with));
  for (const ResolvedClause& clause : k_.clauses_of(rule)) {
    const auto values = k_.values_of(clause);
    if ((clause.key == Key::when || clause.key == Key::unless) && !values.empty()) {
      const Formula stated = condition(static_cast<ConditionId>(values[0].index));
      all.push_back(clause.key == Key::when ? stated : neither_holds(stated));
    }
    if (clause.key != Key::for_) continue;
    std::vector<Formula> any;
    for (const Value& value : values)
      if (value.type == Value::Type::thing && k_.things[value.index].kind != Kind::goal)
        any.push_back(holds(static_cast<ThingId>(value.index)));
    if (!any.empty()) all.push_back(add(Op::any_of, any));
  }
  return applies_[&rule] = add(Op::all_of, all);
}

/// What holds of everybody, under each thing that it speaks of.
void People::constrain(Formula formula) {
  std::set<ThingId> things;
  std::vector<Formula> open{formula};
  std::set<Formula> seen(open.begin(), open.end());
  while (!open.empty()) {
    const Formula next = open.back();
    open.pop_back();
    if (const ThingId thing = nodes_[at(next)].thing; thing != ThingId::none) things.insert(thing);
    for (const Formula operand : operands(next))
      if (seen.insert(operand).second) open.push_back(operand);
    if (seen.size() > kMostNodes) {
      complete_ = false;
      return;
    }
  }
  for (const ThingId thing : things) constraints_[thing].push_back(formula);
}

void People::add_constraints() {
  const auto implies = [&](Formula a, Formula b) { constrain(add(Op::any_of, {neither_holds(a), b})); };
  for (std::size_t i = 0; i < k_.things.size(); ++i) {
    const Thing& thing = k_.things[i];
    const auto self = static_cast<ThingId>(i);
    const auto follow = [&](Key key) {
      for (const ThingId other : k_.refs(thing, key)) implies(holds(self), holds(other));
    };
    switch (thing.kind) {
      case Kind::fact:
        follow(Key::implies);
        for (const ResolvedClause& clause : k_.clauses_of(thing))
          if (clause.key == Key::implied_by && clause.values > 0)
            implies(condition(static_cast<ConditionId>(k_.values_of(clause)[0].index)), holds(self));
        break;
      case Kind::medicine:
      case Kind::professional: follow(Key::is); break;
      case Kind::form: follow(Key::of); break;
      case Kind::product: follow(Key::contains); break;
      case Kind::exclusive: exclude(self); break;
      default: break;
    }
  }
}

/// A group is no variable: what excludes it is said of what its condition speaks of.
void People::exclude(ThingId exclusion) {
  const auto members = k_.refs(k_[exclusion], Key::target);
  for (const ThingId member : members) {
    if (!Kinds{Kind::population, Kind::risk_group}.has(k_[member].kind)) {
      excludes_[member].push_back(exclusion);
      continue;
    }
    std::vector<Formula> others;
    for (const ThingId other : members)
      if (other != member) others.push_back(holds(other));
    constrain(neither_holds(both(holds(member), add(Op::any_of, others))));
  }
}

kb::Range People::range(ThingId measure) const {
  const ResolvedClause* from = k_.find(k_[measure], Key::from);
  return from != nullptr && from->values > 0 ? k_.amounts[k_.values_of(*from)[0].index].range : kb::Range{};
}

/// Most conditions need no search: somebody who is as each part of it asks, and of alternatives as the first
/// that fits.
class People::Guess {
 public:
  explicit Guess(const People& people) : p_(people) {}

  /// Whether there is somebody like that, and nothing that holds of everybody has a say in it. If not, there
  /// may be somebody else.
  [[nodiscard]] bool meets(Formula formula) {
    constexpr std::size_t kMostSteps = 500;  // what several parts share is looked at for each
    std::vector<Wanted> all{{formula, true}};
    std::vector<Wanted> any;
    for (std::size_t step = 0; step < kMostSteps; ++step) {
      if (all.empty() && any.empty()) return true;
      std::vector<Wanted>& from = all.empty() ? any : all;
      const Wanted next = from.back();
      from.pop_back();
      const Node& node = p_.nodes_[at(next.formula)];
      const auto operands = p_.operands(next.formula);
      if (node.op == Op::holds || node.op == Op::compare) {
        if (!take(node, next.truth)) return false;
      } else if (node.op == Op::negation) {
        all.push_back({operands[0], !next.truth});
      } else if ((node.op == Op::all_of) == next.truth) {
        for (const Formula operand : operands) all.push_back({operand, next.truth});
      } else if (&from == &all) {
        any.push_back(next);  // when all that has to be is known
      } else {
        const auto first = std::ranges::find_if(operands, [&](Formula o) { return fits(o, next.truth); });
        if (first == operands.end()) return false;
        all.push_back({*first, next.truth});
      }
    }
    return false;
  }

 private:
  struct Wanted {
    Formula formula;
    bool truth;
  };
  struct Chosen {
    ThingId thing;
    std::int64_t value;
  };

  [[nodiscard]] static bool holds(const Node& node, std::int64_t value) {
    return node.op == Op::holds ? value != 0 : compares(node.comparison, value, node.micro);
  }

  /// Whether a part that asks about one thing is not against what was chosen; of others nothing is known yet.
  [[nodiscard]] bool fits(Formula formula, bool wanted) const {
    const Node* node = &p_.nodes_[at(formula)];
    for (; node->op == Op::negation; wanted = !wanted) node = &p_.nodes_[at(p_.operands_[node->first])];
    const auto known = std::ranges::find(chosen_, node->thing, &Chosen::thing);
    return node->thing == ThingId::none || known == chosen_.end() || holds(*node, known->value) == wanted;
  }

  [[nodiscard]] bool take(const Node& node, bool wanted) {
    if (const auto known = std::ranges::find(chosen_, node.thing, &Chosen::thing); known != chosen_.end())
      return holds(node, known->value) == wanted;
    if (p_.constraints_.contains(node.thing) || p_.excludes_.contains(node.thing)) return false;
    std::int64_t value = wanted ? 1 : 0;
    if (node.op == Op::compare) {
      const kb::Range range = p_.range(node.thing);
      const auto may_be = [&](std::int64_t v) {
        return v >= range.low && v <= range.high && holds(node, v) == wanted;
      };
      const std::array near{node.micro, node.micro - 1, node.micro + 1};
      const auto* const found = std::ranges::find_if(near, may_be);
      if (found == near.end()) return false;
      value = *found;
    }
    chosen_.push_back({node.thing, value});
    return true;
  }

  const People& p_;
  std::vector<Chosen> chosen_;
};

/// One search: the formulas that must hold, the things that they speak of, and the values tried.
class People::Search {
 public:
  Search(People& people, Formula formula) : p_(people), search_(++people.searches_) {
    must(formula);
    asked_ = variables_.size();
  }

  std::optional<bool> run() {
    for (std::size_t i = 0; i < variables_.size(); ++i) {  // grows as constraints bring in more
      if (variables_.size() > kMostVariables) return std::nullopt;
      const ThingId thing = variables_[i];
      if (const auto found = p_.constraints_.find(thing); found != p_.constraints_.end())
        for (const Formula constraint : found->second) {
          must(constraint);
          if (variables_.size() > kMostVariables) return std::nullopt;
        }
      add_exclusions(thing);
    }
    for (const ThingId thing : variables_) choices_.push_back(choices(thing));
    value_.assign(variables_.size(), std::nullopt);
    lay_out();
    return search();
  }

  /// Whom it found, as far as the formula asks; in the profile's words.
  [[nodiscard]] std::string found() const {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < asked_; ++i) {
      const Thing& thing = p_.k_[variables_[i]];
      const std::string_view lead = thing.kind == Kind::fact || thing.kind == Kind::measure ? ""
                                    : thing.kind == Kind::professional                      ? "supervised by "
                                                                                            : "taking ";
      said.push_back(fmt::format("{}{}: {}", lead, thing.name,
                                 thing.kind == Kind::measure ? number(thing, *value_[i])
                                 : *value_[i] != 0           ? "yes"
                                                             : "no"));
    }
    return said.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(said, ", "));
  }

 private:
  [[nodiscard]] std::string number(const Thing& measure, std::int64_t micro) const {
    const ResolvedClause* in = p_.k_.find(measure, Key::in);
    const bool has_unit =
        in != nullptr && in->values > 0 && p_.k_.values_of(*in)[0].type == Value::Type::unit;
    return kb::format_quantity(
        {micro, has_unit ? p_.k_.units[p_.k_.values_of(*in)[0].index] : kb::plain_unit()});
  }

  void must(Formula formula) {
    if (std::ranges::find(must_, formula) != must_.end()) return;
    must_.push_back(formula);
    p_.met_.resize(p_.nodes_.size());
    std::vector<Formula> open{formula};
    while (!open.empty()) {
      const Formula next = open.back();
      open.pop_back();
      if (std::exchange(p_.met_[at(next)].search, search_) == search_) continue;
      formulas_.push_back(next);
      const ThingId thing = p_.nodes_[at(next)].thing;
      if (thing != ThingId::none && index_.emplace(thing, variables_.size()).second)
        variables_.push_back(thing);
      const auto operands = p_.operands(next);
      open.insert(open.end(), operands.begin(), operands.end());
    }
  }

  /// With those members alone that matter here: the others can be absent.
  void add_exclusions(ThingId thing) {
    const auto found = p_.excludes_.find(thing);
    if (found == p_.excludes_.end()) return;
    for (const ThingId exclusion : found->second)
      for (const ThingId other : p_.k_.refs(p_.k_[exclusion], Key::target)) {
        if (other == thing || !index_.contains(other) || !excluded_.insert(std::minmax(thing, other)).second)
          continue;
        must(p_.neither_holds(p_.both(p_.holds(thing), p_.holds(other))));
      }
  }

  /// No and yes; of a measure, a value on each side of every number that it is compared with.
  [[nodiscard]] std::vector<std::int64_t> choices(ThingId thing) const {
    if (p_.k_[thing].kind != Kind::measure) return {0, 1};
    const kb::Range range = p_.range(thing);
    std::vector<std::int64_t> result;
    for (const Formula formula : formulas_) {
      const Node& node = p_.nodes_[at(formula)];
      if (node.op != Op::compare || node.thing != thing) continue;
      for (const std::int64_t step : {-1, 0, 1})
        result.push_back(std::clamp(node.micro + step, range.low, std::max(range.low, range.high)));
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }

  /// The formulas in their order, operands and variables named by their places in it.
  void lay_out() {
    std::ranges::sort(formulas_);
    for (std::uint32_t i = 0; i < formulas_.size(); ++i) p_.met_[at(formulas_[i])].place = i;
    const auto place = [&](Formula formula) { return p_.met_[at(formula)].place; };
    for (const Formula formula : formulas_) {
      Node node = p_.nodes_[at(formula)];
      const auto operands = p_.operands(formula);
      node.first = static_cast<std::uint32_t>(operands_.size());
      for (const Formula operand : operands) operands_.push_back(place(operand));
      if (node.thing != ThingId::none) node.first = static_cast<std::uint32_t>(index_.at(node.thing));
      nodes_.push_back(node);
    }
    for (const Formula formula : must_) must_hold_.push_back(place(formula));
    truth_.resize(nodes_.size());
  }

  /// Depth first over the variables in their order; `tried` says which choice each has.
  std::optional<bool> search() {
    std::int64_t work = kWorkForOne;
    std::vector<std::size_t> tried;
    while (true) {
      work -= static_cast<std::int64_t>(nodes_.size());
      p_.work_left_ -= static_cast<std::int64_t>(nodes_.size());
      if (work < 0 || p_.work_left_ < 0) return std::nullopt;
      const Truth all = all_hold();
      if (all == Truth::yes) return settle_the_rest(), true;
      if (all == Truth::open) {
        value_[tried.size()] = choices_[tried.size()].front();
        tried.push_back(0);
        continue;
      }
      while (!tried.empty() && tried.back() + 1 == choices_[tried.size() - 1].size()) {
        value_[tried.size() - 1].reset();
        tried.pop_back();
      }
      if (tried.empty()) return false;
      value_[tried.size() - 1] = choices_[tried.size() - 1][++tried.back()];
    }
  }

  /// What plays no part any more may be anything.
  void settle_the_rest() {
    for (std::size_t i = 0; i < value_.size(); ++i)
      if (!value_[i]) value_[i] = choices_[i].front();
  }

  Truth all_hold() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) truth_[i] = evaluate(nodes_[i]);
    Truth all = Truth::yes;
    for (const std::uint32_t i : must_hold_) {
      if (truth_[i] == Truth::no) return Truth::no;
      if (truth_[i] == Truth::open) all = Truth::open;
    }
    return all;
  }

  [[nodiscard]] Truth evaluate(const Node& node) const {
    switch (node.op) {
      case Op::holds:
      case Op::compare: {
        const auto& value = value_[node.first];
        if (!value) return Truth::open;
        const bool yes = node.op == Op::holds ? *value != 0 : compares(node.comparison, *value, node.micro);
        return yes ? Truth::yes : Truth::no;
      }
      case Op::negation: {
        const Truth inner = truth_[operands_[node.first]];
        return inner == Truth::open ? inner : inner == Truth::yes ? Truth::no : Truth::yes;
      }
      case Op::any_of:
      case Op::all_of: break;
    }
    const Truth decisive = node.op == Op::any_of ? Truth::yes : Truth::no;
    Truth result = node.op == Op::any_of ? Truth::no : Truth::yes;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Truth truth = truth_[operands_[node.first + i]];
      if (truth == decisive) return decisive;
      if (truth == Truth::open) result = Truth::open;
    }
    return result;
  }

  People& p_;
  std::vector<Formula> must_;
  std::uint64_t search_;
  std::vector<Formula> formulas_;  ///< what must hold, and all that it is made of
  std::vector<ThingId> variables_;
  std::size_t asked_ = 0;  ///< of them, what the formula itself asks about; the rest only has to fit
  boost::container::flat_map<ThingId, std::size_t> index_;
  std::set<std::pair<ThingId, ThingId>> excluded_;
  std::vector<std::vector<std::int64_t>> choices_;
  std::vector<std::optional<std::int64_t>> value_;
  std::vector<Node> nodes_;              ///< of each formula; `first`: in operands_, or of a variable, which
  std::vector<std::uint32_t> operands_;  ///< places in nodes_
  std::vector<std::uint32_t> must_hold_;
  std::vector<Truth> truth_;
};

std::optional<bool> People::possible(Formula formula) {
  if (work_left_ < 0) return std::nullopt;
  const std::optional<bool> found = Guess(*this).meets(formula) ? true : Search(*this, formula).run();
  return found == true && !complete_ ? std::nullopt : found;
}

std::string People::somebody(Formula formula) {
  if (work_left_ < 0 || !complete_) return {};
  Search search(*this, formula);
  return search.run() == true ? search.found() : std::string();
}

}  // namespace kbc
