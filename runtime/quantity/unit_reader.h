// Reading a unit out of running text, part by part: internal to the room (unit.cpp and parse.cpp).
#pragma once

#include <optional>
#include <string_view>

#include "runtime/quantity/unit.h"

namespace kb {

struct UnitEntry;  // a row of the table in unit_table.cpp

struct UnitParts {
  const UnitEntry* over = nullptr;   // null: a plain number
  const UnitEntry* under = nullptr;  // null: no denominator
  Period period = Period::none;

  bool empty() const { return over == nullptr && under == nullptr && period == Period::none; }
};

struct ReadUnit {
  UnitParts parts;
  std::size_t end = 0;  // behind the last byte that belongs to the unit; `at` if nothing does
};

// Reads as much as is a unit from `at`, which may be nothing. A word that is no unit ends the unit, unless it
// is tied to what stands before it ("mg/foo"): that is an error. `tied` says that `at` itself is tied to a
// number ("5foo").
tl::expected<ReadUnit, UnitError> read_unit(std::string_view text, std::size_t at, bool tied);

// Goes on reading denominators and periods behind parts read before ("… elemental" "per day").
tl::expected<ReadUnit, UnitError> read_denominators(std::string_view text, std::size_t at, UnitParts parts);

tl::expected<Unit, UnitErrorKind> compose_unit(const UnitParts& parts);

}  // namespace kb
