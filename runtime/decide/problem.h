// Problem: one option in one situation. Which rules bear on it, what each of them is worth, and which
// verdicts are still possible. Private to this room.
#pragma once

#include <array>
#include <vector>

#include "runtime/decide/situation.h"
#include "runtime/decide/totals.h"

namespace kb {

enum class Effects : std::uint8_t { suggest, caution, advise_against, contraindicate };

/// Whether a rule (index into rules) is about the profile's goal.
[[nodiscard]] bool for_goal(const KnowledgeBase& kb, std::uint32_t rule, const Profile& profile);
/// Of a rule, or kNone.
[[nodiscard]] Level rule_certainty(const KnowledgeBase& kb, std::uint32_t rule);

class Problem {
 public:
  /// Gathers the rules on the option (for the profile's goal) and those that override them.
  Problem(Situation& situation, const Profile& profile, std::uint32_t option);
  /// Goes on with another person, whom the situation has taken; the goal is the same.
  void begin(const Profile& profile);

  struct Rule {
    std::uint32_t rule;                     ///< index into rules
    bool on_option;                         ///< else it only overrides
    std::uint32_t total = kNone;            ///< of a limit: the situation's total
    std::int64_t limit = 0;                 ///< of a limit: beyond it from here on
    std::vector<std::uint32_t> overriders;  ///< indexes into rules()
  };
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] Situation& situation() const { return situation_; }
  [[nodiscard]] std::uint32_t option() const { return option_; }

  /// What the situation says of every rule, overriding ones first.
  struct State {
    Truth applies;
    Truth excepted;  ///< its own `unless` holds
    Truth active;
  };
  const std::vector<State>& states();
  /// The same of one rule, for which only what overrides it is looked at.
  const State& state(std::size_t rule);

  /// Whether a rule applies in every completion, set aside or not.
  [[nodiscard]] bool always_applies(std::size_t rule);

  /// The verdicts that the rules' states leave possible: never too few.
  [[nodiscard]] Verdicts bound();

  /// Where to split next: in the open rule that can weigh most. Nothing if no rule is open.
  [[nodiscard]] std::optional<Situation::Split> split();
  /// Where to split to learn whether one rule is active; nothing if that is settled.
  [[nodiscard]] std::optional<Situation::Split> split(std::size_t rule);

  /// The open variables of the open rules that can still weigh, each once.
  [[nodiscard]] std::vector<Variable> open_variables();
  /// Where the rules' comparisons with a number change, ascending, within its range.
  [[nodiscard]] std::vector<std::int64_t> thresholds(Variable variable) const;

 private:
  /// What the rules on the option come to: of each kind, whether one is active.
  enum Kind : std::uint8_t { kContra, kAgainst, kCaution, kSuggest, kWeak, kKinds };
  using Kinds = std::array<Truth, kKinds>;
  [[nodiscard]] Kind kind_of(const Rule& rule) const;
  [[nodiscard]] Kinds kinds();
  [[nodiscard]] static Verdicts bound(const Kinds& kinds);
  /// Which open rules can change the verdict, by themselves or by what they override.
  [[nodiscard]] std::vector<bool> weighing();

  void add(std::uint32_t rule, bool on_option);
  /// Of the states as they were last worked out.
  [[nodiscard]] std::optional<Situation::Split> split_at(std::size_t rule);
  [[nodiscard]] Truth beyond(const Rule& rule) const;

  Situation& situation_;
  const KnowledgeBase& kb_;
  std::uint32_t option_;
  std::vector<Rule> rules_;  // by rule index, so that overriding ones come first
  void work_out(std::size_t rule);
  /// A rule after all that override it, at any remove.
  [[nodiscard]] const std::vector<std::uint32_t>& leading_to(std::size_t rule);

  std::vector<State> states_;              ///< by rule
  std::vector<std::uint64_t> worked_out_;  ///< by rule: the situation's version when that was done
  std::vector<std::vector<std::uint32_t>> leading_to_;  ///< by rule; empty: not asked for yet
};

/// Decides an option for the person whom a situation has taken; it is left as it was.
[[nodiscard]] Decision decide_in(Situation& situation, const Profile& profile, std::uint32_t option);
/// Decides every option, in order of rank.
[[nodiscard]] std::vector<Ranked> decide_all_in(Situation& situation, const Profile& profile);
/// Decides an option without what it depends on, its limits, and what is presumed of it.
[[nodiscard]] Decision decide_standing(Problem& problem);

/// The verdicts that are possible, if no more than that is wanted.
struct Possible {
  Verdicts verdicts;
  bool exact = true;  ///< as a Decision's
};
/// For a person with the problem's goal, whom its situation takes; nothing if what the profile says
/// contradicts itself.
[[nodiscard]] std::optional<Possible> possible_for(Problem& problem, const Profile& profile);
/// Whether it gives these verdicts, and exactly.
[[nodiscard]] bool are_possible(Verdicts expected, Problem& problem, const Profile& profile);

/// Steps of a search for one option: far more than 16 unknowns need.
inline constexpr std::size_t kBudget = 2'000'000;

/// All verdicts that some completion has, by splitting what is open. Exact unless `budget` (steps) runs out,
/// which sets `exact` to false and gives what the rules leave possible.
struct Search {
  std::size_t budget;
  bool exact = true;
  [[nodiscard]] Verdicts verdicts(Problem& problem);
  /// Whether these are the verdicts, and exact: nothing more is looked at once another one is found.
  [[nodiscard]] bool gives(Problem& problem, Verdicts expected);
  /// Whether all completions have one verdict, and it is one of these: nothing more is looked at once one has
  /// another.
  [[nodiscard]] bool settles(Problem& problem, Verdicts wanted);
  /// Whether the rule is active, or not, in some completion.
  [[nodiscard]] bool can(Problem& problem, std::size_t rule, bool active);
  /// Whether learning the variable can change the verdict, other things perhaps being learned first.
  [[nodiscard]] bool matters(Problem& problem, Variable variable);
  /// Whether learning the variable, as things stand, changes which verdicts are possible.
  [[nodiscard]] bool differs(Problem& problem, Variable variable);

 private:
  /// The verdicts of the completions, until those found are `enough`.
  template <typename Enough>
  [[nodiscard]] Verdicts found(Problem& problem, Enough enough);
};

/// How a rule of the problem (by its place) stands in all completions.
[[nodiscard]] RuleStatus status_of(Problem& problem, Search& search, std::size_t place);

/// Whether a rule stands in all completions as it stood; no more is looked into than that takes.
[[nodiscard]] bool stands(Problem& problem, Search& search, std::size_t place, const RuleStatus& as);

/// The values that a variable can take, apart as far as the rules tell them apart. Infeasible ones are left
/// out.
[[nodiscard]] std::vector<Range> regions(Problem& problem, Variable variable);

/// Narrows to one region (of a fact: {0,0} or {1,1}); false if no completion is like that.
bool narrow(Situation& situation, Variable variable, Range region);

}  // namespace kb
