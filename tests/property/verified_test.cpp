// What the runtime answers about random knowledge bases and people is verified: two evaluators, and two ways
// to put an answer together, agree in every value.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"
#include "runtime/verify/verify.h"
#include "tests/property/compare.h"
#include "tests/support/thinned.h"

namespace property {
namespace {

constexpr std::size_t kCases = 1200;
constexpr std::size_t kVerifiedProfiles = 4;  // for each knowledge base

using Answer = tl::expected<kb::Answer, kb::Contradiction>;

std::string faults(kb::verify::Verifier& verifier, const Answer& answer) {
  if (!answer) return {};
  const auto checked = verifier.verify(kb::render_json(*answer));
  if (!checked) return checked.error();
  std::string result;
  for (const kb::verify::Fault& fault : checked->faults)
    result += fmt::format("{} says {}, is {}\n", fault.at, fault.claimed, fault.so);
  return result;
}

TEST(Verified, EveryRandomAnswer) {
  std::size_t cases = 0;
  std::size_t answers = 0;
  std::size_t failures = 0;
  for (std::uint64_t seed = 500'000; cases < kCases / support::every() && failures < 5; ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto compiled = compile_what_can(knowledge);
    if (!compiled) continue;
    const kb::KnowledgeBase& kb = *compiled->kb;
    kb::verify::Verifier verifier(kb);
    for (std::size_t i = 0; i < kVerifiedProfiles; ++i) {
      const Lines lines = random_profile(random);
      const auto profile = kb::read_profile(kb, joined(lines));
      if (!profile) continue;
      ++cases;
      const auto wanted = static_cast<kb::Verdict>(random.below(kb::kVerdicts));
      std::string fault;
      const auto check = [&](const std::string& what, const Answer& answer) {
        answers += answer ? 1U : 0U;
        const std::string found = faults(verifier, answer);
        if (!found.empty()) fault += what + ":\n" + found;
      };
      check("ask", kb::ask(kb, *profile));
      if (profile->candidate) {
        check("why", kb::why(kb, *profile));
        check("why not", kb::why_not(kb, *profile, wanted));
        check("change", kb::change(kb, *profile, wanted));
      }
      if (fault.empty()) continue;
      ++failures;
      ADD_FAILURE() << "seed " << seed << ", person " << i << "\n"
                    << joined(knowledge) << "---\n"
                    << joined(lines) << "---\n"
                    << fault;
      break;
    }
  }
  fmt::print("{} answers to {} random cases\n", answers, cases);
  EXPECT_GT(answers, cases / 2);
}

}  // namespace
}  // namespace property
