#include "sample.h"

#include <gtest/gtest.h>

namespace findings {
namespace {

constexpr std::string_view kText =
    "knowledge base test { version \"1\"  reviewed 2026-01-10  review every 12 months }\n"
    "source journal { title \"A journal\" }\n"
    "source survey-office { title \"An office\"  review by 2026-06-01 }\n"
    "source shop { title \"A shop\"  interest \"sells sticks\" }\n"
    "source neighbour { title \"A neighbour\" }\n"
    "evidence trial : rct { source journal  reported by shop }\n"
    "evidence survey : cohort { source survey-office }\n"
    "evidence advert : marketing { source shop }\n"
    "evidence shop-book : textbook { source shop }\n"
    "evidence praise : anecdote { source neighbour }\n"
    "claim walks-ease { states \"Walks ease.\"  support trial at \"Table 1\" }\n"
    "claim walks-tire { states \"Walks tire.\"  support survey  oppose trial { undercut \"others\" } }\n"
    "claim ease-and-tire { states \"Both.\"  follows from walks-ease, walks-tire }\n"
    "claim sticks-help { states \"Sticks help.\"  support advert, shop-book }\n"
    "claim luck-helps { states \"Luck helps.\"  support praise }\n"
    "claim bare { states \"Bare.\" }\n"
    "claim wrong { states \"Wrong.\"  support survey  oppose trial }\n"
    "fact stiff { ask \"Are you stiff?\" }\n"
    "population stiff-people { who stiff }\n"
    "option stroll { title \"A stroll\" }\noption sticks\noption charm\n"
    "suggest stroll as go { because walks-ease, walks-tire? }\n"
    "caution stroll for stiff-people as slowly { because walks-tire }\n"
    "suggest sticks as lean { because sticks-help }\n"
    "suggest charm as wish { because luck-helps }\n"
    "advise against sticks as no-bare { when stiff  because bare }\n"
    "dispute which { between journal \"40\", shop \"44\"  settled 40 because \"the record\" }\n";

std::string words(kb::Verdicts possible) {
  std::string out;
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (possible.has(static_cast<kb::Verdict>(v)))
      out.append(out.empty() ? "" : "|").append(kb::verdict_name(static_cast<kb::Verdict>(v)));
  return out;
}

}  // namespace

support::Compiled sample() { return support::compiled(kText); }

std::vector<std::uint32_t> nodes(const support::Compiled& c, std::initializer_list<const char*> names) {
  std::vector<std::uint32_t> result;
  for (const char* name : names) result.push_back(c.node(name));
  return result;
}

kb::Person person(const kb::KnowledgeBase& kb, const char* name, std::initializer_list<const char*> said,
                  const char* candidate) {
  kb::Person result{name, {}};
  for (const char* statement : said) EXPECT_TRUE(kb::say(kb, result.profile, statement, true)) << statement;
  if (candidate != nullptr) {
    EXPECT_TRUE(kb::say_candidate(kb, result.profile, candidate));
  }
  return result;
}

std::string shown(const std::vector<kb::VerdictChange>& changes) {
  std::string out;
  for (const kb::VerdictChange& change : changes)
    out += change.option + ": " + words(change.before) + " -> " + words(change.after) + " (" + change.person +
           ")\n";
  return out;
}

}  // namespace findings
