// Prepared: the rules laid out for being weighed for one person after another. What a rule asks that is all
// of some simple parts stands in a row; an index leads from what holds of a person to the rules that can
// apply. Private to this room.
#pragma once

#include <span>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/decide/lists.h"

namespace kb {

/// A part of what must hold.
struct Literal {
  enum class Kind : std::uint32_t { fact, no_fact, below, from };
  Kind kind = Kind::fact;
  std::uint32_t index = kNone;  ///< facts; of a number, measures
  std::int64_t micro = 0;       ///< below: less than this; from: this or more
};

struct PreparedRule {
  static constexpr std::uint32_t kSeveralGoals = kNone - 1;

  std::uint32_t goal = kNone;  ///< node; kNone: any
  std::uint32_t literals = 0;  ///< where its run in literals() begins
  std::uint32_t options = 0;   ///< of options(): what it is on
  std::uint32_t option_count = 0;
  std::uint32_t overriders = 0;  ///< of overriders(): rules before it
  std::uint32_t overrider_count = 0;
  std::uint8_t literal_count = 0;
  std::uint8_t effect = 0;  ///< Effects
  std::uint8_t certainty = 0;
  bool simple =
      false;  ///< its condition is that its literals hold, and no more; else they stand for none of it
  bool overrides = false;  ///< some rule
  bool excepted = false;   ///< it has an exception
  bool limited = false;    ///< it has a limit
};

class Prepared {
 public:
  /// In time and space that grow with the rules.
  explicit Prepared(const KnowledgeBase& kb);

  [[nodiscard]] const PreparedRule& operator[](std::size_t rule) const { return rules_[rule]; }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] std::span<const Literal> literals(const PreparedRule& rule) const {
    return std::span(literals_).subspan(rule.literals, rule.literal_count);
  }
  [[nodiscard]] std::span<const std::uint32_t> options(const PreparedRule& rule) const {
    return std::span(options_).subspan(rule.options, rule.option_count);
  }
  [[nodiscard]] std::span<const std::uint32_t> overriders(const PreparedRule& rule) const {
    return std::span(overriders_).subspan(rule.overriders, rule.overrider_count);
  }
  /// The rules that cannot apply without the fact; each rule stands with one such fact. Ascending.
  [[nodiscard]] std::span<const std::uint32_t> needing(std::uint32_t fact) const { return by_fact_[fact]; }
  /// The rules that need no fact. Ascending.
  [[nodiscard]] std::span<const std::uint32_t> general() const { return general_; }

 private:
  void index(const KnowledgeBase& kb);
  void prepare(const KnowledgeBase& kb, std::uint32_t rule, std::span<const std::uint32_t> options);

  std::vector<PreparedRule> rules_;
  std::vector<std::uint32_t> general_;
  Lists by_fact_;
  // What rules refer to, those that are found together side by side.
  std::vector<Literal> literals_;
  std::vector<std::uint32_t> options_;
  std::vector<std::uint32_t> overriders_;
};

}  // namespace kb
