// How many people a second: every option's verdict, and every active rule's citations, for one person after
// another in one process and one thread.
//   bench_people KB.kbx PEOPLE.ndjson v|vc SECONDS
// All people are read before the clock starts; answers are put together, not printed. One line of JSON at the
// end.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "runtime/decide/survey.h"
#include "runtime/explain/rule_sources.h"
#include "runtime/profile/profile.h"

namespace {

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int run(const std::string& file, const std::string& people, bool with_citations, double limit) {
  const double begin = now();
  const auto kb = kb::KnowledgeBase::open(file);
  if (!kb) return fmt::print(stderr, "{}\n", kb.error().message), 2;
  std::vector<kb::Profile> profiles;
  std::ifstream in(people);
  for (std::string line; std::getline(in, line);) {
    auto profile = kb::read_profile(*kb, line);
    if (!profile) return fmt::print(stderr, "{}\n", profile.error().message), 2;
    profiles.push_back(std::move(*profile));
  }
  kb::Survey survey(*kb);
  kb::RuleSources sources(*kb);
  const double loaded = now();
  std::size_t answered = 0;
  std::size_t verdicts = 0;
  std::size_t citations = 0;
  std::vector<std::uint32_t> answer;
  double took = 0;
  while (took < limit && !profiles.empty())  // few people: the clock is read every sixteenth
    for (const kb::Profile& profile : profiles) {
      const auto standings = survey.of(profile);
      if (!standings) return fmt::print(stderr, "{}\n", standings.error().message), 2;
      verdicts += standings->size();
      answer.clear();
      if (with_citations)
        for (const kb::Standing& standing : *standings)
          for (const std::uint32_t rule : standing.active) {
            const auto cited = sources.of(rule);
            answer.push_back(rule);
            answer.insert(answer.end(), cited.begin(), cited.end());
            citations += cited.size();
          }
      if (++answered % 16 == 0 && (took = now() - loaded) >= limit) break;
    }
  took = now() - loaded;
  fmt::print("{{\"load_s\":{:.6f},\"profiles\":{},\"query_s\":{:.6f},\"verdicts\":{},\"cites\":{}}}\n",
             loaded - begin, answered, took, verdicts, citations);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return fmt::print(stderr, "usage: bench_people KB.kbx PEOPLE.ndjson v|vc SECONDS\n"), 2;
  return run(argv[1], argv[2], std::string(argv[3]) == "vc", std::strtod(argv[4], nullptr));
}
