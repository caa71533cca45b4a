// `kbq weakest`: what rests on little, and what a single source holds up alone.
#include <charconv>
#include <chrono>
#include <optional>

#include "commands.h"
#include "people.h"
#include <fmt/format.h>

#include "runtime/explain/answer.h"

namespace {

constexpr std::string_view kWeakestExamples =
    "Examples:\n"
    "  kbq weakest sleep.kbx                          what rests on anecdotes, on one source, on a seller's "
    "word\n"
    "  kbq weakest sleep.kbx --scenarios scenarios/   and which single source holds up whose verdict\n"
    "  kbq weakest sleep.kbx --on 2030-01-01          and what will be overdue for review by then";

struct WeakestOptions {
  std::string on;  ///< empty: today
  PeopleOptions people;
  std::string format = "text";
};

std::uint32_t number_of(const std::chrono::year_month_day& day) {
  return static_cast<std::uint32_t>(static_cast<int>(day.year())) * 10000 +
         static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
}

/// "2030-01-31" as 20300131.
std::optional<std::uint32_t> date_of(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&text](std::size_t at, std::size_t digits) -> std::optional<unsigned> {
    unsigned value = 0;
    const char* end = text.data() + at + digits;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  return date.ok() ? std::optional(number_of(date)) : std::nullopt;
}

std::uint32_t today() {
  return number_of(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

Result weakest(const kb::KnowledgeBase& kb, const WeakestOptions& options, kb::TextStyle style) {
  const std::optional<std::uint32_t> on = options.on.empty() ? today() : date_of(options.on);
  if (!on) return {kUsage, {}, fmt::format("--on {}: no such day; write it as 2030-01-31", options.on)};
  const auto people = read_people(kb, options.people);
  if (!people) return {kUsage, {}, people.error()};
  return {kAnswered, rendered(kb::weakest(kb, *on, *people), options.format, style), {}};
}

}  // namespace

void add_weakest(Commands& commands) {
  const auto options = std::make_shared<WeakestOptions>();
  CLI::App* command = commands.add(
      "weakest", "What rests on anecdotes, on one source, on a seller's word, or on nothing?",
      kWeakestExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return weakest(kb, *options, style); });
  command->add_option("--on", options->on, "the day on which it is asked; by default today")
      ->type_name("YYYY-MM-DD");
  add_people(command, options->people);
  add_format(command, options->format, {"text", "json", "markdown"});
}
