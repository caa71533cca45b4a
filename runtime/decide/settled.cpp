// A situation for those who only look.
#include "runtime/decide/settled.h"

#include <utility>

#include "runtime/decide/situation.h"

namespace kb {

Settled::Settled(std::unique_ptr<Situation> situation) : situation_(std::move(situation)) {}
Settled::Settled(const Situation& situation) : Settled(std::make_unique<Situation>(situation)) {}
Settled::Settled(Settled&&) noexcept = default;
Settled& Settled::operator=(Settled&&) noexcept = default;
Settled::~Settled() = default;

tl::expected<Settled, Contradiction> Settled::of(const KnowledgeBase& kb, const Profile& profile) {
  auto situation = std::make_unique<Situation>(kb);
  if (auto contradiction = situation->take(profile)) return tl::unexpected(std::move(*contradiction));
  return Settled(std::move(situation));
}

Truth Settled::holds(std::uint32_t condition) const { return situation_->holds(condition); }

}  // namespace kb
