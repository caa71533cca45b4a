// Judges: what a walk looks for in people. Private to this room.
#pragma once

#include <array>
#include <functional>

#include "runtime/analyze/view.h"

namespace kb {

/// Looks further where this rule of a view is open; dead if nothing is.
[[nodiscard]] Judged look_into_rule(Views& views, std::size_t view, std::size_t place);
/// Looks further where the verdict of a view is open.
[[nodiscard]] Judged look_into_verdict(Views& views, std::size_t view);
/// Looks further where a condition is open; kNone holds always.
[[nodiscard]] Judged look_into(Views& views, std::size_t view, std::uint32_t condition);

/// Whether a condition holds; kNone always does.
[[nodiscard]] Truth holds(const Views& views, std::size_t view, std::uint32_t condition);

/// Whose verdict is one of these.
[[nodiscard]] Judged has_verdict(Views& views, std::size_t view, Verdicts wanted);
/// What two answers can differ in: in `rule`, in what one rule says, where it counts.
enum class DiffersIn : std::uint8_t { verdict, certainty, rule };

/// Rules of two views that are told apart by nothing but their state: what makes one active makes the other.
/// By place; kept for each view.
using Twins = std::array<std::vector<bool>, 2>;

/// `same` says of two rules (rows of each knowledge base), that they are, but for what overrides them.
[[nodiscard]] Twins twins(const Views& views, const std::function<bool(std::uint32_t, std::uint32_t)>& same);

/// What to look for in two views of one person: a rule counts in one of them alone, or in both, and because
/// of it the answers differ.
struct Contrast {
  DiffersIn aspect = DiffersIn::verdict;
  std::array<std::optional<std::size_t>, 2> places;  ///< of the rule; none where a view doesn't have it
  bool in_both = false;
  Twins twins;
};
[[nodiscard]] Judged contrasts(Views& views, const Contrast& contrast);
/// Whether the rule can make answers differ so at all.
[[nodiscard]] bool can_contrast(const Views& views, const Contrast& contrast);

}  // namespace kb
