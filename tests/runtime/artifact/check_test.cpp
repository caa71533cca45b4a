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

TEST(Whole, IsOpened) {
  const auto compiled =
      support::compile_texts({{"a.kb", std::string(kText)}, {"r.yaml", "- {id: s, type: book, title: A}"}});
  EXPECT_TRUE(compiled.kb);
}

}  // namespace
