// Whole minutes throughout: a day has 1440 of them, and midnight is one like any other.
#include "runtime/explain/clock.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "runtime/quantity/parse.h"

namespace kb {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string_view skip_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

/// Takes the next word off a text.
std::string_view take_word(std::string_view& text) {
  text = skip_space(text);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text = skip_space(text.substr(end));
  return word;
}

std::optional<int> whole_minutes(std::int64_t micro) {
  const std::int64_t minutes = micro / kMicro;
  const bool fits = micro % kMicro == 0 && minutes >= 0 && minutes <= 7 * kMinutesOfDay;
  return fits ? std::optional(static_cast<int>(minutes)) : std::nullopt;
}

}  // namespace

std::string clock_words(int minute) {
  const int of_day = ((minute % kMinutesOfDay) + kMinutesOfDay) % kMinutesOfDay;
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

std::string clock_words(const std::vector<Window>& windows) {
  std::string text;
  for (const Window& window : windows) {
    if (!text.empty()) text += " or ";
    text += clock_words(window.first);
    if (window.last != window.first) text += "–" + clock_words(window.last);
  }
  return text;
}

std::optional<int> parse_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  int hour = 0;
  int minute = 0;
  const char* const middle = text.data() + colon;
  const char* const end = text.data() + text.size();
  const auto hours = std::from_chars(text.data(), middle, hour);
  const auto minutes = std::from_chars(middle + 1, end, minute);
  const bool read =
      hours.ec == std::errc{} && hours.ptr == middle && minutes.ec == std::errc{} && minutes.ptr == end;
  if (!read || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::vector<Window> left_of(Window window, const std::vector<Kept>& kept) {
  std::vector<Window> left{window};
  for (const Kept& other : kept) {
    // Every day's time of it that can lie within reach of the window.
    const int reach = std::max(other.before, other.after) + kMinutesOfDay;
    const int from = (window.first - reach - other.at) / kMinutesOfDay - 1;
    const int to = (window.last + reach - other.at) / kMinutesOfDay + 1;
    for (int day = from; day <= to; ++day) {
      const int at = other.at + day * kMinutesOfDay;
      if (other.before == 0 && other.after == 0) continue;
      // Too near to it; at the same minute, too, where only one side has a distance.
      const Window closed{std::min(at - other.before + 1, at), std::max(at + other.after - 1, at)};
      std::vector<Window> next;
      for (const Window& open : left) {
        if (open.first < closed.first) next.push_back({open.first, std::min(open.last, closed.first - 1)});
        if (open.last > closed.last) next.push_back({std::max(open.first, closed.last + 1), open.last});
      }
      left = std::move(next);
    }
  }
  return left;
}

std::optional<RelativeTime> relative_time(std::string_view text) {
  RelativeTime time;
  text = skip_space(text);
  int least = 0;
  int most = 0;
  if (const auto amount = parse_amount(text)) {
    const Amount& duration = amount->amount;
    const bool of_time = duration.unit.dimension == Dimension{Base::time, Base::number};
    const auto low = whole_minutes(duration.range.low);
    const auto high = whole_minutes(duration.range.high);
    if (!of_time || !low || !high) return std::nullopt;
    time.in_minutes = true;
    least = *low;
    most = *high;
    text = text.substr(amount->consumed);
  }
  std::string_view word = take_word(text);
  const bool before = word == "before";
  if (before || word == "after" || word == "at" || word == "with" || word == "without" || word == "in")
    word = take_word(text);
  else if (time.in_minutes)
    return std::nullopt;
  time.least = before ? -most : least;
  time.most = before ? -least : most;
  time.anchor = word;
  time.rest = text;
  return word.empty() ? std::nullopt : std::optional(time);
}

}  // namespace kb
