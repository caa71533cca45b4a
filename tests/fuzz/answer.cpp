// Answers as JSON that others give on: verified, or refused, whatever is in them. DIGEST stands for the
// digest of the sample, so that the corpus stays of use when the compiler writes other bytes.
#include <string>

#include "runtime/verify/verify.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/json_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kDigest = "DIGEST";
  std::string text(fuzz::text(data, size));
  if (const std::size_t at = text.find(kDigest); at != std::string::npos)
    text.replace(at, kDigest.size(), fuzz::sample().digest());
  const auto checked = kb::verify::Verifier(fuzz::sample()).verify(text);
  fuzz::require(checked.has_value() || !checked.error().empty(), "a refusal says why");
  if (checked) fuzz::require(checked->faults.size() <= kb::verify::kMostFaults, "faults are bounded");
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  return fuzz::mutate_json(data, size, most, seed);
}
