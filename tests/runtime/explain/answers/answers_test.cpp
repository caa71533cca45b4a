// What an answer shows besides its verdict: only what is meant for the person, and only what it rests on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "tests/support/compile_text.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr std::string_view kGrounds =
    "source log { title \"A log\" }\nsource shop { title \"A shop\" }\n"
    "evidence trial : rct { title \"mint against water\"  source log  reported by shop }\n"
    "evidence other : cohort { source log }\n"
    "evidence praise : anecdote { source shop  states \"It helped me.\" }\n"
    "claim c { states \"Mint calms.\"  support trial, praise  oppose other { undercut \"other people\" } }\n"
    "claim hoped { states \"Mint heals.\"  support praise }\n";

support::Compiled base(std::string_view more) {
  return support::compiled(std::string(kGrounds) + std::string(more));
}

kb::Profile person(const kb::KnowledgeBase& kb, std::string_view candidate,
                   const std::vector<std::string>& with = {}, const std::vector<std::string>& without = {}) {
  kb::Profile profile;
  EXPECT_TRUE(kb::say_candidate(kb, profile, candidate));
  for (const std::string& fact : with) EXPECT_TRUE(kb::say(kb, profile, fact, true));
  for (const std::string& fact : without) EXPECT_TRUE(kb::say(kb, profile, fact, false));
  return profile;
}

// ---- guidance

constexpr std::string_view kGuidance =
    "fact sore { ask \"?\" }\nfact tired { ask \"?\"  presume no }\nprofessional coach\ngoal calm, strength\n"
    "outcome blister, yawning, cough\noption mint\nsuggest mint { because c }\n"
    "side effect blister of mint when sore { effect \"on the heel\"  because c }\n"
    "side effect yawning of mint when tired { because c }\nside effect cough of mint { because c }\n"
    "advise rest { says \"Rest.\"  when sore  because c }\nadvise sleep { says \"Sleep.\"  when tired  "
    "because c }\n"
    "advise drink { says \"Drink.\"  because c }\nadvise lift { says \"Lift.\"  for strength  because c }\n"
    "advise breathe { says \"Breathe.\"  for calm  unless supervised by coach  because c }\n";

std::vector<std::string> effects(const kb::Answer& answer) {
  std::vector<std::string> result;
  for (const kb::SideEffectAnswer& effect : answer.options.at(0).side_effects)
    result.push_back(effect.outcome + (effect.when.empty() ? "" : " if " + effect.when));
  return result;
}

TEST(Guidance, OnlyWhatIsMeantForThePerson) {
  const auto c = base(kGuidance);
  struct AnswersCase {
    std::vector<std::string> with;
    std::vector<std::string> without;
    std::vector<std::string> effects;
    std::vector<std::string> advice;
  };
  const AnswersCase cases[] = {
      {{}, {}, {"blister if sore", "cough"}, {"If sore: Rest.", "Drink.", "Breathe."}},
      {{"sore"}, {}, {"blister", "cough"}, {"Rest.", "Drink.", "Breathe."}},
      {{"tired"}, {"sore"}, {"yawning", "cough"}, {"Sleep.", "Drink.", "Breathe."}},
      {{"supervised by coach"}, {"sore"}, {"cough"}, {"Drink."}}};
  for (const AnswersCase& k : cases) {
    kb::Profile profile = person(*c.kb, "mint", k.with, k.without);
    ASSERT_TRUE(kb::say_goal(*c.kb, profile, "calm"));
    const auto answer = kb::ask(*c.kb, profile);
    ASSERT_TRUE(answer);
    EXPECT_THAT(effects(*answer), testing::ElementsAreArray(k.effects));
    EXPECT_THAT(answer->advice, testing::ElementsAreArray(k.advice));
  }
  const auto no_goal = kb::ask(*c.kb, person(*c.kb, "mint"));
  EXPECT_THAT(no_goal->advice, ElementsAre("If sore: Rest.", "Drink."));
}

TEST(Guidance, WhatDependsIsSaidSo) {
  const auto c = base(kGuidance);
  EXPECT_THAT(kb::render_text(*kb::ask(*c.kb, person(*c.kb, "mint"))),
              HasSubstr("if sore: blister: on the heel"));
}

// ---- presumptions

std::vector<std::string> presumed(const support::Compiled& c, const kb::Profile& profile) {
  const auto answer = kb::ask(*c.kb, profile);
  EXPECT_TRUE(answer);
  return answer->presumed;
}

TEST(Presumptions, ThoseBehindAdviceSideEffectsAndTheOrderToo) {
  const auto c = base(
      "fact a { ask \"?\"  presume no }\nfact b { ask \"?\"  presume no }\nfact d { ask \"?\"  presume no }\n"
      "fact e { ask \"?\"  presume no }\n"
      "goal calm\noutcome cough\noption mint, sage, dill\nsuggest mint, sage { because c }\n"
      "side effect cough of mint when a { because c }\nadvise rest { says \"Rest.\"  unless b  because c }\n"
      "prefer sage over mint unless d { because c }\nprefer mint over dill unless e { because c }\n");
  EXPECT_THAT(presumed(c, person(*c.kb, "mint")), ElementsAre("no a", "no b"));
  EXPECT_THAT(presumed(c, person(*c.kb, "sage")), ElementsAre("no b"));
  EXPECT_THAT(presumed(c, person(*c.kb, "dill")), IsEmpty()) << "advice goes with what may be suggested";
  EXPECT_THAT(presumed(c, kb::Profile{}), ElementsAre("no a", "no b", "no d")) << "one verdict, one order";
}

TEST(Presumptions, OnlyThoseThatCouldChangeTheAnswer) {
  const auto c = base(
      "fact a { ask \"?\"  presume no }\nfact b { ask \"?\"  presume no }\nfact d { ask \"?\"  presume no }\n"
      "fact harm { ask \"?\"  safety }\nprofessional coach\noption mint, sage, dill\n"
      "suggest mint { because c }\ncaution mint when a { because c }\n"
      "contraindicate mint when harm unless supervised by coach { because c }\n"
      "suggest sage { because c }\ncaution sage when a and b { because c }\n"
      "suggest dill when d { because c }\ncontraindicate dill when harm { because c }\n");
  EXPECT_THAT(presumed(c, person(*c.kb, "mint", {}, {"harm"})), ElementsAre("no a"));
  EXPECT_THAT(presumed(c, person(*c.kb, "mint", {"harm"})),
              UnorderedElementsAre("no a", "not supervised by coach"));
  EXPECT_THAT(presumed(c, person(*c.kb, "mint", {"a"}, {"harm"})), IsEmpty());
  // One of both is enough to keep the rule away, and one must be named.
  EXPECT_EQ(presumed(c, person(*c.kb, "sage")).size(), 1U);
  EXPECT_THAT(presumed(c, person(*c.kb, "dill", {}, {"harm"})), ElementsAre("no d"));
  // Whom it would harm is shown nothing that speaks for it.
  EXPECT_THAT(presumed(c, person(*c.kb, "dill", {"harm"})), IsEmpty());
}

// ---- changes

TEST(Changes, OfferOnlyWhoLiftsAnObstacle) {
  const auto c = base(
      "fact frail { ask \"?\"  safety }\nprofessional doctor\nprofessional surgeon is doctor\nprofessional "
      "coach\n"
      "option mint\nsuggest mint { because c }\nadvise against mint when frail unless supervised by doctor { "
      "because c }\n"
      "caution mint when not frail unless supervised by coach { because c }\n");
  const auto answer = kb::change(*c.kb, person(*c.kb, "mint", {"frail"}), kb::Verdict::suggested);
  ASSERT_TRUE(answer);
  std::vector<std::string> steps;
  for (const kb::Change& change : answer->options.at(0).changes->changes)
    for (const std::string& step : change.steps) steps.push_back(step);
  EXPECT_THAT(steps, ElementsAre("be under the supervision of: doctor"));
}

// ---- why

const kb::DerivationNode& below(const kb::DerivationNode& node, const std::string& name) {
  for (const kb::DerivationNode& one : node.rests_on)
    if (one.name == name) return one;
  ADD_FAILURE() << "nothing below " << node.name << " is called " << name;
  return node;
}

TEST(Why, SaysWhySomethingDoesNotCount) {
  const auto c = base("option mint\nsuggest mint { because c, hoped? }\n");
  const auto answer = kb::why(*c.kb, person(*c.kb, "mint"));
  ASSERT_TRUE(answer);
  const kb::DerivationNode& rule = answer->options.at(0).why->derivation.at(0);
  const kb::DerivationNode& claim = below(rule, "c");
  EXPECT_EQ(claim.why_not_counted, "");
  EXPECT_EQ(below(claim, "trial").says, "mint against water — randomised trial");
  EXPECT_TRUE(below(claim, "trial").counts);
  EXPECT_EQ(below(below(claim, "trial"), "shop").why_not_counted, "retells trial: adds no weight");
  EXPECT_EQ(below(claim, "praise").why_not_counted, "anecdote: not counted");
  EXPECT_EQ(below(claim, "other").why_not_counted, "undercut: other people");
  EXPECT_THAT(below(claim, "other").steps, IsEmpty());
  EXPECT_EQ(below(rule, "hoped").why_not_counted, "nothing that counts supports it");
  EXPECT_FALSE(below(rule, "hoped").counts);
}

TEST(Evidence, IsShownByItsTitle) {
  const auto c = base(
      "evidence doubt : rct { title \"mint against nothing\"  source log }\n"
      "claim calms { states \"Mint calms.\"  support trial  oppose doubt }\n"
      "option mint\nsuggest mint { because calms }\n");
  const std::string text = kb::render_text(*kb::ask(*c.kb, person(*c.kb, "mint")));
  EXPECT_THAT(text, HasSubstr("mint against nothing (randomised trial, high certainty)"));
  EXPECT_THAT(text, Not(HasSubstr("doubt")));
}

// ---- one serving

constexpr std::string_view kProducts =
    "substance iodine { symbol I }\nform iodide of iodine { formula \"KI\" }\n"
    "product known { contains iodide 3 mg elemental  serving 2 tsp }\n"
    "product half { contains iodide 3 mg elemental, iodide }\nproduct secret { contains iodide }\n"
    "suggest known, half, secret, iodide { because c }\n"
    "limit supplemental iodine to 5 mg elemental per day { because c }\n";

kb::OptionAnswer product(const support::Compiled& c, std::string_view name,
                         const std::vector<std::string>& taking) {
  kb::Profile profile = person(*c.kb, name);
  for (const std::string& item : taking) EXPECT_TRUE(kb::say_taking(*c.kb, profile, item));
  const auto answer = kb::ask(*c.kb, profile);
  EXPECT_TRUE(answer);
  return answer->options.at(0);
}

TEST(OneServing, CountsWhereNoDoseIsSaid) {
  const auto c = base(kProducts);
  const kb::OptionAnswer known = product(c, "known", {"nothing"});
  EXPECT_EQ(known.dose.conversion,
            "no dose was said, so one serving (2 tsp) is counted, as far as it is known: 3 mg of iodine");
  EXPECT_EQ(known.dose.limits.at(0).total, "3 mg");
  EXPECT_EQ(known.dose.limits[0].remaining, "2 mg");
  EXPECT_THAT(known.dose.limits[0].counted, ElementsAre("known 3 mg"));
  EXPECT_EQ(product(c, "known", {"iodide 3 mg elemental"}).verdict(), "not-suggested");
  EXPECT_EQ(product(c, "half", {"nothing"}).dose.limits.at(0).total, "3 mg");
  for (const std::string_view name : {"secret", "iodide"}) {
    EXPECT_EQ(product(c, name, {"nothing"}).dose.limits.at(0).total, "0 mg") << name;
    EXPECT_EQ(product(c, name, {"nothing"}).dose.conversion, "") << name;
  }
}

TEST(OneServing, GivesWayToADose) {
  const auto c = base(kProducts);
  kb::Profile profile = person(*c.kb, "known");
  ASSERT_TRUE(kb::say_taking(*c.kb, profile, "nothing"));
  ASSERT_TRUE(kb::say_dose(*c.kb, profile, "2 servings"));
  const auto answer = kb::ask(*c.kb, profile);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->options.at(0).dose.limits.at(0).total, "6 mg");
  EXPECT_EQ(answer->options[0].dose.conversion, "");
}

}  // namespace
