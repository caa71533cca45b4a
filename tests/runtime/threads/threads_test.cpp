// The same answers from many threads at once as from one.
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "runtime/scenario/scenario.h"
#include "runtime/verify/verify.h"
#include "tests/support/compile_text.h"
#include "tests/support/folder.h"
#include "tests/support/thinned.h"

namespace {

constexpr std::size_t kThreads = 8;

struct Asked {
  kbc::Compilation compilation;
  std::optional<kb::KnowledgeBase> kb;
  std::vector<kb::Profile> profiles;
};

/// A knowledge base, and the people of its scenarios.
Asked asked(const std::string& name) {
  const std::string folder = std::string(KB_SOURCE_DIR "/") + name;
  Asked result{kbc::compile({folder}), std::nullopt, {}};
  result.kb = *kb::KnowledgeBase::from_bytes(*result.compilation.artifact);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/scenarios"))
    files.push_back(entry.path().string());
  std::ranges::sort(files);
  std::size_t at = 0;
  for (const std::string& file : files)
    for (kb::Scenario& scenario : kb::read_scenarios(*result.kb, file, support::read_file(file)).scenarios)
      if (scenario.profile && at++ % support::every() == 0)
        result.profiles.push_back(*std::move(scenario.profile));
  return result;
}

std::string answers(const kb::KnowledgeBase& kb, const kb::Profile& profile) {
  const auto answer = profile.candidate ? kb::why(kb, profile) : kb::ask(kb, profile);
  if (!answer) return answer.error().message;
  std::string json = kb::render_json(*answer);
  const auto checked = kb::verify::Verifier(kb).verify(json);
  return json + kb::render_text(*answer) + kb::render_markdown(*answer) +
         (checked && checked->faults.empty() ? "holds" : "does not hold");
}

class Threads : public testing::TestWithParam<std::string> {};

TEST_P(Threads, AnswerAsOneDoes) {
  const Asked base = asked(GetParam());
  ASSERT_FALSE(base.profiles.empty());
  std::vector<std::string> serial;
  for (const kb::Profile& profile : base.profiles) serial.push_back(answers(*base.kb, profile));
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> different = 0;
  // Each profile is asked by two threads, at about the same time.
  const auto work = [&] {
    for (std::size_t i = next++; i < 2 * serial.size(); i = next++)
      if (answers(*base.kb, base.profiles[i / 2]) != serial[i / 2]) ++different;
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(different, 0U);
  std::printf("%zu answers by %zu threads\n", 2 * serial.size(), kThreads);
}

TEST_P(Threads, AskAboutTheKnowledgeBaseItself) {
  const Asked base = asked(GetParam());
  const auto all = [&] {
    std::string text = kb::render_json(kb::weakest(*base.kb, 20300101, {}));
    for (std::uint32_t node = 0; node + 1 < base.kb->nodes.size(); node += 97)
      text +=
          kb::render_json(kb::trace(*base.kb, {node})) + kb::render_json(kb::impact(*base.kb, {node}, {}));
    return text;
  };
  const std::string serial = all();
  std::atomic<std::size_t> different = 0;
  constexpr std::size_t kAtOnce = 4;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kAtOnce; ++i)
    threads.emplace_back([&] {
      if (all() != serial) ++different;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(different, 0U);
  std::printf("%zu answers by %zu threads\n", kAtOnce, kAtOnce);
}

INSTANTIATE_TEST_SUITE_P(Each, Threads, testing::Values("tests/kb/walking", "kb/magnesium"),
                         [](const auto& of) { return of.index == 0 ? "walking" : "large"; });

}  // namespace
