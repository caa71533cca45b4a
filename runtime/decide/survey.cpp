// From what holds of a person to the rules that can apply, and from those to the options they are on. A rule
// is weighed once, for all options and for all worlds: the ways in which a few facts that nothing is tied to
// can be, one bit for each.
#include "runtime/decide/survey.h"

#include <algorithm>
#include <array>

#include "runtime/decide/prepared.h"
#include "runtime/decide/problem.h"
#include "runtime/decide/row_set.h"
#include "runtime/decide/situation.h"

namespace kb {
namespace {

using Worlds = std::uint64_t;
constexpr Worlds kAll = ~Worlds{0};

/// In which worlds the first, second, ... open fact holds: every combination is one.
constexpr std::array<Worlds, 6> kHoldsIn{0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0,
                                         0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000};

/// Where a rule is active. Not sure: perhaps there, and nowhere else, by what a world does not settle.
struct Weight {
  Worlds worlds = 0;
  bool sure = true;
};

/// The surest of the rules of one effect: an active one, or an open one where none is active.
struct Surest {
  std::uint32_t rule = kNone;
  std::uint8_t certainty = 0;
  bool active = false;

  void meet(std::uint32_t other, std::uint8_t its_certainty, bool is_active) {
    const bool better = rule == kNone || (is_active == active ? its_certainty > certainty : is_active);
    if (better) *this = {other, its_certainty, is_active};
  }
};

}  // namespace

/// One person at a time, with all that is used again for the next.
class Survey::People {
 public:
  explicit People(const KnowledgeBase& kb)
      : kb_(kb),
        rules_(kb),
        situation_(kb),
        candidates_(rules_.size()),
        weights_(rules_.size()),
        of_option_(kb.options.size()),
        options_(kb.options.size()) {
    for (std::uint32_t option = 0; option < kb.options.size(); ++option)
      recommendable_.push_back(kb.kind(kb.options[option].node()) != "substance");
  }

  tl::expected<std::span<const Standing>, Contradiction> of(const Profile& profile) {
    standings_.clear();
    active_.clear();
    open_facts_ = 0;
    if (auto contradiction = situation_.take(profile)) return tl::unexpected(std::move(*contradiction));
    profile_ = &profile;
    weigh_all();
    active_.reserve(entries_.size());  // no more are active: standings refer to them
    options_.drain([&](std::uint32_t option) {
      const bool asked = profile.candidate ? profile.candidate->option == option : recommendable_[option];
      if (asked) standings_.push_back(of_option_[option].sure ? standing(option) : searched(option));
      of_option_[option] = {};
    });
    entries_.clear();
    for (const std::uint32_t rule : weighed_) weights_[rule] = {};
    weighed_.clear();
    return standings_;
  }

 private:
  /// A rule that is, or may be, active on an option; the next on the same option.
  struct Entry {
    Worlds worlds = 0;
    std::uint32_t rule = kNone;
    std::uint32_t next = kNone;
  };
  struct OnOption {
    std::uint32_t first = kNone;  ///< entries_
    std::uint32_t last = kNone;
    bool sure = true;  ///< its entries say all
  };

  /// Every rule that can apply, in their order, so that overriding ones come first.
  void weigh_all() {
    const auto add = [this](std::uint32_t rule) { candidates_.insert(rule); };
    situation_.each_possible_fact(
        [&](std::uint32_t fact) { std::ranges::for_each(rules_.needing(fact), add); });
    rules_.each_by_number([this](std::uint32_t measure) { return situation_.measure(measure); }, add);
    std::ranges::for_each(rules_.general(), add);
    candidates_.drain([this](std::uint32_t rule) { weigh(rule); });
  }

  void weigh(std::uint32_t rule) {
    const PreparedRule& row = rules_[rule];
    if (row.goal != kNone && row.goal != profile_->goal &&
        (row.goal != PreparedRule::kSeveralGoals || !for_goal(kb_, rule, *profile_)) &&
        profile_->goal != kNone)
      return;
    Weight weight = row.simple ? of_literals(rules_.literals(row))
                               : of_truth(situation_.holds(kb_.rules[rule].condition()));
    if (weight.worlds == 0) return;
    if (row.excepted) take_away(weight, of_truth(situation_.holds(kb_.rules[rule].exception())));
    for (const std::uint32_t other : rules_.overriders(row)) take_away(weight, weights_[other]);
    if (weight.worlds == 0) return;
    if (row.overrides) {
      // How much is taken differs by option, and with it whether a limit overrides.
      weights_[rule] = {weight.worlds, weight.sure && !row.limited};
      weighed_.push_back(rule);
    }
    for (const std::uint32_t option : rules_.options(row)) {
      const Truth beyond = row.limited ? beyond_limit(kb_.rules[rule].limit(), option) : Truth::yes;
      if (beyond != Truth::no) enter(option, rule, weight, beyond == Truth::yes);
    }
  }

  static Weight of_truth(Truth truth) { return {truth == Truth::no ? 0 : kAll, truth != Truth::open}; }

  Weight of_literals(std::span<const Literal> literals) {
    Weight weight{kAll, true};
    for (const Literal& literal : literals) {
      if (literal.kind == Literal::Kind::fact || literal.kind == Literal::Kind::no_fact) {
        const Truth holds = situation_.fact(literal.index);
        const bool wanted = literal.kind == Literal::Kind::fact;
        if (holds == truth(wanted)) continue;
        if (holds != Truth::open) return {};
        const Worlds where = worlds_of(literal.index);
        if (where == 0)
          weight.sure = false;
        else
          weight.worlds &= wanted ? where : ~where;
      } else {
        const Range range = situation_.measure(literal.index);
        const bool all_below = range.high < literal.micro;
        const bool all_from = range.low >= literal.micro;
        if (!all_below && !all_from)
          weight.sure = false;
        else if (all_below != (literal.kind == Literal::Kind::below))
          return {};
      }
    }
    return weight;
  }

  /// Where an open fact holds; nowhere: what is open about it has to be searched.
  Worlds worlds_of(std::uint32_t fact) {
    for (std::size_t i = 0; i < open_facts_; ++i)
      if (open_[i] == fact) return kHoldsIn[i];
    if (open_facts_ == open_.size() || situation_.is_tied(fact)) return 0;
    open_[open_facts_] = fact;
    return kHoldsIn[open_facts_++];
  }

  static void take_away(Weight& weight, Weight other) {
    if (other.worlds == 0) return;
    if (other.sure)
      weight.worlds &= ~other.worlds;
    else
      weight.sure = false;
  }

  Truth beyond_limit(std::uint32_t index, std::uint32_t option) const {
    const fbs::Limit& limit = kb_.limits[index];
    const Range total = total_of(kb_, *profile_, option, key_of(limit)).sum();
    return total.low > limit.micro() ? Truth::yes : total.high <= limit.micro() ? Truth::no : Truth::open;
  }

  void enter(std::uint32_t option, std::uint32_t rule, Weight weight, bool settled) {
    OnOption& on = of_option_[option];
    const auto entry = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({weight.worlds, rule, kNone});
    if (on.first == kNone) {
      options_.insert(option);
      on.first = entry;
    } else {
      entries_[on.last].next = entry;
    }
    on.last = entry;
    on.sure = on.sure && weight.sure && settled;
  }

  /// What the entries of an option come to, as `decide` puts it.
  Standing standing(std::uint32_t option) {
    std::array<Worlds, 4> of_effect{};
    std::array<Surest, 4> surest{};
    Worlds weak = 0;
    const std::size_t begin = active_.size();
    for (std::uint32_t at = of_option_[option].first; at != kNone; at = entries_[at].next) {
      const Entry& entry = entries_[at];
      const PreparedRule& row = rules_[entry.rule];
      const std::size_t effect = std::min<std::size_t>(row.effect, of_effect.size() - 1);
      const bool counts = effect != kSuggest || row.certainty > 0;
      (counts ? of_effect[effect] : weak) |= entry.worlds;
      surest[effect].meet(entry.rule, row.certainty, entry.worlds == kAll);
      if (entry.worlds == kAll) active_.push_back(entry.rule);
    }
    Standing result;
    result.option = option;
    result.active = std::span(active_).subspan(begin);
    Worlds left = kAll;
    const auto allow = [&](Worlds where, Verdict verdict) {
      if ((left & where) != 0) result.possible |= Verdicts(verdict);
    };
    allow(of_effect[kContraindicate], Verdict::contraindicated);
    left &= ~of_effect[kContraindicate];
    allow(of_effect[kAdviseAgainst], Verdict::not_suggested);
    left &= ~of_effect[kAdviseAgainst];
    allow(of_effect[kSuggest] & of_effect[kCaution], Verdict::suggested_with_caution);
    allow(of_effect[kSuggest] & ~of_effect[kCaution], Verdict::suggested);
    left &= ~of_effect[kSuggest];
    allow(weak, Verdict::not_enough_evidence);
    allow(~weak, Verdict::no_recommendation);
    result.decided_by = surest[kSuggest].rule;
    if (result.possible == Verdicts(Verdict::contraindicated))
      result.decided_by = surest[kContraindicate].rule;
    if (result.possible == Verdicts(Verdict::not_suggested)) result.decided_by = surest[kAdviseAgainst].rule;
    if (result.decided_by != kNone)
      result.certainty = static_cast<Level>(std::min<std::uint8_t>(rules_[result.decided_by].certainty, 4));
    return result;
  }

  /// What worlds do not settle is searched, option by option.
  Standing searched(std::uint32_t option) {
    Problem problem(situation_, *profile_, option);
    const Decision decision = decide_standing(problem);
    const std::size_t begin = active_.size();
    for (const RuleStatus& status : decision.rules)
      if (status.on_option && status.state == RuleState::active) active_.push_back(status.rule);
    return {option,
            decision.possible,
            decision.exact,
            decision.decided_by,
            decision.certainty,
            std::span(active_).subspan(begin)};
  }

  static constexpr auto kSuggest = static_cast<std::size_t>(Effects::suggest);
  static constexpr auto kCaution = static_cast<std::size_t>(Effects::caution);
  static constexpr auto kAdviseAgainst = static_cast<std::size_t>(Effects::advise_against);
  static constexpr auto kContraindicate = static_cast<std::size_t>(Effects::contraindicate);

  const KnowledgeBase& kb_;
  Prepared rules_;
  Situation situation_;
  const Profile* profile_ = nullptr;
  std::vector<bool> recommendable_;                    ///< by option
  std::array<std::uint32_t, kHoldsIn.size()> open_{};  ///< facts that worlds differ in
  std::size_t open_facts_ = 0;                         ///< so many of them
  RowSet candidates_;                                  ///< rules that can apply; none between two people
  std::vector<Weight> weights_;                        ///< by rule, of those that override others; else none
  std::vector<std::uint32_t> weighed_;                 ///< rules that have a weight there
  std::vector<Entry> entries_;
  std::vector<OnOption> of_option_;    ///< by option; all without entries between two people
  RowSet options_;                     ///< that have entries; none between two people
  std::vector<std::uint32_t> active_;  ///< rules, option by option
  std::vector<Standing> standings_;
};

Survey::Survey(const KnowledgeBase& kb) : people_(std::make_unique<People>(kb)) {}
Survey::Survey(Survey&&) noexcept = default;
Survey& Survey::operator=(Survey&&) noexcept = default;
Survey::~Survey() = default;

tl::expected<std::span<const Standing>, Contradiction> Survey::of(const Profile& profile) {
  return people_->of(profile);
}

}  // namespace kb
