// Survey: the verdict on every option, for one person after another. An index leads from what holds of a
// person to the rules that can apply, so that the work grows with those and not with the knowledge base. Says
// what decide says, without its questions and limits.
#pragma once

#include <memory>
#include <span>

#include "runtime/decide/decide.h"

namespace kb {

/// How an option stands. One that no rule speaks on has none: no recommendation.
struct Standing {
  std::uint32_t option = kNone;  ///< index into options
  Verdicts possible;
  bool exact = true;                 ///< as of Decision
  std::uint32_t decided_by = kNone;  ///< as of Decision
  Level certainty = Level::none;
  std::span<const std::uint32_t> active;  ///< rules on the option that are active, ascending
};

class Survey {
 public:
  /// Builds the index: once, in time and space that grow with the rules.
  explicit Survey(const KnowledgeBase& kb);
  Survey(Survey&&) noexcept;
  Survey& operator=(Survey&&) noexcept;
  ~Survey();

  /// Of the option that the profile asks about, or of all that can be recommended; ascending by option, each
  /// only if a rule may speak on it. What it gives is good until the next call. One thread at a time: make a
  /// Survey for each.
  [[nodiscard]] tl::expected<std::span<const Standing>, Contradiction> of(const Profile& profile);

 private:
  class People;
  std::unique_ptr<People> people_;
};

}  // namespace kb
