// Settled: what a profile, with all that follows from it and is presumed, says of single conditions.
#pragma once

#include <memory>

#include "runtime/decide/decide.h"
#include "runtime/decide/truth.h"

namespace kb {

class Situation;

class Settled {
 public:
  [[nodiscard]] static tl::expected<Settled, Contradiction> of(const KnowledgeBase& kb,
                                                               const Profile& profile);
  /// What holds of a person whom a situation has taken; it may be narrowed afterwards.
  explicit Settled(const Situation& situation);
  Settled(Settled&&) noexcept;
  Settled& operator=(Settled&&) noexcept;
  ~Settled();

  /// The condition (index into conditions): open if that depends on something unknown.
  [[nodiscard]] Truth holds(std::uint32_t condition) const;

 private:
  explicit Settled(std::unique_ptr<Situation> situation);
  std::unique_ptr<Situation> situation_;
};

}  // namespace kb
