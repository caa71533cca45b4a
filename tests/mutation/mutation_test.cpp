// A mutation run.
#include <array>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "judge.h"

namespace mutation {
namespace {

std::size_t places_wanted() {
  const char* const text = std::getenv("KB_MUTATION_PLACES");
  return text == nullptr ? 4 : std::string(text) == "all" ? SIZE_MAX : std::stoul(text);
}

TEST(Mutation, EveryMistakeIsSeen) {
  const Base base(KB_SOURCE_DIR "/kb/magnesium");
  const Judge judge(base);
  ASSERT_EQ(judge.fault(), "");
  std::string table;
  for (const Mutation& mutation : mutations()) {
    const auto mutants = mutation.find(base);
    std::array<std::size_t, kOutcomes> counts{};
    const std::size_t wanted = std::min(places_wanted(), mutants.size());
    std::string list;
    for (std::size_t i = 0; i < wanted; ++i) {
      const Mutant& mutant = mutants[i * mutants.size() / wanted];
      const Judged judged = judge.judge(mutant, mutation.anywhere);
      ++counts[static_cast<std::size_t>(judged.outcome)];
      if (judged.outcome == Outcome::answer || judged.outcome == Outcome::nothing || judged.outcome == Outcome::elsewhere) {
        const std::string& text = base.texts[mutant.text].text;
        const Edit& edit = mutant.edits.front();
        if (judged.outcome != Outcome::elsewhere) list += fmt::format("    {} {}:{} {}.{} {} `{}` -> `{}`\n", judged.outcome == Outcome::answer ? "A" : judged.outcome == Outcome::nothing ? "N" : "E",
                            base.texts[mutant.text].path, std::count(text.begin(), text.begin() + edit.begin, '\n') + 1,
                            kbc::keyword(mutant.kind), kbc::keyword(mutant.key), judged.by,
                            text.substr(edit.begin, std::min<std::size_t>(edit.end - edit.begin, 60)), edit.with.substr(0, 40));
      }
    }
    fmt::print("{:<45} {:>5} {:>5} | {:>4} {:>4} {:>4} {:>4} {:>4}\n{}", mutation.name, mutants.size(), wanted, counts[0],
               counts[1], counts[2], counts[3], counts[4], list);
    EXPECT_FALSE(mutants.empty()) << mutation.name;
  }
}

}  // namespace
}  // namespace mutation
