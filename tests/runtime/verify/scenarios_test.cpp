// All scenarios, asked in every way: each answer is verified, and explaining never changes an answer.
#include "answers.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "runtime/verify/verify.h"
#include "tests/support/thinned.h"

namespace {

namespace json = boost::json;

std::string faults(kb::verify::Verifier& verifier, const std::string& json) {
  if (json.empty()) return {};  // a contradiction has no answer
  const auto checked = verifier.verify(json);
  if (!checked) return checked.error();
  std::string result;
  for (const kb::verify::Fault& fault : checked->faults)
    result += fault.at + " says " + fault.claimed + ", is " + fault.so + "\n";
  return result;
}

/// All that an answer says, but for what is explained and how it was asked.
json::value without_explanation(const std::string& text) {
  json::parse_options options;
  options.max_depth = 200;
  json::value answer = text.empty() ? json::object{} : json::parse(text, {}, options).as_object();
  for (const std::string_view key : {"why", "why_not", "changes"}) answer.as_object().erase(key);
  if (json::value* asked = answer.as_object().if_contains("asked"))
    for (const std::string_view key : {"question", "wanted", "digest"}) asked->as_object().erase(key);
  return answer;
}

/// Every so many-th of them.
std::vector<kb::Scenario> thinned(const std::vector<kb::Scenario>& all) {
  std::vector<kb::Scenario> some;
  for (std::size_t i = 0; i < all.size(); i += support::every()) some.push_back(all[i]);
  return some;
}

class Scenarios : public testing::TestWithParam<const char*> {};

TEST_P(Scenarios, AreAnsweredVerifiablyAndAlike) {
  const kb::KnowledgeBase& kb = base(GetParam());
  kb::verify::Verifier verifier(kb);
  ASSERT_FALSE(scenarios(GetParam()).empty());
  for (const kb::Scenario& scenario : thinned(scenarios(GetParam()))) {
    const std::string asked = answer(kb, Command::ask, *scenario.profile);
    EXPECT_EQ(faults(verifier, asked), "") << scenario.name;
    if (!scenario.profile->candidate) continue;
    const json::value plain = without_explanation(asked);
    for (const Command command : {Command::why, Command::why_not, Command::change}) {
      const std::string explained = answer(kb, command, *scenario.profile);
      EXPECT_EQ(faults(verifier, explained), "")
          << scenario.name << ", command " << static_cast<int>(command);
      EXPECT_TRUE(without_explanation(explained) == plain)
          << scenario.name << ", command " << static_cast<int>(command);
    }
  }
}

TEST_P(Scenarios, ChangedIntoOneAnother) {
  const kb::KnowledgeBase& kb = base(GetParam());
  kb::verify::Verifier verifier(kb);
  const kb::Scenario* before = nullptr;
  for (const kb::Scenario& scenario : thinned(scenarios(GetParam()))) {
    if (before != nullptr) {
      const auto changed = kb::what_if(kb, *before->profile, *scenario.profile);
      EXPECT_EQ(changed ? faults(verifier, kb::render_json(*changed)) : "", "") << scenario.name;
    } else {
      const auto compared = kb::compare(kb, comparing(kb, *scenario.profile, {0, 1, 2}));
      ASSERT_TRUE(compared);
      EXPECT_EQ(faults(verifier, kb::render_json(*compared)), "") << scenario.name;
    }
    before = &scenario;
  }
}

INSTANTIATE_TEST_SUITE_P(Verify, Scenarios, testing::Values("magnesium", "walking"),
                         [](const auto& one) { return std::string(one.param); });

TEST(Verify, EachKindOfAnswer) {
  for (const NamedAnswer& named : all_answers()) {
    kb::verify::Verifier verifier(base(named.base));
    EXPECT_EQ(faults(verifier, named.json), "") << named.name;
  }
}

TEST(Verify, CountsWhatItChecked) {
  kb::verify::Verifier verifier(base("walking"));
  const auto checked = verifier.verify(
      answer(base("walking"), Command::ask,
             profile("walking", "{goal: endurance, age: 40, frail: no, candidate: daily-walk}")));
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->options, 1U);
  EXPECT_EQ(checked->rules, 2U);
  EXPECT_EQ(checked->claims, 1U);
  EXPECT_EQ(checked->citations, 3U);
  EXPECT_GT(checked->values, 100U);
}

TEST(Verify, KnowsAnswersOfAnotherKnowledgeBase) {
  kb::verify::Verifier verifier(base("walking"));
  const auto checked = verifier.verify(
      answer(base("magnesium"), Command::ask, profile("magnesium", "{goal: sleep, candidate: oxide}")));
  ASSERT_TRUE(checked);
  ASSERT_EQ(checked->faults.size(), 1U);
  EXPECT_EQ(checked->faults[0].at, "/kb/digest");
}

}  // namespace
