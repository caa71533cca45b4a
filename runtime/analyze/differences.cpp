// Two versions compared: rule by rule somebody is looked for for whom it counts in one alone, or says
// something else; and what their answers then differ in.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/content.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/names.h"
#include "runtime/analyze/pairs.h"
#include "runtime/analyze/signature.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

constexpr std::size_t kMostSeeds = 64;

/// Goals of both, as nodes of `a`.
std::vector<std::uint32_t> shared_goals(const KnowledgeBase& a, const KnowledgeBase& b) {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t goal : goals_of(a))
    if (goal == kNone || same_node(a, goal, b) != kNone) result.push_back(goal);
  return result;
}

/// Rules on an option of each, or that override one, by the names of both; kNone where there is none.
struct Rules {
  std::uint32_t before = kNone;
  std::uint32_t after = kNone;
};
std::vector<Rules> rules_of_both(const KnowledgeBase& a, std::uint32_t option_a, const KnowledgeBase& b,
                                 std::uint32_t option_b) {
  const View of_a(a, about(a, {}, option_a), option_a);
  const View of_b(b, about(b, {}, option_b), option_b);
  std::vector<Rules> result;
  for (const Problem::Rule& rule : of_a.problem.rules()) {
    const std::uint32_t other = same_rule(a, rule.rule, b);
    result.push_back({rule.rule, other != kNone && of_b.place_of(other) ? other : kNone});
  }
  for (const Problem::Rule& rule : of_b.problem.rules()) {
    const std::uint32_t other = same_rule(b, rule.rule, a);
    if (other == kNone || !of_a.place_of(other)) result.push_back({kNone, rule.rule});
  }
  return result;
}

class Versions {
 public:
  Versions(const KnowledgeBase& a, const KnowledgeBase& b, Effort effort, Report& report)
      : a_(a), b_(b), effort_(effort), report_(report), goals_(shared_goals(a, b)) {
    seeds_ = constraint_seeds(a, b, signatures_);
    if (seeds_.size() > kMostSeeds) {
      seeds_.resize(kMostSeeds);
      report_.limits.push_back(
          fmt::format("more than {} values are told apart by what the two conclude differently: not all "
                      "were looked at",
                      kMostSeeds));
    }
    for (std::uint32_t rule = 0; rule + std::size_t{1} < a.rules.size(); ++rule)
      of_a_.push_back(signatures_.of_rule(a, rule));
    for (std::uint32_t rule = 0; rule + std::size_t{1} < b.rules.size(); ++rule)
      of_b_.push_back(signatures_.of_rule(b, rule));
  }

  void compare() {
    for (const std::uint32_t option : asked_options(a_)) {
      const std::uint32_t other = same_option(a_, option, b_);
      if (other == kNone)
        only(option_name(a_, option), "option", true);
      else
        compare(option, other);
    }
    for (const std::uint32_t option : asked_options(b_))
      if (same_option(b_, option, a_) == kNone) only(option_name(b_, option), "option", false);
    for (auto& [key, point] : points_) report_.points.push_back(std::move(point));
    for (std::uint32_t fact = 0; fact < a_.facts.size(); ++fact) {
      const std::uint32_t other = same_fact(a_, fact, b_);
      if (other == kNone)
        only(fact_name(a_, fact), "fact", true);
      else if (const std::string was = fact_content(a_, fact), is = fact_content(b_, other); was != is)
        report_.points.push_back({"fact",
                                  {},
                                  fact_name(a_, fact),
                                  fmt::format("fact `{}`", fact_name(a_, fact)),
                                  was,
                                  is,
                                  {},
                                  0,
                                  {}});
    }
    for (std::uint32_t fact = 0; fact < b_.facts.size(); ++fact)
      if (same_fact(b_, fact, a_) == kNone) only(fact_name(b_, fact), "fact", false);
  }

 private:
  void only(const std::string& name, std::string_view what, bool in_a) {
    report_.points.push_back({fmt::format("{}-in-one", what),
                              {},
                              name,
                              fmt::format("{} `{}` is in {} alone", what, name, in_a ? "A" : "B"),
                              {},
                              {},
                              {},
                              0,
                              {}});
  }

  void compare(std::uint32_t option_a, std::uint32_t option_b) {
    for (const Rules& rules : rules_of_both(a_, option_a, b_, option_b)) {
      // Where other things follow from what is said, no two rules are surely active together.
      const auto same = [this](std::uint32_t x, std::uint32_t y) {
        return seeds_.empty() && of_a_[x] == of_b_[y];
      };
      const Pair pair{a_, b_, option_a, option_b, rules.before, rules.after, same, seeds_};
      const bool in_both = rules.before != kNone && rules.after != kNone;
      const FoundPair verdict = counts_in_one(pair, DiffersIn::verdict, goals_, effort_);
      add(pair, DiffersIn::verdict, "verdict", verdict);
      add(pair, DiffersIn::certainty, "certainty",
          counts_in_one(pair, DiffersIn::certainty, goals_, effort_));
      // Whoever gets another verdict by it has also been told of it, or not.
      if (!verdict.people) add_content(pair, counts_in_one(pair, DiffersIn::rule, goals_, effort_));
      if (!in_both) continue;
      if (a_.rules[rules.before].effect() != b_.rules[rules.after].effect() ||
          (a_.rules[rules.before].certainty() == 0) != (b_.rules[rules.after].certainty() == 0))
        add(pair, DiffersIn::verdict, "verdict", counts_in_both(pair, DiffersIn::verdict, goals_, effort_));
      if (a_.rules[rules.before].certainty() != b_.rules[rules.after].certainty())
        add(pair, DiffersIn::certainty, "certainty",
            counts_in_both(pair, DiffersIn::certainty, goals_, effort_));
      if (dose_content(a_, rules.before) != dose_content(b_, rules.after) ||
          word_content(a_, rules.before) != word_content(b_, rules.after))
        add_content(pair, counts_in_both(pair, DiffersIn::rule, goals_, effort_));
    }
  }

  /// What the rule says, where it counts: its doses and times, its words.
  void add_content(const Pair& pair, const FoundPair& found) {
    const auto of = [&](auto content, const KnowledgeBase& kb, std::uint32_t rule,
                        std::size_t view) -> std::string {
      if (rule == kNone) return {};
      if (!found.people) return content(kb, rule);
      const Profile& person = (*found.people)[view];
      const auto decided = decide(kb, person, person.candidate->option);
      const bool counts = decided && std::ranges::any_of(decided->rules, [&](const RuleStatus& s) {
                            return s.rule == rule && s.state == RuleState::active;
                          });
      return counts ? content(kb, rule) : std::string{};
    };
    if (!found.found()) return add(pair, DiffersIn::rule, "words", found);
    const std::pair<std::string_view, std::string (*)(const KnowledgeBase&, std::uint32_t)> contents[] = {
        {"doses", dose_content}, {"words", word_content}};
    for (const auto& [kind, content] : contents) {
      const std::string was = of(content, a_, pair.rule_before, 0);
      const std::string is = of(content, b_, pair.rule_after, 1);
      if (was != is) add(pair, DiffersIn::rule, kind, found, was, is);
    }
  }

  void add(const Pair& pair, DiffersIn aspect, std::string_view kind, const FoundPair& found,
           std::string was = {}, std::string is = {}) {
    const bool in_a = pair.rule_before != kNone;
    const KnowledgeBase& of = in_a ? a_ : b_;
    const std::uint32_t node = of.rules[in_a ? pair.rule_before : pair.rule_after].node();
    const std::string rule(of.name(node));
    const std::string option = option_name(a_, pair.option_before);
    if (found.end == Walked::End::not_settled && !found.people)
      report_.limits.push_back(gave_up(fmt::format("`{}` and the {} of {}", rule, kind, option), effort_));
    if (!found.found()) return;
    Example example;
    if (found.people) {
      const Profile& before = (*found.people)[0];
      const Profile& after = (*found.people)[1];
      example = example_of(b_, after);
      example.answer.clear();
      if (aspect == DiffersIn::verdict) {
        was = answer_to(a_, before);
        is = answer_to(b_, after);
      } else if (aspect == DiffersIn::certainty) {
        was = sure_answer_to(a_, before);
        is = sure_answer_to(b_, after);
      }
    }
    // One finding for the options that differ in the same, told of the first.
    const std::string key = fmt::format("{}|{}|{}|{}", kind, rule, was, is);
    const auto [at, fresh] = by_key_.try_emplace(key, points_.size());
    if (!fresh) {
      Point& known = points_[at->second].second;
      if (known.options.back() != option) known.options.push_back(option);
      return;
    }
    const bool both = pair.rule_before != kNone && pair.rule_after != kNone;
    const std::string where = both ? "" : in_a ? " (in A alone)" : " (in B alone)";
    Point point{
        std::string(kind), {option}, rule, fmt::format("{} by `{}`{}", kind, rule, where), was, is, {}, 0,
        place_of(of, node)};
    if (found.people)
      point.examples.push_back(std::move(example));
    else
      report_.limits.push_back(
          fmt::format("`{}` and the {} of {}: they differ, by something that no profile says outright", rule,
                      kind, option));
    points_.emplace_back(key, std::move(point));
  }

  const KnowledgeBase& a_;
  const KnowledgeBase& b_;
  Effort effort_;
  Report& report_;
  std::vector<std::uint32_t> goals_;
  Signatures signatures_;
  std::vector<Learned> seeds_;
  std::vector<std::uint32_t> of_a_;  ///< signatures by rule
  std::vector<std::uint32_t> of_b_;
  std::vector<std::pair<std::string, Point>> points_;
  std::map<std::string, std::size_t> by_key_;
};

}  // namespace

Report differences(const KnowledgeBase& before, const KnowledgeBase& after, Effort effort) {
  Report report;
  report.question = "diff";
  report.asked = fmt::format("Does B ({} {}) answer anybody otherwise than A ({} {})?", after.name(),
                             after.version(), before.name(), before.version());
  Versions(before, after, effort, report).compare();
  report.answer = !report.points.empty() ? "different" : report.limits.empty() ? "same" : "not-settled";
  report.says = !report.points.empty() ? fmt::format("Yes, in {}; what A says -> what B says.",
                                                     counted(report.points.size(), "point", "points"))
                : report.limits.empty()
                    ? "No: everybody gets the same verdict, with the same certainty, doses and words."
                    : "None was found, but not everything is settled.";
  return report;
}

}  // namespace kb
