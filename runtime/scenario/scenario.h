// Scenarios: profiles with what the answer to them must be, read from YAML and held against what it is.
//
//   auto [scenarios, faults] = kb::read_scenarios(kb, "scenarios/adults.yaml", text);
//   for (const kb::Scenario& scenario : scenarios) auto mismatches = kb::run(kb, scenario);
//
// README.md has the form of the files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"

namespace kb {

/// One line under `expect`.
struct Expectation {
  std::string key;                  ///< "verdict"
  std::vector<std::string> values;  ///< one, or those of a list; never empty
  std::uint32_t line = 0;
};

struct Scenario {
  std::string name;
  std::string why;  ///< the author's words; may be empty
  std::string file;
  std::uint32_t line = 0;
  ProfileResult<Profile> profile;  ///< an error is what some scenarios expect
  std::vector<Expectation> expect;
};

/// What is wrong with the text of a scenario itself.
struct ScenarioFault {
  std::string file;
  std::uint32_t line = 0;  ///< 0: of the whole file
  std::string name;        ///< of the scenario; empty where it has none
  std::string message;
};

struct ScenarioFile {
  std::vector<Scenario> scenarios;    ///< in the order of the file
  std::vector<ScenarioFault> faults;  ///< scenarios with a fault are not among them
};

/// Reads one file; `path` is how faults name it. Every name in an expectation must be one of the knowledge
/// base: what is expected of a misspelt rule would hold for no reason.
[[nodiscard]] ScenarioFile read_scenarios(const KnowledgeBase& kb, const std::string& path,
                                          std::string_view text);

/// A fault for each scenario whose name an earlier one has, in this file or another.
[[nodiscard]] std::vector<ScenarioFault> repeated_names(const std::vector<Scenario>& scenarios);

/// An expectation that isn't met.
struct Mismatch {
  std::string key;
  std::uint32_t line = 0;
  std::string expected;
  std::string got;
  std::vector<std::string> because;  ///< the part of the explanation that it comes from, line by line
};

/// Asks, and compares. Empty: all that is expected holds.
[[nodiscard]] std::vector<Mismatch> run(const KnowledgeBase& kb, const Scenario& scenario);

}  // namespace kb
