// Long chains of what follows from what: the work grows with them, and not with their cube.
#include <ctime>

#include "decided.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace {

TEST(LongChains, OfImplications) {
  constexpr int kFacts = 1000;
  std::string rules;
  for (int i = 0; i < kFacts; ++i)
    rules += fmt::format("fact f{} {{ ask \"?\"{} }}\n", i,
                         i + 1 < kFacts ? fmt::format(" implies f{}", i + 1) : "");
  rules += fmt::format("suggest salt when f{} {{ because sure }}\n", kFacts - 1);
  const support::Compiled compiled = support::compiled(with_words(rules));
  const std::clock_t begin = std::clock();  // of this process: others may take their share
  EXPECT_EQ(verdicts_of(decision_on(compiled, "f0: yes", "salt")), "suggested");
  const kb::Decision open = decision_on(compiled, "", "salt");
  EXPECT_EQ(verdicts_of(open), "suggested | no-recommendation");
  EXPECT_EQ(asked(compiled, open), "f999");
  // A few tenths of a second; the cube took minutes.
  EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 40);
}

}  // namespace
