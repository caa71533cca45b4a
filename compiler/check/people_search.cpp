// A search for somebody: values are tried one after the other, and given up as soon as a formula that must
// hold cannot hold any more.
#include <algorithm>
#include <set>
#include <utility>

#include <boost/container/flat_map.hpp>
#include <fmt/format.h>

#include "compiler/check/people.h"
#include "runtime/quantity/format.h"

namespace kbc {
namespace {

constexpr std::size_t kMostVariables = 48;
constexpr std::int64_t kWorkForOne = 300'000;  // nodes evaluated

enum class Truth : std::uint8_t { no, yes, open };

}  // namespace

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
  const std::optional<bool> found = guess(formula) ? true : Search(*this, formula).run();
  return found == true && !complete_ ? std::nullopt : found;
}

std::string People::somebody(Formula formula) {
  if (work_left_ < 0 || !complete_) return {};
  Search search(*this, formula);
  return search.run() == true ? search.found() : std::string();
}

}  // namespace kbc
