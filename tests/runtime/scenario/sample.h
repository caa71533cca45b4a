// A small invented knowledge base, and scenarios on it.
#pragma once

#include <string>
#include <string_view>

#include "runtime/scenario/coverage.h"
#include "runtime/scenario/scenario.h"

namespace sample {

[[nodiscard]] const kb::KnowledgeBase& knowledge_base();

/// `- name: a`, with this profile and these expectations, both in YAML's flow style without their braces.
[[nodiscard]] std::string scenario(std::string_view profile, std::string_view expect);

/// The only scenario of a text; ends the program if it is faulty.
[[nodiscard]] kb::Scenario read_one(std::string_view text);

}  // namespace sample
