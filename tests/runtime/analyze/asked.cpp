// The knowledge base that these tests ask, and reports made short.
#include "asked.h"

#include <cstdlib>

#include <fmt/format.h>

#include "runtime/profile/profile.h"

support::Compiled base(std::string_view more) {
  return support::compiled(fmt::format(R"(knowledge base test {{ version "1" }}
fact a, b, c {{ ask "?" }}
fact d {{ ask "?"  presume no }}
fact s {{ ask "?"  safety }}
fact older {{ ask "?"  presume no  implied by age >= 65 years }}
measure age in years {{ ask "?"  from 0 to 120 years }}
measure x in kg {{ ask "?"  from 0 to 200 kg }}
goal calm, vigour
professional guide
medicine pill
medicine red-pill is pill
substance moonium {{ symbol Zn }}
form salt of moonium {{ fraction 0.5 }}
option stroll, run
source log {{ title "An invented log" }}
evidence trial : rct {{ source log }}
evidence second : cohort {{ source log }}
claim sure {{ states "So."  support trial }}
claim unsure {{ states "Perhaps."  support second }}
{}
)",
                                       more));
}

kb::Profile profile_of(const kb::KnowledgeBase& kb, std::string_view yaml) {
  auto profile = kb::read_profile(kb, yaml);
  if (profile) return *profile;
  fmt::print(stderr, "{}\n", profile.error().message);
  std::abort();
}

std::uint32_t option_of(const kb::KnowledgeBase& kb, std::string_view name) {
  for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
    if (kb.name(kb.options[option].node()) == name) return option;
  std::abort();
}

std::uint32_t rule_named(const kb::KnowledgeBase& kb, std::string_view name) {
  for (std::uint32_t rule = 0; rule + std::size_t{1} < kb.rules.size(); ++rule)
    if (kb.name(kb.rules[rule].node()) == name) return rule;
  std::abort();
}

std::string can_in_words(const support::Compiled& compiled, std::string_view verdict, std::string_view option,
                         std::string_view profile) {
  const kb::KnowledgeBase& kb = *compiled.kb;
  for (std::size_t v = 0; v < kb::kVerdicts; ++v) {
    if (kb::verdict_name(static_cast<kb::Verdict>(v)) != verdict) continue;
    const kb::Report report =
        kb::can(kb, profile_of(kb, profile), {option_of(kb, option)}, static_cast<kb::Verdict>(v));
    if (report.points.empty() || report.points[0].examples.empty()) return report.answer;
    return fmt::format("{}: {}", report.answer, fmt::join(report.points[0].examples[0].lines, "; "));
  }
  std::abort();
}

std::string points_of(const kb::Report& report) {
  std::string out;
  for (const kb::Point& point : report.points)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", point.kind, point.rule);
  return out;
}
