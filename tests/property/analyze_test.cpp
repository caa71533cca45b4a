// Searches for people held against plain enumeration, on random knowledge bases: a "yes" is somebody who is
// decided so, and a "no" is nobody; and what is called needless or the same makes no difference to random
// people.
#include "runtime/analyze/analyze.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/explain/without.h"
#include "runtime/profile/write.h"
#include "tests/property/compare.h"
#include "tests/reference/evaluator.h"
#include "tests/support/thinned.h"

namespace property {
namespace {

constexpr std::size_t kMostCompletionsOfAnybody = 200'000;

/// As if nothing were presumed.
kb::Profile open(const kb::KnowledgeBase& kb, kb::Profile profile) {
  if (profile.presume_no) return profile;
  profile.unknown.clear();
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (std::ranges::none_of(profile.facts, [&](const kb::FactValue& said) { return said.fact == fact; }))
      profile.unknown.push_back(fact);
  return profile;
}

kb::Profile asked(const kb::KnowledgeBase& kb, kb::Profile profile, std::uint32_t option) {
  if (profile.candidate && profile.candidate->option == option) return profile;
  const std::uint32_t node = kb.options[option].node();
  profile.candidate = kb::Item{node, option, std::string(kb.name(node)), std::nullopt};
  return profile;
}

/// Options are the same by name.
std::uint32_t same_option(const kb::KnowledgeBase& from, std::uint32_t option, const kb::KnowledgeBase& to) {
  for (std::uint32_t other = 0; other + std::size_t{1} < to.options.size(); ++other)
    if (to.name(to.options[other].node()) == from.name(from.options[option].node())) return other;
  return kb::kNone;
}

std::string text_of(const kb::Example& example) {
  return fmt::format("{}\n", fmt::join(example.lines, "\n"));
}

TEST(Analyze, FindsSomebodyWhereThereIsSomebody) {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t unshown = 0;
  for (std::uint64_t seed = 1; seed <= 1200 / support::every(); ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto compiled = compile_what_can(knowledge);
    if (!compiled) continue;
    const kb::KnowledgeBase& kb = *compiled->kb;
    const auto profile = kb::read_profile(kb, joined(random_profile(random)));
    if (!profile) continue;
    const auto option = static_cast<std::uint32_t>(random.below(kb.options.size() - 1));
    const kb::Profile given = asked(kb, *profile, option);
    const kb::Profile everybody = open(kb, given);
    const auto people = reference::people(kb, everybody, kMostCompletionsOfAnybody);
    if (!people) continue;
    const reference::Result all = reference::evaluate(kb, everybody, *people, option);
    for (std::size_t v = 0; v < kb::kVerdicts; ++v) {
      const auto verdict = static_cast<kb::Verdict>(v);
      const kb::Report report = kb::can(kb, *profile, {option}, verdict, {1'000'000});
      const bool expected = !all.contradiction && (all.possible >> v & 1U) != 0;
      ASSERT_EQ(report.answer, expected ? "yes" : "no")
          << "seed " << seed << ", " << kb::verdict_name(verdict) << " of "
          << kb.name(kb.options[option].node()) << "\n"
          << joined(knowledge) << "---\n"
          << kb::write_profile(kb, *profile);
      (expected ? yes : no) += 1;
      if (!expected) continue;
      if (report.points[0].examples.empty()) {
        ++unshown;
        continue;
      }
      const std::string text = text_of(report.points[0].examples[0]);
      const auto person = kb::read_profile(kb, text);
      ASSERT_TRUE(person) << text << person.error().message;
      const auto decided = kb::decide(kb, *person, option);
      ASSERT_TRUE(decided && decided->possible == kb::Verdicts(verdict)) << "seed " << seed << "\n" << text;
    }
  }
  fmt::print("{} can, {} cannot, {} by what no profile says\n", yes, no, unshown);
  EXPECT_GT(no, yes / 10);
  EXPECT_LT(unshown, yes / 5);
}

/// Random people, decided before and after.
void expect_alike(const kb::KnowledgeBase& before, const kb::KnowledgeBase& after, Random& random,
                  const std::string& what) {
  for (std::size_t i = 0; i < 20; ++i) {
    const std::string text = joined(random_profile(random));
    const auto a = kb::read_profile(before, text);
    const auto b = kb::read_profile(after, text);
    if (!a || !b) continue;
    for (std::uint32_t option = 0; option + std::size_t{1} < before.options.size(); ++option) {
      if (before.kind(before.options[option].node()) == "substance") continue;
      const auto x = kb::decide(before, asked(before, *a, option), option);
      const std::uint32_t other = same_option(before, option, after);
      if (other == kb::kNone) continue;
      const auto y = kb::decide(after, asked(after, *b, other), other);
      if (!x || !y || !x->exact || !y->exact || !x->possible.single() || !y->possible.single()) continue;
      ASSERT_EQ(x->possible, y->possible) << what << "\n"
                                          << text << kb::write_profile(before, asked(before, *a, option));
    }
  }
}

TEST(Analyze, CallsNoRuleNeedlessThatChangesAVerdict) {
  std::size_t needless = 0;
  for (std::uint64_t seed = 1; seed <= 150 / support::every(); ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto compiled = compile_what_can(knowledge);
    if (!compiled) continue;
    const kb::KnowledgeBase& kb = *compiled->kb;
    for (std::uint32_t rule = 0; rule + std::size_t{1} < kb.rules.size(); ++rule) {
      const kb::Report report = kb::needed(kb, {rule}, {100'000});
      const std::string& kind = report.points[0].kind;
      if (!report.limits.empty() || kind == "verdict") continue;
      ++needless;
      const std::vector<std::uint32_t> nodes{kb.rules[rule].node()};
      expect_alike(
          kb, kb::without(kb, nodes).kb(), random,
          fmt::format("seed {}, {} without {}\n{}", seed, kind, kb.name(nodes[0]), joined(knowledge)));
    }
  }
  fmt::print("{} needless for verdicts\n", needless);
  EXPECT_GT(needless, 20 / support::every());
}

TEST(Analyze, CallsNoVersionsTheSameThatDiffer) {
  std::size_t same = 0;
  for (std::uint64_t seed = 1; seed <= 300 / support::every(); ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto before = compile_what_can(knowledge);
    if (!before) continue;
    Lines fewer = knowledge;
    fewer.erase(fewer.begin() + 1 + static_cast<std::ptrdiff_t>(random.below(fewer.size() - 1)));
    const auto after = support::compile_text(joined(fewer));
    if (!after.kb) continue;
    const kb::Report report = kb::differences(*before->kb, *after.kb, {20'000});
    const bool verdicts =
        std::ranges::any_of(report.points, [](const kb::Point& p) { return p.kind == "verdict"; });
    if (verdicts || !report.limits.empty()) continue;
    ++same;
    expect_alike(*before->kb, *after.kb, random,
                 fmt::format("seed {}\n{}---\n{}", seed, joined(knowledge), joined(fewer)));
  }
  fmt::print("{} without another verdict\n", same);
  EXPECT_GT(same, 10 / support::every());
}

TEST(Analyze, WritesProfilesThatAreReadAgain) {
  std::size_t written = 0;
  for (std::uint64_t seed = 1; seed <= 2000 / support::every(); ++seed) {
    Random random(seed);
    Lines knowledge = random_knowledge(random);
    const auto compiled = compile_what_can(knowledge);
    if (!compiled) continue;
    const std::string original = joined(random_profile(random));
    const auto profile = kb::read_profile(*compiled->kb, original);
    if (!profile) continue;
    const std::string text = kb::write_profile(*compiled->kb, *profile);
    const auto again = kb::read_profile(*compiled->kb, text);
    ASSERT_TRUE(again) << text << again.error().message;
    ASSERT_TRUE(*again == *profile) << text << "---\n" << original;
    ++written;
  }
  EXPECT_GT(written, 500 / support::every());
}

}  // namespace
}  // namespace property
