// Elemental amounts added up over what is taken.
#include "runtime/decide/totals.h"

#include <algorithm>

#include "runtime/profile/words.h"
#include "runtime/quantity/formula.h"
#include "runtime/quantity/integer.h"
#include "runtime/quantity/parse.h"

namespace kb {
namespace {

constexpr Range kNothing{0, 0};
constexpr Range kSome{0, Range::kOpenHigh};

std::int64_t plus(std::int64_t a, std::int64_t b) {
  if (a == Range::kOpenHigh || b == Range::kOpenHigh || a > Range::kOpenHigh - b) return Range::kOpenHigh;
  return a + b;
}

bool is_mass(const Unit& unit) { return unit.dimension == Dimension{Base::mass, Base::number}; }

Range of_form(const fbs::Option& form, const std::optional<Amount>& dose) {
  if (!dose || !is_mass(dose->unit)) return kSome;
  if (dose->basis == Basis::elemental) return dose->range;
  const Fraction low{form.fraction_low_numerator(), form.fraction_low_denominator()};
  const Fraction high{form.fraction_high_numerator(), form.fraction_high_denominator()};
  if (dose->basis != Basis::compound || low.numerator == 0 || high.numerator == 0) return kSome;
  const auto least = elemental(*dose, low);
  const auto most = elemental(*dose, high);
  return least && most ? Range{least->range.low, most->range.high} : kSome;
}

std::int64_t times(std::int64_t amount, std::int64_t count, std::int64_t per) {
  if (amount == Range::kOpenHigh || count == Range::kOpenHigh) return Range::kOpenHigh;
  return narrow(divide_nearest(Int128{amount} * count, per)).value_or(Range::kOpenHigh);
}

/// What one serving of a product is, in the unit of a dose: a serving, or what the product says it is.
std::optional<Range> serving_in(const KnowledgeBase& kb, std::uint32_t product, const Amount& dose) {
  if (dose.unit.dimension == Dimension{Base::serving, Base::number}) return Range{kMicro, kMicro};
  const auto serving = parse_amount(kb.clause(product, "serving"));
  if (!serving || serving->amount.unit.dimension != dose.unit.dimension || dose.basis == Basis::elemental ||
      serving->amount.range.low <= 0)
    return std::nullopt;
  return serving->amount.range;
}

std::span<const fbs::Content> contents_of(const KnowledgeBase& kb, std::uint32_t option) {
  return kb.contents.run(kb.options[option].contents_begin(),
                         kb.options[option + std::size_t{1}].contents_begin());
}

/// Everything that an option holds, at any remove, each once and in some amount.
std::vector<Share> held(const KnowledgeBase& kb, std::uint32_t option) {
  std::vector<Share> result;
  std::vector<std::uint32_t> options{option};
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i] >= kb.options.size()) continue;
    const fbs::Option& row = kb.options[options[i]];
    if (row.substance() != kNone) {
      result.push_back({row.substance(), row.node(), kSome});
    } else if (kb.kind(row.node()) == "substance") {
      result.push_back({row.node(), kNone, kSome});
    }
    for (const fbs::Content& part : contents_of(kb, options[i]))
      if (std::ranges::find(options, part.option()) == options.end()) options.push_back(part.option());
  }
  return result;
}

/// So much of all these together, however it is shared out: of one substance all of it, of several each
/// anything up to it.
std::vector<Share> shared(const std::vector<Share>& parts, Range amount) {
  std::vector<Share> result;  // one for each substance
  for (const Share& part : parts) {
    const auto same = std::ranges::find(result, part.substance, &Share::substance);
    if (same == result.end()) {
      result.push_back({part.substance, part.form, {0, amount.high}});
    } else if (same->form != part.form) {
      same->form = kNone;
    }
  }
  if (result.size() == 1) result.front().amount = amount;
  return result;
}

Range sum_of(const std::vector<Share>& shares, const TotalKey& key) {
  Range sum = kNothing;
  for (const Share& share : shares) {
    if (share.substance != key.substance) continue;
    if (key.form == kNone || share.form == key.form) {
      sum = add(sum, share.amount);
    } else if (share.form == kNone) {
      sum = add(sum, {0, share.amount.high});
    }
  }
  return sum;
}

std::vector<Share> taken(const KnowledgeBase& kb, const Profile& profile) {
  std::vector<Share> result;
  if (!profile.taking) return result;
  for (const Item& item : *profile.taking)
    for (const Share& share : shares(kb, item.option, item.dose)) result.push_back(share);
  return result;
}

std::vector<Share> asked(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option) {
  const Item* const item = profile.asked(option);
  if (item == nullptr) return {};
  return item->dose ? shares(kb, option, item->dose) : one_serving(kb, option);
}

/// Whether nothing that holds the substance is taken but what is listed.
bool is_listed(const KnowledgeBase& kb, const Profile& profile, std::uint32_t substance) {
  const auto denied = [&](const FactValue& said) {
    const fbs::Fact& fact = kb.facts[said.fact];
    return fact.kind() == static_cast<std::uint8_t>(FactKind::taking) && fact.node() == substance &&
           !said.value;
  };
  return (profile.taking && !profile.taking_more) || profile.presume_no ||
         std::ranges::any_of(profile.facts, denied);
}

}  // namespace

Range add(Range a, Range b) { return {plus(a.low, b.low), plus(a.high, b.high)}; }

Range Total::sum() const { return add(others, candidate); }

TotalKey key_of(const fbs::Limit& limit) { return {limit.substance(), limit.form(), limit.total() != 0}; }

std::vector<Share> shares(const KnowledgeBase& kb, std::uint32_t option, const std::optional<Amount>& dose) {
  if (option >= kb.options.size()) return {};
  const fbs::Option& row = kb.options[option];
  const bool elemental = dose && dose->basis == Basis::elemental && is_mass(dose->unit);
  if (row.substance() != kNone) return {{row.substance(), row.node(), of_form(row, dose)}};
  if (elemental) return shared(held(kb, option), dose->range);
  const auto contents = contents_of(kb, option);
  const auto serving = dose ? serving_in(kb, row.node(), *dose) : std::nullopt;
  if (!serving || contents.empty()) return held(kb, option);
  std::vector<Share> result;
  for (const fbs::Content& part : contents) {
    std::vector<Share> inside = held(kb, part.option());
    if (part.low() <= part.high())
      inside = shared(inside, {times(part.low(), dose->range.low, serving->high),
                               times(part.high(), dose->range.high, serving->low)});
    result.insert(result.end(), inside.begin(), inside.end());
  }
  return result;
}

std::vector<Share> one_serving(const KnowledgeBase& kb, std::uint32_t option) {
  std::vector<Share> result;
  for (const fbs::Content& part : contents_of(kb, option)) {
    if (part.low() > part.high()) continue;
    const std::vector<Share> inside = shared(held(kb, part.option()), {part.low(), part.high()});
    result.insert(result.end(), inside.begin(), inside.end());
  }
  return result;
}

Range contribution(const KnowledgeBase& kb, std::uint32_t option, const std::optional<Amount>& dose,
                   std::uint32_t substance, std::uint32_t form) {
  return sum_of(shares(kb, option, dose), {substance, form});
}

Total total_of(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option, const TotalKey& key) {
  Total total{sum_of(taken(kb, profile), key), sum_of(asked(kb, profile, option), key)};
  if (!is_listed(kb, profile, key.substance) || (key.with_food && !profile.presume_no))
    total.others.high = Range::kOpenHigh;
  return total;
}

Ties::Ties(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option)
    : shares_(taken(kb, profile)), food_(!profile.presume_no) {
  for (const fbs::Limit& limit : kb.limits)
    if (is_listed(kb, profile, limit.substance())) listed_.push_back(limit.substance());
  for (const Share& share : asked(kb, profile, option)) shares_.push_back(share);
}

bool Ties::possible(const std::vector<TotalKey>& keys, const std::vector<Range>& totals) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto same = [&](const TotalKey& key) { return key.substance == keys[i].substance; };
    const auto first = std::ranges::find_if(keys, same);
    const bool tied = std::find_if(std::next(first), keys.end(), same) != keys.end();
    if (tied && first == keys.begin() + static_cast<std::ptrdiff_t>(i) &&
        !possible(keys, totals, keys[i].substance))
      return false;
  }
  return true;
}

bool Ties::possible(const std::vector<TotalKey>& keys, const std::vector<Range>& totals,
                    std::uint32_t substance) const {
  using Wide = Int128;
  constexpr Wide kInfinite = Wide{1} << 100;
  struct Between {
    Wide low = 0;
    Wide high = kInfinite;
    void meet(Range range) {
      low = std::max<Wide>(low, range.low);
      if (!range.is_open_high()) high = std::min<Wide>(high, range.high);
    }
  };
  struct Of {
    std::uint32_t form = kNone;
    Between own;    // what is surely of this form
    Between total;  // without food
    Between with_food;
  };
  const auto amount_of = [&](Wide low, Wide high, Range share) {
    return Between{low + share.low, share.is_open_high() ? kInfinite : high + share.high};
  };
  Of all;  // the substance; its own is what is of none of the forms
  std::vector<Of> forms;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const TotalKey& key = keys[i];
    if (key.substance != substance) continue;
    auto at = std::ranges::find(forms, key.form, &Of::form);
    if (key.form != kNone && at == forms.end()) at = forms.insert(at, Of{key.form, {}, {}, {}});
    Of& of = key.form == kNone ? all : *at;
    (key.with_food && food_ ? of.with_food : of.total).meet(totals[i]);
  }
  all.own = {0, std::ranges::find(listed_, substance) == listed_.end() ? kInfinite : 0};
  for (Of& form : forms) form.own = all.own;
  Wide formless = 0;  // the most that may be of any form
  for (const Share& share : shares_) {
    if (share.substance != substance) continue;
    const auto at = std::ranges::find(forms, share.form, &Of::form);
    Between& own = at == forms.end() ? all.own : at->own;
    own = amount_of(own.low, own.high, share.amount);
    if (share.form == kNone) formless = amount_of(0, formless, share.amount).high;
  }
  if (all.total.low > std::min(all.total.high, all.with_food.high)) return false;
  // Each form as low as it can be, then as much more as the substance needs: first where it takes the place
  // of food, so that the total with food does not grow.
  Wide least = all.own.low;
  Wide least_with_food = all.own.low;
  Wide more = all.own.high - all.own.low;
  Wide instead_of_food = 0;
  for (const Of& form : forms) {
    const Wide top = std::min(form.total.high, form.with_food.high);
    const Wide low = std::max(form.own.low, form.total.low - formless);
    const Wide high = std::min(form.own.high, top);
    if (low > high || form.total.low > top) return false;
    least += low;
    least_with_food += low + std::max<Wide>(0, form.with_food.low - std::min(low + formless, top));
    more += high - low;
    instead_of_food += std::clamp<Wide>(std::min(top, form.with_food.low) - formless - low, 0, high - low);
  }
  const Wide missing = std::max<Wide>(0, all.total.low - least);
  return least <= all.total.high && missing <= more &&
         least_with_food + std::max<Wide>(0, missing - instead_of_food) <= all.with_food.high;
}

}  // namespace kb
