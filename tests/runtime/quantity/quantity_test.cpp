// Comparing, adding and converting amounts, and the refusals that keep kinds apart.
#include "runtime/quantity/quantity.h"

#include <gtest/gtest.h>

#include "runtime/quantity/parse.h"

namespace kb {
namespace {

Amount amount(std::string_view text) { return parse_amount(text).value().amount; }

Quantity quantity(std::string_view text) {
  const Amount read = amount(text);
  return {read.range.low, read.unit};
}

Amount at_most(std::string_view text) {
  Amount limit = amount(text);
  limit.range.low = Range::kOpenLow;
  return limit;
}

using K = QuantityErrorKind;

TEST(Quantity, ComparesWithinOneDimension) {
  const struct {
    std::string_view a;
    std::string_view b;
    std::strong_ordering order;
  } kCases[] = {
      {"250 mg", "0.25 g", std::strong_ordering::equal},
      {"250 mg", "251 mg", std::strong_ordering::less},
      {"1 h", "59 min", std::strong_ordering::greater},
      {"12 months", "1 year", std::strong_ordering::equal},
      {"7 per week", "1 per day", std::strong_ordering::equal},
      {"3 times per week", "1 per day", std::strong_ordering::less},
      {"31 per month", "1 per day", std::strong_ordering::greater},
      {"1 mg/dL", "10 mg/L", std::strong_ordering::equal},
      {"1 kcal", "4.184 kJ", std::strong_ordering::equal},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(compare(quantity(test.a), quantity(test.b)).value(), test.order) << test.a << ", " << test.b;
    EXPECT_EQ(compare(quantity(test.b), quantity(test.a)).value(), 0 <=> test.order)
        << test.b << ", " << test.a;
  }
}

TEST(Quantity, RefusesToCompareOrAddAcrossKinds) {
  constexpr struct {
    std::string_view a;
    std::string_view b;
    K error;
  } kCases[] = {
      {"1 mg", "1 mL", K::different_dimension},
      {"1 capsule", "1 tablet", K::different_dimension},
      {"1 %", "1", K::different_dimension},
      {"1 mg/kg", "1", K::different_dimension},
      {"1 mL/min", "1 mL/min/1.73m2", K::different_dimension},
      {"1 mmol", "1 mEq", K::different_dimension},
      {"1 mg", "1 mg per day", K::different_period},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(compare(quantity(test.a), quantity(test.b)).error().kind, test.error) << test.a;
    EXPECT_EQ(add(quantity(test.a), quantity(test.b)).error().kind, test.error) << test.a;
    EXPECT_EQ(add(amount(test.a), amount(test.b)).error().kind, test.error) << test.a;
    EXPECT_EQ(relate(amount(test.a), amount(test.b)).error().kind, test.error) << test.a;
  }
  EXPECT_EQ(add(quantity("1 mg per day"), quantity("1 mg per week")).error().kind, K::different_period);
}

TEST(Quantity, RefusesAnotherBasis) {
  for (const std::string_view other : {"1 mg", "1 mg compound"}) {
    EXPECT_EQ(add(amount("1 mg elemental"), amount(other)).error().kind, K::different_basis);
    EXPECT_EQ(relate(amount("1 mg elemental"), amount(other)).error().kind, K::different_basis);
  }
  EXPECT_TRUE(add(amount("1 mg elemental"), amount("1 g elemental")));
}

TEST(Quantity, RelatesARangeToALimit) {
  const Amount limit = at_most("350 mg per day");
  EXPECT_EQ(relate(amount("350 mg per day"), limit).value(),
            Relation::within);  // at the limit is not beyond it
  EXPECT_EQ(relate(amount("350.000001 mg per day"), limit).value(), Relation::above);
  EXPECT_EQ(relate(amount("300 to 400 mg per day"), limit).value(), Relation::overlapping);
  EXPECT_EQ(relate(amount("2.45 g per week"), limit).value(), Relation::within);
  EXPECT_EQ(relate(amount("2.46 g per week"), limit).value(), Relation::above);
  Amount unknown = limit;
  unknown.range = {};
  EXPECT_EQ(relate(unknown, limit).value(), Relation::overlapping);
  EXPECT_EQ(relate(limit, unknown).value(), Relation::within);
  EXPECT_EQ(relate(amount("1 to 2 h"), amount("3 to 4 h")).value(), Relation::below);
  EXPECT_EQ(relate(amount("1 to 3 h"), amount("3 to 4 h")).value(), Relation::overlapping);
}

TEST(Quantity, AddsEndByEnd) {
  EXPECT_EQ(add(amount("100 to 200 mg"), amount("1 g")).value(), amount("1100 to 1200 mg"));
  EXPECT_EQ(add(at_most("1 mg"), amount("2 mg")).value(), at_most("3 mg"));
  EXPECT_EQ(add(quantity("1 h"), quantity("30 min")).value(), quantity("1.5 h"));
  Amount computed = amount("1 mg");
  computed.computed = true;
  EXPECT_TRUE(add(amount("1 mg"), computed).value().computed);
}

TEST(Quantity, ChecksForOverflow) {
  const Amount most = amount("9000000 kg");
  EXPECT_EQ(add(most, most).error().kind, K::overflow);
  EXPECT_EQ(add(Quantity{Range::kOpenHigh - 1, plain_unit()}, Quantity{1, plain_unit()}).error().kind,
            K::overflow);
  EXPECT_EQ(in_period(amount("9000000 kg per day"), Period::week).error().kind, K::overflow);
  EXPECT_EQ(micro_from_decimal(999'999'999'999'999'999, 0, plain_unit()).error().kind, K::overflow);
  EXPECT_EQ(micro_from_decimal(1, 7, plain_unit()).error().kind, K::too_precise);
  EXPECT_EQ(micro_from_decimal(1, 400, plain_unit()).error().kind, K::too_precise);
  EXPECT_EQ(micro_from_decimal(-15, 1, plain_unit()).value(), -1'500'000);
}

TEST(Quantity, ChangesThePeriodOfARate) {
  EXPECT_EQ(in_period(amount("350 mg per day"), Period::week).value(), amount("2450 mg per week"));
  const Amount daily = in_period(amount("1 g per week"), Period::day).value();
  EXPECT_EQ(daily.range.low, 142'857'143);
  EXPECT_TRUE(daily.computed);
  EXPECT_EQ(in_period(amount("350 mg"), Period::week).error().kind, K::different_period);
  EXPECT_EQ(in_period(amount("350 mg per day"), Period::none).error().kind, K::different_period);
}

TEST(Quantity, ChangesTheUnitButNotTheValue) {
  const Amount grams = in_unit(amount("350 mg"), parse_unit("g").value()).value();
  EXPECT_EQ(grams, amount("0.35 g"));
  EXPECT_EQ(in_unit(amount("350 mg"), parse_unit("mL").value()).error().kind, K::different_dimension);
}

}  // namespace
}  // namespace kb
