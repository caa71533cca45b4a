// For whom side effects, advice, routines, courses and referrals are meant: conditions like those of rules.
#include "compiler/lower/lowering.h"

namespace kbc {

void lower_guidance(Lowering& l) {
  constexpr Kinds kGuidance{Kind::side_effect, Kind::advise, Kind::routine, Kind::monitor, Kind::refer};
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i) {
    const Thing& thing = l.k.things[i];
    if (!kGuidance.has(thing.kind)) continue;
    const std::uint32_t condition = l.applicability(thing);
    const std::uint32_t exception = l.exception(thing);
    l.detail[i] = static_cast<std::uint32_t>(l.t.guidance.size());
    l.t.guidance.emplace_back(i, condition, exception);
  }
}

}  // namespace kbc
