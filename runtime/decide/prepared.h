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
  bool prepared = false;  ///< what is here says something
  bool simple =
      false;  ///< its condition is that its literals hold, and no more; else they stand for none of it
  bool overrides = false;  ///< some rule
  bool excepted = false;   ///< it has an exception
  bool limited = false;    ///< it has a limit
};

class Prepared {
 public:
  /// In time and space that grow with the rules. Each is laid out when it is asked for first, so that those
  /// that are found together lie side by side.
  explicit Prepared(const KnowledgeBase& kb);

  /// Good as long as this object; what literals(), options() and overriders() give, until the next call.
  [[nodiscard]] const PreparedRule& operator[](std::uint32_t rule) {
    if (!rules_[rule].prepared) prepare(rule);
    return rules_[rule];
  }
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
  // Each rule stands in one of these places: with a fact that it cannot apply without; else with a number
  // that it asks for; else with those that ask for neither.
  [[nodiscard]] std::span<const std::uint32_t> needing(std::uint32_t fact) const { return by_fact_[fact]; }
  /// Calls `visit` for every rule that can apply where these are what the measures can be.
  template <typename Ranges, typename Visit>
  void each_by_number(Ranges range_of, Visit visit) const;
  [[nodiscard]] std::span<const std::uint32_t> general() const { return general_; }

 private:
  void index();
  void prepare(std::uint32_t rule);

  /// The rules that ask a measure to be below a number, or from one on; ascending by that number.
  struct ByNumber {
    struct At {
      std::int64_t micro;
      std::uint32_t rule;
    };
    std::uint32_t measure = kNone;
    std::vector<At> below;
    std::vector<At> from;
  };

  const KnowledgeBase& kb_;
  std::vector<PreparedRule> rules_;
  Lists options_of_;  ///< by rule
  std::vector<std::uint32_t> general_;
  std::vector<ByNumber> by_number_;  ///< of the measures that rules stand with
  Lists by_fact_;
  // What rules refer to, one after the other as they were asked for.
  std::vector<Literal> literals_;
  std::vector<std::uint32_t> options_;
  std::vector<std::uint32_t> overriders_;
};

template <typename Ranges, typename Visit>
void Prepared::each_by_number(Ranges range_of, Visit visit) const {
  for (const ByNumber& rules : by_number_) {
    const auto range = range_of(rules.measure);
    for (auto at = rules.below.rbegin(); at != rules.below.rend() && at->micro > range.low; ++at)
      visit(at->rule);
    for (auto at = rules.from.begin(); at != rules.from.end() && at->micro <= range.high; ++at)
      visit(at->rule);
  }
}

}  // namespace kb
