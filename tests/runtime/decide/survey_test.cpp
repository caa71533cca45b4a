// A survey says of every option what is decided of each alone, whoever was asked about before.
#include "runtime/decide/survey.h"

#include <optional>

#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/profile/profile.h"

namespace {

/// One person after another, of one knowledge base.
class Surveyed : public testing::Test {
 protected:
  void open(std::string_view rules) {
    compiled_ = support::compiled(with_words(rules));
    survey_.emplace(kb::Survey(*compiled_.kb));  // moved into place, and then replaced
    *survey_ = kb::Survey(*compiled_.kb);
  }

  void compare(const std::string& said) {
    const kb::KnowledgeBase& kb = *compiled_.kb;
    const auto profile = kb::read_profile(kb, said);
    ASSERT_TRUE(profile) << profile.error().message;
    const auto standings = survey_->of(*profile);
    ASSERT_TRUE(standings) << standings.error().message;
    std::vector<kb::Verdicts> surveyed(kb.options.size(), kb::Verdicts(kb::Verdict::no_recommendation));
    for (const kb::Standing& standing : *standings) surveyed[standing.option] = standing.possible;
    std::size_t asked = 0;
    for (std::uint32_t option = 0; option < kb.options.size(); ++option) {
      if (kb.kind(kb.options[option].node()) != "form") continue;
      EXPECT_EQ(surveyed[option], kb::decide(kb, *profile, option)->possible)
          << kb.name(kb.options[option].node()) << " of " << said;
      ++asked;
    }
    EXPECT_EQ(asked, 2U) << "salt and stone";
  }

 private:
  support::Compiled compiled_;
  std::optional<kb::Survey> survey_;
};

TEST_F(Surveyed, ByGoalsAndFacts) {
  open(
      "goal g, h, i\nfact group-of-one { ask \"?\" }\n"
      "suggest salt for g, h when a { because sure }\nsuggest stone for g { because thin }\n"
      "caution salt for h, i when not a as careful { because sure }\n"
      "contraindicate stone when b unless supervised by healer { because sure }\n"
      "advise against salt when c and d { because thin overrides careful }\n");
  for (const std::string_view goal : {"", "goal: g", "goal: h", "goal: i"})
    for (const std::string_view said : {"", "a: yes", "a: no\nb: yes", "b: yes\nc: yes\nd: yes", "c: yes"})
      compare(fmt::format("---\n{}\n{}", goal, said));
}

TEST_F(Surveyed, ByNumbersAlone) {
  open(
      "measure y in kg { ask \"?\" from 0 to 100 kg }\n"
      "caution salt when x < 10 kg { because sure }\ncontraindicate salt when x >= 90 kg { because sure }\n"
      "advise against salt when x > 50 kg and y <= 7 kg { because sure }\n"
      "suggest salt when y <= 3 kg { because sure }\nsuggest stone when not a and y > 3 kg { because sure }\n"
      "suggest stone when y = 2 kg { because thin }\n");
  for (const std::string_view x : {"unknown", "9 kg", "10 kg", "50 kg", "51 kg", "90 kg"})
    for (const std::string_view y : {"unknown", "0 kg", "2 kg", "3 kg", "4 kg", "7 kg", "8 kg"})
      compare(fmt::format("x: {}\ny: {}", x, y));
}

}  // namespace
