// Answers of every kind, from the two knowledge bases, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/decide/decide.h"
#include "runtime/profile/profile.h"
#include "runtime/scenario/scenario.h"

/// "magnesium" or "walking", opened once.
[[nodiscard]] const kb::KnowledgeBase& base(std::string_view name);
/// Those of its scenarios whose profile can be read.
[[nodiscard]] const std::vector<kb::Scenario>& scenarios(std::string_view name);

/// A profile from YAML; ends the program if it has a fault.
[[nodiscard]] kb::Profile profile(std::string_view base, std::string_view yaml);

/// The profile, which compares these options (indices) in place of its candidate.
[[nodiscard]] kb::Profile comparing(const kb::KnowledgeBase& kb, kb::Profile profile,
                                    const std::vector<std::uint32_t>& options);

enum class Command { ask, why, why_not, change };
/// The answer as JSON; empty where what is said contradicts itself.
[[nodiscard]] std::string answer(const kb::KnowledgeBase& kb, Command command, const kb::Profile& profile,
                                 kb::Verdict wanted = kb::Verdict::suggested);

struct NamedAnswer {
  std::string name;
  std::string base;
  std::string json;
};
/// Each kind of answer, with every verdict.
[[nodiscard]] const std::vector<NamedAnswer>& all_answers();
