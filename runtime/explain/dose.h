// Dose: the dose asked about, converted, added up, and held against the author's doses and limits. Private to
// this room.
#pragma once

#include "runtime/explain/grounds.h"
#include "runtime/explain/guidance.h"

namespace kb {

[[nodiscard]] DoseAnswer explain_dose(const KnowledgeBase& kb, const Profile& profile,
                                      const Decision& decision, const GuidanceReader& reader,
                                      Grounds& grounds);

/// Of a limit rule that is beyond or may be: "total 400 mg > 350 mg per day, 50 mg too much".
[[nodiscard]] std::string limit_words(const KnowledgeBase& kb, const LimitStatus& limit);

/// The unit in which amounts of a limit are shown: mg and the like, without its period.
[[nodiscard]] Unit limit_unit(const KnowledgeBase& kb, const LimitStatus& limit);

}  // namespace kb
