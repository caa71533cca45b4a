// Profiles in YAML and JSON, and single statements: what is read is asked, and every answer verified.
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/json_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  const kb::KnowledgeBase& kb = fuzz::sample();
  if (const auto profile = kb::read_profile(kb, text)) {
    fuzz::ask(kb, *profile, true);
  } else {
    fuzz::require(!profile.error().message.empty(), "a refusal says why");
  }
  kb::Profile said;
  static_cast<void>(kb::say(kb, said, text, true));
  static_cast<void>(kb::say_taking(kb, said, text));
  static_cast<void>(kb::say_candidate(kb, said, text));
  static_cast<void>(kb::say_dose(kb, said, text));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  return fuzz::mutate_json(data, size, most, seed);
}
