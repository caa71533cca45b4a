// What can never hold: conditions that no person meets or that everybody does, and facts that imply two
// others that exclude each other.
#include <algorithm>
#include <map>
#include <optional>

#include "compiler/resolve/passes.h"

namespace kbc {
namespace {

/// One condition, tried with every combination of what it asks about. A fact has the values 0 and 1, a
/// measure one on each side of every number it is compared with.
class Trial {
 public:
  Trial(const Knowledge& knowledge, ConditionId root) : k_(knowledge), root_(root) { gather(); }

  /// What the condition always is; nothing if it depends, or if that would take too long to find out.
  [[nodiscard]] std::optional<bool> settled() {
    constexpr std::size_t kMost = 4096;
    if (!repeats_) return std::nullopt;
    std::size_t combinations = 1;
    for (auto& [thing, values] : values_) {
      std::ranges::sort(values);
      values.erase(std::unique(values.begin(), values.end()), values.end());
      if (values.empty() || (combinations *= values.size()) > kMost) return std::nullopt;
    }
    const bool first = holds(root_);
    for (std::size_t i = 1; i < combinations; ++i) {
      std::size_t rest = i;
      for (const auto& [thing, values] : values_) {
        chosen_[thing] = values[rest % values.size()];
        rest /= values.size();
      }
      if (holds(root_) != first) return std::nullopt;
    }
    return first;
  }

 private:
  void gather() {
    std::vector<ConditionId> open{root_};
    while (!open.empty()) {
      const Condition& condition = k_[open.back()];
      open.pop_back();
      for (std::uint32_t i = 0; i < condition.count; ++i) open.push_back(k_.operands[condition.first + i]);
      if (condition.thing == ThingId::none) continue;
      auto& values = values_[condition.thing];
      repeats_ = repeats_ || !values.empty();  // what is asked once can always be answered either way …
      if (condition.kind != ConditionKind::compare) {
        values = {0, 1};
        continue;
      }
      const kb::Range range = range_of(condition.thing);
      const auto add = [&](std::int64_t value) {
        if (value >= range.low && value <= range.high) values.push_back(value);
      };
      for (const std::int64_t step : {-1, 0, 1}) add(condition.micro + step);
      if (condition.micro <= range.low || condition.micro >= range.high) {  // … unless it is out of range
        repeats_ = true;
        values.push_back(range.low);
        values.push_back(range.high);
      }
    }
    for (const auto& [thing, values] : values_) chosen_[thing] = values.empty() ? 0 : values.front();
  }

  [[nodiscard]] kb::Range range_of(ThingId measure) const {
    const ResolvedClause* from = k_.find(k_[measure], Key::from);
    return from == nullptr || from->values == 0 ? kb::Range{}
                                                : k_.amounts[k_.values_of(*from)[0].index].range;
  }

  [[nodiscard]] bool holds(ConditionId id) const {  // as deep as the parser lets text be nested
    const Condition& condition = k_[id];
    const auto operand = [&](std::uint32_t i) { return holds(k_.operands[condition.first + i]); };
    switch (condition.kind) {
      case ConditionKind::negation: return !operand(0);
      case ConditionKind::any_of:
        for (std::uint32_t i = 0; i < condition.count; ++i)
          if (operand(i)) return true;
        return false;
      case ConditionKind::all_of:
        for (std::uint32_t i = 0; i < condition.count; ++i)
          if (!operand(i)) return false;
        return true;
      case ConditionKind::compare:
        return compares(condition.comparison, chosen_.at(condition.thing), condition.micro);
      default: return chosen_.at(condition.thing) != 0;
    }
  }

  const Knowledge& k_;
  ConditionId root_;
  std::map<ThingId, std::vector<std::int64_t>> values_;
  std::map<ThingId, std::int64_t> chosen_;
  bool repeats_ = false;
};

class Contradictions {
 public:
  Contradictions(const Knowledge& knowledge, Diagnostics& diagnostics)
      : k_(knowledge), diagnostics_(diagnostics) {}

  void run() {
    for (const Value& value : k_.values)
      if (value.type == Value::Type::condition) try_condition(value);
    gather_implications();
    for (std::uint32_t i = 0; i < k_.things.size(); ++i)
      if (k_.things[i].kind == Kind::exclusive) check_exclusive(k_.things[i]);
  }

 private:
  void try_condition(const Value& value) {
    const auto settled = Trial(k_, static_cast<ConditionId>(value.index)).settled();
    if (!settled) return;
    diagnostics_
        .report(DiagnosticKind::same_for_everybody, value.span,
                *settled ? "this condition holds of everybody" : "this condition can never hold")
        .advise(*settled ? "leave it out, or ask for something that not everybody has"
                         : "its parts contradict each other, or a number is out of its measure's range");
  }

  /// The things that a condition consists of, if it is true whenever one of them is (any_of), or only if all
  /// of them are (all_of).
  [[nodiscard]] std::vector<ThingId> parts(ConditionId id, ConditionKind kind) const {
    std::vector<ThingId> result;
    std::vector<ConditionId> open{id};
    while (!open.empty()) {
      const Condition& condition = k_[open.back()];
      open.pop_back();
      if (condition.kind == kind) {
        for (std::uint32_t i = 0; i < condition.count; ++i) open.push_back(k_.operands[condition.first + i]);
      } else if (condition.thing != ThingId::none && condition.kind != ConditionKind::compare) {
        result.push_back(condition.thing);
      }
    }
    return result;
  }

  void gather_implications() {
    below_.resize(k_.things.size());
    for (std::uint32_t i = 0; i < k_.things.size(); ++i) {
      const Thing& thing = k_.things[i];
      const auto implies = [&](ThingId other) { below_[static_cast<std::size_t>(other)].push_back(i); };
      const auto implied_by = [&](ThingId other) { below_[i].push_back(static_cast<std::uint32_t>(other)); };
      for (const ResolvedClause& clause : k_.clauses_of(thing)) {
        const bool follows = (clause.key == Key::implies && thing.kind == Kind::fact) ||
                             clause.key == Key::is || (clause.key == Key::of && thing.kind == Kind::form) ||
                             clause.key == Key::contains;
        for (const Value& value : k_.values_of(clause)) {
          if (follows && value.type == Value::Type::thing) implies(static_cast<ThingId>(value.index));
          if (value.type != Value::Type::condition) continue;
          const auto condition = static_cast<ConditionId>(value.index);
          if (clause.key != Key::implied_by && clause.key != Key::who) continue;
          for (const ThingId part : parts(condition, ConditionKind::any_of)) implied_by(part);
          if (clause.key != Key::who) continue;
          for (const ThingId part : parts(condition, ConditionKind::all_of)) implies(part);
        }
      }
    }
    reached_from_.resize(k_.things.size(), kNobody);
    reported_.resize(k_.things.size());
  }

  /// Whatever implies two members of an exclusion can never hold.
  void check_exclusive(const Thing& exclusion) {
    const auto members = k_.refs(exclusion, Key::target);
    std::vector<std::uint32_t> touched;
    for (std::uint32_t m = 0; m < members.size(); ++m) {
      std::vector<std::uint32_t> open{static_cast<std::uint32_t>(members[m])};
      while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (reached_from_[at] == m || reported_[at]) continue;
        if (reached_from_[at] != kNobody) {
          reported_[at] = true;
          report(k_.things[at], k_[members[reached_from_[at]]], k_[members[m]], exclusion);
          continue;
        }
        reached_from_[at] = m;
        touched.push_back(at);
        open.insert(open.end(), below_[at].begin(), below_[at].end());
      }
    }
    for (const std::uint32_t at : touched) reached_from_[at] = kNobody;
  }

  void report(const Thing& thing, const Thing& one, const Thing& other, const Thing& exclusion) {
    const auto why = [&] {
      if (&one == &other) return std::string("it excludes itself");
      if (&thing == &one || &thing == &other)
        return fmt::format("it implies `{}`, which it excludes", (&thing == &one ? other : one).name);
      return fmt::format("it implies `{}` and `{}`, which exclude each other", one.name, other.name);
    };
    diagnostics_
        .report(DiagnosticKind::contradiction, thing.header,
                fmt::format("`{}` can never hold: {}", thing.name, why()))
        .also(exclusion.header, "the exclusion")
        .advise("take out one of the implications, or the exclusion");
  }

  static constexpr std::uint32_t kNobody = UINT32_MAX;

  const Knowledge& k_;
  Diagnostics& diagnostics_;
  std::vector<std::vector<std::uint32_t>> below_;  // by thing: those that imply it
  std::vector<std::uint32_t> reached_from_;        // by thing: the member of the exclusion that it implies
  std::vector<bool> reported_;
};

}  // namespace

void find_contradictions(const Knowledge& knowledge, Diagnostics& diagnostics) {
  Contradictions(knowledge, diagnostics).run();
}

}  // namespace kbc
