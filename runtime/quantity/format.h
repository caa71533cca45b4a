// Amounts as text that people read and parse_amount reads back.
//
// Values print exactly, without trailing zeros and without grouping. A computed amount, or one that has no
// finite decimal in the unit asked for, is rounded for display: to 0.1 of the unit from 10 upwards, to three
// significant digits below, halves away from zero. Decisions never use the rounded number.
#pragma once

#include <string>

#include "runtime/quantity/formula.h"
#include "runtime/quantity/quantity.h"

namespace kb {

// "70.5 mg", "200–350 mg elemental per day", "2 weeks", "at most 350 mg" (an open end; not read back), "any
// amount".
std::string format_amount(const Amount& amount);

// The same in a given unit of the amount's dimension; between two periods the rate is converted.
QuantityResult<std::string> format_amount(const Amount& amount, const Unit& unit);

std::string format_quantity(const Quantity& quantity);

// The number alone, in the unit.
std::string format_number(std::int64_t micro, const Unit& unit, bool rounded);

// "14.1 %": to a tenth of a percent.
std::string format_percent(const Fraction& fraction);

}  // namespace kb
