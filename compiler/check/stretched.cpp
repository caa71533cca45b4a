// Claims that reach further than their evidence: to another form, other people, another outcome.
#include <algorithm>
#include <set>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// A chain of groups and implications that is longer is taken to lead anywhere.
constexpr std::size_t kMostGroups = 1000;

constexpr Kinds kForms{Kind::form, Kind::product, Kind::option};
constexpr Kinds kGroups{Kind::population, Kind::risk_group, Kind::fact};

class Stretch {
 public:
  Stretch(const Checked& checked, const Thing& claim) : c_(checked), k_(checked.knowledge), claim_(claim) {}

  void check() {
    if (!gather()) return;
    for (const ResolvedClause& clause : k_.clauses_of(claim_)) {
      if (clause.key != Key::about) continue;
      for (const Value& value : k_.values_of(clause))
        if (value.type == Value::Type::thing) check_part(value);
    }
  }

 private:
  /// What the supporting evidence speaks of. False where none of it is evidence, or where the author has
  /// judged by how much it misses the claim.
  bool gather() {
    bool any = false;
    for (const ResolvedClause& clause : k_.clauses_of(claim_)) {
      if (clause.key == Key::follows_from) return false;
      if (clause.key != Key::support) continue;
      for (const Value& value : k_.values_of(clause)) {
        if (value.type != Value::Type::thing) continue;
        const Thing& ground = k_.things[value.index];
        if (ground.kind == Kind::claim) return false;
        if (rated_indirect(k_.of_element(clause, value.element, Key::rate_down))) return false;
        std::vector<const ResolvedClause*> ratings;
        for (const ResolvedClause& inner : k_.clauses_of(ground))
          if (inner.key == Key::rate_down) ratings.push_back(&inner);
        if (rated_indirect(ratings)) return false;
        add(ground);
        any = true;
      }
    }
    return any;
  }

  [[nodiscard]] bool rated_indirect(const std::vector<const ResolvedClause*>& ratings) const {
    constexpr std::uint32_t kIndirectness = 2;  // its place among the words of `rate down`
    return std::ranges::any_of(ratings, [&](const ResolvedClause* rating) {
      return rating->values > 0 && k_.values_of(*rating)[0].type == Value::Type::word &&
             k_.values_of(*rating)[0].index == kIndirectness;
    });
  }

  void add(const Thing& evidence) {
    const auto gather = [&](Key key, std::vector<ThingId>& into, bool& silent) {
      const auto found = k_.refs(evidence, key);
      if (found.empty()) silent = true;
      into.insert(into.end(), found.begin(), found.end());
    };
    gather(Key::given, given_, given_silent_);
    gather(Key::people, people_, people_silent_);
    gather(Key::found, found_, found_silent_);
  }

  void check_part(const Value& part) {
    const auto id = static_cast<ThingId>(part.index);
    const Kind kind = k_[id].kind;
    if (kForms.has(kind) && !given_silent_ && !speaks_of_form(id))
      report(DiagnosticKind::stretched_form, part, given_);
    else if (kind == Kind::outcome && !found_silent_ && std::ranges::find(found_, id) == found_.end())
      report(DiagnosticKind::stretched_outcome, part, found_);
    else if (kGroups.has(kind) && !people_silent_ &&
             std::ranges::none_of(people_, [&](ThingId people) { return lies_within(people, id); }))
      report(DiagnosticKind::stretched_people, part, people_);
  }

  /// The form itself, or its substance without saying in which form.
  [[nodiscard]] bool speaks_of_form(ThingId form) const {
    const auto of = k_.refs(k_[form], Key::of);
    return std::ranges::any_of(
        given_, [&](ThingId given) { return given == form || std::ranges::find(of, given) != of.end(); });
  }

  /// Whether everybody in `group` is surely in `other`: it is the same, or made of it by `and`.
  [[nodiscard]] bool lies_within(ThingId group, ThingId other) const {
    std::vector<ThingId> open{group};
    std::set<ThingId> seen{group};
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] == other || open.size() > kMostGroups) return true;
      const Thing& thing = k_[open[i]];
      const auto add = [&](ThingId id) {
        if (seen.insert(id).second) open.push_back(id);
      };
      for (const ThingId implied : k_.refs(thing, Key::implies)) add(implied);
      const ResolvedClause* who = k_.find(thing, Key::who);
      if (who == nullptr || who->values == 0) continue;
      std::vector<ConditionId> conditions{static_cast<ConditionId>(k_.values_of(*who)[0].index)};
      while (!conditions.empty()) {
        const Condition& condition = k_[conditions.back()];
        conditions.pop_back();
        if (condition.kind == ConditionKind::group || condition.kind == ConditionKind::holds)
          add(condition.thing);
        if (condition.kind == ConditionKind::all_of)
          for (std::uint32_t o = 0; o < condition.count; ++o)
            conditions.push_back(k_.operands[condition.first + o]);
      }
    }
    return false;
  }

  void report(DiagnosticKind kind, const Value& part, const std::vector<ThingId>& instead) {
    std::string names;
    std::vector<ThingId> seen;
    for (const ThingId id : instead)
      if (std::ranges::find(seen, id) == seen.end()) {
        names.append(names.empty() ? "`" : ", `").append(k_[id].name).append("`");
        seen.push_back(id);
      }
    c_.diagnostics.report(kind, part.span, claim_.name, k_.things[part.index].name, names)
        .advise(
            "if it can be carried over, say at what cost: `rate down indirectness \"why\"`; else let the "
            "claim "
            "say what was studied");
  }

  const Checked& c_;
  const Knowledge& k_;
  const Thing& claim_;
  std::vector<ThingId> given_;
  std::vector<ThingId> people_;
  std::vector<ThingId> found_;
  bool given_silent_ = false;  // an item does not say it: it may speak of anything
  bool people_silent_ = false;
  bool found_silent_ = false;
};

}  // namespace

void check_stretched(const Checked& c) {
  for (const Thing& thing : c.knowledge.things)
    if (thing.kind == Kind::claim) Stretch(c, thing).check();
}

}  // namespace kbc
