// A small invented knowledge base, what is asked of it, and reports in one line each.
#pragma once

#include <string>
#include <string_view>

#include "runtime/analyze/analyze.h"
#include "tests/support/compile_text.h"

/// Facts a, b, c (never presumed), d (presumed no), s (safety), older (by age), the measure x; the options
/// stroll and run, the form salt of moonium; the claim sure; then more.
support::Compiled base(std::string_view more);

kb::Profile profile_of(const kb::KnowledgeBase& kb, std::string_view yaml);
std::uint32_t option_of(const kb::KnowledgeBase& kb, std::string_view name);
std::uint32_t rule_named(const kb::KnowledgeBase& kb, std::string_view name);

/// "yes: a: yes; candidate: {option: stroll}" or "no".
std::string can_in_words(const support::Compiled& compiled, std::string_view verdict, std::string_view option,
                         std::string_view profile = "{}");
/// The kinds and names of its points, in order: "verdict r, words q".
std::string points_of(const kb::Report& report);
