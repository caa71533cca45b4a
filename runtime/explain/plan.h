// Plan: an evening by the clock, and the weeks after it, of an option that is suggested for a person.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/statement.h"

namespace kb {

/// "22:30" as minutes of the day; nothing if it is no time.
[[nodiscard]] std::optional<int> parse_clock(std::string_view text);

/// What the asker says of the evening.
struct Evening {
  int bedtime = 0;  ///< minutes of the day
  struct At {
    std::uint32_t node = 0;  ///< something that is taken, as `Item::node` has it
    std::string written;     ///< as the asker names it
    int minute = 0;          ///< of the day, every day
  };
  std::vector<At> at;
};

struct PlanStep {
  std::string time;    ///< "21:30", "20:30–21:30", or of another time of the day "60 min after dinner"
  int minute = 0;      ///< from bedtime, negative before it
  bool timed = false;  ///< by the clock
  std::string says;
  std::string when;  ///< if that depends on something unknown; empty: it holds
  CitationNumbers citations;
};

/// When to take it, and what it is kept apart from.
struct PlanTaking {
  std::string says;       ///< the author's words: "1 to 2 h before bed"; empty: no time is advised
  std::string time;       ///< the times left by the clock: "20:30–21:00"; empty: none, or not known
  bool fits = true;       ///< false: no time keeps all distances
  bool narrowed = false;  ///< some of the times that are advised are too near
  std::vector<std::string> notes;  ///< what narrows it: "4 h before doxycycline at 01:00"
};

struct PlanApart {
  std::string from;     ///< "doxycycline"
  std::string at;       ///< "21:00"; empty: when it is taken wasn't said
  std::string spacing;  ///< "2–4 h apart"
  std::string avoid;    ///< the hours that are too near: "not between 19:00 and 23:00"; empty where `at` is
  std::string says;
  std::string when;  ///< if that depends on something unknown
  CitationNumbers citations;
};

/// Something to do in some weeks, or after some time.
struct PlanWeek {
  std::string time;  ///< "weeks 1 to 2", "after 6 wk"
  std::string says;
  std::string when;
  struct Then {
    std::string when;  ///< empty: it holds
    std::vector<std::string> does;
  };
  std::vector<Then> then;
  CitationNumbers citations;
};

struct PlanReferral {
  std::string who;
  std::string says;
  std::string when;  ///< empty: now
  CitationNumbers citations;
};

struct PlanCare {
  std::string rule;
  std::string says;
  std::string when;
  CitationNumbers citations;
};

struct Plan {
  std::string name;
  std::string title;
  std::string dose;
  std::string verdict;
  std::string bedtime;
  std::vector<PlanCare> care;
  PlanTaking taking;
  std::vector<PlanApart> apart;
  std::vector<PlanStep> steps;
  std::vector<PlanWeek> weeks;
  std::vector<PlanReferral> see;
};

}  // namespace kb
