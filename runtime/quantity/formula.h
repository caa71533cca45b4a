// Chemical formulas, and the exact mass fraction of an element in a compound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "runtime/quantity/quantity.h"

namespace kb {

struct ElementCount {
  std::uint8_t atomic_number = 0;
  std::int64_t count = 0;

  friend bool operator==(const ElementCount&, const ElementCount&) = default;
};

// The atoms of one unit of the compound, by atomic number.
struct Formula {
  std::vector<ElementCount> elements;

  friend bool operator==(const Formula&, const Formula&) = default;
};

enum class FormulaErrorKind : std::uint8_t {
  empty,
  unexpected_character,
  unknown_element,
  no_atomic_weight,  // the element has no stable composition to weigh
  bad_count,         // zero, or too large
  unbalanced,
  too_deep,
  element_absent,
};

struct FormulaError {
  FormulaErrorKind kind = FormulaErrorKind::empty;
  std::size_t offset = 0;  // in bytes, in the text given
  std::string message;
  std::string hint;  // may be empty
};

// A part of a whole, in lowest terms; the denominator is positive.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  friend constexpr bool operator==(const Fraction&, const Fraction&) = default;
};

// Element symbols with counts, groups in ( ) or [ ], and parts joined by "." or "·" that may begin with a
// count, as hydrates do: "Xy(C2H4NO2)2", "XyCl2·6H2O". Groups nest at most 16 deep; there are at most a
// million atoms.
tl::expected<Formula, FormulaError> parse_formula(std::string_view text);

// Which part of the compound's mass the element is, by the standard atomic weights of elements.h.
tl::expected<Fraction, FormulaError> mass_fraction(const Formula& formula, std::string_view symbol);

// The elemental amount in a compound one, to the nearest micro-unit; refused unless its basis is compound.
QuantityResult<Amount> elemental(const Amount& compound, const Fraction& fraction);

}  // namespace kb
