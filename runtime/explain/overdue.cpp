// The day of the last review, and the time that it holds for.
#include "runtime/explain/overdue.h"

#include <chrono>

#include "runtime/quantity/parse.h"

namespace kb {

std::uint32_t review_due(const KnowledgeBase& kb) {
  namespace chrono = std::chrono;
  const auto every = parse_amount(kb.clause(kb.root(), "review every"));
  if (!every || kb.reviewed() == 0) return 0;
  constexpr std::int64_t kDay = std::int64_t{24} * 60 * kMicro;  // durations are in minutes
  constexpr std::int64_t kMostDays = 400 * 366;                  // calendars repeat after 400 years
  const std::int64_t days = every->amount.range.high / kDay;
  const chrono::year_month_day reviewed{chrono::year(static_cast<int>(kb.reviewed() / 10000)),
                                        chrono::month(kb.reviewed() / 100 % 100),
                                        chrono::day(kb.reviewed() % 100)};
  if (!reviewed.ok() || days < 0 || days > kMostDays) return 0;
  const chrono::year_month_day due{chrono::sys_days(reviewed) + chrono::days(days)};
  return static_cast<std::uint32_t>(static_cast<int>(due.year())) * 10000 +
         static_cast<unsigned>(due.month()) * 100 + static_cast<unsigned>(due.day());
}

}  // namespace kb
