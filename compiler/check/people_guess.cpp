// Somebody guessed: most conditions need no search.
#include <algorithm>
#include <array>

#include "compiler/check/people.h"

namespace kbc {

/// Somebody who is as each part of a condition asks, and of alternatives as the first that fits.
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

bool People::guess(Formula formula) const { return Guess(*this).meets(formula); }

}  // namespace kbc
