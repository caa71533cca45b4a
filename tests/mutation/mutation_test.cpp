// A mutation run: an author's mistakes, made in kb/magnesium. Each is reported, changes a scenario's result,
// or has a reason why neither should happen.
//
//   KB_MUTATION_PLACES=20    so many places of each kind (all: every one); one without it
//   KB_MUTATION_SEED=7       other places
//   KB_MUTATION_KIND=source  only kinds whose name holds this
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>

#include "judge.h"
#include "reasons.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/thinned.h"

namespace mutation {
namespace {

std::size_t setting(const char* name, std::size_t otherwise) {
  const char* const said = std::getenv(name);
  const std::string_view text = said == nullptr ? "" : said;
  if (text == "all") return SIZE_MAX;
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Spread over all places, and others for another kind or seed.
std::vector<std::size_t> sample(std::size_t all, std::size_t wanted, std::size_t seed) {
  std::vector<std::size_t> chosen;
  const std::size_t count = std::min(all, wanted);
  for (std::size_t i = 0; i < count; ++i) chosen.push_back((seed * 7919 + i * all / count) % all);
  return chosen;
}

std::string place_of(const Base& base, const Mutant& mutant) {
  const Edit& edit = mutant.edits.front();
  const std::string& text = base.texts[edit.text].text;
  return fmt::format("{}:{}: `{}` for `{}`", base.texts[edit.text].path,
                     std::count(text.begin(), text.begin() + edit.begin, '\n') + 1, edit.with.substr(0, 60),
                     text.substr(edit.begin, std::min<std::size_t>(edit.end - edit.begin, 60)));
}

/// A row of the table: how many came to what; the last is those with a reason.
using Counts = std::array<std::size_t, 4>;

std::string row(std::string_view name, std::size_t places, const Counts& counts) {
  return fmt::format("{:<45}{:>7}{:>7}{:>7}{:>7}{:>7}\n", name, places, counts[0], counts[1], counts[2],
                     counts[3]);
}

TEST(Mutation, EveryMistakeIsSeenOrHasAReason) {
  const Base base(KB_SOURCE_DIR "/kb/magnesium");
  const Judge judge(base);
  ASSERT_EQ(judge.fault(), "");
  const std::size_t wanted = setting("KB_MUTATION_PLACES", 1);
  const std::size_t seed = setting("KB_MUTATION_SEED", 1);
  const char* const said = std::getenv("KB_MUTATION_KIND");
  const std::string_view kind = said == nullptr ? "" : said;
  const std::vector<Mutation> all = mutations();
  Counts total{};
  std::size_t places = 0;
  std::map<std::string_view, std::size_t> why;
  fmt::print("{:<45}{:>7}{:>7}{:>7}{:>7}{:>7}\n", "mistake", "places", "here", "there", "tested", "reason");
  for (std::size_t n = 0; n < all.size(); n += support::every()) {
    const Mutation& mutation = all[n];
    if (mutation.name.find(kind) == std::string_view::npos) continue;
    const std::vector<Mutant> mutants = mutation.find(base);
    EXPECT_FALSE(mutants.empty()) << mutation.name << " can be made nowhere";
    Counts counts{};
    for (const std::size_t i : sample(mutants.size(), wanted, seed + n)) {
      const Judged judged = judge.judge(mutants[i], mutation.anywhere);
      const bool seen = judged.outcome <= Outcome::scenario;
      const Reason* const reason = seen ? nullptr : reason_for(base, mutation, mutants[i]);
      EXPECT_TRUE(seen || reason != nullptr)
          << mutation.name << " is not seen, at " << place_of(base, mutants[i])
          << (judged.outcome == Outcome::answer ? " (an answer reads otherwise)" : "");
      if (reason != nullptr) ++why[reason->why];
      if (seen || reason != nullptr) ++counts[seen ? static_cast<std::size_t>(judged.outcome) : 3];
    }
    fmt::print("{}", row(mutation.name, mutants.size(), counts));
    std::fflush(stdout);
    for (std::size_t i = 0; i < counts.size(); ++i) total[i] += counts[i];
    places += mutants.size();
  }
  fmt::print("{}\nreasons\n", row(fmt::format("{} kinds", all.size()), places, total));
  for (const auto& [text, count] : why) fmt::print("{:>7}  {}\n", count, text);
}

}  // namespace
}  // namespace mutation
