// Dates of a bibliography in the forms that reference managers write, and as CSL-JSON has them.
#pragma once

#include <optional>
#include <vector>

#include <boost/json/object.hpp>

#include "compiler/bibliography/entry_tree.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

/// A year, perhaps its month, perhaps that month's day; 0 is "not said".
struct CslDay {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const CslDay&) const = default;
};

/// A day, a range of two, or none where the date is only put into words (`literal`).
struct CslDate {
  std::vector<CslDay> days;
  boost::json::object csl;  ///< keys sorted; the days as {"date-parts": [[2025, 11, 3]]}
};

/// Reads `{date-parts: [[2025, 11, 3]]}`, `{year: 2025, month: 11}`, a list of one or two such maps, or a
/// text like 2025-11-03, 2025-11, 2025, with `~` for "about" and `/` between the ends of a range. Reports
/// KB0227 otherwise.
[[nodiscard]] std::optional<CslDate> read_csl_date(const EntryNode& node, const Sources& sources,
                                                   Diagnostics& diagnostics);

}  // namespace kbc
