// Explaining never changes an answer: asked why, why not or what would change it, everything else is the
// same.
#include "answers.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace {

namespace json = boost::json;

/// All that an answer says, but for what is explained and how it was asked.
json::value without_explanation(const std::string& text) {
  if (text.empty()) return {};
  json::parse_options options;
  options.max_depth = 200;
  json::value answer = json::parse(text, {}, options);
  for (const std::string_view key : {"why", "why_not", "changes", "difference"})
    answer.as_object().erase(key);
  json::object& asked = answer.at("asked").as_object();
  for (const std::string_view key : {"question", "wanted", "digest"}) asked.erase(key);
  return answer;
}

TEST(Explaining, LeavesTheAnswerAsItIs) {
  std::size_t compared = 0;
  for (const std::string_view name : {"magnesium", "walking"})
    for (const kb::Scenario& scenario : scenarios(name)) {
      const kb::KnowledgeBase& kb = base(name);
      const json::value plain = without_explanation(answer(kb, Command::ask, *scenario.profile));
      for (const Command command : {Command::why, Command::why_not, Command::change})
        for (const kb::Verdict wanted : {kb::Verdict::suggested, kb::Verdict::not_suggested}) {
          if (command != Command::why_not && wanted != kb::Verdict::suggested) continue;
          EXPECT_TRUE(without_explanation(answer(kb, command, *scenario.profile, wanted)) == plain)
              << scenario.name << ", command " << static_cast<int>(command);
          ++compared;
        }
    }
  EXPECT_GT(compared, 400U);
}

}  // namespace
