// What changes if something falls away.
#include "runtime/explain/impact.h"

#include "sample.h"
#include <gtest/gtest.h>

namespace {

using findings::nodes;
using findings::person;
using findings::sample;
using findings::shown;

kb::Impact impact(const support::Compiled& c, std::initializer_list<const char*> names,
                  const std::vector<kb::Person>& people = {}) {
  return std::get<kb::Impact>(kb::impact(*c.kb, nodes(c, names), people).finding);
}

std::string shown_changes(const std::vector<kb::CertaintyChange>& changes) {
  std::string out;
  for (const kb::CertaintyChange& c : changes)
    out.append(c.what.name + " ")
        .append(kb::level_name(c.before))
        .append(c.refuted_before ? " refuted" : "")
        .append(" -> ")
        .append(kb::level_name(c.after))
        .append(c.refuted_after ? " refuted\n" : "\n");
  return out;
}

std::string names(const std::vector<kb::Mention>& mentions) {
  std::string out;
  for (const kb::Mention& mention : mentions) out += (out.empty() ? "" : " ") + mention.name;
  return out;
}

TEST(Impact, OfASource) {
  const auto c = sample();
  const kb::Impact found = impact(c, {"journal"});
  EXPECT_EQ(names(found.removed), "journal");
  EXPECT_EQ(names(found.fallen), "trial");
  EXPECT_EQ(shown_changes(found.rules), "go high -> none\n");
  EXPECT_EQ(shown_changes(found.claims),
            "walks-ease high -> none\nease-and-tire low -> none\nwrong none refuted -> low\n");
  EXPECT_EQ(names(found.touched), "which");
  EXPECT_EQ(found.people, 0U);
}

TEST(Impact, OfSeveralTogether) {
  const auto c = sample();
  EXPECT_EQ(shown_changes(impact(c, {"advert"}).rules), "") << "the book of the shop is left";
  EXPECT_EQ(shown_changes(impact(c, {"advert", "shop-book"}).rules), "lean low -> none\n");
}

TEST(Impact, OnTheVerdictsOfPeople) {
  const auto c = sample();
  const std::vector<kb::Person> people{person(*c.kb, "ada", {"stiff"}), person(*c.kb, "ben", {}, "stroll"),
                                       person(*c.kb, "cy", {}, "charm")};
  const kb::Impact found = impact(c, {"trial"}, people);
  EXPECT_EQ(found.people, 3U);
  EXPECT_EQ(shown(found.verdicts),
            "stroll: suggested-with-caution -> not-enough-evidence (ada)\n"
            "stroll: suggested-with-caution|suggested -> not-enough-evidence (ben)\n");
  EXPECT_EQ(shown(impact(c, {"slowly"}, people).verdicts),
            "stroll: suggested-with-caution -> suggested (ada)\n"
            "stroll: suggested-with-caution|suggested -> suggested (ben)\n");
  EXPECT_EQ(shown(impact(c, {"survey"}, people).verdicts), "") << "less sure, but no other verdict";
}

TEST(Impact, OfWhatNothingRestsOn) {
  const auto c = sample();
  const kb::Impact found = impact(c, {"praise"});
  EXPECT_TRUE(found.rules.empty());
  EXPECT_TRUE(found.claims.empty());
}

}  // namespace
