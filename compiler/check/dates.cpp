// Sources that were retracted or are overdue for review, and are relied on; and a knowledge base that is
// overdue.
#include <chrono>
#include <optional>

#include "compiler/check/check.h"

namespace kbc {
namespace {

std::string date_text(std::uint32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

/// The date that a clause gives, or 0.
std::uint32_t date_of(const Knowledge& k, const ResolvedClause* clause) {
  return clause == nullptr || clause->values == 0 ? 0 : k.values_of(*clause)[0].index;
}

/// The date as so many days later, rounded to whole days.
std::uint32_t later(std::uint32_t date, std::int64_t minutes) {
  using namespace std::chrono;
  const year_month_day start{year(static_cast<int>(date / 10000)), month(date / 100 % 100), day(date % 100)};
  constexpr std::int64_t kMostDays = 366 * 1000;
  const std::int64_t days_later = std::min(minutes / (24 * 60), kMostDays);
  const year_month_day end{sys_days(start) + days(days_later)};
  return static_cast<std::uint32_t>(static_cast<int>(end.year())) * 10000 +
         static_cast<unsigned>(end.month()) * 100 + static_cast<unsigned>(end.day());
}

/// Where the source is relied on: by evidence that some claim rests on, or as a reason; none if nowhere.
std::optional<Edge> reliance(const Knowledge& k, std::size_t source) {
  for (auto [e, end] = boost::out_edges(static_cast<Vertex>(source), k.graph); e != end; ++e) {
    const Edge& edge = k.graph[*e];
    const Vertex user = boost::target(*e, k.graph);
    if (edge.label == Key::because || edge.label == Key::from) return edge;
    if (edge.label != Key::source || k.things[user].kind != Kind::evidence) continue;
    for (auto [next, last] = boost::out_edges(user, k.graph); next != last; ++next)
      if (k.graph[*next].label == Key::support || k.graph[*next].label == Key::because) return edge;
  }
  return std::nullopt;
}

void check_base(const Checked& c, std::uint32_t today) {
  if (c.knowledge.root == ThingId::none) return;
  const Thing& root = c.knowledge[c.knowledge.root];
  const ResolvedClause* reviewed = c.knowledge.find(root, Key::reviewed);
  const ResolvedClause* every = c.knowledge.find(root, Key::review_every);
  if (date_of(c.knowledge, reviewed) == 0 || every == nullptr || every->values == 0) return;
  constexpr std::int64_t kMicro = 1'000'000;
  const kb::Amount& amount = c.knowledge.amounts[c.knowledge.values_of(*every)[0].index];
  const std::uint32_t due = later(date_of(c.knowledge, reviewed), amount.range.high / kMicro);
  if (due >= today) return;
  c.diagnostics
      .report(DiagnosticKind::overdue, reviewed->span, fmt::format("`{}`", root.name), date_text(due),
              date_text(today))
      .also(every->span, "how often it is due")
      .advise("review it as a whole, and write the new date");
}

}  // namespace

void check_dates(const Checked& c) {
  // Without a day to compare with, the day of the last review: never the clock, which gives no answer twice.
  std::uint32_t today = c.today;
  if (today == 0 && c.knowledge.root != ThingId::none)
    today = date_of(c.knowledge, c.knowledge.find(c.knowledge[c.knowledge.root], Key::reviewed));
  for (std::size_t i = 0; i < c.knowledge.things.size(); ++i) {
    const Thing& source = c.knowledge.things[i];
    if (source.kind != Kind::source) continue;
    const ResolvedClause* retracted = c.knowledge.find(source, Key::retracted);
    const ResolvedClause* review = c.knowledge.find(source, Key::review_by);
    const std::uint32_t due = date_of(c.knowledge, review);
    if (retracted == nullptr && (due == 0 || due >= today)) continue;
    const auto used = reliance(c.knowledge, i);
    if (!used) continue;
    if (retracted != nullptr)
      c.diagnostics
          .report(DiagnosticKind::retracted_source, used->span, source.name,
                  date_text(date_of(c.knowledge, retracted)))
          .also(retracted->span, "said here")
          .advise("look for another source; what rests on this one alone should go");
    else
      c.diagnostics
          .report(DiagnosticKind::overdue, review->span, fmt::format("`{}`", source.name), date_text(due),
                  date_text(today))
          .also(used->span, "it is relied on here")
          .advise("read it again, and write the date of the next review");
  }
  if (today != 0) check_base(c, today);
}

}  // namespace kbc
