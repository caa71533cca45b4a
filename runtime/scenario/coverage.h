// Coverage: what of a knowledge base's rules its scenarios have tried, and for what they have not, why.
//
//   kb::CoverageRecorder recorder(kb);
//   for (const kb::Scenario& scenario : scenarios) recorder.add(scenario);
//   const kb::Coverage coverage = recorder.coverage();
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/scenario/scenario.h"

namespace kb {

/// What is to be tried of a rule.
enum class Aspect : std::uint8_t {
  active,      ///< it was active
  inactive,    ///< it was silent or defeated; not asked of rules that always apply
  decisive,    ///< it was active where no graver rule had decided
  part_true,   ///< a part of its condition or exception (a fact, comparison or limit) was true, and mattered
  part_false,  ///< … was false, and mattered
  overridden,  ///< it applied, and one that overrides it was active
};
inline constexpr std::size_t kAspects = 6;
[[nodiscard]] std::string_view aspect_name(Aspect aspect);  ///< "part-true"

/// Why something was not tried.
enum class Gap : std::uint8_t {
  never_reached,     ///< no scenario decides an option that it bears on
  never_true,        ///< the condition, or the part of it
  never_false,       ///< it held, or was open, each time
  always_defeated,   ///< its condition held, but something set it aside each time
  always_open,       ///< no profile says what it depends on
  decided_earlier,   ///< a graver rule decided wherever it was active
  masked,            ///< the rest of the condition came to the same each time
  overrider_silent,  ///< the overriding rule was never active there
};
[[nodiscard]] std::string_view gap_name(Gap gap);   ///< "never-reached"
[[nodiscard]] std::string_view gap_words(Gap gap);  ///< "no scenario decides an option that it bears on"

struct Uncovered {
  std::string rule;
  Aspect aspect = Aspect::active;
  std::string part;  ///< of the condition, in words, or the overriding rule; else empty
  Gap why = Gap::never_reached;
  Place place;  ///< of the rule
};

struct Tally {
  std::size_t covered = 0;
  std::size_t total = 0;
};

struct Coverage {
  std::array<Tally, kAspects> tallies{};  ///< by Aspect
  /// By rule. What follows from a gap is not listed again: a rule that was never reached stands here once.
  std::vector<Uncovered> uncovered;
};

class CoverageRecorder {
 public:
  /// The knowledge base must outlive it.
  explicit CoverageRecorder(const KnowledgeBase& kb);
  CoverageRecorder(CoverageRecorder&&) noexcept;
  CoverageRecorder& operator=(CoverageRecorder&&) noexcept;
  ~CoverageRecorder();

  /// Adds what a scenario decides, whether or not its expectations hold. A refused profile adds nothing.
  void add(const Scenario& scenario);
  [[nodiscard]] Coverage coverage() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kb
