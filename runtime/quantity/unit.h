// Units of health knowledge: what they measure, their exact scale, and how people and UCUM spell them.
//
// A unit is one base over at most one other base (mg, mg/dL, kg/m2), and perhaps per a period (per week,
// /min). Time in a denominator is the unit's period and no part of its dimension, because no fixed-point base
// makes a count per week, per month and per minute all exact; quantities of different periods compare by
// cross-multiplying. Bases: mass mg, time min, volume mL, amount mmol, length m, area m2, energy J (so that
// kcal and kJ are both exact), pressure mmHg, every countable thing itself; in a denominator, mass counts in
// kg and volume in L, so that everyday concentrations have few decimals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace kb {

// Countable things that are never summed with each other have a base each.
enum class Base : std::uint8_t {
  number,
  mass,
  time,
  volume,
  amount,
  equivalent,
  length,
  area,
  standard_body_surface,  // 1.73 m2 as clinical laboratories write it
  energy,
  pressure,
  international_unit,
  temperature,
  percent,
  point,
  serving,
  teaspoon,
  tablespoon,
  cup,
  capsule,
  tablet,
  drop,
  beat,
  breath,
};

// Mass over mass (mg/kg) is kept apart from a plain number: what cancels in physics differs in meaning here.
struct Dimension {
  Base over = Base::number;
  Base under = Base::number;

  friend constexpr bool operator==(const Dimension&, const Dimension&) = default;
};

enum class Period : std::uint8_t { none, second, minute, hour, day, week, month, year };

// Length of a period in seconds (UCUM: a month is 30.4375 days, a year 365.25); 0 for none.
std::int64_t period_seconds(Period period);
std::string_view period_name(Period period);

struct Unit {
  Dimension dimension;
  Period period = Period::none;
  std::int64_t numerator = 1;    // one of this unit = numerator / denominator base units (per period),
  std::int64_t denominator = 1;  // in lowest terms, both positive
  std::string spelling;  // canonical, for one; empty for a plain number; without "per day" and longer periods
  std::string plural;    // canonical, for more than one
  std::string ucum;      // UCUM code, period included

  friend bool operator==(const Unit&, const Unit&) = default;
};

enum class UnitErrorKind : std::uint8_t { empty, unknown, too_complex };

struct UnitError {
  UnitErrorKind kind = UnitErrorKind::unknown;
  std::size_t offset = 0;            // in the text given
  std::string text;                  // what was not understood
  std::vector<std::string> nearest;  // the nearest known spellings, at most three
};

// The unit of a number without a unit.
Unit plain_unit();

// The same unit per another period (or none).
Unit with_period(const Unit& unit, Period period);

// Reads a whole unit, such as "mg", "mL/min/1.73m2", "{beats}/min", "mg per day", "per week".
tl::expected<Unit, UnitError> parse_unit(std::string_view text);

// The unit in full as people read it, such as "mg per day"; parse_unit reads it back.
std::string unit_text(const Unit& unit);

}  // namespace kb
