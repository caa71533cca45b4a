// What was learned, said; then left out piece by piece as long as it stays somebody looked for.
#include "runtime/analyze/person.h"

#include <algorithm>

#include "runtime/profile/words.h"
#include "runtime/quantity/quantity.h"

namespace kb {
namespace {

/// Something to say, or not; and how totals are reached.
struct Telling {
  std::vector<Learned> sayings;
  bool complete = false;  ///< what is taken is all that is taken
  enum class Way : std::uint8_t { none, dose, taking } way = Way::none;
  std::uint32_t taken = kNone;  ///< of `taking`: the option that is taken, in the first view
};

/// The value in a region that is told most shortly, next to where the region begins or ends between others.
std::int64_t told(Range region, Range all, const Unit& unit) {
  const bool begins = region.low > all.low;
  if (!begins && region.high >= all.high) return region.low;
  for (std::int64_t parts : {1, 10, 100, 1000}) {
    const std::int64_t step = kMicro * unit.numerator / unit.denominator / parts;
    if (step <= 0) break;
    const std::int64_t from = begins ? region.low : region.high;
    std::int64_t value = from / step * step;
    if (begins && value < from) value += step;
    if (!begins && value > from) value -= step;
    if (value >= region.low && value <= region.high) return value;
  }
  return begins ? region.low : region.high;
}

void say_fact(const KnowledgeBase& kb, Profile& profile, std::uint32_t fact, bool value) {
  const fbs::Fact& row = kb.facts[fact];
  std::erase(profile.unknown, fact);
  if (value && static_cast<FactKind>(row.kind()) == FactKind::taking) {
    if (!profile.taking) {
      profile.taking.emplace();
      profile.taking_more = true;
    }
    const bool listed =
        std::ranges::any_of(*profile.taking, [&](const Item& item) { return item.node == row.node(); });
    if (!listed)
      profile.taking->push_back(
          {row.node(), option_of(kb, row.node()), std::string(kb.name(row.node())), std::nullopt});
    return;
  }
  const auto at = std::ranges::lower_bound(profile.facts, fact, {}, &FactValue::fact);
  if (at == profile.facts.end() || at->fact != fact) profile.facts.insert(at, {fact, value});
}

void say_measure(const KnowledgeBase& kb, Profile& profile, std::uint32_t index, Range region) {
  const fbs::Measure& measure = kb.measures[index];
  const Range all{measure.low(), measure.high()};
  const auto at = std::ranges::lower_bound(profile.measures, index, {}, &MeasureValue::measure);
  if (at != profile.measures.end() && at->measure == index) {
    at->range = {std::max(at->range.low, region.low), std::min(at->range.high, region.high)};
  } else {
    profile.measures.insert(at, {index, {std::max(all.low, region.low), std::min(all.high, region.high)}});
  }
}

/// Of each measure one value.
void settle_measures(const KnowledgeBase& kb, Profile& profile, const Profile& given) {
  for (MeasureValue& said : profile.measures) {
    const bool was_said = std::ranges::find(given.measures, said) != given.measures.end();
    const fbs::Measure& measure = kb.measures[said.measure];
    if (was_said || said.range.low > said.range.high) continue;
    const std::int64_t value = told(said.range, {measure.low(), measure.high()},
                                    parse_unit(kb.text(measure.unit())).value_or(plain_unit()));
    said.range = {value, value};
  }
}

/// Enough to be beyond every limit that is to be passed; 0: none is.
std::int64_t amount_in(const Views& views, std::size_t view, const Telling& telling) {
  std::int64_t most = 0;
  for (const Learned& l : telling.sayings) {
    const bool is_amount = l.variable.kind == Variable::Kind::total && l.region.low != Range::kOpenLow;
    if (is_amount && (l.view == view || !views.is_apart(l.variable)))
      most = std::max(most, told(l.region, {0, Range::kOpenHigh}, *parse_unit("mg")));
  }
  return most;
}

Amount elemental_amount(std::int64_t micro) {
  return {{micro, micro}, with_period(*parse_unit("mg"), Period::day), Basis::elemental, false};
}

std::vector<Profile> tell(const Views& views, const std::vector<Profile>& given, const Telling& telling) {
  std::vector<Profile> result = given;
  for (const Learned& l : telling.sayings) {
    if (l.variable.kind == Variable::Kind::total) continue;
    for (std::size_t i = 0; i < views.size(); ++i) {
      const bool own = i == l.view;
      if (!own && views.is_apart(l.variable)) continue;
      const auto variable = own ? std::optional(l.variable) : views.translated(l.view, i, l.variable);
      if (!variable) continue;
      if (variable->kind == Variable::Kind::fact)
        say_fact(views[i].kb(), result[i], variable->index, l.region.low == 1);
      else
        say_measure(views[i].kb(), result[i], variable->index, l.region);
    }
  }
  for (std::size_t i = 0; i < views.size(); ++i) {
    const std::int64_t amount = amount_in(views, i, telling);
    const KnowledgeBase& kb = views[i].kb();
    Profile& profile = result[i];
    settle_measures(kb, profile, given[i]);
    if (amount > 0 && telling.way == Telling::Way::dose && profile.candidate && !profile.candidate->dose)
      profile.candidate->dose = elemental_amount(amount);
    if (amount > 0 && telling.way == Telling::Way::taking) {
      const std::uint32_t node = views[0].kb().options[telling.taken].node();
      std::uint32_t option = kNone;
      for (std::uint32_t o = 0; o + std::size_t{1} < kb.options.size(); ++o)
        if (kb.name(kb.options[o].node()) == views[0].kb().name(node)) option = o;
      if (option == kNone) continue;
      if (!profile.taking) {
        profile.taking.emplace();
        profile.taking_more = true;
      }
      const std::uint32_t taken = kb.options[option].node();
      std::erase_if(*profile.taking, [&](const Item& item) { return item.node == taken && !item.dose; });
      profile.taking->push_back({taken, option, std::string(kb.name(taken)), elemental_amount(amount)});
    }
    if (telling.complete && (!profile.taking || profile.taking_more)) {
      if (!profile.taking) profile.taking.emplace();
      profile.taking_more = false;
      std::erase_if(profile.facts, [&](const FactValue& said) {
        return !said.value && static_cast<FactKind>(kb.facts[said.fact].kind()) == FactKind::taking &&
               std::ranges::find(given[i].facts, said) == given[i].facts.end();
      });
    }
  }
  return result;
}

/// The ways to reach what was learned of totals, plainest first.
std::vector<Telling> tellings(const Views& views, const std::vector<Learned>& learned) {
  Telling plain{learned, false, Telling::Way::none, kNone};
  std::vector<Telling> result{plain};
  const auto with = [&](Telling::Way way, std::uint32_t option) {
    for (const bool complete : {false, true}) result.push_back({learned, complete, way, option});
  };
  bool any_amount = false;
  for (std::size_t i = 0; i < views.size(); ++i) any_amount = any_amount || amount_in(views, i, plain) > 0;
  if (any_amount) {
    with(Telling::Way::dose, kNone);
    const KnowledgeBase& kb = views[0].kb();
    constexpr std::size_t kMostForms = 24;
    for (std::uint32_t o = 0; o + std::size_t{1} < kb.options.size() && result.size() < 2 * kMostForms; ++o)
      if (kb.options[o].substance() != kNone) with(Telling::Way::taking, o);
  }
  result.push_back({learned, true, Telling::Way::none, kNone});
  return result;
}

bool speaks_of_taking(const KnowledgeBase& kb, const Profile& profile) {
  return profile.taking || std::ranges::any_of(profile.facts, [&](const FactValue& said) {
           return static_cast<FactKind>(kb.facts[said.fact].kind()) == FactKind::taking;
         });
}

/// What is easiest to do without, last.
int weight(const Learned& l) {
  if (l.variable.kind == Variable::Kind::fact) return l.region.low == 1 ? 0 : 2;
  return l.variable.kind == Variable::Kind::measure ? 1 : 3;
}

}  // namespace

Profile with_nothing_presumed(const KnowledgeBase& kb, const Profile& profile) {
  Profile result = profile;
  if (profile.presume_no) return result;
  result.unknown.clear();
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (!std::ranges::binary_search(profile.facts, fact, {}, &FactValue::fact))
      result.unknown.push_back(fact);
  return result;
}

Profile about(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option) {
  Profile result = profile;
  if (result.candidate && result.candidate->option == option) return result;
  const std::uint32_t node = kb.options[option].node();
  result.candidate = Item{node, option, std::string(kb.name(node)), std::nullopt};
  return result;
}

std::optional<std::vector<Profile>> smallest_person(const Views& views, const std::vector<Profile>& given,
                                                    const std::vector<Learned>& learned,
                                                    const IsOne& is_one) {
  std::vector<Learned> sayings = learned;
  std::ranges::stable_sort(sayings, [](const Learned& a, const Learned& b) { return weight(a) < weight(b); });
  for (Telling telling : tellings(views, sayings)) {
    if (!is_one(tell(views, given, telling))) continue;
    for (std::size_t i = telling.sayings.size(); i-- > 0;) {
      if (views.is_apart(telling.sayings[i].variable)) continue;  // what two people differ in is said of both
      Telling fewer = telling;
      fewer.sayings.erase(fewer.sayings.begin() + static_cast<std::ptrdiff_t>(i));
      if (is_one(tell(views, given, fewer))) telling = fewer;
    }
    // "taking: [x]" and "taking: nothing" are what people write, where they say the same in no more words.
    std::vector<Profile> shortest = tell(views, given, telling);
    Telling complete = telling;
    complete.complete = true;
    std::vector<Profile> listed = tell(views, given, complete);
    const bool is_shorter =
        said_in(listed[0]) <= said_in(shortest[0]) && speaks_of_taking(views[0].kb(), shortest[0]);
    if (!telling.complete && is_shorter && is_one(listed)) shortest = std::move(listed);
    return shortest;
  }
  return std::nullopt;
}

std::size_t said_in(const Profile& profile) {
  return profile.facts.size() + 2 * profile.measures.size() +
         (profile.taking ? profile.taking->size() + 1 : 0) +
         (profile.candidate && profile.candidate->dose ? 1 : 0) + (profile.goal == kNone ? 0 : 1);
}

}  // namespace kb
