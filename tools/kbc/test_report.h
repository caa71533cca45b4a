// What `kbc test` found, as text, JSON and JUnit XML.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/scenario/coverage.h"
#include "runtime/scenario/scenario.h"

struct TestCase {
  std::string name;
  std::string file;
  std::uint32_t line = 0;
  std::vector<kb::Mismatch> mismatches;
  std::string fault;  ///< the scenario itself is wrong; empty if not
  [[nodiscard]] bool passed() const { return mismatches.empty() && fault.empty(); }
};

struct TestRun {
  std::string knowledge_base;
  std::vector<TestCase> cases;  ///< in the order of their files and lines
  std::optional<kb::Coverage> coverage;
  /// What the compiler has found out about rules that no scenario can reach, by their place: "walking.kb:83".
  std::map<std::string, std::string> unreachable;
  [[nodiscard]] std::size_t failed() const;
};

[[nodiscard]] std::string test_text(const TestRun& run, bool colour);
[[nodiscard]] std::string test_json(const TestRun& run);
[[nodiscard]] std::string test_junit(const TestRun& run);
