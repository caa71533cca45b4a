// Amounts as people read them: exact numbers exactly, computed ones rounded for display.
#include "runtime/quantity/format.h"

#include <gtest/gtest.h>

#include "runtime/quantity/parse.h"

namespace kb {
namespace {

Amount written(std::string_view text) { return parse_amount(text).value().amount; }

TEST(FormatAmount, WritesAsPeopleDo) {
  constexpr std::string_view kCases[][2] = {
      {"70.50 mg", "70.5 mg"},
      {"200 to 350 mg elemental per day", "200\u2013350 mg elemental per day"},
      {"350 mg/d compound", "350 mg compound per day"},
      {"1 wk", "1 week"},
      {"1 to 2 wk", "1\u20132 weeks"},
      {"0.5 d", "0.5 days"},
      {"1 tablet per day", "1 tablet per day"},
      {"3 / week", "3 per week"},
      {"155", "155"},
      {"-0.50", "-0.5"},
      {"0", "0"},
      {"-2.9 to -0.3 points", "-2.9 to -0.3 points"},
      {"60 mL/min/{1.73_m2}", "60 mL/min/1.73m2"},
      {"72 {beats}/min", "72 beats/min"},
      {"1000000 mg", "1000000 mg"},
      {"0.000001 mg", "0.000001 mg"},
      {"1234.567891 mg", "1234.567891 mg"},
      {"37 Cel", "37 \u00b0C"},
  };
  for (const auto& test : kCases) EXPECT_EQ(format_amount(written(test[0])), test[1]);
}

TEST(FormatAmount, RoundsWhatWasComputed) {
  constexpr struct {
    std::int64_t micro;
    std::string_view text;
  } kCases[] = {
      {70'513'900, "70.5 mg"},   {70'550'000, "70.6 mg"},
      {352'569'500, "352.6 mg"}, {1'234'567, "1.23 mg"},
      {1'235'000, "1.24 mg"},    {-1'235'000, "-1.24 mg"},
      {9'996'000, "10 mg"},      {123'456, "0.123 mg"},
      {12, "0.000012 mg"},       {0, "0 mg"},
      {1'000'400, "1 mg"},       {9'999'949'999, "9999.9 mg"},
  };
  for (const auto& test : kCases) {
    Amount computed = written("1 mg");
    computed.range = {test.micro, test.micro};
    computed.computed = true;
    EXPECT_EQ(format_amount(computed), test.text);
  }
}

TEST(FormatAmount, WritesRangesThatRoundAlikeAsOneNumber) {
  Amount computed = written("1 mg");
  computed.range = {70'513'900, 70'513'901};
  computed.computed = true;
  EXPECT_EQ(format_amount(computed), "70.5 mg");
}

TEST(FormatAmount, SaysOpenEnds) {
  Amount open = written("350 mg per day");
  open.range.low = Range::kOpenLow;
  EXPECT_EQ(format_amount(open), "at most 350 mg per day");
  open.range = {5'000'000, Range::kOpenHigh};
  EXPECT_EQ(format_amount(open), "at least 5 mg per day");
  open.range = {};
  EXPECT_EQ(format_amount(open), "any amount");
}

TEST(FormatAmount, WritesInAGivenUnit) {
  EXPECT_EQ(format_amount(written("350 mg"), parse_unit("g").value()).value(), "0.35 g");
  EXPECT_EQ(format_amount(written("90 min"), parse_unit("h").value()).value(), "1.5 h");
  EXPECT_EQ(format_amount(written("1 month"), parse_unit("weeks").value()).value(), "4.35 weeks");  // 4.348…
  EXPECT_EQ(format_amount(written("1 g per week"), parse_unit("mg/d").value()).value(), "142.9 mg per day");
  EXPECT_EQ(format_amount(written("1 g"), parse_unit("mL").value()).error().kind,
            QuantityErrorKind::different_dimension);
}

TEST(FormatNumber, HoldsAtTheEdges) {
  EXPECT_EQ(format_number(Range::kOpenHigh - 1, plain_unit(), false), "9223372036854.775806");
  EXPECT_EQ(format_number(Range::kOpenHigh - 1, parse_unit("ng").value(), false), "9223372036854775806");
  Unit strange = plain_unit();
  strange.denominator = Range::kOpenHigh;
  EXPECT_FALSE(format_number(Range::kOpenHigh - 1, strange, true).empty());
  strange.numerator = Range::kOpenHigh;
  strange.denominator = 3;
  EXPECT_EQ(format_number(1, strange, true), "0");
}

TEST(FormatPercent, RoundsToATenth) {
  EXPECT_EQ(format_percent({1, 3}), "33.3 %");
  EXPECT_EQ(format_percent({1, 1}), "100 %");
  EXPECT_EQ(format_percent({1, 2'000}), "0.1 %");
  EXPECT_EQ(format_quantity({5'500'000, plain_unit()}), "5.5");
}

}  // namespace
}  // namespace kb
