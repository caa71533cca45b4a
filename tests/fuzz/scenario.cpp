// Scenarios: read, and those without a fault held against what is answered.
#include "runtime/scenario/scenario.h"

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const kb::KnowledgeBase& kb = fuzz::sample();
  const kb::ScenarioFile file = kb::read_scenarios(kb, "scenarios.yaml", fuzz::text(data, size));
  for (const kb::ScenarioFault& fault : file.faults)
    fuzz::require(!fault.message.empty(), "a fault says what is wrong");
  for (const kb::Scenario& scenario : file.scenarios) static_cast<void>(kb::run(kb, scenario));
  static_cast<void>(kb::repeated_names(file.scenarios));
  return 0;
}
