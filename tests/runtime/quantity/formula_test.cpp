// Formulas, their mass fractions, and doses converted by them.
#include "runtime/quantity/formula.h"

#include <gtest/gtest.h>

#include "runtime/quantity/elements.h"
#include "runtime/quantity/format.h"
#include "runtime/quantity/parse.h"

namespace kb {
namespace {

TEST(Elements, HaveTheWeightsOfTheirSource) {
  static_assert(kElements.size() == 92);
  EXPECT_EQ(kElements[0].symbol, "H");
  EXPECT_EQ(kElements[0].micro_weight, 1'008'000);
  EXPECT_EQ(kElements[11].symbol, "Mg");
  EXPECT_EQ(kElements[11].micro_weight, 24'305'000);
  EXPECT_EQ(kElements[25].symbol, "Fe");
  EXPECT_EQ(kElements[52].symbol, "I");
  EXPECT_EQ(kElements[82].symbol, "Bi");
  EXPECT_EQ(kElements[82].micro_weight, 208'980'000);
  EXPECT_EQ(kElements[91].symbol, "U");
  // But for four inversions that nature has, weights grow with the atomic number: a slipped row would not.
  int inversions = 0;
  std::int64_t before = 0;
  for (const Element& element : kElements) {
    if (element.micro_weight == 0) continue;
    inversions += element.micro_weight < before ? 1 : 0;
    EXPECT_LT(element.micro_weight - before, 25'000'000) << element.symbol;
    before = element.micro_weight;
  }
  EXPECT_EQ(inversions, 4);  // Kind after Ar, Ni after Co, I after Te, Pa after Th
}

TEST(Formula, CountsAtoms) {
  const struct {
    std::string_view text;
    std::vector<ElementCount> elements;
  } kCases[] = {
      {"C13H16", {{1, 16}, {6, 13}}},
      {"MgO", {{8, 1}, {12, 1}}},
      {"Mg(C2H4NO2)2", {{1, 8}, {6, 4}, {7, 2}, {8, 4}, {12, 1}}},
      {"MgCl2.6H2O", {{1, 12}, {8, 6}, {12, 1}, {17, 2}}},
      {"MgCl2\u00b76H2O", {{1, 12}, {8, 6}, {12, 1}, {17, 2}}},
      {"2H2O", {{1, 4}, {8, 2}}},
      {"K4[Fe(CN)6]", {{6, 6}, {7, 6}, {19, 4}, {26, 1}}},
      {"((((H))2)3)", {{1, 6}}},
      {"CO", {{6, 1}, {8, 1}}},
      {"Co", {{27, 1}}},
  };
  for (const auto& test : kCases) {
    const auto formula = parse_formula(test.text);
    ASSERT_TRUE(formula) << test.text << ": " << formula.error().message;
    EXPECT_EQ(formula->elements, test.elements) << test.text;
  }
}

TEST(Formula, RefusesWithReasonAndHint) {
  using Kind = FormulaErrorKind;
  const struct {
    std::string text;
    Kind kind;
    std::size_t offset;
    std::string_view message;
    std::string_view hint;
  } kCases[] = {
      {"", Kind::empty, 0, "a formula was expected", ""},
      {"Xx2", Kind::unknown_element, 0, "unknown element \"Xx\"", ""},
      {"C2Qq", Kind::unknown_element, 2, "unknown element \"Qq\"", ""},
      {"mgO", Kind::unknown_element, 0, "an element's symbol begins with a capital letter",
       "did you mean \"Mg\"?"},
      {"J", Kind::unknown_element, 0, "unknown element \"J\"", ""},
      {"Tc", Kind::no_atomic_weight, 0, "element \"Tc\" has no standard atomic weight", ""},
      {"H0", Kind::bad_count, 1, "a count is at least 1",
       "write whole numbers only: for a half, double every part"},
      {"C.0.5H2O", Kind::bad_count, 2, "a count is at least 1",
       "write whole numbers only: for a half, double every part"},
      {"H1000001", Kind::bad_count, 1, "a formula has at most 1000000 atoms", ""},
      {"H99999999999999999999999", Kind::bad_count, 1, "a formula has at most 1000000 atoms", ""},
      {"(H1000000)1000000", Kind::bad_count, 0, "a formula has at most 1000000 atoms", ""},
      {"1000000H1000000", Kind::bad_count, 0, "a formula has at most 1000000 atoms", ""},
      {"(H", Kind::unbalanced, 0, "the group is never closed", ""},
      {"H)", Kind::unbalanced, 1, "\")\" closes nothing", ""},
      {"(H]", Kind::unbalanced, 2, "\"]\" closes nothing", ""},
      {"C()2", Kind::unbalanced, 1, "the group is empty", ""},
      {"(H.O)", Kind::unbalanced, 0, "the group is never closed", ""},
      {"H.", Kind::empty, 2, "a part of the formula is empty", ""},
      {"H..O", Kind::empty, 2, "a part of the formula is empty", ""},
      {"12", Kind::empty, 0, "a part of the formula is empty", ""},
      {"Ca2+", Kind::unexpected_character, 3, "this is no part of a formula",
       "write symbols, counts, ( ) and . only"},
      {"H O", Kind::unexpected_character, 1, "this is no part of a formula",
       "write symbols, counts, ( ) and . only"},
      {std::string(17, '(') + "H" + std::string(17, ')'), Kind::too_deep, 16, "groups nest deeper than 16",
       ""},
      {std::string(1'000'000, '('), Kind::too_deep, 16, "groups nest deeper than 16", ""},
  };
  for (const auto& test : kCases) {
    const auto formula = parse_formula(test.text);
    const std::string shown = test.text.substr(0, 40);
    ASSERT_FALSE(formula) << shown;
    EXPECT_EQ(formula.error().kind, test.kind) << shown;
    EXPECT_EQ(formula.error().offset, test.offset) << shown;
    EXPECT_EQ(formula.error().message, test.message) << shown;
    EXPECT_EQ(formula.error().hint, test.hint) << shown;
  }
  EXPECT_TRUE(parse_formula(std::string(16, '(') + "H" + std::string(16, ')')));
}

Fraction fraction(std::string_view formula, std::string_view element) {
  return mass_fraction(parse_formula(formula).value(), element).value();
}

TEST(MassFraction, MatchesKnownCompounds) {
  constexpr struct {
    std::string_view formula;
    std::string_view element;
    std::string_view percent;
  } kCases[] = {
      {"Mg(C2H4NO2)2", "Mg", "14.1 %"},
      {"Mg3(C6H5O7)2", "Mg", "16.2 %"},
      {"Mg3(C6H5O7)2.9H2O", "Mg", "11.9 %"},
      {"MgO", "Mg", "60.3 %"},
      {"MgCl2", "Mg", "25.5 %"},
      {"MgCl2.6H2O", "Mg", "12 %"},
      {"Fe(C4H2O4)", "Fe", "32.9 %"},
      {"FeSO4.7H2O", "Fe", "20.1 %"},
      {"Fe(C2H4NO2)2", "Fe", "27.4 %"},
      {"Fe2(SO4)3", "Fe", "27.9 %"},
      {"CaCO3", "Ca", "40 %"},
      {"Zn(C6H11O7)2", "Zn", "14.3 %"},
      {"H2O", "O", "88.8 %"},
      {"KI", "I", "76.4 %"},
      {"Fe", "Fe", "100 %"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(format_percent(fraction(test.formula, test.element)), test.percent) << test.formula;
  }
}

TEST(MassFraction, IsExactAndSumsToOne) {
  EXPECT_EQ(fraction("MgO", "Mg"), (Fraction{24'305, 40'304}));
  EXPECT_EQ(fraction("MgO", "O"), (Fraction{15'999, 40'304}));
}

TEST(MassFraction, RefusesAnElementThatIsNotThere) {
  const Formula water = parse_formula("H2O").value();
  EXPECT_EQ(mass_fraction(water, "C").error().kind, FormulaErrorKind::element_absent);
  EXPECT_EQ(mass_fraction(water, "Xx").error().message, "unknown element \"Xx\"");
  EXPECT_EQ(mass_fraction(water, "").error().kind, FormulaErrorKind::unknown_element);
  EXPECT_EQ(mass_fraction({{{0, 1}}}, "H").error().kind, FormulaErrorKind::bad_count);
}

TEST(Elemental, ConvertsToTheNearestMicroUnit) {
  const Fraction part = fraction("Mg(C2H4NO2)2", "Mg");
  const Amount elemental_amount =
      elemental(parse_amount("500 mg compound per day").value().amount, part).value();
  EXPECT_EQ(elemental_amount.basis, Basis::elemental);
  EXPECT_EQ(format_amount(elemental_amount), "70.5 mg elemental per day");
  EXPECT_NEAR(static_cast<double>(elemental_amount.range.low), 500e6 * 24.305 / 172.423, 1.0);
  const Amount ranged = elemental(parse_amount("250 to 500 mg compound").value().amount, {1, 2}).value();
  EXPECT_EQ(ranged.range, (Range{125'000'000, 250'000'000}));
  EXPECT_FALSE(ranged.computed);  // nothing was rounded
}

TEST(Elemental, RoundsHalvesAwayFromZeroAndKeepsOpenEnds) {
  Amount amount = parse_amount("1 mg compound").value().amount;
  amount.range = {-1, 1};
  EXPECT_EQ(elemental(amount, {1, 2}).value().range, (Range{-1, 1}));
  EXPECT_EQ(elemental(amount, {1, 3}).value().range, (Range{0, 0}));
  amount.range = {5, Range::kOpenHigh};
  EXPECT_EQ(elemental(amount, {1, 5}).value().range, (Range{1, Range::kOpenHigh}));
  amount.range = {Range::kOpenHigh - 1, Range::kOpenHigh - 1};
  EXPECT_EQ(elemental(amount, {3, 1}).error().kind, QuantityErrorKind::overflow);
}

TEST(Elemental, RefusesWhatIsNoCompoundMass) {
  EXPECT_EQ(elemental(parse_amount("1 mg").value().amount, {1, 2}).error().kind,
            QuantityErrorKind::not_compound);
  EXPECT_EQ(elemental(parse_amount("1 mg elemental").value().amount, {1, 2}).error().kind,
            QuantityErrorKind::not_compound);
  EXPECT_EQ(elemental(parse_amount("1 mL compound").value().amount, {1, 2}).error().kind,
            QuantityErrorKind::different_dimension);
}

}  // namespace
}  // namespace kb
