// Is this rule needed? The knowledge base with it and without it, and somebody to whom they answer
// differently.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/names.h"
#include "runtime/analyze/pairs.h"
#include "runtime/explain/mention.h"
#include "runtime/explain/without.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

/// What is lost of the answer, gravest first.
struct Loss {
  DiffersIn aspect;
  std::string_view kind;
  std::string_view says;
};
constexpr Loss kAspects[] = {{DiffersIn::verdict, "verdict", "without it somebody gets another verdict"},
                             {DiffersIn::certainty, "certainty",
                              "without it somebody gets another certainty, and nobody another verdict"},
                             {DiffersIn::rule, "words",
                              "changes no verdict and no certainty: without it only its own words are lost"}};

std::vector<std::uint32_t> options_with(const KnowledgeBase& kb, std::uint32_t rule) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t option = 0; option + std::size_t{1} < kb.options.size(); ++option)
    for (const std::uint32_t r : kb.option_rules.run(kb.options[option].rules_begin(),
                                                     kb.options[option + std::size_t{1}].rules_begin()))
      if (r == rule) result.push_back(option);
  return result;
}

/// The options it is on; and since it may set others aside, those that these are on.
std::vector<std::uint32_t> concerned(const KnowledgeBase& kb, std::uint32_t rule) {
  std::vector<bool> bears(kb.options.size());
  for (const std::uint32_t option : options_with(kb, rule)) bears[option] = true;
  for (std::uint32_t other = 0; other + std::size_t{1} < kb.rules.size(); ++other)
    for (const std::uint32_t o : kb.rule_overriders.run(kb.rules[other].overriders_begin(),
                                                        kb.rules[other + std::size_t{1}].overriders_begin()))
      if (o == rule)
        for (const std::uint32_t option : options_with(kb, other)) bears[option] = true;
  std::vector<std::uint32_t> result;
  for (const std::uint32_t option : asked_options(kb))
    if (bears[option]) result.push_back(option);
  return result;
}

std::vector<std::uint32_t> goals_for(const KnowledgeBase& kb, std::uint32_t rule) {
  std::vector<std::uint32_t> result{kNone};
  for (const std::uint32_t goal :
       kb.rule_goals.run(kb.rules[rule].goals_begin(), kb.rules[rule + std::size_t{1}].goals_begin()))
    result.push_back(goal);
  return result.size() > 1 ? result : goals_of(kb);
}

Point point_of(const KnowledgeBase& kb, std::uint32_t rule, Effort effort, std::vector<std::string>& limits) {
  const std::uint32_t node = kb.rules[rule].node();
  const Without left = without(kb, std::vector<std::uint32_t>{node});
  Point point{"never",
              {},
              std::string(kb.name(node)),
              fmt::format("`{}`: counts for nobody, and is not needed", kb.name(node)),
              {},
              {},
              {},
              0,
              place_of(kb, node)};
  const std::vector<std::uint32_t> options = concerned(kb, rule);
  const std::vector<std::uint32_t> goals = goals_for(kb, rule);
  const auto same = [rule](std::uint32_t a, std::uint32_t b) { return a == b && a != rule; };
  for (const Loss& level : kAspects) {
    bool open = false;
    bool found = false;
    for (const std::uint32_t option : options) {
      const FoundPair pair =
          counts_in_one({kb, left.kb(), option, option, rule, kNone, same}, level.aspect, goals, effort);
      open = open || pair.end == Walked::End::not_settled;
      if (!pair.found()) continue;
      point.kind = level.kind;
      point.says = fmt::format("`{}`: {}", point.rule, level.says);
      point.options = {option_name(kb, option)};
      found = true;
      if (!pair.people) continue;  // another option may have somebody to show
      const bool sure = level.aspect == DiffersIn::certainty;
      const auto answer = sure ? sure_answer_to : answer_to;
      point.before = answer(kb, (*pair.people)[0]);
      point.after = answer(left.kb(), (*pair.people)[1]);
      if (point.before == point.after) point.before = point.after = {};
      point.examples = {example_of(kb, (*pair.people)[0])};
      return point;
    }
    if (found) return point;
    if (open)
      limits.push_back(gave_up(fmt::format("whether a {} needs `{}`", level.kind, point.rule), effort));
  }
  return point;
}

bool is_needed(const Point& point) { return point.kind == "verdict" || point.kind == "certainty"; }

}  // namespace

Report needed(const KnowledgeBase& kb, const std::vector<std::uint32_t>& rules, Effort effort) {
  Report report;
  report.question = "needed";
  report.asked = rules.size() == 1 ? fmt::format("Is `{}` needed?", kb.name(kb.rules[rules[0]].node()))
                                   : "Which rules are needed?";
  std::size_t needed = 0;
  for (const std::uint32_t rule : rules) {
    report.points.push_back(point_of(kb, rule, effort, report.limits));
    if (is_needed(report.points.back())) ++needed;
  }
  std::ranges::stable_sort(report.points, {}, is_needed);
  report.answer = needed == rules.size() ? "yes" : report.limits.empty() ? "no" : "not-settled";
  if (rules.size() == 1)
    report.says = needed == 1 ? "Yes." : report.limits.empty() ? "No." : "That is not settled.";
  else
    report.says =
        fmt::format("{} of {} rules are needed for a verdict or its certainty.", needed, rules.size());
  return report;
}

}  // namespace kb
