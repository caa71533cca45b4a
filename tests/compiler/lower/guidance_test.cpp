// For whom side effects, advice and courses are meant, and conditions within them.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using support::compiled;

constexpr std::string_view kText =
    "fact tired { ask \"Tired?\" }\nfact sore { ask \"Sore?\" }\nprofessional coach\ngoal calm\n"
    "population tall-ones { who tired }\noption stroll\noption swim\noutcome blister\nclaim c { states "
    "\"C.\" }\n"
    "side effect blister of stroll { when sore or tired  because c }\n"
    "advise rest { says \"Rest.\"  for calm, tall-ones  when sore  unless supervised by coach  because c }\n"
    "advise drink { says \"Drink.\"  because c }\n"
    "monitor course {\n"
    "  in weeks 1 to 2 \"Begin.\" { when sore { change to swim  says \"Gently.\" }  when tired { stop } }\n"
    "  after 3 wk \"Look.\" { when tired  refer coach }\n  because c\n}\n";

TEST(Guidance, HasItsConditionAndException) {
  const auto c = compiled(kText);
  const auto row = [&](std::string_view name) { return c.kb->guidance[c.kb->nodes[c.node(name)].detail()]; };
  EXPECT_EQ(c.kb->guidance.size(), 4U);
  EXPECT_EQ(c.kb->conditions[row("side-effect-blister-of-stroll").condition()].kind(), 3);  // any of
  EXPECT_EQ(c.kb->conditions[row("rest").condition()].kind(), 4);                           // all of
  EXPECT_NE(row("rest").exception(), kb::kNone);
  EXPECT_EQ(row("drink").condition(), kb::kNone);
  EXPECT_EQ(row("drink").exception(), kb::kNone);
  EXPECT_EQ(row("course").node(), c.node("course"));
}

TEST(Guidance, StepsKeepTheirConditionsAndWhatTheyName) {
  const auto c = compiled(kText);
  std::string out;
  std::size_t guard = 0;
  std::uint32_t at = c.kb->nodes[c.node("course")].clauses_begin();
  for (const kb::fbs::Clause& clause : c.kb->clauses_of(c.node("course"))) {
    out.append(2 * clause.depth(), ' ')
        .append(c.kb->keyword(clause.keyword()))
        .append(" ")
        .append(c.kb->text(clause.text()));
    if (guard < c.kb->guards.size() && c.kb->guards[guard].clause() == at) {
      const kb::fbs::Condition& condition = c.kb->conditions[c.kb->guards[guard++].condition()];
      out.append(" = ").append(c.kb->name(c.kb->facts[condition.index()].node()));
    }
    out += "\n";
    ++at;
  }
  EXPECT_EQ(guard, c.kb->guards.size());
  EXPECT_EQ(out,
            "in weeks 1 to 2 Begin.\n  when sore = sore\n    change to swim\n    says Gently.\n"
            "  when tired = tired\n    stop \nafter 3 wk Look.\n  when tired = tired\n  refer coach\n");
}

}  // namespace
