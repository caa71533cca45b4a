// Reasons: what of the things that were said forces a verdict, and what stands in the way of another; found
// by trying every set. A part of the plain evaluator.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/reference/evaluator.h"

namespace reference {

/// One thing that was said.
struct Saying {
  enum class Kind : std::uint8_t { no_more, item, measure, fact };
  Kind kind = Kind::fact;
  std::size_t index = 0;  ///< into the profile's list of its kind
};

std::vector<Saying> sayings(const kb::Profile& profile);

/// Which verdicts are possible for an option, by which sayings are unknown (a bit each).
class Outlooks {
 public:
  Outlooks(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option, std::size_t most)
      : kb_(kb), profile_(profile), option_(option), most_(most), sayings_(sayings(profile)) {}

  /// Nothing if there are too many completions to look at.
  std::optional<Set> without(std::uint32_t unknown);

  /// Whether a set of sayings leaves the same verdicts possible as all of them, and loses that with any of
  /// its own; nothing if there is too much to look at.
  std::optional<bool> is_smallest_reason(std::uint32_t kept);

  /// The sets of at most `largest` sayings without which a verdict is possible, none of which holds another.
  std::optional<std::vector<std::uint32_t>> in_the_way(Set verdict, std::size_t largest);

 private:
  const kb::KnowledgeBase& kb_;
  const kb::Profile& profile_;
  std::uint32_t option_;
  std::size_t most_;
  std::vector<Saying> sayings_;
  std::map<std::uint32_t, std::optional<Set>> known_;
};

}  // namespace reference
