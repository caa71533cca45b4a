// `kbq list` and `kbq show`: what the knowledge base speaks of.
#include "run.h"
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;
using testing::Not;

TEST(List, KindsInAnyNumberAndSpelling) {
  struct ListShowCase {
    std::string kind;
    std::string has;
  };
  const ListShowCase cases[] = {
      {"form", "table-salt"},
      {"forms", "table-salt"},
      {"risk groups", "unsteady"},
      {"risk-group", "unsteady"},
      {"criteria", "sole-with-grip"},
      {"evidence", "rct, moderate certainty"},
      {"claims", "low certainty: Unsteady walkers fall."},
      {"facts", "Are you frail?"},
      {"sources", "Marl T. An invented handbook for walking guides. 2018."},
      {"rules", "contraindicate hill-walk when knee-injury"},
      {"options", "salty-drink"},
  };
  for (const ListShowCase& c : cases) {
    const Finished run = kbq({"list", WALKING, c.kind});
    EXPECT_EQ(run.status, 0) << c.kind;
    EXPECT_THAT(run.out, HasSubstr(c.has)) << c.kind;
  }
  EXPECT_THAT(kbq({"list", WALKING, "forms"}).out, Not(HasSubstr("hill-walk")));
}

TEST(List, WithoutAKindCountsThem) {
  EXPECT_THAT(kbq({"list", WALKING}).out, HasSubstr("claim           7\n"));
}

TEST(List, AsJson) {
  const boost::json::value claims =
      boost::json::parse(kbq({"list", WALKING, "claims", "--format", "json"}).out);
  EXPECT_EQ(claims.at("statements").as_array().size(), 7U);
  const boost::json::value& first = claims.at("statements").at(0);
  EXPECT_EQ(first.at("name").as_string(), "walking-lengthens-distance");
  EXPECT_EQ(first.at("certainty").as_string(), "moderate");
  EXPECT_EQ(first.at("file").as_string(), "walking.kb");
  const boost::json::value kinds = boost::json::parse(kbq({"list", WALKING, "--format", "json"}).out);
  EXPECT_GT(kinds.at("kinds").as_array().size(), 20U);
}

TEST(Show, WhatAStatementSaysAndRestsOn) {
  const Finished run = kbq({"show", WALKING, "walking-lengthens-distance"});
  EXPECT_EQ(run.status, 0);
  for (const std::string part :
       {"claim walking-lengthens-distance\n", "A daily walk lengthens the distance",
        "certainty         moderate", "support  evidence walk-trial (at Table 2)",
        "(undercut speaks of poles)", "suggest-daily-walk-for-endurance", "walking.kb:68"})
    EXPECT_THAT(run.out, HasSubstr(part));
}

TEST(Show, WhatHasNoNameHere) {
  const Finished run = kbq({"show", WALKING, "walkin-trial"});
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("walk-trial"));
}

}  // namespace
