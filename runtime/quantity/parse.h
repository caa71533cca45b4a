// Amounts read from text as people write doses: "100 to 200 mg elemental per day".
//
//   amount := number [unit] [("to" | "-" | "–") number [unit]] [basis] [period] [basis]
//   number := ["-" | "−"] digits ["." digits]        no grouping, no exponent, at most 18 significant digits
//   basis  := "elemental" | "compound"
//   period := ("per" | "/") unit of time
//
// White space may stand between all parts. A number without a unit is a plain number.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "runtime/quantity/quantity.h"

namespace kb {

struct ParsedAmount {
  Amount amount;
  std::size_t consumed =
      0;  // bytes from the start of the text to the amount's end, without white space behind it
};

enum class AmountErrorKind : std::uint8_t {
  no_number,
  grouped_number,  // 1,000
  number_form,     // exponent, fraction, a missing digit
  too_many_digits,
  too_precise,
  overflow,
  unknown_unit,
  unit_too_complex,
  range_units,  // ends of different units, or only the first end has one
  range_order,
};

struct AmountError {
  AmountErrorKind kind = AmountErrorKind::no_number;
  std::size_t offset = 0;  // in bytes, in the text given
  std::string message;
  std::string hint;  // may be empty
};

// Reads an amount at the start of the text and stops before the first word that is no part of one.
tl::expected<ParsedAmount, AmountError> parse_amount(std::string_view text);

}  // namespace kb
