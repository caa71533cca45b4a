// The runtime against the plain evaluator, on random knowledge bases and people.
//
// KB_DIFFERENTIAL_CASES says how many; --cases does too, and --seed where they begin. A failure is made small
// and written to a folder of its own, from where it can be kept in tests/golden/differential.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/property/compare.h"
#include "tests/reference/evaluator.h"
#include "tests/support/folder.h"
#include "tests/support/thinned.h"

namespace property {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kProfiles = 8;  // for each knowledge base

std::size_t g_cases = 20'000;
std::size_t g_seed = 1;

bool read_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string kept(const Lines& knowledge, const Lines& profile, std::uint64_t seed) {
  const std::string folder = fmt::format(KB_BINARY_DIR "/differential/{}", seed);
  fs::create_directories(folder);
  std::ofstream(folder + "/case.kb") << joined(knowledge);
  std::ofstream(folder + "/profile.yaml") << joined(profile);
  return folder;
}

TEST(Differential, AgreesWithThePlainEvaluator) {
  Counts counts;
  std::size_t failures = 0;
  for (std::uint64_t seed = g_seed; counts.cases < g_cases && failures < 5; ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto compiled = compile_what_can(knowledge);
    if (!compiled) {
      ++counts.refused;
      continue;
    }
    std::string fault = reference::wrong_grades(*compiled->kb);
    Lines profile;
    for (std::size_t i = 0; i < kProfiles && fault.empty(); ++i) {
      profile = random_profile(random);
      fault = difference(*compiled, joined(profile), counts, Effort::some);
    }
    if (fault.empty()) continue;
    ++failures;
    shrink(knowledge, profile);
    Counts ignored;
    const auto small = support::compile_text(joined(knowledge));
    fault = reference::wrong_grades(*small.kb) + difference(small, joined(profile), ignored, Effort::all);
    ADD_FAILURE() << "seed " << seed << ", kept in " << kept(knowledge, profile, seed) << "\n"
                  << joined(knowledge) << "---\n"
                  << joined(profile) << "---\n"
                  << fault;
  }
  fmt::print(
      "{} cases, {} options, {} contradictions, {} that depend, {} questions; {} sufficient reasons, {} sets "
      "in "
      "the way, {} doses, {} interviews; {} too large, {} refused\n",
      counts.cases, counts.options, counts.contradictions, counts.depends, counts.questions, counts.reasons,
      counts.contrasts, counts.doses, counts.interviews, counts.too_large, counts.refused);
  // Otherwise the random cases have become too simple to show anything.
  if (g_cases >= 1000) {
    EXPECT_GT(counts.depends, counts.options / 20);
    EXPECT_GT(counts.contradictions, counts.cases / 200);
    EXPECT_LT(counts.too_large, counts.cases);
    EXPECT_LT(counts.refused, counts.cases);
  }
}

/// Cases that once differed.
TEST(Differential, KeptCasesAgree) {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(KB_SOURCE_DIR "/tests/golden/differential"))
    if (entry.is_directory()) cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  ASSERT_FALSE(cases.empty());
  for (const fs::path& folder : cases) {
    const auto compiled = support::compile_text(support::read_file((folder / "case.kb").string()));
    ASSERT_TRUE(compiled.kb) << folder << "\n" << compiled.shown();
    Counts counts;
    EXPECT_EQ(reference::wrong_grades(*compiled.kb), "") << folder;
    EXPECT_EQ(
        difference(compiled, support::read_file((folder / "profile.yaml").string()), counts, Effort::all), "")
        << folder;
    EXPECT_EQ(counts.cases, 1U) << folder << ": the profile cannot be read";
  }
}

}  // namespace

bool read_arguments(int argc, char** argv) {
  g_cases /= support::every();
  if (const char* cases = std::getenv("KB_DIFFERENTIAL_CASES");
      cases != nullptr && !read_number(cases, g_cases))
    return false;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--cases" && read_number(argv[i + 1], g_cases)) continue;
    if (name == "--seed" && read_number(argv[i + 1], g_seed)) continue;
    return false;
  }
  return argc % 2 == 1;
}

}  // namespace property

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!property::read_arguments(argc, argv)) {
    fmt::print(stderr, "usage: {} [--cases N] [--seed N]; KB_DIFFERENTIAL_CASES=N\n", argv[0]);
    return 2;
  }
  return RUN_ALL_TESTS();
}
