// Whether anybody can meet a condition: against a plain trial of everybody, on random knowledge bases.
#include "compiler/check/people.h"

#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/project.h"

namespace kbc {
namespace {

constexpr int kFacts = 6;
constexpr int kCases = 3000;

/// A random world: its text, and what is true of a person in it, given as bits: six facts, then whether the
/// measure lies below 10, at 10, or above.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    text_ =
        "knowledge base test { version \"1\" }\noption o\nclaim c { states \"C.\" }\n"
        "measure m in years { from 0 to 100 years }\n";
    for (int f = 0; f < kFacts; ++f) {
      text_ += fmt::format("fact f{}", f);
      // Only facts after it, so that nothing goes round in a circle.
      if (f + 1 < kFacts && pick(3) == 0) {
        const int other = f + 1 + pick(kFacts - f - 1);
        text_ += fmt::format(" implies f{}", other);
        implies_.emplace_back(f, other);
      }
      if (pick(6) == 0) {
        text_ += " implied by m >= 10 years";
        by_measure_.push_back(f);
      }
      text_ += "\n";
    }
    if (pick(2) == 0) {
      const int a = pick(kFacts);
      const int b = (a + 1 + pick(kFacts - 1)) % kFacts;
      text_ += fmt::format("exclusive f{}, f{}\n", a, b);
      exclusive_.emplace_back(a, b);
    }
    text_ += fmt::format("population p {{ who f{} or m < 10 years }}\n", group_ = pick(kFacts));
    if (pick(3) == 0) {
      const int a = pick(kFacts);
      const int b = pick(kFacts);
      text_ += fmt::format("population q {{ who f{} and f{} }}\n", a, b);
      text_ += fmt::format("exclusive p, q, f{}\n", excluded_ = pick(kFacts));
      other_group_ = {a, b};
    }
    const std::string when = formula(3);
    const std::string unless = pick(2) == 0 ? fmt::format(" unless {}", formula(2)) : "";
    has_exception_ = !unless.empty();
    text_ += fmt::format("caution o as rule {{ when {}{} because c }}\n", when, unless);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

  [[nodiscard]] bool anybody() {
    for (int person = 0; person < 3 << kFacts; ++person) {
      if (!exists(person)) continue;
      at_ = 0;
      const bool when = evaluate(person);
      const bool unless = has_exception_ && evaluate(person);
      if (when && !unless) return true;
    }
    return false;
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  static bool has(int person, int fact) { return ((person >> fact) & 1) != 0; }
  static int measure(int person) { return person >> kFacts; }  // 0: below 10, 1: 10, 2: above

  [[nodiscard]] bool in_group(int person) const { return has(person, group_) || measure(person) == 0; }

  [[nodiscard]] bool exists(int person) const {
    for (const auto& [a, b] : implies_)
      if (has(person, a) && !has(person, b)) return false;
    for (const auto& [a, b] : exclusive_)
      if (has(person, a) && has(person, b)) return false;
    if (excluded_ >= 0) {
      const bool q = has(person, other_group_.first) && has(person, other_group_.second);
      if (in_group(person) + q + has(person, excluded_) > 1) return false;
    }
    for (const int fact : by_measure_)
      if (measure(person) >= 1 && !has(person, fact)) return false;
    return true;
  }

  /// A condition as text; in `prefix_` the same for evaluate(), operators before their operands.
  std::string formula(int depth) {
    switch (depth == 0 ? pick(3) : pick(6)) {
      case 0: {
        const int fact = pick(kFacts);
        prefix_.push_back('0' + static_cast<char>(fact));
        return fmt::format("f{}", fact);
      }
      case 1: return prefix_.push_back('p'), "p";
      case 2: {
        constexpr std::string_view kSigns[] = {"<", "<=", ">", ">="};
        const int sign = pick(4);
        prefix_.push_back("lLgG"[sign]);
        return fmt::format("m {} 10 years", kSigns[sign]);
      }
      case 3: prefix_.push_back('!'); return fmt::format("not ({})", formula(depth - 1));
      default: {
        const bool either = pick(2) == 0;
        prefix_.push_back(either ? '|' : '&');
        const std::string a = formula(depth - 1);
        const std::string b = formula(depth - 1);
        return fmt::format("({} {} {})", a, either ? "or" : "and", b);
      }
    }
  }

  bool evaluate(int person) {
    const char op = prefix_[at_++];
    switch (op) {
      case 'p': return in_group(person);
      case 'l': return measure(person) == 0;
      case 'L': return measure(person) <= 1;
      case 'g': return measure(person) == 2;
      case 'G': return measure(person) >= 1;
      case '!': return !evaluate(person);
      case '|':
      case '&': {
        const bool a = evaluate(person);
        const bool b = evaluate(person);
        return op == '|' ? a || b : a && b;
      }
      default: return has(person, op - '0');
    }
  }

  std::mt19937 random_;
  std::string text_;
  std::string prefix_;
  std::size_t at_ = 0;
  std::vector<std::pair<int, int>> implies_;
  std::vector<std::pair<int, int>> exclusive_;
  std::vector<int> by_measure_;
  int group_ = 0;
  std::pair<int, int> other_group_;
  int excluded_ = -1;  ///< the fact that excludes the groups, which exclude one another
  bool has_exception_ = false;
};

TEST(People, AsIfEverybodyWereTried) {
  int nobody = 0;
  for (unsigned seed = 0; seed < kCases; ++seed) {
    World world(seed);
    Project project = load_texts({{"test.kb", world.text()}});
    Knowledge knowledge = resolve(project.packages, project.sources, project.diagnostics);
    relate(knowledge, project.sources, project.diagnostics);
    if (project.diagnostics.has_errors()) continue;  // facts that can never hold
    People people(knowledge);
    for (const Thing& thing : knowledge.things) {
      if (thing.name != "rule") continue;
      const bool expected = world.anybody();
      nobody += expected ? 0 : 1;
      EXPECT_EQ(people.possible(people.applies(thing)), expected) << "seed " << seed << "\n" << world.text();
    }
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(nobody, kCases / 50);
}

/// Whether anybody can have all of 60 facts, of which each may imply the next.
std::optional<bool> has_all(bool implied) {
  std::string text = "knowledge base test { version \"1\" }\noption o\nclaim c { states \"C.\" }\n";
  std::string all;
  constexpr int kMany = 60;
  for (int i = 0; i < kMany; ++i) {
    text += fmt::format("fact f{}", i);
    text += implied && i + 1 < kMany ? fmt::format(" implies f{}\n", i + 1) : "\n";
    all += fmt::format("{}f{}", i == 0 ? "" : " and ", i);
  }
  text += fmt::format("caution o as rule {{ when {} because c }}\n", all);
  Project project = load_texts({{"test.kb", text}});
  Knowledge knowledge = resolve(project.packages, project.sources, project.diagnostics);
  relate(knowledge, project.sources, project.diagnostics);
  EXPECT_FALSE(project.diagnostics.has_errors());
  const auto rule = std::ranges::find(knowledge.things, "rule", &Thing::name);
  People people(knowledge);
  return people.possible(people.applies(*rule));
}

TEST(People, NothingIsSaidWhereItWouldTakeTooLong) { EXPECT_EQ(has_all(true), std::nullopt); }

TEST(People, WhatNothingIsInTheWayOfNeedsNoSearch) { EXPECT_EQ(has_all(false), true); }

}  // namespace
}  // namespace kbc
