// Ratings: GRADE's judgements as the artifact has them, of an item of evidence and of an item as it bears on
// one claim; and the artifact's numbers as the types they stand for. Private to this room.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/certainty/certainty.h"

namespace kb {

[[nodiscard]] inline Level to_level(std::uint8_t value) {
  return static_cast<Level>(std::min(value, static_cast<std::uint8_t>(Level::high)));
}
[[nodiscard]] inline Design to_design(std::uint8_t value) {
  return static_cast<Design>(std::min<std::size_t>(value, kDesignCount - 1));
}
[[nodiscard]] inline RateReason to_reason(std::uint8_t value) {
  return static_cast<RateReason>(std::min<std::size_t>(value, kRateReasonCount - 1));
}

struct ReasonedRating {
  Rating rating;
  std::string_view why;  ///< the author's words
};

/// Of an item of evidence (index into evidence).
[[nodiscard]] std::vector<ReasonedRating> ratings_of_evidence(const KnowledgeBase& kb, std::uint32_t row);
/// Of an item as it bears on a claim: an incoming edge of the claim.
[[nodiscard]] std::vector<ReasonedRating> ratings_of_edge(const KnowledgeBase& kb, std::uint32_t edge);

/// Without their reasons.
[[nodiscard]] std::vector<Rating> plain_ratings(const std::vector<ReasonedRating>& ratings);

}  // namespace kb
