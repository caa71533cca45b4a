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

struct ConditionsCase {
  std::string_view condition;
  std::string_view codes;
};

class Conditions : public testing::TestWithParam<ConditionsCase> {};

TEST_P(Conditions, Codes) {
  const auto text =
      std::string(kWords) + "population them { who " + std::string(GetParam().condition) + " }\n";
  const auto result = compile_text(text);
  EXPECT_EQ(result.codes(), GetParam().codes) << result.shown();
}

INSTANTIATE_TEST_SUITE_P(
    Each, Conditions,
    testing::Values(ConditionsCase{"tall", ""}, ConditionsCase{"not tall or short", ""},
                    ConditionsCase{"taking tea and supervised by guide", ""}, ConditionsCase{"tea", "KB0215"},
                    ConditionsCase{"guide", "KB0215"}, ConditionsCase{"age", "KB0215"},
                    ConditionsCase{"age >= 18 years", ""}, ConditionsCase{"age >= 18 mg", "KB0221"},
                    ConditionsCase{"age >= eighteen", "KB0220"}, ConditionsCase{"tall > 3", "KB0203"},
                    ConditionsCase{"\"tall\"", "KB0215"}, ConditionsCase{"tallish", "KB0201"}));

}  // namespace
