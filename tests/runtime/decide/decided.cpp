// One question to decide.
#include "decided.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/profile/profile.h"

std::string with_words(std::string_view rules) {
  return fmt::format(
      "knowledge base test {{ version \"1\" }}\n"
      "fact a {{ ask \"?\" }}\nfact b {{ ask \"?\" }}\nfact c {{ ask \"?\" }}\nfact d {{ ask \"?\" }}\n"
      "measure x in kg {{ ask \"?\"  from 0 to 200 kg }}\n"
      "medicine pill {{ ask \"?\" }}\nmedicine red-pill is pill {{ ask \"?\" }}\n"
      "professional healer\n"
      "substance stuff {{ symbol Mg }}\n"
      "form salt of stuff {{ fraction 0.5 }}\nform stone of stuff {{ fraction 0.25 }}\n"
      "source page {{ title \"A page\" }}\n"
      "evidence trial : rct {{ source page }}\nevidence word : anecdote {{ source page }}\n"
      "claim sure {{ states \"So.\"  support trial }}\nclaim thin {{ states \"So.\"  support word }}\n{}\n",
      rules);
}

kb::Decision decision_on(const support::Compiled& compiled, std::string_view profile,
                         std::string_view option) {
  auto read = kb::read_profile(*compiled.kb, fmt::format("---\n{}", profile));
  EXPECT_TRUE(read) << (read ? "" : read.error().message) << "\n" << profile;
  if (!read) return {};
  if (!read->candidate) {
    const auto said = kb::say_candidate(*compiled.kb, *read, option);
    EXPECT_TRUE(said) << option;
  }
  auto result = kb::decide(*compiled.kb, *read, read->candidate->option);
  EXPECT_TRUE(result) << (result ? "" : result.error().message) << "\n" << profile;
  return result ? std::move(*result) : kb::Decision{};
}

std::string verdicts_of(const kb::Decision& decision) {
  std::string text;
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (decision.possible.has(static_cast<kb::Verdict>(v)))
      text.append(text.empty() ? "" : " | ").append(kb::verdict_name(static_cast<kb::Verdict>(v)));
  return decision.exact ? text : text + " (not exact)";
}

std::string decided(std::string_view rules, std::string_view profile, std::string_view option) {
  const support::Compiled compiled = support::compiled(with_words(rules));
  return verdicts_of(decision_on(compiled, profile, option));
}

std::string asked(const support::Compiled& compiled, const kb::Decision& decision) {
  const kb::KnowledgeBase& kb = *compiled.kb;
  std::string names;
  for (const kb::Dependency& on : decision.depends_on) {
    const std::uint32_t node = on.kind == kb::UnknownKind::fact      ? kb.facts[on.index].node()
                               : on.kind == kb::UnknownKind::measure ? kb.measures[on.index].node()
                                                                     : on.index;
    names.append(names.empty() ? "" : ", ").append(kb.name(node));
  }
  return names;
}
