// The forms of dates, and what is no date.
#include "read.h"
#include <gtest/gtest.h>

namespace kbc {
namespace {

struct DateCase {
  const char* name;
  std::string written;  // what follows `issued:`
  int year;
  int month;
  int day;
  const char* csl;  // of the date
};

class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, AreRead) {
  const DateCase& c = GetParam();
  const Read result = read("- id: a\n  type: book\n  issued: " + c.written + "\n");
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 1U);
  const Source& source = result.entries[0];
  EXPECT_EQ(source.year, c.year);
  EXPECT_EQ(source.month, c.month);
  EXPECT_EQ(source.day, c.day);
  EXPECT_EQ(source.csl, R"({"id":"a","issued":)" + std::string(c.csl) + R"(,"type":"book"})");
}

INSTANTIATE_TEST_SUITE_P(
    Bibliography, Dates,
    testing::Values(
        DateCase{"DateParts", "{date-parts: [[2025, 11, 3]]}", 2025, 11, 3,
                 R"({"date-parts":[[2025,11,3]]})"},
        DateCase{"DatePartsAsBlocks", "\n    date-parts:\n    - - 2025\n      - 11\n      - 3", 2025, 11, 3,
                 R"({"date-parts":[[2025,11,3]]})"},
        DateCase{"DatePartsAsTexts", "{\"date-parts\": [[\"2025\", \"03\"]]}", 2025, 3, 0,
                 R"({"date-parts":[[2025,3]]})"},
        DateCase{"YearOnly", "{date-parts: [[2025]]}", 2025, 0, 0, R"({"date-parts":[[2025]]})"},
        DateCase{"RangeOfParts", "{date-parts: [[2024, 12], [2025, 1]]}", 2024, 12, 0,
                 R"({"date-parts":[[2024,12],[2025,1]]})"},
        DateCase{"ListOfMaps", "\n  - year: 2025\n    month: 11\n    day: 3", 2025, 11, 3,
                 R"({"date-parts":[[2025,11,3]]})"},
        DateCase{"ListOfTwoMaps", "\n  - year: 2024\n  - year: 2025\n    month: 1", 2024, 0, 0,
                 R"({"date-parts":[[2024],[2025,1]]})"},
        DateCase{"Map", "{year: 2025, month: 11}", 2025, 11, 0, R"({"date-parts":[[2025,11]]})"},
        DateCase{"Text", "2025-11-03", 2025, 11, 3, R"({"date-parts":[[2025,11,3]]})"},
        DateCase{"QuotedText", "'2025-11'", 2025, 11, 0, R"({"date-parts":[[2025,11]]})"},
        DateCase{"YearAsText", "2025", 2025, 0, 0, R"({"date-parts":[[2025]]})"},
        DateCase{"LeapDay", "2024-02-29", 2024, 2, 29, R"({"date-parts":[[2024,2,29]]})"},
        DateCase{"RangeAsText", "2024/2025-02", 2024, 0, 0, R"({"date-parts":[[2024],[2025,2]]})"},
        DateCase{"About", "2025~", 2025, 0, 0, R"({"circa":true,"date-parts":[[2025]]})"},
        DateCase{"NotAbout", "{circa: false, date-parts: [[2025]]}", 2025, 0, 0,
                 R"({"circa":false,"date-parts":[[2025]]})"},
        DateCase{"Season", "{season: 3, year: 2025}", 2025, 0, 0, R"({"date-parts":[[2025]],"season":"3"})"},
        DateCase{"Raw", "{raw: 2025-11-03}", 2025, 11, 3, R"({"date-parts":[[2025,11,3]]})"},
        DateCase{"Literal", "{literal: in press}", 0, 0, 0, R"({"literal":"in press"})"}),
    [](const auto& c) { return c.param.name; });

struct FaultCase {
  const char* name;
  std::string written;
  const char* quoted;
  std::size_t indent;  // before the underline, within what is written
};

class NoDates : public testing::TestWithParam<FaultCase> {};

TEST_P(NoDates, AreReportedWhereTheyStand) {
  const FaultCase& c = GetParam();
  const Read result = read("- id: a\n  type: book\n  issued: " + c.written + "\n");
  const std::string column = std::to_string(11 + c.indent);
  EXPECT_EQ(
      result.reports,
      "error[KB0227]: `" + std::string(c.quoted) +
          "` is no date of the form 2026-11-22\n"
          "  ┌─ refs.yaml:3:" +
          column + "\n 3│   issued: " + c.written + "\n  │ " + std::string(10 + c.indent, ' ') +
          std::string(std::string_view(c.quoted).size(), '^') +
          "\n  = help: 2026-11 and 2026 will do as well, and `literal: \"in press\"` for what is no date\n");
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries[0].year, 0);
  EXPECT_EQ(result.entries[0].csl, R"({"id":"a","type":"book"})");
}

INSTANTIATE_TEST_SUITE_P(
    Bibliography, NoDates,
    testing::Values(FaultCase{"Words", "Nov 2025", "Nov 2025", 0},
                    FaultCase{"DayFirst", "03-11-2025", "03-11-2025", 0},
                    FaultCase{"NoSuchMonth", "2025-13", "2025-13", 0},
                    FaultCase{"NoSuchDay", "2025-02-29", "2025-02-29", 0},
                    FaultCase{"OneDigit", "2025-1", "2025-1", 0}, FaultCase{"YearZero", "0000", "0000", 0},
                    FaultCase{"Empty", "''", "''", 0}, FaultCase{"OpenRange", "2025/", "2025/", 0},
                    FaultCase{"MonthInParts", "{date-parts: [[2025, 13]]}", "[2025, 13]", 14},
                    FaultCase{"FourParts", "{date-parts: [[2025, 1, 1, 1]]}", "[2025, 1, 1, 1]", 14},
                    FaultCase{"PartsFlat", "{date-parts: [2025, 11]}", "2025", 14},
                    FaultCase{"WordInMap", "{year: soon}", "soon", 7},
                    FaultCase{"NoYear", "{month: 11}", "{month: 11}", 0},
                    FaultCase{"HugeYear", "{year: 99999999999999999999}", "99999999999999999999", 7},
                    FaultCase{"Negative", "{year: -5}", "-5", 7},
                    FaultCase{"UnknownPart", "{yaer: 2025}", "yaer", 1}),
    [](const auto& c) { return c.param.name; });

TEST(NoDates, ARangeBeginsBeforeItsEnd) {
  EXPECT_EQ(read("- id: a\n  type: book\n  issued: 2025/2024\n").reports,
            "error[KB0223]: the range begins above its end\n"
            "  ┌─ refs.yaml:3:11\n"
            " 3│   issued: 2025/2024\n"
            "  │           ^^^^^^^^^\n"
            "  = help: write the earlier date first\n");
}

}  // namespace
}  // namespace kbc
