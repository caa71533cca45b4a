// The registry of units as one table: base, exact scale, spellings.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/quantity/unit.h"

namespace kb {

struct UnitEntry {
  Base base;
  std::int64_t numerator;  // one unit = numerator / denominator of the base's unit
  std::int64_t denominator;
  std::string_view spelling;
  std::string_view plural;
  std::string_view ucum;
  std::string_view also;         // other accepted spellings, with a '|' between them
  Period period = Period::none;  // for a unit of time: the period it is in a denominator
};

std::span<const UnitEntry> unit_table();

// Every spelling under which a unit is accepted.
template <typename Visit>
constexpr void each_spelling(const UnitEntry& entry, Visit visit) {
  visit(entry.spelling);
  if (entry.plural != entry.spelling) visit(entry.plural);
  for (std::string_view also = entry.also; !also.empty();) {
    const std::size_t end = std::min(also.find('|'), also.size());
    visit(also.substr(0, end));
    also.remove_prefix(std::min(end + 1, also.size()));
  }
}

// A spelling that stands only in a denominator ("1.73m2", "100 g"), since it begins with a number.
bool is_denominator_only(const UnitEntry& entry);

struct EntryMatch {
  const UnitEntry* entry = nullptr;
  std::size_t length = 0;
};

// The longest spelling that stands at `at` as a whole word; a null entry if none does.
EntryMatch match_entry(std::string_view text, std::size_t at, bool as_denominator);

// The known spellings nearest to an unknown one, one a unit: at most three, all equally near, in the table's
// order.
std::vector<std::string> nearest_spellings(std::string_view unknown);

}  // namespace kb
