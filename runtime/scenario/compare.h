// Compare: each key's expectation held against a reply. Private to this room.
#pragma once

#include "runtime/scenario/keys.h"

namespace kb {

using Compared = std::optional<Mismatch>;

// ---- the verdict, and what it rests on
[[nodiscard]] Compared compare_verdict(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_possible(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_certainty(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_asks(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_asks_not(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_active(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_open(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_defeated(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_silent(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_error(const Reply& reply, const Expectation& expectation);

// ---- what else an answer says
[[nodiscard]] Compared compare_cites(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_cites_not(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_not_counted(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_elemental(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_total(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_says(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_says_not(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_first(const Reply& reply, const Expectation& expectation);
[[nodiscard]] Compared compare_order(const Reply& reply, const Expectation& expectation);

// ---- shared by both
/// "contraindicate `no-hills`, active (walking.kb:83): knee injury; unless supervised by physiotherapist"
[[nodiscard]] std::string reason_line(const Reason& reason);
/// "a, b"; "nothing" if there is none.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);
/// The one option that was asked about; an empty one if the answer has none.
[[nodiscard]] const OptionAnswer& asked(const Reply& reply);

}  // namespace kb
