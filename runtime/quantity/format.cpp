// Amounts as text.
#include "runtime/quantity/format.h"

#include <optional>

#include <fmt/format.h>

#include "runtime/quantity/integer.h"
#include "runtime/quantity/text.h"

namespace kb {
namespace {

// digits × 10^-decimals, trailing zeros dropped.
std::string decimal_text(Int128 digits, int decimals) {
  while (decimals > 0 && digits % 10 == 0) {
    digits /= 10;
    --decimals;
  }
  std::string text;
  const bool negative = digits < 0;
  for (Int128 rest = negative ? -digits : digits; rest != 0; rest /= 10) {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return negative ? "-" + text : text;
}

// The exact decimal of a ratio in lowest terms; nothing if there is none that fits.
std::optional<std::string> exact_text(Int128 numerator, Int128 denominator) {
  int decimals = 0;
  while (denominator != 1) {
    // One more decimal takes a two, a five or a ten out of the denominator.
    const Int128 factor = denominator % 10 == 0  ? 10
                          : denominator % 5 == 0 ? 5
                          : denominator % 2 == 0 ? 2
                                                 : 0;
    if (factor == 0) return std::nullopt;
    const auto next = checked_multiply(numerator, 10 / factor);
    if (!next) return std::nullopt;
    numerator = *next;
    denominator /= factor;
    ++decimals;
  }
  return decimal_text(numerator, decimals);
}

std::string rounded_text(Int128 numerator, Int128 denominator) {
  // Beyond this, a decimal more shows nothing and might not fit.
  constexpr Int128 kHuge = Int128{1'000'000'000'000'000'000} * 1'000'000'000'000'000'000;
  if (numerator > kHuge || numerator < -kHuge) return decimal_text(divide_nearest(numerator, denominator), 0);
  int decimals = 1;
  // From one decimal on, add more until three significant digits show; a number below 1e-18 shows as it
  // rounds there.
  constexpr int kMostDecimals = 18;
  Int128 scaled = numerator * 10;
  const Int128 enough = denominator * 100;
  while ((scaled < 0 ? -scaled : scaled) < enough && scaled != 0 && decimals < kMostDecimals) {
    scaled *= 10;
    ++decimals;
  }
  return decimal_text(divide_nearest(scaled, denominator), decimals);
}

bool is_one(const Amount& amount) {
  return amount.range.is_single() && format_number(amount.range.low, amount.unit, amount.computed) == "1";
}

}  // namespace

std::string format_number(std::int64_t micro, const Unit& unit, bool rounded) {
  const Int128 numerator = Int128{micro} * unit.denominator;
  const Int128 denominator = Int128{kMicro} * unit.numerator;
  const Int128 divisor = greatest_common_divisor(numerator, denominator);
  if (!rounded) {
    if (auto text = exact_text(numerator / divisor, denominator / divisor)) return *std::move(text);
  }
  return rounded_text(numerator / divisor, denominator / divisor);
}

std::string format_amount(const Amount& amount) {
  const Range& range = amount.range;
  if (range.is_open_low() && range.is_open_high()) return "any amount";
  std::string out;
  if (range.is_open_low() || range.is_open_high()) {
    out = range.is_open_low() ? "at most " : "at least ";
    out += format_number(range.is_open_low() ? range.high : range.low, amount.unit, amount.computed);
  } else {
    out = format_number(range.low, amount.unit, amount.computed);
    if (!range.is_single()) {
      const std::string high = format_number(range.high, amount.unit, amount.computed);
      // Two ends that round alike are one number to a reader; a dash before a minus sign is hard to read.
      if (high != out) out += (range.low < 0 || range.high < 0 ? " to " : "\u2013") + high;
    }
  }
  const std::string& unit = is_one(amount) ? amount.unit.spelling : amount.unit.plural;
  if (!unit.empty()) out += " " + unit;
  if (amount.basis != Basis::unspecified) out += fmt::format(" {}", basis_name(amount.basis));
  // What the unit says beyond its spelling is its longer period.
  const std::string full = unit_text(amount.unit);
  if (amount.unit.plural.empty() && !full.empty()) out += " ";
  out += full.substr(amount.unit.plural.size());
  return out;
}

QuantityResult<std::string> format_amount(const Amount& amount, const Unit& unit) {
  auto converted = in_period(amount, unit.period);
  if (converted) converted = in_unit(*converted, unit);
  if (!converted) return tl::unexpected(converted.error());
  return format_amount(*converted);
}

std::string format_quantity(const Quantity& quantity) {
  return format_amount({{quantity.micro, quantity.micro}, quantity.unit, Basis::unspecified, false});
}

std::string format_percent(const Fraction& fraction) {
  const Int128 tenths = divide_nearest(Int128{fraction.numerator} * 1'000, fraction.denominator);
  return decimal_text(tenths, 1) + " %";
}

}  // namespace kb
