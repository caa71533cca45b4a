// What is drawn, and how it is written for Graphviz.
#include "runtime/explain/picture.h"

#include "sample.h"
#include <gtest/gtest.h>

#include "runtime/render/dot.h"

namespace {

using findings::nodes;
using findings::sample;

std::string shown(const kb::Picture& picture) {
  std::string out;
  for (const kb::PictureEdge& edge : picture.edges)
    out += picture.nodes[edge.from].what.name + " " + edge.link + " " + picture.nodes[edge.to].what.name +
           (edge.counts ? "\n" : " uncounted\n");
  return out;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(Picture, OfWhatLiesAroundAStatement) {
  const auto c = sample();
  const kb::Picture picture = kb::surroundings(*c.kb, nodes(c, {"walks-tire"}), 1);
  EXPECT_EQ(shown(picture),
            "survey support walks-tire\n"
            "trial undercut walks-tire uncounted\n"
            "walks-tire follows from ease-and-tire\n"
            "walks-tire because go\n"
            "walks-tire because slowly\n");
  EXPECT_TRUE(picture.nodes[0].main);
  EXPECT_EQ(picture.nodes[0].what.name, "walks-tire");
}

TEST(Picture, OfReasonsEndsInTheVerdict) {
  const auto c = sample();
  const auto asked = findings::person(*c.kb, "ada", {"stiff"}, "stroll");
  const auto answer = kb::why(*c.kb, asked.profile);
  ASSERT_TRUE(answer);
  const kb::Picture picture = kb::picture_of(*c.kb, *answer);
  EXPECT_EQ(picture.nodes[0].what.says, "suggested-with-caution");
  EXPECT_EQ(shown(picture),
            "go on A stroll\nslowly on A stroll\n"
            "walks-ease because go\nwalks-tire because go\nwalks-tire because slowly\n"
            "trial support walks-ease\nsurvey support walks-tire\ntrial undercut walks-tire uncounted\n"
            "journal source trial\nshop reported by trial uncounted\nsurvey-office source survey\n");
}

TEST(Picture, MoreThanCanBeReadIsLeftOut) {
  std::string text = "source log { title \"L\" }\nevidence e : rct { source log }\n";
  for (std::size_t i = 0; i < kb::kMostDrawn + 5; ++i)
    text += "claim c" + std::to_string(i) + " { states \"C.\"  support e }\n";
  const auto c = support::compiled(text);
  const kb::Picture picture = kb::surroundings(*c.kb, nodes(c, {"log"}), 2);
  EXPECT_EQ(picture.nodes.size(), kb::kMostDrawn);
  EXPECT_EQ(picture.left_out, 7U);
  EXPECT_NE(kb::render_dot(picture).find("7 more statements"), std::string::npos);
}

TEST(Dot, ANodeAndAnEdgeForEach) {
  const auto c = sample();
  const kb::Picture picture = kb::surroundings(*c.kb, nodes(c, {"walks-tire"}), 2);
  const std::string dot = kb::render_dot(picture);
  EXPECT_EQ(count(dot, " [shape="), picture.nodes.size());
  EXPECT_EQ(count(dot, " -> "), picture.edges.size());
  EXPECT_NE(dot.find("rankdir=LR"), std::string::npos);
  EXPECT_NE(dot.find("label=\"supports\""), std::string::npos);
  EXPECT_NE(dot.find("low certainty"), std::string::npos);
}

TEST(Dot, WhatDoesNotCountIsGreyAndDashed) {
  const auto c = sample();
  const std::string dot = kb::render_dot(kb::surroundings(*c.kb, nodes(c, {"luck-helps"}), 1));
  EXPECT_EQ(count(dot, "dashed"), 5U) << dot;  // the heading, the claim, the anecdote, and the ties
}

TEST(Dot, TextsCannotLeaveTheirPlace) {
  const auto c = support::compiled(
      "claim c { states \"a <b> & \\\"c\\\" \\\\ ] } --\\u0007\" }\noption stroll { title \"x\\\"; y\" }\n"
      "suggest stroll as s { because c }\n");
  const kb::Picture picture = kb::surroundings(*c.kb, nodes(c, {"stroll"}), 3);
  const std::string dot = kb::render_dot(picture);
  EXPECT_NE(dot.find("a &lt;b&gt; &amp; &quot;c&quot; \\ ] } --\xEF\xBF\xBD"), std::string::npos) << dot;
  EXPECT_EQ(dot.substr(0, dot.find('\n')), "digraph \"x\\\"; y\" {");
}

}  // namespace
