// kbq graph: DOT by itself, SVG by Graphviz, and a clear word where that is missing.
#include "run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

TEST(KbqGraph, WritesDot) {
  const Finished run = kbq({"graph", WALKING, "hill-walk"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, testing::StartsWith("digraph "));
}

TEST(KbqGraph, DrawsSvg) {
  const Finished run = kbq({"graph", WALKING, "hill-walk", "--format", "svg"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("<svg"));
  EXPECT_THAT(run.out, HasSubstr("</svg>"));
}

TEST(KbqGraph, SaysWhereGraphvizIsMissing) {
  const Finished run = kbq({"graph", WALKING, "hill-walk", "--format", "svg"}, {}, {"PATH=/nonexistent"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("Graphviz"));
  EXPECT_THAT(run.err, HasSubstr("--format dot"));
}

TEST(KbqGraph, NeedsSomethingToDraw) {
  EXPECT_EQ(kbq({"graph", WALKING}).status, 2);
  EXPECT_EQ(kbq({"graph", WALKING, "no-such-thing"}).status, 3);
  EXPECT_EQ(kbq({"graph", WALKING, "--form", "no-such-thing"}).status, 3);
}

}  // namespace
