// Exact quantities and dose amounts: fixed-point numbers that never mix dimensions, bases or periods.
//
// A value is a whole number of micro-units (1e-6) of its dimension's base unit (unit.h), so 250 mg is
// 250'000'000. Seconds are exact in steps of 3 s only, since the base of time is the minute.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include <tl/expected.hpp>

#include "runtime/quantity/unit.h"

namespace kb {

inline constexpr std::int64_t kMicro = 1'000'000;

// Whether an amount weighs the substance itself or the whole form that carries it.
enum class Basis : std::uint8_t { unspecified, elemental, compound };

std::string_view basis_name(Basis basis);

enum class QuantityErrorKind : std::uint8_t {
  different_dimension,
  different_basis,
  different_period,
  overflow,
  too_precise,   // not a whole number of micro-units
  not_compound,  // a conversion to elemental of what is not stated as compound
};

struct QuantityError {
  QuantityErrorKind kind = QuantityErrorKind::overflow;

  friend bool operator==(const QuantityError&, const QuantityError&) = default;
};

template <typename T>
using QuantityResult = tl::expected<T, QuantityError>;

// One value, in micro-units per the unit's period; the unit is how it was written.
struct Quantity {
  std::int64_t micro = 0;
  Unit unit = plain_unit();

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// From lowest to highest, both included; the limits of the type are open ends.
struct Range {
  static constexpr std::int64_t kOpenLow = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t kOpenHigh = std::numeric_limits<std::int64_t>::max();

  std::int64_t low = kOpenLow;
  std::int64_t high = kOpenHigh;

  constexpr bool is_single() const { return low == high; }
  constexpr bool is_open_low() const { return low == kOpenLow; }
  constexpr bool is_open_high() const { return high == kOpenHigh; }

  friend constexpr bool operator==(const Range&, const Range&) = default;
};

// What a dose, a limit or a measure says: a range of a quantity, on a basis; per day and the like are the
// unit's period.
struct Amount {
  Range range;
  Unit unit = plain_unit();
  Basis basis = Basis::unspecified;
  bool computed = false;  // rounded to whole micro-units by a calculation, so printed rounded

  friend bool operator==(const Amount&, const Amount&) = default;
};

// digits × 10^-decimals of the unit, exactly or not at all.
QuantityResult<std::int64_t> micro_from_decimal(std::int64_t digits, int decimals, const Unit& unit);

// Across periods too (3 per week is less than 1 per day), but not between a period and none.
QuantityResult<std::strong_ordering> compare(const Quantity& a, const Quantity& b);

// Where a range lies as seen from another one: beyond a limit on one side for all its values, within it, or
// partly.
enum class Relation : std::uint8_t { below, within, above, overlapping };

QuantityResult<Relation> relate(const Amount& a, const Amount& b);

QuantityResult<Quantity> add(const Quantity& a, const Quantity& b);

// End by end; an open end stays open. The sum is in the unit of `a`, and computed if one of both is.
QuantityResult<Amount> add(const Amount& a, const Amount& b);

// The same rate over another period, to the nearest micro-unit; marked as computed if that rounds.
QuantityResult<Amount> in_period(const Amount& amount, Period period);

// The amount in another unit of its dimension and period: the value stays, the writing changes.
QuantityResult<Amount> in_unit(const Amount& amount, const Unit& unit);

}  // namespace kb
