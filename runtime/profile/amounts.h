// Values: yes and no, a measure's number, a dose: read from text and held against what the knowledge base
// expects.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/profile/profile.h"

namespace kb {

enum class Said : std::uint8_t { no, yes, unknown };

/// yes, true, no, false or unknown, in small letters.
[[nodiscard]] std::optional<Said> truth_of(std::string_view word);

/// A measure's value: "40 mL/min/1.73m2", "40 to 60", "40"; a plain number is in the measure's own unit.
[[nodiscard]] ProfileResult<Range> read_measure(const KnowledgeBase& kb, std::uint32_t measure,
                                                std::string_view text);

/// How much of a thing a day: "200 mg elemental", "2 capsules per day". What is weighed has a basis where it
/// is a form or a substance.
[[nodiscard]] ProfileResult<Amount> read_dose(const KnowledgeBase& kb, std::uint32_t node,
                                              std::string_view text);

}  // namespace kb
