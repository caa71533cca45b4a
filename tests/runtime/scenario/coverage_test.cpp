// What is covered, and each reason for what isn't.
#include "sample.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

kb::Coverage cover(const std::vector<std::string>& profiles) {
  kb::CoverageRecorder recorder(sample::knowledge_base());
  for (const std::string& profile : profiles)
    recorder.add(sample::read_one(sample::scenario(profile, "cites: [jones-2020]")));
  return recorder.coverage();
}

/// "active: never-reached", each gap of a rule.
std::vector<std::string> gaps(const kb::Coverage& coverage, std::string_view rule) {
  std::vector<std::string> lines;
  for (const kb::Uncovered& gap : coverage.uncovered)
    if (gap.rule == rule)
      lines.push_back(fmt::format("{}{}{}: {}", kb::aspect_name(gap.aspect), gap.part.empty() ? "" : " ",
                                  gap.part, kb::gap_name(gap.why)));
  return lines;
}

std::string mint(std::string_view said) { return fmt::format("goal: calm, candidate: mint, {}", said); }

struct GapCase {
  const char* name;
  std::vector<std::string> profiles;
  const char* rule;
  std::vector<std::string> gaps;
};

class CoverageGaps : public testing::TestWithParam<GapCase> {};

TEST_P(CoverageGaps, AreListed) {
  EXPECT_EQ(gaps(cover(GapCase(GetParam()).profiles), GetParam().rule), GetParam().gaps);
}

using Gaps = std::vector<std::string>;
const std::string kFern = "goal: calm, candidate: fern";

INSTANTIATE_TEST_SUITE_P(
    All, CoverageGaps,
    testing::Values(
        GapCase{"never_reached", {kFern}, "rash", {"active: never-reached"}},
        GapCase{"never_true",
                {mint("allergic: no")},
                "rash",
                {"active: never-true", "part-true allergic: never-true"}},
        GapCase{
            "always_open",
            {mint("tired: yes")},
            "rash",
            {"active: always-open", "part-true allergic: always-open", "part-false allergic: always-open"}},
        GapCase{"always_defeated",
                {mint("allergic: no"), mint("allergic: yes, supervised-by: herbalist")},
                "rash",
                {"active: always-defeated", "part-false unless supervised by herbalist: never-false"}},
        GapCase{"never_false",
                {mint("allergic: yes")},
                "rash",
                {"inactive: never-false", "part-false allergic: never-false",
                 "part-true unless supervised by herbalist: never-true"}},
        GapCase{
            "covered",
            {mint("allergic: no"), mint("allergic: yes"), mint("allergic: yes, supervised-by: herbalist")},
            "rash",
            {}},
        GapCase{"decided_earlier", {kFern}, "suggest-fern-for-calm", {"decisive: decided-earlier"}},
        GapCase{"masked",
                {mint("thirsty: no, age: 40"), mint("thirsty: yes, age: 70")},
                "dry",
                {"part-false thirsty: masked", "part-false age at least 60 years: masked",
                 "overridden old: overrider-silent"}},
        GapCase{"never_overridden",
                {mint("thirsty: no, age: 70"), mint("thirsty: yes, age: 70"), mint("thirsty: yes, age: 40"),
                 mint("thirsty: no, age: 95")},
                "dry",
                {"overridden old: never-true"}},
        GapCase{"overridden",
                {mint("thirsty: no, age: 70"), mint("thirsty: yes, age: 70"), mint("thirsty: yes, age: 40"),
                 mint("thirsty: yes, age: 95")},
                "dry",
                {}},
        GapCase{"limit",
                {"taking: nothing, candidate: {form: green, dose: 4 mg elemental}"},
                "most",
                {"active: never-true", "part-true the day's total beyond the limit: never-true"}},
        GapCase{"no_goal_no_matter", {"taking: nothing"}, "suggest-green-for-calm", {}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Coverage, CountsEveryRuleAndPart) {
  const kb::Coverage none = cover({});
  const auto total = [&](kb::Aspect aspect) { return none.tallies[static_cast<std::size_t>(aspect)].total; };
  EXPECT_EQ(total(kb::Aspect::active), 10U);
  EXPECT_EQ(total(kb::Aspect::inactive), 6U);   // four always apply
  EXPECT_EQ(total(kb::Aspect::part_true), 8U);  // tired, thirsty, age twice, allergic, herbalist, total, pill
  EXPECT_EQ(total(kb::Aspect::overridden), 1U);
  EXPECT_EQ(none.uncovered.size(), 10U);
  for (const kb::Tally& tally : none.tallies) EXPECT_EQ(tally.covered, 0U);
}

TEST(Coverage, RefusedProfilesCoverNothing) {
  EXPECT_EQ(cover({"age: 4 kg, candidate: mint"}).tallies[0].covered, 0U);
}

}  // namespace
