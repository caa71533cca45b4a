// Amounts read from text.
#include "runtime/quantity/parse.h"

#include <optional>

#include <fmt/format.h>

#include "runtime/quantity/integer.h"
#include "runtime/quantity/text.h"
#include "runtime/quantity/unit_reader.h"

namespace kb {
namespace {

constexpr int kMostDigits = 18;
constexpr std::string_view kMinusSign = "\u2212";
constexpr std::string_view kDashes[] = {"\u2013", "\u2212", "-"};

template <typename T>
using Result = tl::expected<T, AmountError>;

struct Decimal {
  std::int64_t digits = 0;
  int decimals = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

tl::unexpected<AmountError> fail(AmountErrorKind kind, std::size_t offset, std::string message,
                                 std::string hint = {}) {
  return tl::unexpected(AmountError{kind, offset, std::move(message), std::move(hint)});
}

tl::unexpected<AmountError> fail_unit(const UnitError& error) {
  if (error.kind != UnitErrorKind::unknown) {
    return fail(AmountErrorKind::unit_too_complex, error.offset,
                fmt::format("the unit divides once too often, by \"{}\"", error.text));
  }
  std::string hint;
  for (const std::string& near : error.nearest) {
    hint += fmt::format("{}\"{}\"", hint.empty() ? "did you mean " : " or ", near);
  }
  if (!hint.empty()) hint += "?";
  return fail(AmountErrorKind::unknown_unit, error.offset, fmt::format("unknown unit \"{}\"", error.text),
              hint);
}

tl::unexpected<AmountError> fail_number(const QuantityError& error, const Decimal& number, const Unit& unit) {
  if (error.kind == QuantityErrorKind::too_precise) {
    return fail(AmountErrorKind::too_precise, number.begin,
                "the number has more decimals than can be kept exactly",
                unit.dimension.over == Base::time ? "times are kept in millionths of a minute"
                                                  : "write fewer decimals, or a larger unit");
  }
  return fail(AmountErrorKind::overflow, number.begin, "the number is too large for its unit",
              "write a larger unit");
}

std::size_t skip_sign(std::string_view text, std::size_t at) {
  if (byte_at(text, at) == '-') return at + 1;
  if (at < text.size() && text.substr(at).starts_with(kMinusSign)) return at + kMinusSign.size();
  return at;
}

bool is_number_at(std::string_view text, std::size_t at) {
  return is_digit(byte_at(text, skip_sign(text, at)));
}

// Refuses what other notations would add behind a number, so that no part of it is silently left out.
Result<void> check_number_end(std::string_view text, const Decimal& number) {
  const char c = byte_at(text, number.end);
  const char next = byte_at(text, number.end + 1);
  if ((c == ',' || c == '\'' || c == '_') && is_digit(next)) {
    return fail(AmountErrorKind::grouped_number, number.end,
                fmt::format("a number is written without \"{}\"", c), "write 1000, and 0.5 with a point");
  }
  if (c == '.' && is_digit(next)) {
    return fail(AmountErrorKind::number_form, number.end, "a number has one decimal point at most");
  }
  if (c == '/' && is_digit(next)) {
    return fail(AmountErrorKind::number_form, number.end, "a number is no fraction",
                "write 0.5 instead of 1/2");
  }
  if (c == 'e' || c == 'E') {
    const std::size_t exponent = next == '-' || next == '+' ? number.end + 2 : number.end + 1;
    if (is_digit(byte_at(text, exponent))) {
      return fail(AmountErrorKind::number_form, number.end, "a number has no exponent", "write it out");
    }
  }
  return {};
}

Result<Decimal> read_number(std::string_view text, std::size_t begin) {
  Decimal number;
  number.begin = begin;
  std::size_t at = skip_sign(text, begin);
  const bool negative = at != begin;
  if (!is_digit(byte_at(text, at))) {
    const bool bare_point = byte_at(text, at) == '.' && is_digit(byte_at(text, at + 1));
    if (bare_point)
      return fail(AmountErrorKind::number_form, at, "a number begins with a digit", "write 0.5 for .5");
    return fail(AmountErrorKind::no_number, begin, "a number was expected");
  }
  int significant = 0;
  int zeros = 0;  // decimals that are zero so far, kept only if another digit follows
  bool fraction = false;
  for (;; ++at) {
    const char c = byte_at(text, at);
    if (c == '.' && !fraction && is_digit(byte_at(text, at + 1))) {
      fraction = true;
      continue;
    }
    if (!is_digit(c)) break;
    if (fraction && c == '0') {
      if (zeros <= kMostDigits) ++zeros;
      continue;
    }
    const int shift = (fraction ? zeros : 0) + 1;
    if (fraction) number.decimals += shift;
    zeros = 0;
    if (significant != 0 || c != '0') significant += significant == 0 ? 1 : shift;
    if (significant > kMostDigits || number.decimals > kMostDigits) {
      return fail(AmountErrorKind::too_many_digits, begin,
                  fmt::format("a number has at most {} digits", kMostDigits));
    }
    for (int i = 0; i < shift; ++i) number.digits *= 10;
    number.digits += c - '0';
  }
  if (negative) number.digits = -number.digits;
  number.end = at;
  if (const auto end = check_number_end(text, number); !end) return tl::unexpected(end.error());
  return number;
}

struct Term {
  Decimal number;
  UnitParts parts;
  std::size_t end = 0;
};

Result<Term> read_term(std::string_view text, std::size_t at) {
  auto number = read_number(text, at);
  if (!number) return tl::unexpected(std::move(number.error()));
  const std::size_t next = skip_space(text, number->end);
  const auto unit = read_unit(text, next, next == number->end);
  if (!unit) return fail_unit(unit.error());
  return Term{*number, unit->parts, unit->parts.empty() ? number->end : unit->end};
}

// The offset of a range's second number, if one follows.
std::optional<std::size_t> find_range_end(std::string_view text, std::size_t at) {
  const std::size_t sign = skip_space(text, at);
  if (const std::size_t behind = skip_word(text, sign, "to"); behind != sign) {
    const std::size_t next = skip_space(text, behind);
    return is_number_at(text, next) ? std::optional(next) : std::nullopt;
  }
  for (const std::string_view dash : kDashes) {
    if (sign >= text.size() || !text.substr(sign).starts_with(dash)) continue;
    const std::size_t next = skip_space(text, sign + dash.size());
    // A signed number behind a dash would be read in two ways; "to" stands between those.
    if (is_digit(byte_at(text, next))) return next;
  }
  return std::nullopt;
}

struct Qualified {
  Basis basis = Basis::unspecified;
  std::size_t end = 0;
};

Qualified read_basis(std::string_view text, std::size_t at, Basis known) {
  if (known != Basis::unspecified) return {known, at};
  const std::size_t begin = skip_space(text, at);
  for (const Basis basis : {Basis::elemental, Basis::compound}) {
    const std::size_t end = skip_word(text, begin, basis_name(basis));
    if (end != begin) return {basis, end};
  }
  return {known, at};
}

Result<Unit> compose(const UnitParts& parts, std::size_t offset) {
  auto unit = compose_unit(parts);
  if (!unit) return fail_unit({unit.error(), offset, {}, {}});
  return *std::move(unit);
}

// Whether a value prints without rounding in a unit: its denominator has no primes but 2 and 5.
bool is_decimal_in(std::int64_t micro, const Unit& unit) {
  const Int128 numerator = Int128{micro} * unit.denominator;
  const Int128 denominator = Int128{kMicro} * unit.numerator;
  Int128 rest = denominator / greatest_common_divisor(numerator, denominator);
  while (rest % 2 == 0) rest /= 2;
  while (rest % 5 == 0) rest /= 5;
  return rest == 1;
}

}  // namespace

tl::expected<ParsedAmount, AmountError> parse_amount(std::string_view text) {
  auto low = read_term(text, skip_space(text, 0));
  if (!low) return tl::unexpected(std::move(low.error()));
  Term high = *low;
  Qualified basis = read_basis(text, low->end, Basis::unspecified);
  if (const auto second = basis.end == low->end ? find_range_end(text, low->end) : std::nullopt) {
    auto read = read_term(text, *second);
    if (!read) return tl::unexpected(std::move(read.error()));
    high = *read;
    if (low->parts.empty()) low->parts = high.parts;
    if (high.parts.empty() && !low->parts.empty()) {
      return fail(AmountErrorKind::range_units, high.number.begin,
                  "only the first end of the range has a unit", "write the unit behind the second number");
    }
    basis = read_basis(text, high.end, Basis::unspecified);
  }
  const auto trailing = read_denominators(text, basis.end, high.parts);
  if (!trailing) return fail_unit(trailing.error());
  // "200 mg to 350 mg elemental per day": what stands at the end holds for both ends.
  if (high.parts.under == nullptr && low->parts.under == nullptr) low->parts.under = trailing->parts.under;
  high.parts = trailing->parts;
  if (low->parts.period == Period::none) low->parts.period = high.parts.period;
  basis = read_basis(text, trailing->end, basis.basis);

  const auto low_unit = compose(low->parts, low->number.end);
  if (!low_unit) return tl::unexpected(low_unit.error());
  const auto high_unit = compose(high.parts, high.number.end);
  if (!high_unit) return tl::unexpected(high_unit.error());
  if (low_unit->dimension != high_unit->dimension || low_unit->period != high_unit->period) {
    return fail(AmountErrorKind::range_units, high.number.begin,
                fmt::format("a range from \"{}\" to \"{}\" has no meaning", unit_text(*low_unit),
                            unit_text(*high_unit)),
                "write both ends in units of one kind");
  }
  ParsedAmount parsed;
  const auto low_micro = micro_from_decimal(low->number.digits, low->number.decimals, *low_unit);
  if (!low_micro) return fail_number(low_micro.error(), low->number, *low_unit);
  const auto high_micro = micro_from_decimal(high.number.digits, high.number.decimals, *high_unit);
  if (!high_micro) return fail_number(high_micro.error(), high.number, *high_unit);
  if (*low_micro > *high_micro) {
    return fail(AmountErrorKind::range_order, high.number.begin, "the range ends below its start",
                "write the smaller number first");
  }
  parsed.amount.range = {*low_micro, *high_micro};
  parsed.amount.unit = is_decimal_in(*high_micro, *low_unit) ? *low_unit : *high_unit;
  parsed.amount.basis = basis.basis;
  parsed.consumed = basis.end;
  return parsed;
}

}  // namespace kb
