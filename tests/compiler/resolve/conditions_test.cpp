// Conditions: what may stand in them, and what stands there instead.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

using support::compile_text;

constexpr std::string_view kWords =
    "fact tall\n"
    "fact short\n"
    "measure age in years { ask \"?\" }\n"
    "professional guide\n"
    "medicine tea\n";

struct Case {
  std::string_view condition;
  std::string_view codes;
};

class Conditions : public testing::TestWithParam<Case> {};

TEST_P(Conditions, Codes) {
  const auto text =
      std::string(kWords) + "population them { who " + std::string(GetParam().condition) + " }\n";
  const auto result = compile_text(text);
  EXPECT_EQ(result.codes(), GetParam().codes) << result.shown();
}

INSTANTIATE_TEST_SUITE_P(Each, Conditions,
                         testing::Values(Case{"tall", ""}, Case{"not tall or short", ""},
                                         Case{"taking tea and supervised by guide", ""},
                                         Case{"tea", "KB0215"}, Case{"guide", "KB0215"},
                                         Case{"age", "KB0215"}, Case{"age >= 18 years", ""},
                                         Case{"age >= 18 mg", "KB0221"}, Case{"age >= eighteen", "KB0220"},
                                         Case{"tall > 3", "KB0203"}, Case{"\"tall\"", "KB0215"},
                                         Case{"tallish", "KB0201"}));

}  // namespace
