// Properties over generated input: what is written reads back, and no text harms.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "runtime/quantity/format.h"
#include "runtime/quantity/formula.h"
#include "runtime/quantity/parse.h"

namespace kb {
namespace {

constexpr std::string_view kUnits[] = {"",
                                       "mg",
                                       "mcg",
                                       "g",
                                       "h",
                                       "weeks",
                                       "mmol/L",
                                       "mg/dL",
                                       "kg/m2",
                                       "mL/min",
                                       "mL/min/1.73m2",
                                       "points",
                                       "%",
                                       "kcal",
                                       "mg per day",
                                       "per week",
                                       "mg/kg per day",
                                       "IU",
                                       "kJ/day",
                                       "100",
                                       "\u00b0C",
                                       "times per month"};

// A unit, and whole thousandths of it that fit.
Amount any_amount() {
  const std::string_view text =
      *rc::gen::elementOf(std::vector<std::string_view>(std::begin(kUnits), std::end(kUnits)));
  Amount amount;
  if (const auto unit = parse_unit(text)) amount.unit = *unit;
  const auto value = [&](std::int64_t digits) { return micro_from_decimal(digits, 3, amount.unit); };
  const std::int64_t low = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
  const std::int64_t more = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
  const auto low_micro = value(low);
  const auto high_micro = value(low + more);
  RC_PRE(low_micro.has_value() && high_micro.has_value());
  amount.range = {*low_micro, *high_micro};
  amount.basis = *rc::gen::element(Basis::unspecified, Basis::elemental, Basis::compound);
  return amount;
}

// Text made of what amounts are made of: most of it is nearly right.
rc::Gen<std::string> near_amounts() {
  const std::vector<std::string> pieces = {"1",
                                           "0",
                                           "250",
                                           ".",
                                           ",",
                                           "-",
                                           "\u2013",
                                           "to",
                                           "per",
                                           "/",
                                           "mg",
                                           "mL",
                                           "min",
                                           "1.73m2",
                                           "day",
                                           "a",
                                           " ",
                                           "  ",
                                           "e",
                                           "week",
                                           "elemental",
                                           "compound",
                                           "%",
                                           "\n",
                                           "\u00b5g",
                                           "{",
                                           "}",
                                           "points",
                                           "999999999999999999",
                                           "0.000001",
                                           "\xff"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& part : parts) text += part;
                        return text;
                      });
}

void check_amount(const std::string& text) {
  const auto parsed = parse_amount(text);
  if (!parsed) {
    RC_ASSERT(parsed.error().offset <= text.size());
    RC_ASSERT(!parsed.error().message.empty());
    return;
  }
  RC_ASSERT(parsed->consumed > 0u);
  RC_ASSERT(parsed->consumed <= text.size());
  RC_ASSERT(parsed->amount.range.low <= parsed->amount.range.high);
  // What was consumed says the same on its own.
  const auto alone = parse_amount(std::string_view(text).substr(0, parsed->consumed));
  RC_ASSERT(alone.has_value());
  RC_ASSERT(alone->amount == parsed->amount);
}

RC_GTEST_PROP(QuantityProperty, FormattedAmountsReadBack, ()) {
  const Amount amount = any_amount();
  const std::string text = format_amount(amount);
  const auto parsed = parse_amount(text);
  RC_ASSERT(parsed.has_value());
  RC_ASSERT(parsed->consumed == text.size());
  RC_ASSERT(parsed->amount == amount);
}

RC_GTEST_PROP(QuantityProperty, AnyBytesAreReadOrRefused, (const std::string& text)) { check_amount(text); }

RC_GTEST_PROP(QuantityProperty, NearAmountsAreReadOrRefused, ()) { check_amount(*near_amounts()); }

RC_GTEST_PROP(QuantityProperty, AnyBytesAreAUnitOrNot, ()) {
  const std::string text = *near_amounts();
  if (const auto unit = parse_unit(text)) {
    RC_ASSERT(parse_unit(unit_text(*unit)).value() == *unit);
  } else {
    RC_ASSERT(unit.error().offset <= text.size());
  }
}

RC_GTEST_PROP(QuantityProperty, AnyBytesAreAFormulaOrNot, ()) {
  const std::vector<char> letters = {'C', 'H', 'O', 'g', 'M', 'o', '2', '0',
                                     '9', '(', ')', '[', ']', '.', ' ', '\xb7'};
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(letters));
  const auto formula = parse_formula(text);
  if (!formula) {
    RC_ASSERT(formula.error().offset <= text.size());
    return;
  }
  // The parts of a whole are positive and make it up: no element weighs more than all.
  for (const ElementCount& each : formula->elements) RC_ASSERT(each.count > 0);
}

RC_GTEST_PROP(QuantityProperty, ComparisonIsAnOrderThatAddingKeeps,
              (std::int32_t a, std::int32_t b, std::int32_t c)) {
  const Unit unit = plain_unit();
  const Quantity x{a, unit};
  const Quantity y{b, unit};
  const Quantity z{c, unit};
  RC_ASSERT(compare(x, y).value() == (0 <=> compare(y, x).value()));
  RC_ASSERT(compare(add(x, z).value(), add(y, z).value()).value() == compare(x, y).value());
}

RC_GTEST_PROP(QuantityProperty, ElementalIsNeverMoreThanTheCompound, ()) {
  Amount compound = parse_amount("1 mg compound").value().amount;
  const auto micro = *rc::gen::inRange<std::int64_t>(0, Range::kOpenHigh - 1);
  compound.range = {micro, micro};
  const auto denominator = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
  const auto numerator = *rc::gen::inRange<std::int64_t>(0, denominator + 1);
  const Amount part = elemental(compound, {numerator, denominator}).value();
  RC_ASSERT(part.range.low >= 0);
  RC_ASSERT(part.range.low <= micro);
}

}  // namespace
}  // namespace kb
