// Files made on purpose, their digests fitting: what would lead a walk in circles is refused.
#include <functional>

#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using Root = kb::fbs::KnowledgeBase;

constexpr std::string_view kText = R"(knowledge base glade { version "1" bibliography "r.yaml" }
goal calm
option nap
option walk
fact tired { ask "Tired?" }
fact hungry { ask "Hungry?" }
measure age in years { ask "How old?" from 0 to 120 years }
population old { who age > 60 years }
risk group worn { who old and (tired or hungry) harm "a fall" because c }
evidence e : rct { source s people old, n 5 states "x" }
claim c { states "x" support e }
suggest nap for calm when tired and not hungry { because c }
caution nap for worn as first { effect "a dream" because c }
caution nap when hungry as second { because c overrides first }
prefer nap over walk when tired { because c }
)";

struct Case {
  std::string name;
  std::function<void(Root&)> damage;
  std::string said;
};

class Damaged : public testing::TestWithParam<Case> {};

TEST_P(Damaged, IsRefusedWithoutItsDigest) {
  auto compiled =
      support::compile_texts({{"a.kb", std::string(kText)}, {"r.yaml", "- {id: s, type: book, title: A}"}});
  ASSERT_TRUE(compiled.kb) << compiled.shown();
  auto& bytes = *compiled.compilation.artifact;
  GetParam().damage(*kb::fbs::GetMutableKnowledgeBase(bytes.data()));
  const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, kb::OpenErrorKind::damaged);
  EXPECT_EQ(opened.error().message, "is damaged: " + GetParam().said + ". Build it again with kbc");
}

std::uint32_t last(const auto& rows) { return static_cast<std::uint32_t>(rows.size() - 1); }

/// The first condition of a kind.
kb::fbs::Condition& condition(Root& root, std::uint8_t kind) {
  auto& rows = *root.mutable_conditions();
  for (flatbuffers::uoffset_t i = 0; i < rows.size(); ++i)
    if (rows.Get(i)->kind() == kind) return *rows.GetMutableObject(i);
  std::abort();
}

INSTANTIATE_TEST_SUITE_P(
    Each, Damaged,
    testing::Values(
        Case{"AConditionInItself",
             [](Root& root) {
               auto& operands = *root.mutable_condition_operands();
               operands.Mutate(condition(root, 5).index(), last(*root.conditions()));
             },
             "condition 8 contains itself"},
        Case{"AGroupOfItself",
             [](Root& root) {
               root.mutable_groups()->GetMutableObject(0)->mutate_condition(last(*root.conditions()));
             },
             "condition 1 names a group of itself"},
        Case{"AFactThatIsNotThere", [](Root& root) { condition(root, 0).mutate_index(99); },
             "condition 2 asks for a fact that is not there"},
        Case{"AKindThatIsNone", [](Root& root) { condition(root, 0).mutate_kind(6); },
             "condition 2 is of no kind"},
        Case{"RunsThatOverlap",
             [](Root& root) { root.mutable_nodes()->GetMutableObject(3)->mutate_in_begin(9999); },
             "node 3 has a run that overlaps others"},
        Case{"ARuleThatOverridesItself",
             [](Root& root) { root.mutable_rule_overriders()->Mutate(0, last(*root.rules())); },
             "rule 2 is overridden by itself"},
        Case{"AnEndlessThreshold",
             [](Root& root) { root.mutable_thresholds()->GetMutableObject(0)->mutate_micro(INT64_MAX); },
             "threshold 0 is of no measure"},
        Case{"AnOptionThatIsNotThere",
             [](Root& root) { root.mutable_preferences()->GetMutableObject(0)->mutate_better(7); },
             "preference 0 is of nothing"}),
    [](const auto& of) { return of.param.name; });

// ---- each row of each table, with one of its numbers leading nowhere

constexpr std::string_view kMore = R"(fact sleepy implies tired { ask "Sleepy?" }
population hasty { who hungry }
substance viridol { symbol Na }
form salt of viridol { formula "NaCl" }
product pinch { contains salt 100 mg compound  serving 1 tablet }
medicine pill
suggest salt for calm { dose usual 100 to 200 mg elemental per day  because c }
limit supplemental viridol to 350 mg elemental per day { because c }
separate viridol from pill by 2 h { because c }
advise evening for calm { says "Sit down." because c }
monitor first-weeks for calm { in weeks 1 to 4 "Note it." { when tired { says "Rest." } } because c }
)";

constexpr std::uint32_t kNowhere = 99'999;
constexpr std::int64_t kTooMuch = std::int64_t{1} << 62;

class Row : public testing::TestWithParam<Case> {};

TEST_P(Row, IsRefusedWithoutItsDigest) {
  auto compiled = support::compile_texts(
      {{"a.kb", std::string(kText).append(kMore)}, {"r.yaml", "- {id: s, type: book, title: A}"}});
  ASSERT_TRUE(compiled.kb) << compiled.shown();
  auto& bytes = *compiled.compilation.artifact;
  GetParam().damage(*kb::fbs::GetMutableKnowledgeBase(bytes.data()));
  const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, kb::OpenErrorKind::damaged);
  EXPECT_NE(opened.error().message.find(GetParam().said), std::string::npos) << opened.error().message;
}

/// The first row of a table changed.
template <typename Rows, typename Change>
std::function<void(Root&)> first(Rows rows, Change change) {
  return [rows, change](Root& root) { change(*(root.*rows)()->GetMutableObject(0)); };
}
/// The first condition of a kind changed.
template <typename Change>
std::function<void(Root&)> first_of(std::uint8_t kind, Change change) {
  return [kind, change](Root& root) { change(condition(root, kind)); };
}

INSTANTIATE_TEST_SUITE_P(
    Each, Row,
    testing::Values(
        Case{"ComparisonOfNothing", first_of(1, [](auto& row) { row.mutate_index(kNowhere); }),
             "compares with what is not there"},
        Case{"ComparisonOfNoKind", first_of(1, [](auto& row) { row.mutate_comparison(6); }),
             "compares with what is not there"},
        Case{"GroupOfNothing", first_of(2, [](auto& row) { row.mutate_index(kNowhere); }),
             "names a group of itself"},
        Case{"NoOperands", first_of(4, [](auto& row) { row.mutate_count(0); }),
             "has operands that are not there"},
        Case{"OperandsPastTheEnd", first_of(4, [](auto& row) { row.mutate_count(999); }),
             "has operands that are not there"},
        Case{"ThresholdMeasure",
             first(&Root::mutable_thresholds, [](auto& row) { row.mutate_measure(kNowhere); }),
             "threshold 0 is of no measure"},
        Case{"ThresholdLow", first(&Root::mutable_thresholds, [](auto& row) { row.mutate_micro(-kTooMuch); }),
             "threshold 0 is of no measure"},
        Case{"MeasureLow", first(&Root::mutable_measures, [](auto& row) { row.mutate_low(kTooMuch); }),
             "measure 0 has no range"},
        Case{"MeasureHigh", first(&Root::mutable_measures, [](auto& row) { row.mutate_high(-kTooMuch); }),
             "measure 0 has no range"},
        Case{"MeasureTurned", first(&Root::mutable_measures, [](auto& row) { row.mutate_low(kTooMuch - 1); }),
             "measure 0 has no range"},
        Case{"MeasureNode", first(&Root::mutable_measures, [](auto& row) { row.mutate_node(kNowhere); }),
             "measure 0 has no range"},
        Case{"FactNode", first(&Root::mutable_facts, [](auto& row) { row.mutate_node(kNowhere); }),
             "fact 0 is of nothing"},
        Case{"FactKind", first(&Root::mutable_facts, [](auto& row) { row.mutate_kind(3); }),
             "fact 0 is of nothing"},
        Case{"FactPresumption", first(&Root::mutable_facts, [](auto& row) { row.mutate_presumption(3); }),
             "fact 0 is of nothing"},
        Case{"GroupNode", first(&Root::mutable_groups, [](auto& row) { row.mutate_node(kNowhere); }),
             "group 0 has no condition"},
        Case{"GroupCondition",
             [](Root& root) {
               auto& groups = *root.mutable_groups();
               groups.GetMutableObject(groups.size() - 1)->mutate_condition(kNowhere);
             },
             "group 2 has no condition"},
        Case{"Constraint", [](Root& root) { root.mutable_constraints()->Mutate(0, kNowhere); },
             "constraint 0 has no condition"},
        Case{"GuidanceNode", first(&Root::mutable_guidance, [](auto& row) { row.mutate_node(kNowhere); }),
             "guidance 0 has conditions that are not there"},
        Case{"GuidanceCondition",
             first(&Root::mutable_guidance, [](auto& row) { row.mutate_condition(kNowhere); }),
             "guidance 0 has conditions that are not there"},
        Case{"GuidanceException",
             first(&Root::mutable_guidance, [](auto& row) { row.mutate_exception(kNowhere); }),
             "guidance 0 has conditions that are not there"},
        Case{"RuleNode", first(&Root::mutable_rules, [](auto& row) { row.mutate_node(kNowhere); }),
             "rule 0 has conditions that are not there"},
        Case{"RuleCondition", first(&Root::mutable_rules, [](auto& row) { row.mutate_condition(kNowhere); }),
             "rule 0 has conditions that are not there"},
        Case{"RuleException", first(&Root::mutable_rules, [](auto& row) { row.mutate_exception(kNowhere); }),
             "rule 0 has conditions that are not there"},
        Case{"PreferenceNode",
             first(&Root::mutable_preferences, [](auto& row) { row.mutate_node(kNowhere); }),
             "preference 0 has conditions that are not there"},
        Case{"PreferenceCondition",
             first(&Root::mutable_preferences, [](auto& row) { row.mutate_condition(kNowhere); }),
             "preference 0 has conditions that are not there"},
        Case{"PreferenceException",
             first(&Root::mutable_preferences, [](auto& row) { row.mutate_exception(kNowhere); }),
             "preference 0 has conditions that are not there"},
        Case{"GuardCondition",
             first(&Root::mutable_guards, [](auto& row) { row.mutate_condition(kNowhere); }),
             "guard 0 has no condition"},
        Case{"OptionNode", first(&Root::mutable_options, [](auto& row) { row.mutate_node(kNowhere); }),
             "option 0 is of nothing"},
        Case{"ShareBelowNothing",
             first(&Root::mutable_options, [](auto& row) { row.mutate_fraction_low_numerator(-1); }),
             "option 0 has a share that is none"},
        Case{"ShareOfNothing",
             first(&Root::mutable_options,
                   [](auto& row) {
                     row.mutate_fraction_high_numerator(1);
                     row.mutate_fraction_high_denominator(0);
                   }),
             "option 0 has a share that is none"},
        Case{"ContentOption", first(&Root::mutable_contents, [](auto& row) { row.mutate_option(kNowhere); }),
             "content 0 is of nothing"},
        Case{"ContentLow", first(&Root::mutable_contents, [](auto& row) { row.mutate_low(kTooMuch); }),
             "content 0 is of nothing"},
        Case{"ContentHigh", first(&Root::mutable_contents, [](auto& row) { row.mutate_high(-kTooMuch); }),
             "content 0 is of nothing"},
        Case{"OptionsRule", [](Root& root) { root.mutable_option_rules()->Mutate(0, kNowhere); },
             "option's rule 0 is not there"},
        Case{"RuleEffect", first(&Root::mutable_rules, [](auto& row) { row.mutate_effect(4); }),
             "rule 0 has no meaning"},
        Case{"RuleCertainty", first(&Root::mutable_rules, [](auto& row) { row.mutate_certainty(5); }),
             "rule 0 has no meaning"},
        Case{"RuleLimit", first(&Root::mutable_rules, [](auto& row) { row.mutate_limit(kNowhere); }),
             "rule 0 has no meaning"},
        Case{"RuleSpacing", first(&Root::mutable_rules, [](auto& row) { row.mutate_spacing(kNowhere); }),
             "rule 0 has no meaning"},
        Case{"PreferenceWorse",
             first(&Root::mutable_preferences, [](auto& row) { row.mutate_worse(kNowhere); }),
             "preference 0 is of nothing"},
        Case{"LimitMicro", first(&Root::mutable_limits, [](auto& row) { row.mutate_micro(kTooMuch); }),
             "limit 0 is of nothing"},
        Case{"LimitSubstance",
             first(&Root::mutable_limits, [](auto& row) { row.mutate_substance(kNowhere); }),
             "limit 0 is of nothing"},
        Case{"LimitForm", first(&Root::mutable_limits, [](auto& row) { row.mutate_form(kNowhere); }),
             "limit 0 is of nothing"},
        Case{"DoseLow", first(&Root::mutable_doses, [](auto& row) { row.mutate_low(kTooMuch); }),
             "dose 0 is no amount"},
        Case{"DoseHigh", first(&Root::mutable_doses, [](auto& row) { row.mutate_high(-kTooMuch); }),
             "dose 0 is no amount"},
        Case{"DoseElementalLow",
             first(&Root::mutable_doses, [](auto& row) { row.mutate_elemental_low(kTooMuch); }),
             "dose 0 is no amount"},
        Case{"DoseElementalHigh",
             first(&Root::mutable_doses, [](auto& row) { row.mutate_elemental_high(-kTooMuch); }),
             "dose 0 is no amount"},
        Case{"SpacingBeforeLow",
             first(&Root::mutable_spacings, [](auto& row) { row.mutate_before_low(kTooMuch); }),
             "spacing 0 is no time"},
        Case{"SpacingBeforeHigh",
             first(&Root::mutable_spacings, [](auto& row) { row.mutate_before_high(-kTooMuch); }),
             "spacing 0 is no time"},
        Case{"SpacingAfterLow",
             first(&Root::mutable_spacings, [](auto& row) { row.mutate_after_low(kTooMuch); }),
             "spacing 0 is no time"},
        Case{"SpacingAfterHigh",
             first(&Root::mutable_spacings, [](auto& row) { row.mutate_after_high(-kTooMuch); }),
             "spacing 0 is no time"}),
    [](const auto& of) { return of.param.name; });

TEST(Whole, IsOpened) {
  const auto compiled = support::compile_texts(
      {{"a.kb", std::string(kText).append(kMore)}, {"r.yaml", "- {id: s, type: book, title: A}"}});
  EXPECT_TRUE(compiled.kb);
}

}  // namespace
