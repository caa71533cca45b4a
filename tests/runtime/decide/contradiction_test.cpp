// What a program says of a person that no person can be, or that is of another knowledge base.
#include <functional>

#include "decided.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "runtime/decide/survey.h"

namespace {

using testing::HasSubstr;

constexpr std::string_view kRules =
    "exclusive a, b\nfact always implied by x >= 0 kg { ask \"?\" }\nfact heavy implied by x > 100 kg { ask "
    "\"?\" }\nexclusive always, heavy\nsuggest salt when a and x > 10 kg { because sure }\n";

struct SaidCase {
  std::string name;
  std::function<void(const kb::KnowledgeBase&, kb::Profile&)> say;
  std::string message;  ///< empty: there is such a person
};

std::uint32_t fact(const kb::KnowledgeBase& kb, std::string_view name, std::uint8_t kind = 0) {
  for (std::uint32_t i = 0; i < kb.facts.size(); ++i)
    if (kb.facts[i].kind() == kind && kb.name(kb.facts[i].node()) == name) return i;
  return kb::kNone;
}

kb::MeasureValue weight(std::int64_t low, std::int64_t high) {
  constexpr std::int64_t kKilogram = 1'000'000'000'000;  // of mg, in millionths
  return {0, {low * kKilogram, high * kKilogram}};
}

class Said : public testing::TestWithParam<SaidCase> {};

TEST_P(Said, OfSomebodyOrNobody) {
  const support::Compiled compiled = support::compiled(with_words(kRules));
  const kb::KnowledgeBase& kb = *compiled.kb;
  kb::Profile profile;
  GetParam().say(kb, profile);
  kb::Survey survey(kb);
  const auto one = kb::decide(kb, profile, 0);
  const auto all = kb::decide_all(kb, profile);
  const auto surveyed = survey.of(profile);
  ASSERT_EQ(one.has_value(), GetParam().message.empty());
  ASSERT_EQ(all.has_value(), one.has_value());
  ASSERT_EQ(surveyed.has_value(), one.has_value());
  if (one) return;
  EXPECT_THAT(one.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(all.error().message, one.error().message);
  EXPECT_EQ(surveyed.error().message, one.error().message);
  EXPECT_TRUE(survey.of(kb::Profile{})) << "the next one is asked about as if that had not been";
}

constexpr const char* kApart = "what is said does not go together, by the knowledge base: ";

INSTANTIATE_TEST_SUITE_P(
    Each, Said,
    testing::Values(
        SaidCase{"AFactTwice",
                 [](const auto& kb, auto& profile) {
                   profile.facts = {{fact(kb, "c"), true}, {fact(kb, "c"), false}};
                 },
                 "`c` is said both to hold and not to"},
        SaidCase{"FactsThatExcludeEachOther",
                 [](const auto& kb, auto& profile) {
                   profile.facts = {{fact(kb, "a"), true}, {fact(kb, "b"), true}};
                 },
                 std::string(kApart) + "a: yes, b: yes"},
        SaidCase{"AmongMuchElse",
                 [](const auto& kb, auto& profile) {
                   profile.facts = {{fact(kb, "a"), true}, {fact(kb, "c"), false}};
                   profile.measures = {weight(150, 160)};
                   profile.taking.emplace();
                 },
                 std::string(kApart) + "x: 150–160 kg"},
        SaidCase{"AFactThatHoldsOfEverybody",
                 [](const auto& kb, auto& profile) {
                   profile.facts = {{fact(kb, "always"), false}};
                 },
                 kApart},
        SaidCase{"AMeasureOutsideOfItsRange",
                 [](const auto&, auto& profile) { profile.measures = {weight(300, 400)}; },
                 "a value outside its range"},
        SaidCase{"AMeasureThatNobodyHas",
                 [](const auto&, auto& profile) { profile.measures = {weight(150, 160)}; }, kApart},
        SaidCase{"AMeasureTwice",
                 [](const auto&, auto& profile) {
                   profile.measures = {weight(5, 6), weight(20, 30)};
                 },
                 kApart},
        SaidCase{"TakenAndNot",
                 [](const auto& kb, auto& profile) {
                   profile.facts = {{fact(kb, "pill", 1), false}};
                   profile.taking = {{kb.find("red-pill", "medicine"), kb::kNone, "red-pill", {}}};
                 },
                 "`pill` is said both to be taken and not to be"},
        SaidCase{"NamesOfAnotherKnowledgeBase",
                 [](const auto&, auto& profile) {
                   profile.facts = {{9999, true}, {kb::kNone, false}};
                   profile.measures = {{9999, {1, 2}}};
                   profile.unknown = {9999};
                   profile.goal = 9999;
                   profile.taking = {{9999, 9999, "", {}}};
                   profile.candidate = {9999, 9999, "", {}};
                 },
                 ""}),
    [](const auto& of) { return of.param.name; });

TEST(Nobody, CanBeWhatTheKnowledgeBaseAsksOfEverybody) {
  const support::Compiled compiled = support::compiled(with_words(
      "fact e implied by x >= 0 kg\nfact f implied by x >= 0 kg\nexclusive e, f\nsuggest salt { because sure "
      "}"));
  for (const bool presume : {false, true}) {
    kb::Profile profile;
    profile.presume_no = presume;
    const auto decided = kb::decide(*compiled.kb, profile, 0);
    ASSERT_FALSE(decided);
    EXPECT_THAT(decided.error().message, HasSubstr(kApart));
  }
}

TEST(Nobody, LeavesOutOfAListWhatEverybodyTakes) {
  const support::Compiled compiled = support::compiled(
      with_words("fact e { ask \"?\"  implied by not taking pill  implies f }\n"
                 "fact f { ask \"?\" }\nfact g { ask \"?\"  implied by not taking pill }\nexclusive f, g\n"
                 "suggest salt { because sure }"));
  const kb::KnowledgeBase& kb = *compiled.kb;
  const auto taking = [&kb](std::string_view list) {
    const auto profile = kb::read_profile(kb, fmt::format("taking: {}", list));
    const auto decision = kb::decide(kb, *profile, 0);
    return decision ? std::string{} : decision.error().message;
  };
  EXPECT_EQ(taking("[pill]"), "");
  EXPECT_THAT(taking("nothing"), HasSubstr("`pill` must be taken"));
}

TEST(Defeated, BySomethingInEveryCase) {
  const support::Compiled compiled = support::compiled(with_words(
      "suggest salt as s { because sure }\ncaution salt as one when a { because sure overrides s }\n"
      "caution salt as other when not a { because sure overrides s }\n"));
  const kb::Decision decision = decision_on(compiled, "{}", "salt");
  std::size_t defeated = 0;
  for (const kb::RuleStatus& status : decision.rules)
    if (status.state == kb::RuleState::defeated) {
      ++defeated;
      EXPECT_EQ(compiled.kb->name(compiled.kb->rules[status.defeated_by].node()), "one");
    }
  EXPECT_EQ(defeated, 1U);
}

TEST(Preferred, InACircleTheUsualOrderHolds) {
  const support::Compiled compiled = support::compiled(
      with_words("option nap\nsuggest salt { because sure }\nsuggest stone { because sure }\nsuggest nap { "
                 "because sure }\n"
                 "prefer salt over stone { because sure }\nprefer stone over nap { because sure }\n"
                 "prefer nap over salt { because sure }\n"));
  std::string order;
  const auto all = kb::decide_all(*compiled.kb, kb::Profile{});
  ASSERT_TRUE(all);
  for (const kb::Ranked& ranked : *all)
    order.append(compiled.kb->name(compiled.kb->options[ranked.decision.option].node())).append(" ");
  EXPECT_EQ(order, "nap salt stone ");
}

/// A chain of conditions that no text can hold: each the opposite of the one before it.
TEST(Deeper, ThanAnyTextCanSay) {
  constexpr std::size_t kDeep = 2000;
  std::string rules;
  for (std::size_t i = 0; i < kDeep; ++i)
    rules += fmt::format("fact f{} {{ ask \"?\" }}\npopulation p{} {{ who not f{} }}\n", i, i, i);
  rules += fmt::format("suggest salt when p{} {{ because sure }}\n", kDeep - 1);
  support::Compiled compiled = support::compiled(with_words(rules));
  auto& bytes = *compiled.compilation.artifact;
  auto& root = *kb::fbs::GetMutableKnowledgeBase(bytes.data());
  std::uint32_t before = kb::kNone;
  for (flatbuffers::uoffset_t i = 0; i < root.conditions()->size(); ++i) {
    if (root.conditions()->Get(i)->kind() != 5) continue;
    if (before != kb::kNone)
      root.mutable_condition_operands()->Mutate(root.conditions()->Get(i)->index(), before);
    before = i;
  }
  const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  ASSERT_TRUE(opened) << opened.error().message;
  const auto decided = kb::decide(*opened, kb::Profile{}, opened->options.empty() ? kb::kNone : 0);
  ASSERT_TRUE(decided);
  EXPECT_FALSE(decided->possible.empty());
  EXPECT_TRUE(kb::decide_all(*opened, kb::Profile{}));
}

}  // namespace
