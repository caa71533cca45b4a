// Each judge settles first what leaves fewest people, then what is asked of those.
#include "runtime/analyze/judge.h"

#include <algorithm>

namespace kb {
namespace {

constexpr Judged kFound{Judgement::found, {}};
constexpr Judged kDead{Judgement::dead, {}};

Judged further(std::size_t view, const std::optional<Situation::Split>& split) {
  if (!split) return {Judgement::unclear, {}};
  return {Judgement::open, {view, *split}};
}

Truth active(Views& views, std::size_t view, const std::optional<std::size_t>& place) {
  return place ? views[view].problem.state(*place).active : Truth::no;
}

constexpr std::uint8_t kSuggestEffect = 0;
constexpr std::uint8_t kCautionEffect = 1;
constexpr std::uint8_t kAgainstEffect = 2;
constexpr std::uint8_t kContraEffect = 3;

bool meet(Verdicts a, Verdicts b) {
  for (std::size_t v = 0; v < kVerdicts; ++v)
    if (a.has(static_cast<Verdict>(v)) && b.has(static_cast<Verdict>(v))) return true;
  return false;
}

/// What the rule of a contrast can bring about by itself.
struct Reach {
  Verdicts verdicts;
  unsigned effects = 0;     ///< a bit each
  bool sets_aside = false;  ///< others, and so anything
};

Reach reach_of(const Views& views, const Contrast& contrast) {
  Reach reach;
  const auto allow = [&](std::initializer_list<Verdict> verdicts) {
    for (const Verdict verdict : verdicts) reach.verdicts |= Verdicts(verdict);
  };
  for (std::size_t view = 0; view < 2; ++view) {
    if (!contrast.places[view]) continue;
    const std::size_t place = *contrast.places[view];
    const auto& rules = views[view].problem.rules();
    const std::uint8_t effect = views[view].kb().rules[rules[place].rule].effect();
    reach.effects |= 1U << effect;
    reach.sets_aside = reach.sets_aside || std::ranges::any_of(rules, [&](const Problem::Rule& rule) {
                         return std::ranges::find(rule.overriders, place) != rule.overriders.end();
                       });
    if (effect == kContraEffect) allow({Verdict::contraindicated});
    if (effect == kAgainstEffect) allow({Verdict::not_suggested});
    if (effect == kCautionEffect) allow({Verdict::suggested_with_caution});
    if (effect == kSuggestEffect)
      allow({Verdict::suggested_with_caution, Verdict::suggested, Verdict::not_enough_evidence});
  }
  return reach;
}

/// Whether rules that are no twins can still make the verdicts of two views differ.
bool surely_alike(Views& views, const Twins& twins) {
  enum Kind : std::uint8_t { kContra, kAgainst, kCaution, kSuggest, kWeak, kKinds };
  struct Sum {
    Truth twin = Truth::no;  ///< one of them is active
    std::array<Truth, 2> own{Truth::no, Truth::no};
  };
  std::array<Sum, kKinds> sums;
  for (std::size_t view = 0; view < 2; ++view) {
    const auto& states = views[view].problem.states();
    for (std::size_t i = 0; i < states.size(); ++i) {
      const Problem::Rule& rule = views[view].problem.rules()[i];
      if (!rule.on_option) continue;
      const fbs::Rule& row = views[view].kb().rules[rule.rule];
      const Kind kind = row.effect() == kContraEffect    ? kContra
                        : row.effect() == kAgainstEffect ? kAgainst
                        : row.effect() == kCautionEffect ? kCaution
                        : row.certainty() > 0            ? kSuggest
                                                         : kWeak;
      Truth& sum = twins[view][i] ? sums[kind].twin : sums[kind].own[view];
      sum = sum | states[i].active;
    }
  }
  const auto alike = [&](Kind kind) {
    const auto& [twin, own] = sums[kind];
    return twin == Truth::yes || (own[0] == own[1] && own[0] != Truth::open);
  };
  const auto is = [&](Kind kind, Truth value) {
    const auto& [twin, own] = sums[kind];
    return (twin | own[0]) == value && (twin | own[1]) == value;
  };
  for (const Kind kind : {kContra, kAgainst}) {
    if (!alike(kind)) return false;
    if (is(kind, Truth::yes)) return true;
  }
  return alike(kSuggest) && alike(kWeak) && (alike(kCaution) || is(kSuggest, Truth::no));
}

/// Who is told another verdict in one view than in the other.
Judged verdicts_differ(Views& views, const Twins& twins) {
  if (surely_alike(views, twins)) return kDead;
  const Verdicts a = views[0].problem.bound();
  const Verdicts b = views[1].problem.bound();
  if (!a.single()) return look_into_verdict(views, 0);
  if (!b.single()) return look_into_verdict(views, 1);
  return a == b ? kDead : kFound;
}

/// The certainty of what decides, from the least to the most that it can be; and a rule that leaves it open.
struct Certainty {
  std::uint8_t low = 0;
  std::uint8_t high = 0;
  std::size_t open = 0;
};

Certainty certainty(View& view, Verdicts verdict) {
  const std::uint8_t effect = verdict == Verdicts(Verdict::contraindicated) ? kContraEffect
                              : verdict == Verdicts(Verdict::not_suggested) ? kAgainstEffect
                                                                            : kSuggestEffect;
  Certainty result;
  const auto& states = view.problem.states();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Problem::Rule& rule = view.problem.rules()[i];
    const fbs::Rule& row = view.kb().rules[rule.rule];
    if (!rule.on_option || row.effect() != effect) continue;
    if (states[i].active == Truth::yes) result.low = std::max(result.low, row.certainty());
    if (states[i].active != Truth::no && row.certainty() > result.high) {
      result.high = row.certainty();
      result.open = i;
    }
  }
  return result;
}

/// Who is told the same verdict in both, with another certainty.
Judged certainties_differ(Views& views) {
  const Verdicts a = views[0].problem.bound();
  const Verdicts b = views[1].problem.bound();
  if (!meet(a, b)) return kDead;
  if (!a.single()) return look_into_verdict(views, 0);
  if (!b.single()) return look_into_verdict(views, 1);
  const Certainty ca = certainty(views[0], a);
  const Certainty cb = certainty(views[1], b);
  if (ca.low < ca.high) return look_into_rule(views, 0, ca.open);
  if (cb.low < cb.high) return look_into_rule(views, 1, cb.open);
  return ca.low == cb.low ? kDead : kFound;
}

}  // namespace

Truth holds(const Views& views, std::size_t view, std::uint32_t condition) {
  return condition == kNone ? Truth::yes : views[view].situation.holds(condition);
}

Judged look_into_rule(Views& views, std::size_t view, std::size_t place) {
  return further(view, views[view].problem.split(place));
}

Judged look_into_verdict(Views& views, std::size_t view) {
  return further(view, views[view].problem.split());
}

Judged look_into(Views& views, std::size_t view, std::uint32_t condition) {
  return further(view, views[view].situation.first_open(condition));
}

Judged has_verdict(Views& views, std::size_t view, Verdicts wanted) {
  const Verdicts possible = views[view].problem.bound();
  if (possible.within(wanted) && possible.single()) return kFound;
  bool any = false;
  for (std::size_t v = 0; v < kVerdicts; ++v)
    any = any || (possible.has(static_cast<Verdict>(v)) && wanted.has(static_cast<Verdict>(v)));
  return any ? look_into_verdict(views, view) : kDead;
}

Twins twins(const Views& views, const std::function<bool(std::uint32_t, std::uint32_t)>& same) {
  const auto& before = views[0].problem.rules();
  const auto& after = views[1].problem.rules();
  Twins result{std::vector<bool>(before.size()), std::vector<bool>(after.size())};
  std::vector<std::size_t> other(before.size(), after.size());  // by place in the first view
  for (std::size_t i = 0; i < before.size(); ++i)
    for (std::size_t j = 0; j < after.size(); ++j) {
      if (result[1][j] || before[i].on_option != after[j].on_option || !same(before[i].rule, after[j].rule))
        continue;
      const auto& by = before[i].overriders;  // these come before it
      const bool alike =
          by.size() == after[j].overriders.size() && std::ranges::all_of(by, [&](std::uint32_t o) {
            return result[0][o] &&
                   std::ranges::find(after[j].overriders, other[o]) != after[j].overriders.end();
          });
      if (!alike) continue;
      result[0][i] = result[1][j] = true;
      other[i] = j;
      break;
    }
  return result;
}

bool can_contrast(const Views& views, const Contrast& contrast) {
  const Reach reach = reach_of(views, contrast);
  return contrast.aspect != DiffersIn::certainty || reach.sets_aside || reach.effects != 1U << kCautionEffect;
}

Judged contrasts(Views& views, const Contrast& contrast) {
  const Truth a = active(views, 0, contrast.places[0]);
  const Truth b = active(views, 1, contrast.places[1]);
  const bool hopeless = contrast.in_both ? a == Truth::no || b == Truth::no : a == b && a != Truth::open;
  if (hopeless) return kDead;
  if (a == Truth::open) return look_into_rule(views, 0, *contrast.places[0]);
  if (b == Truth::open) return look_into_rule(views, 1, *contrast.places[1]);
  if (contrast.aspect == DiffersIn::rule) return kFound;
  // Which verdicts the rule can be the reason for, in a view in which it counts.
  const Reach reach = reach_of(views, contrast);
  if (!reach.sets_aside) {
    bool reached = false;
    for (std::size_t view = 0; view < 2; ++view)
      reached =
          reached || ((view == 0 ? a : b) == Truth::yes && meet(views[view].problem.bound(), reach.verdicts));
    if (!reached) return kDead;
  }
  return contrast.aspect == DiffersIn::verdict ? verdicts_differ(views, contrast.twins)
                                               : certainties_differ(views);
}

}  // namespace kb
