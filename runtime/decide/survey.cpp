// From what holds of a person to the rules that can apply, and from those to the options they are on.
#include "runtime/decide/survey.h"

#include <algorithm>
#include <array>

#include "runtime/decide/problem.h"
#include "runtime/decide/situation.h"

namespace kb {
namespace {

constexpr std::size_t kEffects = 4;

/// Lists of rows, one after the other: list i is values[begins[i]] up to values[begins[i + 1]].
struct Lists {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> values;

  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    return std::span(values).subspan(begins[i], begins[i + 1] - begins[i]);
  }
  /// Sorts values into `size` lists; of one list they keep their order.
  static Lists of(std::size_t size, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    Lists lists{std::vector<std::uint32_t>(size + 1), std::vector<std::uint32_t>(pairs.size())};
    for (const auto& [list, value] : pairs) ++lists.begins[list + std::size_t{1}];
    for (std::size_t i = 0; i < size; ++i) lists.begins[i + 1] += lists.begins[i];
    std::vector<std::uint32_t> at(lists.begins.begin(), lists.begins.end() - 1);
    for (const auto& [list, value] : pairs) lists.values[at[list]++] = value;
    return lists;
  }
};

/// The facts without which a condition cannot hold; not all of them, where groups go deep.
void needed_facts(const KnowledgeBase& kb, std::uint32_t condition, std::vector<std::uint32_t>& into) {
  static constexpr std::size_t kMostParts = 64;
  std::vector<std::uint32_t> open{condition};
  for (std::size_t i = 0; i < open.size() && i < kMostParts; ++i) {
    if (open[i] >= kb.conditions.size()) continue;
    const fbs::Condition& row = kb.conditions[open[i]];
    if (row.kind() == kHolds && row.index() < kb.facts.size()) into.push_back(row.index());
    if (row.kind() == kGroup) open.push_back(kb.groups[row.index()].condition());
    if (row.kind() == kAllOf)
      for (const std::uint32_t operand :
           kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count()))
        open.push_back(operand);
  }
}

}  // namespace

/// Which rules hang on which fact, and which options a rule is on.
class Survey::Index {
 public:
  explicit Index(const KnowledgeBase& kb) {
    const std::size_t rules = kb.rules.empty() ? 0 : kb.rules.size() - 1;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> needs;  // a rule, a fact that it cannot do without
    std::vector<std::uint32_t> wanted(kb.facts.size());          // by how many rules
    std::vector<std::uint32_t> facts;
    for (std::uint32_t rule = 0; rule < rules; ++rule) {
      facts.clear();
      needed_facts(kb, kb.rules[rule].condition(), facts);
      for (const std::uint32_t fact : facts) {
        needs.emplace_back(rule, fact);
        ++wanted[fact];
      }
    }
    // A rule is found through the fact that fewest others need.
    const Lists of_rule = Lists::of(rules, needs);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_fact;
    for (std::uint32_t rule = 0; rule < rules; ++rule) {
      const auto rarest =
          std::ranges::min_element(of_rule[rule], {}, [&](std::uint32_t f) { return wanted[f]; });
      if (rarest == of_rule[rule].end())
        general_.push_back(rule);
      else
        by_fact.emplace_back(*rarest, rule);
    }
    by_fact_ = Lists::of(kb.facts.size(), by_fact);

    std::vector<std::pair<std::uint32_t, std::uint32_t>> on;
    for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
      for (const std::uint32_t rule : kb.option_rules.run(kb.options[option].rules_begin(),
                                                          kb.options[option + std::size_t{1}].rules_begin()))
        if (rule < rules) on.emplace_back(rule, option);
    on_ = Lists::of(rules, on);
    for (std::uint32_t option = 0; option < kb.options.size(); ++option)
      recommendable_.push_back(kb.kind(kb.options[option].node()) != "substance");
  }

  [[nodiscard]] bool recommendable(std::uint32_t option) const { return recommendable_[option]; }

  /// The rules that need the fact.
  [[nodiscard]] std::span<const std::uint32_t> needing(std::uint32_t fact) const { return by_fact_[fact]; }
  /// Those that need none.
  [[nodiscard]] std::span<const std::uint32_t> general() const { return general_; }
  [[nodiscard]] std::span<const std::uint32_t> options_of(std::uint32_t rule) const { return on_[rule]; }

 private:
  Lists by_fact_;
  std::vector<std::uint32_t> general_;
  Lists on_;
  std::vector<bool> recommendable_;  ///< by option
};

/// One person at a time, with all that is used again for the next.
class Survey::People {
 public:
  explicit People(const KnowledgeBase& kb)
      : kb_(kb),
        index_(kb),
        situation_(kb),
        active_(kb.rules.size(), Truth::no),
        of_option_(kb.options.size()) {}

  tl::expected<std::span<const Standing>, Contradiction> of(const Profile& profile) {
    standings_.clear();
    if (auto contradiction = situation_.take(profile)) return tl::unexpected(std::move(*contradiction));
    find_rules();
    for (const std::uint32_t rule : rules_) weigh(rule, profile);
    std::ranges::sort(options_);
    for (const std::uint32_t option : options_) {
      const bool asked =
          profile.candidate ? profile.candidate->option == option : index_.recommendable(option);
      if (asked) standings_.push_back(standing(option, profile));
      of_option_[option] = {};
    }
    options_.clear();
    for (const std::uint32_t rule : rules_) active_[rule] = Truth::no;
    return standings_;
  }

 private:
  /// What the rules on an option come to.
  struct OnOption {
    bool touched = false;
    bool open = false;  ///< a rule's state, or a limit's, is not settled by the rules alone
    std::array<std::uint32_t, kEffects> surest{kNone, kNone, kNone, kNone};  ///< active rules, by effect
    std::vector<std::uint32_t> active;
  };

  /// Every rule that can apply, ascending, so that overriding ones come first.
  void find_rules() {
    rules_.clear();
    for (std::uint32_t fact = 0; fact < kb_.facts.size(); ++fact)
      if (situation_.fact(fact) != Truth::no) {
        const auto needing = index_.needing(fact);
        rules_.insert(rules_.end(), needing.begin(), needing.end());
      }
    std::ranges::sort(rules_);
    const auto general = index_.general();
    const auto middle = static_cast<std::ptrdiff_t>(rules_.size());
    rules_.insert(rules_.end(), general.begin(), general.end());
    std::inplace_merge(rules_.begin(), rules_.begin() + middle, rules_.end());
  }

  void weigh(std::uint32_t rule, const Profile& profile) {
    if (!for_goal(kb_, rule, profile)) return;
    const fbs::Rule& row = kb_.rules[rule];
    Truth active = row.condition() == kNone ? Truth::yes : situation_.holds(row.condition());
    if (active == Truth::no) return;
    const bool limits = row.limit() != kNone;
    if (limits) active = Truth::open;  // by how much is taken: each option has its own total
    if (row.exception() != kNone) active = active & !situation_.holds(row.exception());
    for (const std::uint32_t other :
         kb_.rule_overriders.run(row.overriders_begin(), kb_.rules[rule + std::size_t{1}].overriders_begin()))
      if (other < rule) active = active & !active_[other];
    active_[rule] = active;
    if (active == Truth::no) return;
    for (const std::uint32_t option : index_.options_of(rule)) {
      OnOption& on = of_option_[option];
      if (!on.touched) options_.push_back(option);
      on.touched = true;
      if (active == Truth::open) {
        on.open = true;
        continue;
      }
      on.active.push_back(rule);
      std::uint32_t& surest = on.surest[std::min<std::size_t>(row.effect(), kEffects - 1)];
      if (surest == kNone || row.certainty() > kb_.rules[surest].certainty()) surest = rule;
    }
  }

  Standing standing(std::uint32_t option, const Profile& profile) {
    OnOption& on = of_option_[option];
    if (on.open) {
      Decision decision = decide_standing(situation_, profile, option);
      Standing result{option, decision.possible, decision.exact, decision.decided_by, decision.certainty, {}};
      for (const RuleStatus& status : decision.rules)
        if (status.on_option && status.state == RuleState::active) result.active.push_back(status.rule);
      return result;
    }
    const auto surest = [&](Effects effect) { return on.surest[static_cast<std::size_t>(effect)]; };
    const std::uint32_t suggestion = surest(Effects::suggest);
    Standing result{option, {}, true, suggestion, Level::none, std::move(on.active)};
    if (surest(Effects::contraindicate) != kNone) {
      result.possible = Verdicts(Verdict::contraindicated);
      result.decided_by = surest(Effects::contraindicate);
    } else if (surest(Effects::advise_against) != kNone) {
      result.possible = Verdicts(Verdict::not_suggested);
      result.decided_by = surest(Effects::advise_against);
    } else if (suggestion == kNone) {
      result.possible = Verdicts(Verdict::no_recommendation);
    } else if (kb_.rules[suggestion].certainty() == 0) {
      result.possible = Verdicts(Verdict::not_enough_evidence);
    } else {
      result.possible =
          Verdicts(surest(Effects::caution) != kNone ? Verdict::suggested_with_caution : Verdict::suggested);
    }
    result.certainty = rule_certainty(kb_, result.decided_by);
    return result;
  }

  const KnowledgeBase& kb_;
  Index index_;
  Situation situation_;
  std::vector<Truth> active_;           ///< by rule; all no between two people
  std::vector<OnOption> of_option_;     ///< by option; all untouched between two people
  std::vector<std::uint32_t> rules_;    ///< that can apply
  std::vector<std::uint32_t> options_;  ///< that they are on
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
