// Clock: times of day, and the times at which something can be taken that must keep its distance from others.
// Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/plan.h"

namespace kb {

inline constexpr int kMinutesOfDay = 24 * 60;

/// From the first to the last minute, both included. Before 0 is the day before, from 1440 on the day after.
struct Window {
  int first = 0;
  int last = 0;
  friend bool operator==(const Window&, const Window&) = default;
};

/// "21:30"; of any minute, the day taken away.
[[nodiscard]] std::string clock_words(int minute);
/// "20:30–21:30 or 22:00"
[[nodiscard]] std::string clock_words(const std::vector<Window>& windows);

/// Something that is taken every day at a time, and how far from it something else must stay.
struct Kept {
  int at = 0;      ///< minute of the day
  int before = 0;  ///< minutes by which the other goes before it, at least
  int after = 0;   ///< or comes after it, at least
};

/// What is left of a window when all distances are kept, from each day's time of each: exactly so far apart
/// is enough.
[[nodiscard]] std::vector<Window> left_of(Window window, const std::vector<Kept>& kept);

/// A time relative to something of the day, as a clause says it: "1 to 2 h before bed".
struct RelativeTime {
  int least = 0;  ///< minutes from the anchor, negative before it; both 0: at it
  int most = 0;
  bool in_minutes = false;  ///< an amount of time is given
  std::string anchor;       ///< "bed"
  std::string_view rest;    ///< of the text, behind it

  /// The same as going to bed.
  [[nodiscard]] bool is_bed() const { return anchor == "bed" || anchor == "bedtime" || anchor == "sleep"; }
};

/// Nothing where the text does not begin with such a time.
[[nodiscard]] std::optional<RelativeTime> relative_time(std::string_view text);

}  // namespace kb
