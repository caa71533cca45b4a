// Amounts from text: what is read, how far, and what is refused with which words.
#include "runtime/quantity/parse.h"

#include <gtest/gtest.h>

#include "runtime/quantity/format.h"

namespace kb {
namespace {

constexpr std::string_view kEn = "\u2013";

TEST(ParseAmount, ReadsAmounts) {
  const struct {
    std::string text;
    std::int64_t low;
    std::int64_t high;
    std::string_view unit;
    Basis basis;
    std::string_view rest;
  } kCases[] = {
      {"250 mg", 250'000'000, 250'000'000, "mg", Basis::unspecified, ""},
      {"250mg", 250'000'000, 250'000'000, "mg", Basis::unspecified, ""},
      {"  250\n mg  x", 250'000'000, 250'000'000, "mg", Basis::unspecified, "  x"},
      {"100 to 200 mg elemental per day", 100'000'000, 200'000'000, "mg per day", Basis::elemental, ""},
      {"100 to 200, usual", 100'000'000, 200'000'000, "", Basis::unspecified, ", usual"},
      {"500 mg compound", 500'000'000, 500'000'000, "mg", Basis::compound, ""},
      {"1 to 2 h", 60'000'000, 120'000'000, "h", Basis::unspecified, ""},
      {"2 h before bed", 120'000'000, 120'000'000, "h", Basis::unspecified, " before bed"},
      {"4 weeks against nothing", 40'320'000'000, 40'320'000'000, "weeks", Basis::unspecified,
       " against nothing"},
      {"60 mL/min/1.73m2", 60'000'000, 60'000'000, "mL/min/1.73m2", Basis::unspecified, ""},
      {"60 mL/min/{1.73_m2})", 60'000'000, 60'000'000, "mL/min/1.73m2", Basis::unspecified, ")"},
      {"3 per week", 3'000'000, 3'000'000, "per week", Basis::unspecified, ""},
      {"3 times per week", 3'000'000, 3'000'000, "times per week", Basis::unspecified, ""},
      {"12 mmol", 12'000'000, 12'000'000, "mmol", Basis::unspecified, ""},
      {"-1.6 points (-2.9 to", -1'600'000, -1'600'000, "points", Basis::unspecified, " (-2.9 to"},
      {"-2.9 to -0.3)", -2'900'000, -300'000, "", Basis::unspecified, ")"},
      {"\u22121.6 points", -1'600'000, -1'600'000, "points", Basis::unspecified, ""},
      {"155", 155'000'000, 155'000'000, "", Basis::unspecified, ""},
      {"0", 0, 0, "", Basis::unspecified, ""},
      {"007", 7'000'000, 7'000'000, "", Basis::unspecified, ""},
      {"1.5 g", 1'500'000'000, 1'500'000'000, "g", Basis::unspecified, ""},
      {"350 mg/day", 350'000'000, 350'000'000, "mg per day", Basis::unspecified, ""},
      {"350 mg / d elemental", 350'000'000, 350'000'000, "mg per day", Basis::elemental, ""},
      {"350 mg per day elemental;", 350'000'000, 350'000'000, "mg per day", Basis::elemental, ";"},
      {"200-350 mg", 200'000'000, 350'000'000, "mg", Basis::unspecified, ""},
      {"200" + std::string(kEn) + "350 mg", 200'000'000, 350'000'000, "mg", Basis::unspecified, ""},
      {"200 " + std::string(kEn) + " 350 mg", 200'000'000, 350'000'000, "mg", Basis::unspecified, ""},
      {"200 mg-350 mg", 200'000'000, 350'000'000, "mg", Basis::unspecified, ""},
      {"200 mg to 350 mg per day", 200'000'000, 350'000'000, "mg per day", Basis::unspecified, ""},
      {"500 mg to 1 g", 500'000'000, 1'000'000'000, "mg", Basis::unspecified, ""},
      {"1 week to 1 month", 10'080'000'000, 43'830'000'000, "months", Basis::unspecified, ""},
      {"10 mg elemental per kg per day", 10'000'000, 10'000'000, "mg/kg per day", Basis::elemental, ""},
      {"4.25 mmol/L", 4'250'000, 4'250'000, "mmol/L", Basis::unspecified, ""},
      {"37.5 \u00b0C", 37'500'000, 37'500'000, "\u00b0C", Basis::unspecified, ""},
      {"0.000001 mg", 1, 1, "mg", Basis::unspecified, ""},
      {"0.0000010000 mg", 1, 1, "mg", Basis::unspecified, ""},
      {"1.000000000000000000000000 mg", 1'000'000, 1'000'000, "mg", Basis::unspecified, ""},
      {"3 s", 50'000, 50'000, "s", Basis::unspecified, ""},
      // Words that are no part of an amount, though they begin like one.
      {"5 bananas", 5'000'000, 5'000'000, "", Basis::unspecified, " bananas"},
      {"5 to bed", 5'000'000, 5'000'000, "", Basis::unspecified, " to bed"},
      {"5 mg per person", 5'000'000, 5'000'000, "mg", Basis::unspecified, " per person"},
      {"2 h-index", 2'000'000, 2'000'000, "", Basis::unspecified, " h-index"},
      {"1 a day", 1'000'000, 1'000'000, "", Basis::unspecified, " a day"},
      {"34 a", 17'882'640'000'000, 17'882'640'000'000, "years", Basis::unspecified, ""},
      {"4-week", 4'000'000, 4'000'000, "", Basis::unspecified, "-week"},
      {"200 mg elementally", 200'000'000, 200'000'000, "mg", Basis::unspecified, " elementally"},
      {"5 tablett/day", 5'000'000, 5'000'000, "", Basis::unspecified, " tablett/day"},
      {"5 mg.", 5'000'000, 5'000'000, "mg", Basis::unspecified, "."},
      {"5.", 5'000'000, 5'000'000, "", Basis::unspecified, "."},
  };
  for (const auto& test : kCases) {
    const auto parsed = parse_amount(test.text);
    ASSERT_TRUE(parsed) << test.text << ": " << parsed.error().message;
    EXPECT_EQ(parsed->amount.range, (Range{test.low, test.high})) << test.text;
    EXPECT_EQ(unit_text(parsed->amount.unit), test.unit) << test.text;
    EXPECT_EQ(parsed->amount.basis, test.basis) << test.text;
    EXPECT_EQ(test.text.substr(parsed->consumed), test.rest) << test.text;
    EXPECT_FALSE(parsed->amount.computed) << test.text;
  }
}

TEST(ParseAmount, RefusesWithReasonAndHint) {
  using Kind = AmountErrorKind;
  const struct {
    std::string text;
    Kind kind;
    std::size_t offset;
    std::string_view message;
    std::string_view hint;
  } kCases[] = {
      {"", Kind::no_number, 0, "a number was expected", ""},
      {" mg", Kind::no_number, 1, "a number was expected", ""},
      {"-", Kind::no_number, 0, "a number was expected", ""},
      {"1,000 mg", Kind::grouped_number, 1, "a number is written without \",\"",
       "write 1000, and 0.5 with a point"},
      {"1'000 mg", Kind::grouped_number, 1, "a number is written without \"'\"",
       "write 1000, and 0.5 with a point"},
      {"100 to 1,000 mg", Kind::grouped_number, 8, "a number is written without \",\"",
       "write 1000, and 0.5 with a point"},
      {".5 mg", Kind::number_form, 0, "a number begins with a digit", "write 0.5 for .5"},
      {"1/2 tsp", Kind::number_form, 1, "a number is no fraction", "write 0.5 instead of 1/2"},
      {"1e3 mg", Kind::number_form, 1, "a number has no exponent", "write it out"},
      {"1E-3 mg", Kind::number_form, 1, "a number has no exponent", "write it out"},
      {"1.2.3", Kind::number_form, 3, "a number has one decimal point at most", ""},
      {"1234567890123456789", Kind::too_many_digits, 0, "a number has at most 18 digits", ""},
      {"0.0000001 mg", Kind::too_precise, 0, "the number has more decimals than can be kept exactly",
       "write fewer decimals, or a larger unit"},
      {"1 s", Kind::too_precise, 0, "the number has more decimals than can be kept exactly",
       "times are kept in millionths of a minute"},
      {"999999999999999999 kg", Kind::overflow, 0, "the number is too large for its unit",
       "write a larger unit"},
      {"5mgs", Kind::unknown_unit, 1, "unknown unit \"mgs\"", "did you mean \"mg\" or \"mos\"?"},
      {"5 mg/foo", Kind::unknown_unit, 5, "unknown unit \"foo\"", ""},
      {"5 mg/kg/L", Kind::unit_too_complex, 8, "the unit divides once too often, by \"L\"", ""},
      {"200 mg to 350", Kind::range_units, 10, "only the first end of the range has a unit",
       "write the unit behind the second number"},
      {"1 h to 2 mg", Kind::range_units, 7, "a range from \"h\" to \"mg\" has no meaning",
       "write both ends in units of one kind"},
      {"1 per day to 2 per week", Kind::range_units, 13,
       "a range from \"per day\" to \"per week\" has no meaning", "write both ends in units of one kind"},
      {"350 to 200 mg", Kind::range_order, 7, "the range ends below its start",
       "write the smaller number first"},
      {"1 g to 500 mg", Kind::range_order, 7, "the range ends below its start",
       "write the smaller number first"},
  };
  for (const auto& test : kCases) {
    const auto parsed = parse_amount(test.text);
    ASSERT_FALSE(parsed) << test.text;
    EXPECT_EQ(parsed.error().kind, test.kind) << test.text;
    EXPECT_EQ(parsed.error().offset, test.offset) << test.text;
    EXPECT_EQ(parsed.error().message, test.message) << test.text;
    EXPECT_EQ(parsed.error().hint, test.hint) << test.text;
  }
}

TEST(ParseAmount, OffersTheUnitThatWasMeant) {
  EXPECT_EQ(parse_amount("5capsul").error().hint, "did you mean \"capsule\"?");
}

TEST(ParseAmount, TakesAMillionDigitsInStride) {
  const std::string zeros(1'000'000, '0');
  EXPECT_EQ(parse_amount(zeros + "5 mg").value().amount.range.low, 5'000'000);
  EXPECT_EQ(parse_amount("0." + zeros + "5 mg").error().kind, AmountErrorKind::too_many_digits);
  EXPECT_EQ(parse_amount("1" + zeros + " mg").error().kind, AmountErrorKind::too_many_digits);
}

}  // namespace
}  // namespace kb
