// Elemental amounts added up over what is taken.
#include "runtime/decide/totals.h"

#include <algorithm>

#include "runtime/quantity/formula.h"
#include "runtime/quantity/integer.h"

namespace kb {
namespace {

constexpr Range kNothing{0, 0};
constexpr Range kSome{0, Range::kOpenHigh};

std::int64_t plus(std::int64_t a, std::int64_t b) {
  if (a == Range::kOpenHigh || b == Range::kOpenHigh || a > Range::kOpenHigh - b) return Range::kOpenHigh;
  return a + b;
}

bool is_mass(const Amount& amount) { return amount.unit.dimension == Dimension{Base::mass, Base::number}; }

Range of_form(const fbs::Option& form, const std::optional<Amount>& dose) {
  if (!dose) return kSome;
  if (dose->basis == Basis::elemental) return dose->range;
  const Fraction low{form.fraction_low_numerator(), form.fraction_low_denominator()};
  const Fraction high{form.fraction_high_numerator(), form.fraction_high_denominator()};
  if (dose->basis != Basis::compound || !is_mass(*dose) || low.numerator <= 0 || low.denominator <= 0 ||
      high.numerator <= 0 || high.denominator <= 0)
    return kSome;
  const auto least = elemental(*dose, low);
  const auto most = elemental(*dose, high);
  return least && most ? Range{least->range.low, most->range.high} : kSome;
}

/// How many servings a product's dose is; nothing if it isn't counted in servings.
std::optional<Range> servings(const std::optional<Amount>& dose) {
  if (!dose || dose->unit.dimension != Dimension{Base::serving, Base::number}) return std::nullopt;
  return dose->range;
}

std::int64_t times(std::int64_t micro, std::int64_t count_micro) {
  if (micro == Range::kOpenHigh || count_micro == Range::kOpenHigh) return Range::kOpenHigh;
  return narrow(divide_nearest(Int128{micro} * count_micro, kMicro)).value_or(Range::kOpenHigh);
}

}  // namespace

Range add(Range a, Range b) { return {plus(a.low, b.low), plus(a.high, b.high)}; }

Range Total::sum() const { return add(others, candidate); }

Range contribution(const KnowledgeBase& kb, std::uint32_t option, const std::optional<Amount>& dose,
                   std::uint32_t substance, std::uint32_t form) {
  if (option >= kb.options.size()) return kNothing;
  const fbs::Option& row = kb.options[option];
  if (row.node() == substance) {  // the substance itself, in some form
    if (dose && dose->basis == Basis::elemental && form == kNone) return dose->range;
    return form != kNone && dose && dose->basis == Basis::elemental ? Range{0, dose->range.high} : kSome;
  }
  if (row.substance() == substance)
    return form == kNone || form == row.node() ? of_form(row, dose) : kNothing;
  const auto parts =
      kb.contents.run(row.contents_begin(), kb.options[option + std::size_t{1}].contents_begin());
  Range sum = kNothing;
  const auto count = servings(dose);
  for (const fbs::Content& part : parts) {
    const Range holds = contribution(kb, part.option(), std::nullopt, substance, form);
    if (holds == kNothing) continue;
    if (!count && dose && dose->basis == Basis::elemental)
      return dose->range;  // said of the product as a whole
    const bool known = part.low() <= part.high() && count;
    sum = add(sum, known ? Range{times(part.low(), count->low), times(part.high(), count->high)} : kSome);
  }
  return sum;
}

Total total_of(const KnowledgeBase& kb, const Profile& profile, std::uint32_t option, const TotalKey& key) {
  Total total{kNothing, kNothing};
  if (profile.taking) {
    for (const Item& item : *profile.taking)
      total.others = add(total.others, contribution(kb, item.option, item.dose, key.substance, key.form));
  }
  const bool complete = (profile.taking && !key.with_food) || profile.presume_no;
  if (!complete) total.others.high = Range::kOpenHigh;
  const bool asked = profile.candidate && profile.candidate->option == option && profile.candidate->dose;
  if (asked) total.candidate = contribution(kb, option, profile.candidate->dose, key.substance, key.form);
  return total;
}

}  // namespace kb
