// Judge: what becomes of a mutant.
#pragma once

#include <string>
#include <vector>

#include "mutations.h"

#include "runtime/artifact/knowledge_base.h"

namespace mutation {

enum class Outcome : std::uint8_t {
  at_its_place,  ///< a diagnostic touches its statement
  elsewhere,     ///< a diagnostic, but none there
  scenario,      ///< a scenario fails
  answer,        ///< an answer to a scenario's profile reads otherwise
  nothing,       ///< neither
};
inline constexpr std::size_t kOutcomes = 5;

struct Judged {
  Outcome outcome = Outcome::nothing;
  std::string by;  ///< the code, or the scenario
};

class Judge {
 public:
  explicit Judge(const Base& base);
  /// Empty if the base passes as it is.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] Judged judge(const Mutant& mutant, bool anywhere) const;

 private:
  [[nodiscard]] Judged asked(const kb::KnowledgeBase& kb) const;

  const Base& base_;
  std::vector<std::string> answers_;  // to each scenario, in order
  std::string fault_;
};

/// The texts with the edits made.
[[nodiscard]] std::vector<kbc::NamedText> made(const Base& base, const Mutant& mutant);

}  // namespace mutation
