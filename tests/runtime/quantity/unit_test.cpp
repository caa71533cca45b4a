// Units: every spelling, its scale, its UCUM code; what is refused, and what is offered instead.
#include "runtime/quantity/unit.h"

#include <gtest/gtest.h>

#include "runtime/quantity/unit_table.h"

namespace kb {
namespace {

TEST(Unit, ReadsSpellings) {
  constexpr struct {
    std::string_view text;
    Base over;
    Base under;
    Period period;
    std::int64_t numerator;
    std::int64_t denominator;
    std::string_view full;
    std::string_view ucum;
  } kCases[] = {
      {"mg", Base::mass, Base::number, Period::none, 1, 1, "mg", "mg"},
      {"ng", Base::mass, Base::number, Period::none, 1, 1'000'000, "ng", "ng"},
      {"ug", Base::mass, Base::number, Period::none, 1, 1'000, "mcg", "ug"},
      {"\u00b5g", Base::mass, Base::number, Period::none, 1, 1'000, "mcg", "ug"},
      {"\u03bcg", Base::mass, Base::number, Period::none, 1, 1'000, "mcg", "ug"},
      {"mcg", Base::mass, Base::number, Period::none, 1, 1'000, "mcg", "ug"},
      {"g", Base::mass, Base::number, Period::none, 1'000, 1, "g", "g"},
      {"kg", Base::mass, Base::number, Period::none, 1'000'000, 1, "kg", "kg"},
      {"s", Base::time, Base::number, Period::none, 1, 60, "s", "s"},
      {"minutes", Base::time, Base::number, Period::none, 1, 1, "min", "min"},
      {"hour", Base::time, Base::number, Period::none, 60, 1, "h", "h"},
      {"days", Base::time, Base::number, Period::none, 1'440, 1, "days", "d"},
      {"wk", Base::time, Base::number, Period::none, 10'080, 1, "weeks", "wk"},
      {"mo", Base::time, Base::number, Period::none, 43'830, 1, "months", "mo"},
      {"a", Base::time, Base::number, Period::none, 525'960, 1, "years", "a"},
      {"mL", Base::volume, Base::number, Period::none, 1, 1, "mL", "mL"},
      {"dL", Base::volume, Base::number, Period::none, 100, 1, "dL", "dL"},
      {"L", Base::volume, Base::number, Period::none, 1'000, 1, "L", "L"},
      {"umol", Base::amount, Base::number, Period::none, 1, 1'000, "umol", "umol"},
      {"mol", Base::amount, Base::number, Period::none, 1'000, 1, "mol", "mol"},
      {"cm", Base::length, Base::number, Period::none, 1, 100, "cm", "cm"},
      {"kcal", Base::energy, Base::number, Period::none, 4'184, 1, "kcal", "kcal"},
      {"kJ", Base::energy, Base::number, Period::none, 1'000, 1, "kJ", "kJ"},
      {"mm[Hg]", Base::pressure, Base::number, Period::none, 1, 1, "mmHg", "mm[Hg]"},
      {"IU", Base::international_unit, Base::number, Period::none, 1, 1, "IU", "[iU]"},
      {"Cel", Base::temperature, Base::number, Period::none, 1, 1, "\u00b0C", "Cel"},
      {"\u00b0C", Base::temperature, Base::number, Period::none, 1, 1, "\u00b0C", "Cel"},
      {"%", Base::percent, Base::number, Period::none, 1, 1, "%", "%"},
      {"points", Base::point, Base::number, Period::none, 1, 1, "points", "{points}"},
      {"tsp", Base::teaspoon, Base::number, Period::none, 1, 1, "tsp", "[tsp_us]"},
      {"cup", Base::cup, Base::number, Period::none, 1, 1, "cups", "[cup_us]"},
      {"tablet", Base::tablet, Base::number, Period::none, 1, 1, "tablets", "{tablet}"},
      {"times", Base::number, Base::number, Period::none, 1, 1, "times", "{times}"},
      {"per week", Base::number, Base::number, Period::week, 1, 1, "per week", "/wk"},
      {"/d", Base::number, Base::number, Period::day, 1, 1, "per day", "/d"},
      {"times per day", Base::number, Base::number, Period::day, 1, 1, "times per day", "{times}/d"},
      {"mg/kg", Base::mass, Base::mass, Period::none, 1, 1, "mg/kg", "mg/kg"},
      {"mg per 100 g", Base::mass, Base::mass, Period::none, 10, 1, "mg/100g", "mg/(100.g)"},
      {"mg/kg/d", Base::mass, Base::mass, Period::day, 1, 1, "mg/kg per day", "mg/kg/d"},
      {"mcg/kg/min", Base::mass, Base::mass, Period::minute, 1, 1'000, "mcg/kg/min", "ug/kg/min"},
      {"mg/dL", Base::mass, Base::volume, Period::none, 10, 1, "mg/dL", "mg/dL"},
      {"ng/mL", Base::mass, Base::volume, Period::none, 1, 1'000, "ng/mL", "ng/mL"},
      {"mmol/L", Base::amount, Base::volume, Period::none, 1, 1, "mmol/L", "mmol/L"},
      {"kg/m2", Base::mass, Base::area, Period::none, 1'000'000, 1, "kg/m2", "kg/m2"},
      {"{beats}/min", Base::beat, Base::number, Period::minute, 1, 1, "beats/min", "{beats}/min"},
      {"mL/min/1.73m2", Base::volume, Base::standard_body_surface, Period::minute, 1, 1, "mL/min/1.73m2",
       "mL/min/{1.73_m2}"},
      {"mL/min/{1.73_m2}", Base::volume, Base::standard_body_surface, Period::minute, 1, 1, "mL/min/1.73m2",
       "mL/min/{1.73_m2}"},
      {" mL / min / 1.73 m2 ", Base::volume, Base::standard_body_surface, Period::minute, 1, 1,
       "mL/min/1.73m2", "mL/min/{1.73_m2}"},
  };
  for (const auto& test : kCases) {
    const auto unit = parse_unit(test.text);
    ASSERT_TRUE(unit) << test.text;
    EXPECT_EQ(unit->dimension, (Dimension{test.over, test.under})) << test.text;
    EXPECT_EQ(unit->period, test.period) << test.text;
    EXPECT_EQ(unit->numerator, test.numerator) << test.text;
    EXPECT_EQ(unit->denominator, test.denominator) << test.text;
    EXPECT_EQ(unit_text(*unit), test.full) << test.text;
    EXPECT_EQ(unit->ucum, test.ucum) << test.text;
  }
}

TEST(Unit, ReadsBackItsOwnTextAndUcumCode) {
  for (const UnitEntry& over : unit_table()) {
    if (is_denominator_only(over)) continue;
    for (const UnitEntry& under : unit_table()) {
      const auto unit = parse_unit(std::string(over.spelling) + "/" + std::string(under.spelling));
      ASSERT_TRUE(unit) << over.spelling << "/" << under.spelling;
      EXPECT_EQ(parse_unit(unit_text(*unit)).value(), *unit) << unit_text(*unit);
      EXPECT_EQ(parse_unit(unit->ucum).value(), *unit) << unit->ucum;
    }
  }
}

TEST(Unit, EverySpellingIsOfOneUnit) {
  for (const UnitEntry& entry : unit_table()) {
    each_spelling(entry, [&](std::string_view spelling) {
      const auto match = match_entry(spelling, 0, true);
      EXPECT_EQ(match.entry, &entry) << spelling;
      EXPECT_EQ(match.length, spelling.size()) << spelling;
    });
  }
}

TEST(Unit, RefusesWhatItDoesNotKnow) {
  const struct {
    std::string_view text;
    UnitErrorKind kind;
    std::size_t offset;
    std::string_view quoted;
    std::vector<std::string> nearest;
  } kCases[] = {
      {"", UnitErrorKind::empty, 0, "", {}},
      {"  ", UnitErrorKind::empty, 2, "", {}},
      {"mgs", UnitErrorKind::unknown, 0, "mgs", {"mg", "mos"}},
      {"capsul", UnitErrorKind::unknown, 0, "capsul", {"capsule"}},
      {"MG", UnitErrorKind::unknown, 0, "MG", {"mg"}},
      {"xyzzyx", UnitErrorKind::unknown, 0, "xyzzyx", {}},
      {"mg/lb", UnitErrorKind::unknown, 3, "lb", {"L"}},
      {"mg/kg/dL", UnitErrorKind::too_complex, 6, "dL", {}},
      {"per day per week", UnitErrorKind::too_complex, 12, "week", {}},
      {"mg extra", UnitErrorKind::unknown, 3, "extra", {}},
      {"1.73m2", UnitErrorKind::unknown, 0, "1.73m2", {}},
  };
  for (const auto& test : kCases) {
    const auto unit = parse_unit(test.text);
    ASSERT_FALSE(unit) << test.text;
    EXPECT_EQ(unit.error().kind, test.kind) << test.text;
    EXPECT_EQ(unit.error().offset, test.offset) << test.text;
    EXPECT_EQ(unit.error().text, test.quoted) << test.text;
    EXPECT_EQ(unit.error().nearest, test.nearest) << test.text;
  }
}

TEST(Unit, OffersTheNearestOnly) {
  const auto near = nearest_spellings("mgs");
  EXPECT_EQ(near, (std::vector<std::string>{"mg", "mos"}));
  EXPECT_TRUE(nearest_spellings("x").empty());  // nothing in common with any
  EXPECT_EQ(nearest_spellings("y"), std::vector<std::string>{"yr"});
  EXPECT_EQ(nearest_spellings("dya"), std::vector<std::string>{"day"});
  EXPECT_EQ(nearest_spellings("Weks"), std::vector<std::string>{"weeks"});
  EXPECT_TRUE(nearest_spellings(std::string(100, 'm')).empty());
}

TEST(Unit, ChangesItsPeriod) {
  const Unit per_minute = parse_unit("mL/min").value();
  EXPECT_EQ(unit_text(with_period(per_minute, Period::hour)), "mL/h");
  EXPECT_EQ(unit_text(with_period(per_minute, Period::day)), "mL per day");
  EXPECT_EQ(with_period(per_minute, Period::none), parse_unit("mL").value());
  EXPECT_EQ(with_period(plain_unit(), Period::week), parse_unit("per week").value());
}

TEST(Unit, KnowsThePeriodsOfUcum) {
  EXPECT_EQ(period_seconds(Period::none), 0);
  EXPECT_EQ(period_seconds(Period::second), 1);
  EXPECT_EQ(period_seconds(Period::day), 86'400);
  EXPECT_EQ(period_seconds(Period::week), 604'800);
  EXPECT_EQ(period_seconds(Period::month), 2'629'800);
  EXPECT_EQ(period_seconds(Period::year), 31'557'600);
}

}  // namespace
}  // namespace kb
