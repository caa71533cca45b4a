// Times of day, over midnight and not.
#include "runtime/explain/clock.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace {

using kb::Kept;
using kb::Window;

constexpr int at(int hour, int minute = 0) { return hour * 60 + minute; }

TEST(Clock, ReadsTimes) {
  struct ClockCase {
    std::string_view text;
    std::optional<int> minute;
  };
  const ClockCase cases[] = {{"22:30", at(22, 30)}, {"0:05", 5},    {"00:00", 0},   {"23:59", at(23, 59)},
                             {"24:00", {}},         {"12:60", {}},  {"22.30", {}},  {"", {}},
                             {":30", {}},           {"122:30", {}}, {"22:3", {}},   {"-1:30", {}},
                             {"22:-1", {}},         {" 22:30", {}}, {"22:30 ", {}}, {"1e:00", {}},
                             {"+2:30", {}}};
  for (const ClockCase& c : cases) EXPECT_EQ(kb::parse_clock(c.text), c.minute) << c.text;
}

TEST(Clock, SaysTimes) {
  EXPECT_EQ(kb::clock_words(at(21, 5)), "21:05");
  EXPECT_EQ(kb::clock_words(-30), "23:30");
  EXPECT_EQ(kb::clock_words(at(24, 15)), "00:15");
  EXPECT_EQ(kb::clock_words(-3 * 1440), "00:00");
  EXPECT_EQ(kb::clock_words({{at(23), at(24)}, {at(25), at(25)}}), "23:00–00:00 or 01:00");
  EXPECT_EQ(kb::clock_words(std::vector<Window>{}), "");
}

struct LeftCase {
  std::string name;
  Window window;
  std::vector<Kept> kept;
  std::vector<Window> left;
};

TEST(Clock, LeavesWhatIsFarEnoughFromEveryDaysTime) {
  const LeftCase cases[] = {
      {"nothing to keep", {100, 200}, {}, {{100, 200}}},
      {"far away", {at(20), at(21)}, {{at(12), 120, 120}}, {{at(20), at(21)}}},
      {"exactly so far is enough", {at(20), at(21)}, {{at(22), 60, 60}}, {{at(20), at(21)}}},
      {"a minute less is not", {at(20), at(21)}, {{at(22), 61, 60}}, {{at(20), at(20, 59)}}},
      {"in the middle", {at(18), at(22)}, {{at(20), 60, 30}}, {{at(18), at(19)}, {at(20, 30), at(22)}}},
      {"nothing left", {at(20), at(21)}, {{at(20, 30), 60, 60}}, {}},
      {"after midnight, from the evening before", {at(24), at(25)}, {{at(23), 120, 120}}, {{at(25), at(25)}}},
      {"before midnight, from the morning after", {at(22), at(24)}, {{at(1), 120, 120}}, {{at(22), at(23)}}},
      {"from the day before", {at(0, 30) - 60, at(0, 30)}, {{at(23), 60, 60}}, {{at(0), at(0, 30)}}},
      {"two of them", {at(18), at(23)}, {{at(18), 0, 120}, {at(23), 120, 0}}, {{at(20), at(21)}}},
      {"both ends at once", {at(20), at(20)}, {{at(20), 0, 0}}, {{at(20), at(20)}}},
      {"a day and more", {at(20), at(21)}, {{at(8), 1440, 1440}}, {}}};
  for (const LeftCase& c : cases) EXPECT_EQ(kb::left_of(c.window, c.kept), c.left) << c.name;
}

TEST(Clock, EveryMinuteIsLeftOrTooNear) {
  rc::check([] {
    const int first = *rc::gen::inRange(-1440, 2880);
    const Window window{first, first + *rc::gen::inRange(0, 600)};
    std::vector<Kept> kept;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
      kept.push_back({*rc::gen::inRange(0, 1440), *rc::gen::inRange(0, 500), *rc::gen::inRange(0, 500)});
    const std::vector<Window> left = kb::left_of(window, kept);
    for (int minute = window.first; minute <= window.last; ++minute) {
      bool far = true;
      for (const Kept& other : kept)
        for (int day = -4; day <= 4; ++day) {
          const int then = other.at + day * 1440;
          const bool at_once = minute == then && (other.before > 0 || other.after > 0);
          far = far && !at_once && !(minute > then - other.before && minute < then + other.after);
        }
      bool is_left = false;
      for (const Window& w : left) is_left = is_left || (w.first <= minute && minute <= w.last);
      RC_ASSERT(far == is_left);
    }
  });
}

TEST(Clock, ReadsTimesRelativeToTheDay) {
  struct ClockCase {
    std::string_view text;
    int least;
    int most;
    std::string anchor;
    std::string rest;
  };
  const ClockCase cases[] = {{"1 to 2 h before bed", -120, -60, "bed", ""},
                             {"90 min before bedtime Lights low.", -90, -90, "bedtime", "Lights low."},
                             {"30 min after dinner Walk.", 30, 30, "dinner", "Walk."},
                             {"bed To bed when sleepy.", 0, 0, "bed", "To bed when sleepy."},
                             {"at bedtime", 0, 0, "bedtime", ""},
                             {"with meals", 0, 0, "meals", ""},
                             {"1.5 h before sleep", -90, -90, "sleep", ""}};
  for (const ClockCase& c : cases) {
    const auto time = kb::relative_time(c.text);
    ASSERT_TRUE(time) << c.text;
    EXPECT_EQ(time->least, c.least) << c.text;
    EXPECT_EQ(time->most, c.most) << c.text;
    EXPECT_EQ(time->anchor, c.anchor) << c.text;
    EXPECT_EQ(time->rest, c.rest) << c.text;
  }
  for (const std::string_view text : {"", "   ", "2 h", "2 mg before bed", "1 to 2 h bed", "90 d before bed"})
    EXPECT_FALSE(kb::relative_time(text)) << text;
}

}  // namespace
