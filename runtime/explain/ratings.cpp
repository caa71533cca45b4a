// Ratings from their rows, and from what is noted of an edge.
#include "runtime/explain/ratings.h"

#include <cstdlib>

namespace kb {

std::vector<ReasonedRating> ratings_of_evidence(const KnowledgeBase& kb, std::uint32_t row) {
  std::vector<ReasonedRating> result;
  for (const fbs::Rating& rating :
       kb.ratings.run(kb.evidence[row].ratings_begin(), kb.evidence[row + std::size_t{1}].ratings_begin()))
    result.push_back({{to_reason(rating.reason()), rating.steps()}, kb.text(rating.text())});
  return result;
}

std::vector<ReasonedRating> ratings_of_edge(const KnowledgeBase& kb, std::uint32_t edge) {
  std::vector<ReasonedRating> result;
  for (const fbs::EdgeNote& note : kb.notes_of_edge(edge)) {
    if (note.steps() == 0) continue;
    const std::string_view text = kb.text(note.text());  // the kind of rating, then the reason
    const std::size_t space = std::min(text.find(' '), text.size());
    if (const auto reason = rate_reason_from_name(text.substr(0, space)))
      result.push_back({{*reason, std::abs(note.steps())}, text.substr(std::min(space + 1, text.size()))});
  }
  return result;
}

std::vector<Rating> plain_ratings(const std::vector<ReasonedRating>& ratings) {
  std::vector<Rating> result;
  for (const ReasonedRating& rating : ratings) result.push_back(rating.rating);
  return result;
}

}  // namespace kb
