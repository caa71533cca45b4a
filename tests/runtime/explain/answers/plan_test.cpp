// Plans: an evening by the clock, what is kept apart, the weeks after; and none for whom nothing is
// suggested.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "tests/support/compile_text.h"
#include "tests/support/json_schema.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const kb::KnowledgeBase& evening_tea() {
  static const support::Compiled c = support::compiled(
      "fact frail { ask \"Frail?\"  safety }\nfact bedridden { ask \"?\"  safety }\nfact dizzy { ask \"?\"  "
      "presume no }\n"
      "fact no-gain { title \"no gain\"  ask \"?\"  presume no }\ngoal calm, strength\n"
      "medicine binder { examples \"bindol\" }\nprofessional coach\noption mint\n"
      "evidence e : expert-opinion { states \"Said.\" }\nclaim c { states \"Mint calms.\"  support e }\n"
      "suggest mint for calm { take 1 to 2 h before bed  judge after 4 weeks  because c }\n"
      "separate mint from binder by 2 to 4 h { effect \"less of it\"  because c }\n"
      "caution mint when frail { says \"Hold on.\"  because c }\n"
      "contraindicate mint when bedridden { because c }\n"
      "routine evening for calm {\n  at 60 min before bed \"Lights low.\"\n  at bed \"To bed.\"\n"
      "  at 30 min after dinner \"Walk.\"\n  because c\n}\n"
      "routine training for strength { at bed \"Lift.\"  because c }\n"
      "routine lying for calm when dizzy { at bed \"Lie down.\"  because c }\n"
      "routine slow for calm when frail { at 15 min before bed \"Slowly.\"  because c }\n"
      "monitor course for calm {\n  in weeks 1 to 2 \"Begin.\" {\n    when dizzy { lower dose \"a bit\"  "
      "says "
      "\"Sit.\" }\n"
      "    when frail and not frail { stop }\n    when taking binder { change to mint }\n  }\n"
      "  after 6 wk \"Look.\" { when no-gain  refer coach }\n  because c\n}\n"
      "refer coach when frail { says \"Ask.\"  because c }\nrefer coach for strength { says \"Train.\"  "
      "because c }\n");
  return *c.kb;
}

constexpr int oclock(int hour, int minute = 0) { return hour * 60 + minute; }

kb::Profile drinker(const std::vector<std::string>& with = {},
                    const std::vector<std::string>& taking = {"nothing"}) {
  kb::Profile profile;
  EXPECT_TRUE(kb::say_goal(evening_tea(), profile, "calm"));
  EXPECT_TRUE(kb::say_candidate(evening_tea(), profile, "mint"));
  for (const std::string fact : {"frail", "bedridden"})
    EXPECT_TRUE(kb::say(evening_tea(), profile, fact, false));
  for (const std::string& fact : with) EXPECT_TRUE(kb::say(evening_tea(), profile, fact, true));
  for (const std::string& item : taking) EXPECT_TRUE(kb::say_taking(evening_tea(), profile, item));
  return profile;
}

kb::Answer answer(const kb::Profile& profile, int bedtime, std::vector<kb::Evening::At> at = {}) {
  const auto planned = kb::plan(evening_tea(), profile, {bedtime, std::move(at)});
  EXPECT_TRUE(planned);
  return *planned;
}

kb::Plan plan(const kb::Profile& profile, int bedtime, std::vector<kb::Evening::At> at = {}) {
  return std::get<kb::Plan>(answer(profile, bedtime, std::move(at)).finding);
}

std::vector<std::string> steps(const kb::Plan& plan) {
  std::vector<std::string> result;
  for (const kb::PlanStep& step : plan.steps)
    result.push_back(step.time + " " + step.says + (step.when.empty() ? "" : " if " + step.when));
  return result;
}

kb::Evening::At bindol(const kb::Profile& profile, int minute) {
  return {profile.taking->front().node, "bindol", minute};
}

TEST(Plan, AnEveningInOrderOfTime) {
  EXPECT_THAT(steps(plan(drinker(), oclock(22, 30))),
              ElementsAre("20:30–21:30 Take mint", "21:30 Lights low.", "22:30 To bed.",
                          "30 min after dinner Walk."));
}

TEST(Plan, OverMidnight) {
  const kb::Plan late = plan(drinker(), oclock(0, 15));
  EXPECT_THAT(steps(late), ElementsAre("22:15–23:15 Take mint", "23:15 Lights low.", "00:15 To bed.",
                                       "30 min after dinner Walk."));
  EXPECT_EQ(late.steps[0].minute, -120);
}

struct Spaced {
  std::string name;
  int bedtime;
  int medicine;
  std::string time;  ///< empty: none fits
  bool shorter = false;
  bool noted = true;
};

TEST(Plan, KeepsItsDistanceFromWhatIsTaken) {
  const Spaced cases[] = {{"long before", oclock(22, 30), oclock(12), "20:30–21:30", false, false},
                          {"just far enough", oclock(22, 30), oclock(16, 30), "20:30–21:30", false, false},
                          {"a part is left", oclock(22, 30), oclock(17), "21:00–21:30"},
                          {"the shorter distance", oclock(22, 30), oclock(19), "21:00–21:30", true},
                          {"too near", oclock(22, 30), oclock(20, 30), ""},
                          {"after midnight", oclock(22, 30), oclock(0, 30), "20:30", false},
                          {"bedtime after midnight", oclock(1), oclock(22), "00:00", true}};
  const kb::Profile profile = drinker({}, {"bindol"});
  for (const Spaced& c : cases) {
    const kb::Plan made = plan(profile, c.bedtime, {bindol(profile, c.medicine)});
    EXPECT_EQ(made.taking.time, c.time) << c.name;
    EXPECT_EQ(made.taking.fits, !c.time.empty()) << c.name;
    EXPECT_EQ(!made.taking.notes.empty(), c.noted) << c.name;
    EXPECT_EQ(made.taking.notes.size() > 1, c.shorter) << c.name;
    ASSERT_EQ(made.apart.size(), 1U) << c.name;
    EXPECT_EQ(made.apart[0].from, "bindol") << c.name;
    EXPECT_EQ(made.apart[0].spacing, "2–4 h apart") << c.name;
    EXPECT_EQ(made.taking.narrowed, c.noted) << c.name;
  }
}

TEST(Plan, SaysWhichHoursAreTooNear) {
  const kb::Profile profile = drinker({}, {"bindol"});
  EXPECT_EQ(plan(profile, oclock(22), {bindol(profile, oclock(21))}).apart.at(0).avoid,
            "not between 19:00 and 23:00, better not between 17:00 and 01:00");
}

TEST(Plan, SaysWhatToKeepApartWhereTheTimeIsNotSaid) {
  const kb::Plan made = plan(drinker({}, {"bindol"}), oclock(22, 30));
  ASSERT_EQ(made.apart.size(), 1U);
  EXPECT_EQ(made.apart[0].at, "");
  EXPECT_EQ(made.taking.time, "20:30–21:30");
  EXPECT_THAT(plan(drinker(), oclock(22, 30)).apart, IsEmpty());
}

TEST(Plan, ConditionsOfTonightHoldNowThoseOfTheWeeksMayCome) {
  const kb::Plan made = plan(drinker(), oclock(22));
  ASSERT_EQ(made.weeks.size(), 3U);
  EXPECT_EQ(made.weeks[0].time, "weeks 1 to 2");
  EXPECT_EQ(made.weeks[0].says, "Begin.");
  ASSERT_EQ(made.weeks[0].then.size(), 1U);
  EXPECT_EQ(made.weeks[0].then[0].when, "dizzy");
  EXPECT_THAT(made.weeks[0].then[0].does, ElementsAre("lower the dose: a bit", "Sit."));
  EXPECT_EQ(made.weeks[1].time, "after 6 weeks");
  EXPECT_EQ(made.weeks[1].when, "no gain");
  EXPECT_THAT(made.weeks[1].then.at(0).does, ElementsAre("see: coach"));
  EXPECT_EQ(made.weeks[2].time, "after 4 weeks");
  EXPECT_THAT(made.see, IsEmpty());  // frail was denied; the other is for another goal
}

TEST(Plan, WhatIsSaidHolds) {
  const kb::Plan made = plan(drinker({"frail", "dizzy"}, {"bindol"}), oclock(22));
  EXPECT_EQ(made.verdict, "suggested-with-caution");
  EXPECT_THAT(steps(made), testing::Contains("21:45 Slowly."));
  EXPECT_THAT(steps(made), testing::Contains("22:00 Lie down."));
  ASSERT_EQ(made.care.size(), 1U);
  EXPECT_EQ(made.care[0].says, "Hold on.");
  ASSERT_EQ(made.weeks[0].then.size(), 2U);
  EXPECT_EQ(made.weeks[0].then[0].when, "");
  EXPECT_THAT(made.weeks[0].then[1].does, ElementsAre("change to mint"));
  ASSERT_EQ(made.see.size(), 1U);
  EXPECT_EQ(made.see[0].when, "");
}

TEST(Plan, NoneForWhomItIsNotSuggested) {
  struct PlanCase {
    std::string name;
    kb::Profile profile;
    std::string verdict;
  };
  kb::Profile unsaid = drinker();
  unsaid.facts.clear();
  kb::Profile other_goal = drinker();
  EXPECT_TRUE(kb::say_goal(evening_tea(), other_goal, "strength"));
  const PlanCase cases[] = {{"harm", drinker({"bedridden"}), "contraindicated"},
                            {"depends", unsaid, "depends"},
                            {"nothing speaks for it", other_goal, "no-recommendation"}};
  for (const PlanCase& c : cases) {
    const kb::Answer given = answer(c.profile, oclock(22));
    EXPECT_EQ(given.verdict(), c.verdict) << c.name;
    EXPECT_TRUE(std::holds_alternative<std::monostate>(given.finding)) << c.name;
    EXPECT_THAT(kb::render_text(given), HasSubstr("No plan: only what is suggested gets one.")) << c.name;
  }
}

TEST(Plan, JsonFollowsTheSchema) {
  const support::JsonSchema schema(KB_SOURCE_DIR "/runtime/render/answer.schema.json");
  const kb::Profile profile = drinker({"frail"}, {"bindol"});
  for (const int medicine : {oclock(12), oclock(19), oclock(21)})
    EXPECT_EQ(
        schema.faults_of_text(kb::render_json(answer(profile, oclock(22), {bindol(profile, medicine)}))), "");
  EXPECT_EQ(schema.faults_of_text(kb::render_json(answer(drinker({"bedridden"}), oclock(22)))), "");
}

}  // namespace
