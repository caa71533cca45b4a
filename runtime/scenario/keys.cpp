// The table of keys, and the words that their values can be.
#include "runtime/scenario/keys.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/scenario/compare.h"

namespace kb {
namespace {

constexpr Key kKeys[] = {
    {"verdict", ValueKind::verdict, false, About::candidate, compare_verdict},
    {"possible", ValueKind::verdicts, true, About::candidate, compare_possible},
    {"certainty", ValueKind::level, false, About::candidate, compare_certainty},
    {"asks", ValueKind::questions, true, About::candidate, compare_asks},
    {"asks-not", ValueKind::questions, true, About::candidate, compare_asks_not},
    {"active", ValueKind::rules, true, About::candidate, compare_active},
    {"open", ValueKind::rules, true, About::candidate, compare_open},
    {"defeated", ValueKind::rules, true, About::candidate, compare_defeated},
    {"silent", ValueKind::rules, true, About::candidate, compare_silent},
    {"cites", ValueKind::sources, true, About::anything, compare_cites},
    {"cites-not", ValueKind::sources, true, About::anything, compare_cites_not},
    {"not-counted", ValueKind::designs, true, About::candidate, compare_not_counted},
    {"elemental", ValueKind::amount, false, About::candidate, compare_elemental},
    {"total", ValueKind::amount, false, About::candidate, compare_total},
    {"says", ValueKind::texts, true, About::anything, compare_says},
    {"says-not", ValueKind::texts, true, About::anything, compare_says_not},
    {"first", ValueKind::options, false, About::ranking, compare_first},
    {"order", ValueKind::options, true, About::ranking, compare_order},
    {"error", ValueKind::error, false, About::error, compare_error},
};

std::vector<std::string> verdict_words() {
  std::vector<std::string> words;
  for (std::size_t v = 0; v < kVerdicts; ++v) words.emplace_back(verdict_name(static_cast<Verdict>(v)));
  return words;
}

std::vector<std::string> level_words() {
  std::vector<std::string> words;
  for (const Level level : {Level::none, Level::very_low, Level::low, Level::moderate, Level::high})
    words.emplace_back(level_name(level));
  words.emplace_back("very-low");
  return words;
}

/// As `depends_on[].fact` of an answer names them.
std::vector<std::string> question_words(const KnowledgeBase& kb) {
  static constexpr std::array<std::string_view, 3> kBefore{"", "taking ", "supervised by "};
  std::vector<std::string> words;
  for (const fbs::Fact& fact : kb.facts)
    words.push_back(
        fmt::format("{}{}", kBefore[std::min<std::size_t>(fact.kind(), 2)], kb.name(fact.node())));
  for (const fbs::Measure& measure : kb.measures) words.emplace_back(kb.name(measure.node()));
  for (const fbs::Limit& limit : kb.limits)
    words.push_back(
        fmt::format("intake of {}", kb.name(limit.form() == kNone ? limit.substance() : limit.form())));
  for (std::size_t i = 0; i + 1 < kb.options.size(); ++i)
    words.push_back(fmt::format("content of {}", kb.name(kb.options[i].node())));
  return words;
}

}  // namespace

std::span<const Key> keys() { return kKeys; }

const Key* find_key(std::string_view name) {
  const auto* const found = std::ranges::find(kKeys, name, &Key::name);
  return found == std::end(kKeys) ? nullptr : found;
}

std::optional<std::vector<std::string>> words_for(const KnowledgeBase& kb, ValueKind kind) {
  std::vector<std::string> words;
  switch (kind) {
    case ValueKind::verdict:
      words = verdict_words();
      words.insert(words.end(), {"depends", "unknown"});
      return words;
    case ValueKind::verdicts: return verdict_words();
    case ValueKind::level: return level_words();
    case ValueKind::questions: return question_words(kb);
    case ValueKind::rules:
      for (std::size_t i = 0; i + 1 < kb.rules.size(); ++i) words.emplace_back(kb.name(kb.rules[i].node()));
      return words;
    case ValueKind::sources:
      for (const fbs::Source& source : kb.sources) words.emplace_back(kb.name(source.node()));
      return words;
    case ValueKind::designs:
      for (const Design design : {Design::anecdote, Design::testimonial, Design::marketing})
        words.emplace_back(design_name(design));
      return words;
    case ValueKind::options:
      for (std::size_t i = 0; i + 1 < kb.options.size(); ++i)
        if (kb.kind(kb.options[i].node()) != "substance") words.emplace_back(kb.name(kb.options[i].node()));
      return words;
    case ValueKind::error: return std::vector<std::string>{"contradiction", "bad-value", "unknown-name"};
    case ValueKind::amount:
    case ValueKind::texts: break;
  }
  return std::nullopt;
}

std::string_view kind_words(ValueKind kind) {
  switch (kind) {
    case ValueKind::verdict: return "a verdict, `depends` or `unknown`";
    case ValueKind::verdicts: return "a verdict";
    case ValueKind::level: return "a level of certainty";
    case ValueKind::questions: return "a fact, measure or intake that an answer can depend on";
    case ValueKind::rules: return "a rule";
    case ValueKind::sources: return "a source";
    case ValueKind::designs: return "a design that doesn't count";
    case ValueKind::options: return "an option";
    case ValueKind::error: return "an error of a profile";
    case ValueKind::amount:
    case ValueKind::texts: break;
  }
  return "a text";
}

}  // namespace kb
