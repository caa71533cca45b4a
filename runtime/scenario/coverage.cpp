// What each scenario shows of each rule, gathered; then what none of them shows.
#include "runtime/scenario/coverage.h"

#include <algorithm>
#include <utility>

#include "runtime/explain/words.h"
#include "runtime/scenario/parts.h"

namespace kb {
namespace {

enum EffectRow : std::uint8_t { kSuggest, kCaution, kAdviseAgainst, kContraindicate };

/// What a part was seen to be.
struct Seen {
  bool yes = false;
  bool no = false;
  bool mattered_yes = false;
  bool mattered_no = false;
};

struct Override {
  std::uint32_t by = kNone;
  bool reached = false;  ///< the overriding rule was active where this one was decided
  bool defeated = false;
};

struct RuleSeen {
  bool reached = false;
  bool active = false;
  bool defeated = false;
  bool silent = false;
  bool open = false;
  bool decisive = false;
  bool on_option = false;
  std::vector<RulePart> parts;
  std::vector<Seen> seen;  ///< by part
  std::vector<Override> overrides;
};

/// Whether another active rule's effect leaves this one no say. A caution goes along with a suggestion.
bool outweighs(std::uint8_t other, std::uint8_t effect) { return other > effect && other >= kAdviseAgainst; }

}  // namespace

struct CoverageRecorder::State {
  const KnowledgeBase& kb;
  std::vector<RuleSeen> rules;

  void add(const Settled& settled, const Decision& decision);
  void add(const Settled& settled, const Decision& decision, const RuleStatus& status);
};

void CoverageRecorder::State::add(const Settled& settled, const Decision& decision) {
  for (const RuleStatus& status : decision.rules)
    if (status.rule < rules.size()) add(settled, decision, status);
}

void CoverageRecorder::State::add(const Settled& settled, const Decision& decision,
                                  const RuleStatus& status) {
  const fbs::Rule& row = kb.rules[status.rule];
  RuleSeen& rule = rules[status.rule];
  rule.reached = true;
  rule.on_option |= status.on_option;
  rule.active |= status.state == RuleState::active;
  rule.defeated |= status.state == RuleState::defeated;
  rule.silent |= status.state == RuleState::silent;
  rule.open |= status.state == RuleState::open;
  const auto is_active = [&](std::uint32_t other) {
    return std::ranges::any_of(
        decision.rules, [&](const RuleStatus& s) { return s.rule == other && s.state == RuleState::active; });
  };
  if (status.state == RuleState::active && status.on_option)
    rule.decisive |= std::ranges::none_of(decision.rules, [&](const RuleStatus& s) {
      return s.on_option && s.state == RuleState::active &&
             outweighs(kb.rules[s.rule].effect(), row.effect());
    });
  const bool excepted = row.exception() != kNone && settled.holds(row.exception()) == Truth::yes;
  for (Override& override_ : rule.overrides) {
    const bool active = is_active(override_.by);
    override_.reached |= active;
    override_.defeated |= active && !excepted && status.state == RuleState::defeated;
  }
  Circumstance circumstance{settled, Truth::yes};
  for (const LimitStatus& limit : decision.limits)
    if (limit.rule == status.rule)
      circumstance.beyond = limit.beyond == RuleState::active   ? Truth::yes
                            : limit.beyond == RuleState::silent ? Truth::no
                                                                : Truth::open;
  const bool held = applies(kb, row, circumstance) == Truth::yes;
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    if (rule.parts[i].of_exception && !held) continue;
    const PartSeen part = see(kb, row, rule.parts[i], circumstance);
    Seen& seen = rule.seen[i];
    seen.yes |= part.value == Truth::yes;
    seen.no |= part.value == Truth::no;
    seen.mattered_yes |= part.mattered && part.value == Truth::yes;
    seen.mattered_no |= part.mattered && part.value == Truth::no;
  }
}

CoverageRecorder::CoverageRecorder(const KnowledgeBase& kb) : state_(new State{kb, {}}) {
  for (std::uint32_t i = 0; i + 1 < kb.rules.size(); ++i) {
    RuleSeen rule;
    rule.parts = parts_of(kb, kb.rules[i]);
    rule.seen.resize(rule.parts.size());
    for (const std::uint32_t by : kb.rule_overriders.run(kb.rules[i].overriders_begin(),
                                                         kb.rules[i + std::size_t{1}].overriders_begin()))
      rule.overrides.push_back({by, false, false});
    state_->rules.push_back(std::move(rule));
  }
}
CoverageRecorder::CoverageRecorder(CoverageRecorder&&) noexcept = default;
CoverageRecorder& CoverageRecorder::operator=(CoverageRecorder&&) noexcept = default;
CoverageRecorder::~CoverageRecorder() = default;

void CoverageRecorder::add(const Scenario& scenario) {
  if (!scenario.profile) return;
  const Profile& profile = *scenario.profile;
  const auto settled = Settled::of(state_->kb, profile);
  if (!settled) return;
  if (profile.candidate) {
    if (const auto decision = decide(state_->kb, profile, profile.candidate->option))
      state_->add(*settled, *decision);
  } else if (const auto all = decide_all(state_->kb, profile)) {
    for (const Ranked& ranked : *all) state_->add(*settled, ranked.decision);
  }
}

namespace {

/// Counts what there is to cover, and lists what isn't.
class Count {
 public:
  explicit Count(const KnowledgeBase& kb) : kb_(kb) {}

  void rule(std::uint32_t index, const RuleSeen& seen) {
    row_ = &kb_.rules[index];
    const bool held = seen.active || seen.defeated;
    count(Aspect::active, seen.active, true, {},
          !seen.reached               ? Gap::never_reached
          : seen.defeated             ? Gap::always_defeated
          : seen.open && !seen.silent ? Gap::always_open
                                      : Gap::never_true);
    if (!seen.parts.empty() || !seen.overrides.empty())
      count(Aspect::inactive, seen.silent || seen.defeated, seen.active, {}, Gap::never_false);
    count(Aspect::decisive, seen.decisive, seen.active && seen.on_option, {}, Gap::decided_earlier);
    for (std::size_t i = 0; i < seen.parts.size(); ++i)
      part(seen.parts[i], seen.seen[i], seen.reached && (held || !seen.parts[i].of_exception));
    for (const Override& override_ : seen.overrides)
      count(Aspect::overridden, override_.defeated, seen.reached,
            std::string(kb_.name(kb_.rules[override_.by].node())),
            override_.reached ? Gap::never_true : Gap::overrider_silent);
  }

  Coverage result;

 private:
  void count(Aspect aspect, bool covered, bool listed, std::string part, Gap why) {
    Tally& tally = result.tallies[static_cast<std::size_t>(aspect)];
    ++tally.total;
    if (covered)
      ++tally.covered;
    else if (listed)
      result.uncovered.push_back(
          {std::string(kb_.name(row_->node())), aspect, std::move(part), why, place_of(kb_, row_->node())});
  }

  void part(const RulePart& part, const Seen& seen, bool listed) {
    const bool unseen = !seen.yes && !seen.no;
    const std::string words = part.condition == kNone ? "the day's total beyond the limit"
                              : part.of_exception     ? "unless " + condition_words(kb_, part.condition)
                                                      : condition_words(kb_, part.condition);
    count(Aspect::part_true, seen.mattered_yes, listed, words,
          seen.yes ? Gap::masked
          : unseen ? Gap::always_open
                   : Gap::never_true);
    count(Aspect::part_false, seen.mattered_no, listed, words,
          seen.no  ? Gap::masked
          : unseen ? Gap::always_open
                   : Gap::never_false);
  }

  const KnowledgeBase& kb_;
  const fbs::Rule* row_ = nullptr;
};

}  // namespace

Coverage CoverageRecorder::coverage() const {
  Count count(state_->kb);
  for (std::uint32_t i = 0; i < state_->rules.size(); ++i) count.rule(i, state_->rules[i]);
  return std::move(count.result);
}

std::string_view aspect_name(Aspect aspect) {
  static constexpr std::array<std::string_view, kAspects> kNames{"active",    "inactive",   "decisive",
                                                                 "part-true", "part-false", "overridden"};
  return kNames[static_cast<std::size_t>(aspect)];
}

std::string_view gap_name(Gap gap) {
  static constexpr std::array<std::string_view, 8> kNames{
      "never-reached", "never-true",      "never-false", "always-defeated",
      "always-open",   "decided-earlier", "masked",      "overrider-silent"};
  return kNames[static_cast<std::size_t>(gap)];
}

std::string_view gap_words(Gap gap) {
  static constexpr std::array<std::string_view, 8> kWords{
      "no scenario decides an option that it bears on",
      "it was never seen to hold",
      "it was never seen not to hold",
      "it held, but something set it aside each time",
      "no profile says what it depends on",
      "a graver rule decided wherever it was active",
      "the rest of the condition came to the same each time",
      "the overriding rule was never active there"};
  return kWords[static_cast<std::size_t>(gap)];
}

}  // namespace kb
