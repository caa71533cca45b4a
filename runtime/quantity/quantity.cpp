// Checked arithmetic and comparison of quantities.
#include "runtime/quantity/quantity.h"

#include "runtime/quantity/integer.h"

namespace kb {
namespace {

tl::unexpected<QuantityError> fail(QuantityErrorKind kind) { return tl::unexpected(QuantityError{kind}); }

QuantityResult<void> check_dimension(const Unit& a, const Unit& b) {
  if (a.dimension != b.dimension) return fail(QuantityErrorKind::different_dimension);
  return {};
}

// What can be compared: one dimension, and both rates or both no rates.
QuantityResult<void> check_comparable(const Unit& a, const Unit& b) {
  if (const auto dimension = check_dimension(a, b); !dimension) return dimension;
  if ((a.period == Period::none) != (b.period == Period::none))
    return fail(QuantityErrorKind::different_period);
  return {};
}

QuantityResult<void> check_addable(const Unit& a, const Unit& b) {
  if (const auto dimension = check_dimension(a, b); !dimension) return dimension;
  if (a.period != b.period) return fail(QuantityErrorKind::different_period);
  return {};
}

// a per period of a, against b per period of b. At most 2^63 times a year of seconds: no overflow in 128
// bits.
std::strong_ordering compare_rates(std::int64_t a, const Unit& a_unit, std::int64_t b, const Unit& b_unit) {
  if (a_unit.period == b_unit.period) return a <=> b;
  const Int128 left = Int128{a} * period_seconds(b_unit.period);
  const Int128 right = Int128{b} * period_seconds(a_unit.period);
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

bool is_open(std::int64_t micro) { return micro == Range::kOpenLow || micro == Range::kOpenHigh; }

// Whether every value of a range that ends at `high` lies below one that begins at `low`.
bool ends_below(std::int64_t high, const Unit& high_unit, std::int64_t low, const Unit& low_unit) {
  if (is_open(high) || is_open(low)) return false;
  return compare_rates(high, high_unit, low, low_unit) < 0;
}

}  // namespace

std::string_view basis_name(Basis basis) {
  constexpr std::string_view kNames[] = {"unspecified", "elemental", "compound"};
  return kNames[static_cast<std::size_t>(basis)];
}

QuantityResult<std::int64_t> micro_from_decimal(std::int64_t digits, int decimals, const Unit& unit) {
  constexpr int kMostDecimals = 18;  // far beyond what any unit keeps, and within 128 bits
  if (decimals < 0 || decimals > kMostDecimals) return fail(QuantityErrorKind::too_precise);
  auto numerator = checked_multiply(digits, Int128{unit.numerator} * kMicro);
  std::optional<Int128> denominator = unit.denominator;
  for (int i = 0; i < decimals && denominator; ++i) denominator = checked_multiply(*denominator, 10);
  if (!numerator || !denominator) return fail(QuantityErrorKind::overflow);
  if (*numerator % *denominator != 0) return fail(QuantityErrorKind::too_precise);
  const auto micro = narrow(*numerator / *denominator);
  if (!micro) return fail(QuantityErrorKind::overflow);
  return *micro;
}

QuantityResult<std::strong_ordering> compare(const Quantity& a, const Quantity& b) {
  if (const auto same = check_comparable(a.unit, b.unit); !same) return tl::unexpected(same.error());
  return compare_rates(a.micro, a.unit, b.micro, b.unit);
}

QuantityResult<Relation> relate(const Amount& a, const Amount& b) {
  if (const auto same = check_comparable(a.unit, b.unit); !same) return tl::unexpected(same.error());
  if (a.basis != b.basis) return fail(QuantityErrorKind::different_basis);
  if (ends_below(a.range.high, a.unit, b.range.low, b.unit)) return Relation::below;
  if (ends_below(b.range.high, b.unit, a.range.low, a.unit)) return Relation::above;
  const bool low_within =
      b.range.is_open_low() ||
      (!a.range.is_open_low() && compare_rates(a.range.low, a.unit, b.range.low, b.unit) >= 0);
  const bool high_within =
      b.range.is_open_high() ||
      (!a.range.is_open_high() && compare_rates(a.range.high, a.unit, b.range.high, b.unit) <= 0);
  return low_within && high_within ? Relation::within : Relation::overlapping;
}

QuantityResult<Quantity> add(const Quantity& a, const Quantity& b) {
  if (const auto same = check_addable(a.unit, b.unit); !same) return tl::unexpected(same.error());
  const auto sum = narrow(Int128{a.micro} + b.micro);
  if (!sum) return fail(QuantityErrorKind::overflow);
  return Quantity{*sum, a.unit};
}

QuantityResult<Amount> add(const Amount& a, const Amount& b) {
  if (const auto same = check_addable(a.unit, b.unit); !same) return tl::unexpected(same.error());
  if (a.basis != b.basis) return fail(QuantityErrorKind::different_basis);
  Amount sum{{}, a.unit, a.basis, a.computed || b.computed};
  if (!a.range.is_open_low() && !b.range.is_open_low()) {
    const auto low = narrow(Int128{a.range.low} + b.range.low);
    if (!low) return fail(QuantityErrorKind::overflow);
    sum.range.low = *low;
  }
  if (!a.range.is_open_high() && !b.range.is_open_high()) {
    const auto high = narrow(Int128{a.range.high} + b.range.high);
    if (!high) return fail(QuantityErrorKind::overflow);
    sum.range.high = *high;
  }
  return sum;
}

QuantityResult<Amount> in_period(const Amount& amount, Period period) {
  if (amount.unit.period == period) return amount;
  if (amount.unit.period == Period::none || period == Period::none) {
    return fail(QuantityErrorKind::different_period);
  }
  const std::int64_t from = period_seconds(amount.unit.period);
  const std::int64_t to = period_seconds(period);
  Amount out = amount;
  out.unit = with_period(amount.unit, period);
  for (std::int64_t* end : {&out.range.low, &out.range.high}) {
    if (is_open(*end)) continue;
    const Int128 product = Int128{*end} * to;
    const auto micro = narrow(divide_nearest(product, from));
    if (!micro) return fail(QuantityErrorKind::overflow);
    out.computed = out.computed || product % from != 0;
    *end = *micro;
  }
  return out;
}

QuantityResult<Amount> in_unit(const Amount& amount, const Unit& unit) {
  if (const auto same = check_addable(amount.unit, unit); !same) return tl::unexpected(same.error());
  Amount out = amount;
  out.unit = unit;
  return out;
}

}  // namespace kb
