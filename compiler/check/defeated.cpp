// Rules that nobody meets, and rules that always give way to another one.
#include <algorithm>
#include <map>
#include <set>

#include "compiler/check/rules.h"

namespace kbc {
namespace {

/// Of each rule that is searched through at most so many of the others on the same thing.
constexpr std::size_t kMostSearched = 64;

class Defeats {
 public:
  explicit Defeats(const Checked& checked) : c_(checked), k_(checked.knowledge), people_(k_) {
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      for (const ThingId overridden : k_.refs(k_.things[i], Key::overrides))
        overriders_[static_cast<std::size_t>(overridden)].push_back(i);
      if (Kinds{Kind::advise_against, Kind::contraindicate}.has(k_.things[i].kind))
        for (const ThingId target : k_.refs(k_.things[i], Key::target)) against_[target].push_back(i);
    }
    c_.diagnostics.forget_warnings([&](const Diagnostic& warning) {
      if (warning.kind == DiagnosticKind::same_for_everybody) said_.insert(warning.span);
      return false;
    });
  }

  void run() {
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      const Thing& rule = k_.things[i];
      if (!kRuleKinds.has(rule.kind) && rule.kind != Kind::prefer) continue;
      const Formula applies = people_.applies(rule);
      if (people_.possible(applies) == false) {
        report_never(rule);
      } else if (kRuleKinds.has(rule.kind) && !report_overridden(i, applies) && rule.kind == Kind::suggest &&
                 c_.grades.certainty[i] != kb::Level::none) {
        report_outweighed(i, applies);
      }
    }
  }

 private:
  void report_never(const Thing& rule) {
    // A condition that by itself never holds has been reported.
    if (std::ranges::any_of(said_, [&](Span span) {
          return span.file == rule.span.file && span.begin >= rule.span.begin && span.end <= rule.span.end;
        }))
      return;
    Diagnostic& warning = c_.diagnostics.report(DiagnosticKind::never_applies, rule.header, rule.name);
    for (const ResolvedClause& clause : k_.clauses_of(rule)) {
      const bool goals =
          clause.key == Key::for_ && std::ranges::all_of(k_.values_of(clause), [&](const Value& value) {
            return value.type == Value::Type::thing && k_.things[value.index].kind == Kind::goal;
          });
      if (!goals && (clause.key == Key::for_ || clause.key == Key::when || clause.key == Key::unless))
        warning.also(clause.span,
                     clause.key == Key::unless ? "it is set aside where this holds" : "it asks for this");
    }
    warning.advise("nobody can meet all of this: take out what contradicts the rest");
  }

  /// Whether wherever the rule applies, one of these does too. Those that others override may not count, and
  /// limits ask about doses: they are left out.
  [[nodiscard]] bool always_one_of(Formula applies, const std::vector<std::size_t>& others) {
    Formula left = applies;
    for (const std::size_t other : others)
      left = people_.both(left, people_.neither_holds(people_.applies(k_.things[other])));
    return !others.empty() && people_.possible(left) == false;
  }

  /// Those of the rules that nothing overrides, and that are meant for every goal that `rule` is meant for.
  [[nodiscard]] std::vector<std::size_t> undefeated(std::vector<std::size_t> rules, const Thing& rule) const {
    const auto goals = goals_of(k_, rule);
    std::erase_if(rules, [&](std::size_t i) {
      const auto its = goals_of(k_, k_.things[i]);
      const bool covers = its.empty() || (!goals.empty() && std::ranges::includes(its, goals));
      return !covers || k_.things[i].kind == Kind::limit || overriders_.contains(i);
    });
    if (rules.size() > kMostSearched) rules.resize(kMostSearched);
    return rules;
  }

  bool report_overridden(std::size_t rule, Formula applies) {
    const auto found = overriders_.find(rule);
    if (found == overriders_.end()) return false;
    const auto others = undefeated(found->second, k_.things[rule]);
    if (!always_one_of(applies, others)) return false;
    Diagnostic& warning = c_.diagnostics.report(DiagnosticKind::always_defeated, k_.things[rule].header,
                                                k_.things[rule].name, "is always overridden");
    for (const std::size_t other : others) warning.also(k_.things[other].header, "by this");
    warning.advise("take it out, or say when the other one does not hold");
    return true;
  }

  void report_outweighed(std::size_t rule, Formula applies) {
    const Thing& suggestion = k_.things[rule];
    for (const ThingId target : k_.refs(suggestion, Key::target)) {
      std::vector<std::size_t> others;
      for (const ThingId about : with_substance(k_, target))
        if (const auto found = against_.find(about); found != against_.end())
          others.insert(others.end(), found->second.begin(), found->second.end());
      others = undefeated(std::move(others), suggestion);
      if (!always_one_of(applies, others)) continue;
      Diagnostic& warning =
          c_.diagnostics.report(DiagnosticKind::always_defeated, suggestion.header, suggestion.name,
                                fmt::format("never suggests `{}`", k_[target].name));
      for (const std::size_t other : others) warning.also(k_.things[other].header, "this speaks against it");
      warning.advise("wherever it applies, something speaks against it: say for whom which of them holds");
    }
  }

  const Checked& c_;
  const Knowledge& k_;
  People people_;
  std::map<std::size_t, std::vector<std::size_t>> overriders_;
  std::map<ThingId, std::vector<std::size_t>> against_;
  std::set<Span> said_;
};

}  // namespace

void check_defeated(const Checked& c) { Defeats(c).run(); }

}  // namespace kbc
