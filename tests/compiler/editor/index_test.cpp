// Names and their places, hovers, hints, renaming, outlines and colours.
#include "sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compiler/editor/colours.h"
#include "compiler/editor/hints.h"
#include "compiler/editor/hover.h"
#include "compiler/editor/outline.h"
#include "compiler/editor/rename.h"

namespace {

using testing::HasSubstr;

std::string hovered(const editor::Sample& sample, std::string_view text, std::size_t within) {
  const auto found = kbc::hover(sample.index, sample.file, sample.at(text, within));
  return found ? found->markdown : "";
}

TEST(EditorIndex, FindsTheNameThatAPlaceTouches) {
  const editor::Sample sample;
  struct Case {
    std::string_view text;
    std::size_t within;
    std::string_view name;
  };
  for (const Case& c :
       {Case{"support nap-trial", 8, "nap-trial"}, Case{"support nap-trial", 17, "nap-trial"},
        Case{"support nap-trial", 3, ""}, Case{"because naps-help", 9, "naps-help"},
        Case{"rest-helps?", 2, "rest-helps"}, Case{"when tired", 5, "tired"}, Case{"who age >= 18", 4, "age"},
        Case{"source lind-2020", 9, "lind-2020"}, Case{"fact tired", 6, "tired"}}) {
    const auto found = sample.index.name_at(sample.file, sample.at(c.text, c.within));
    EXPECT_EQ(found ? sample.index.sources().text(found->span) : "", c.name) << c.text;
  }
}

TEST(EditorIndex, LeadsIntoTheBibliography) {
  const editor::Sample sample;
  const auto name = sample.index.name_at(sample.file, sample.at("lind-2020"));
  ASSERT_TRUE(name);
  const kbc::Span there = sample.index.definition(name->thing);
  EXPECT_EQ(sample.index.sources().path(there.file), "refs.yaml");
  EXPECT_EQ(sample.index.names_of(name->thing).size(), 2U);
}

TEST(EditorHover, SaysWhatStandsThere) {
  const editor::Sample sample;
  EXPECT_EQ(
      hovered(sample, "claim naps-help", 8),
      "**claim** `naps-help`\n\nNaps help.\n\n**Certainty: moderate**\n\n- for it `nap-trial`: moderate\n\n"
      "Rests on:\n\n- `lind-2020` On naps.");
  EXPECT_THAT(hovered(sample, "evidence nap-trial", 12), HasSubstr("A trial that nobody ran."));
  EXPECT_THAT(hovered(sample, "evidence nap-trial", 12),
              HasSubstr("- randomised trial: starts high\n- −1 imprecision: few people"));
  EXPECT_THAT(hovered(sample, "rate down", 6), HasSubstr("**rate down**: lowers the level"));
  EXPECT_THAT(hovered(sample, "suggest zorbium", 2), HasSubstr("```kb\nsuggest daily-walk"));
  EXPECT_EQ(hovered(sample, "\"Naps help", 3), "");
}

TEST(EditorHover, ExplainsAFault) {
  const editor::Sample sample{"fact x { ask \"?\"  implies y }\n"};
  EXPECT_THAT(hovered(sample, "y }", 0), HasSubstr("**KB0201**"));
}

TEST(EditorHints, ShowCertaintyAndWhatACompoundHolds) {
  const editor::Sample sample;
  std::vector<std::string> shown;
  for (const kbc::Hint& hint : kbc::hints(sample.index, sample.file))
    shown.push_back(std::string(sample.index.sources().text(hint.after)) + " " + hint.text);
  EXPECT_THAT(shown,
              testing::ElementsAre("nap-trial moderate", "1 g compound per day = 0.393 g elemental per day",
                                   "naps-help moderate", "rest-helps moderate", "zorbium-salt moderate",
                                   "2 g compound per day = 0.787 g elemental per day"));
}

TEST(EditorRename, ReachesEveryPlaceOrSaysWhyNot) {
  const editor::Sample sample;
  const auto id = sample.index.name_at(sample.file, sample.at("claim naps-help", 7))->thing;
  const auto spans = kbc::rename(sample.index, id, "naps-aid");
  ASSERT_TRUE(spans);
  const auto changed = kbc::replaced(sample.index.sources(), *spans, "naps-aid");
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].text.find("naps-help"), std::string::npos);
  EXPECT_THAT(changed[0].text, HasSubstr("because naps-aid, rest-helps?"));
  for (const auto& [name, why] :
       {std::pair{"tired", "is taken: it is a fact"}, std::pair{"Naps", "is no name"},
        std::pair{"", "is no name"}, std::pair{"naps--aid", "is no name"},
        std::pair{"lind-2020", "is taken: it is a source"}})
    EXPECT_THAT(kbc::rename(sample.index, id, name).error(), HasSubstr(why));
  const auto rule = kbc::symbols_in(sample.index, sample.file).back().thing;
  EXPECT_THAT(kbc::rename(sample.index, rule, "new").error(), HasSubstr("give it one with `as`"));
}

TEST(EditorOutline, FindsByLettersAndFoldsBlocks) {
  const editor::Sample sample;
  const auto names = [&](std::string_view wanted) {
    std::vector<std::string> found;
    for (const kbc::Symbol& symbol : kbc::find_symbols(sample.index, wanted, 2))
      found.push_back(sample.index.knowledge()[symbol.thing].name);
    return found;
  };
  EXPECT_THAT(names("nap"), testing::ElementsAre("lind-2020", "nap-trial"));  // of a title, of a name
  EXPECT_THAT(names("NHLP"), testing::ElementsAre("naps-help"));
  EXPECT_THAT(names("on naps"), testing::ElementsAre("lind-2020"));
  const auto folds = kbc::folds(*sample.index.tree(sample.file), sample.index.sources());
  EXPECT_EQ(folds.size(), 2U);
}

TEST(EditorColours, AreInOrderWithoutOverlaps) {
  const editor::Sample sample;
  const auto words = kbc::colours(sample.index, sample.file);
  ASSERT_GT(words.size(), 50U);
  for (std::size_t i = 1; i < words.size(); ++i) EXPECT_LE(words[i - 1].span.end, words[i].span.begin);
}

}  // namespace
