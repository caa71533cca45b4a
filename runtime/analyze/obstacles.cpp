// Rules left out until somebody gets the verdict, then put back as long as somebody still does.
#include "runtime/analyze/obstacles.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/without.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

enum Effect : std::uint8_t { kSuggest, kCaution, kAgainst, kContra };

/// Whether a rule that counts gives another verdict than this one.
bool gives_another(const fbs::Rule& rule, Verdict verdict) {
  switch (verdict) {
    case Verdict::contraindicated: return false;
    case Verdict::not_suggested: return rule.effect() == kContra;
    case Verdict::suggested_with_caution: return rule.effect() >= kAgainst;
    case Verdict::suggested: return rule.effect() >= kCaution;
    case Verdict::not_enough_evidence:
      return rule.effect() >= kAgainst || (rule.effect() == kSuggest && rule.certainty() > 0);
    case Verdict::no_recommendation: return rule.effect() != kCaution;
  }
  return false;
}

/// Whether it takes a rule like this one.
bool brings_about(const fbs::Rule& rule, Verdict verdict) {
  switch (verdict) {
    case Verdict::contraindicated: return rule.effect() == kContra;
    case Verdict::not_suggested: return rule.effect() == kAgainst;
    case Verdict::suggested_with_caution:
    case Verdict::suggested: return rule.effect() == kSuggest && rule.certainty() > 0;
    case Verdict::not_enough_evidence: return rule.effect() == kSuggest && rule.certainty() == 0;
    case Verdict::no_recommendation: return false;
  }
  return false;
}

bool possible_without(const KnowledgeBase& kb, const Profile& given, Verdict verdict,
                      const std::vector<std::uint32_t>& rules, Effort effort) {
  std::vector<std::uint32_t> nodes;
  for (const std::uint32_t rule : rules) nodes.push_back(kb.rules[rule].node());
  const Without left = without(kb, nodes);
  View view(left.kb(), with_nothing_presumed(kb, given), given.candidate->option);
  if (view.contradiction()) return false;
  Views views;
  views.add(view);
  Budget budget{effort.people};
  const auto judge = [&](Views& all) { return has_verdict(all, 0, Verdicts(verdict)); };
  return walk(views, budget, judge).end == Walked::End::found;
}

std::string in_words(const KnowledgeBase& kb, std::uint32_t rule) {
  const fbs::Rule& row = kb.rules[rule];
  const std::string when = condition_words(kb, row.condition());
  const std::string unless = condition_words(kb, row.exception());
  const Place place = place_of(kb, row.node());
  return fmt::format("`{}` ({}:{}), {}{}{}", kb.name(row.node()), place.file, place.line,
                     when.empty() ? "for everybody" : "given " + when, unless.empty() ? "" : ", unless ",
                     unless);
}

}  // namespace

std::vector<std::string> obstacles(const KnowledgeBase& kb, const Profile& given, Verdict verdict,
                                   Effort effort) {
  const Profile everybody = with_nothing_presumed(kb, given);
  const auto decided = decide(kb, everybody, given.candidate->option);
  if (!decided) return {"nobody is like that: " + decided.error().message};
  std::vector<std::string> result;
  std::vector<std::uint32_t> in_the_way;
  std::vector<std::uint32_t> wanted;
  for (const RuleStatus& status : decided->rules) {
    const fbs::Rule& row = kb.rules[status.rule];
    if (status.on_option && status.state != RuleState::silent && gives_another(row, verdict))
      in_the_way.push_back(status.rule);
    if (status.on_option && brings_about(row, verdict)) wanted.push_back(status.rule);
  }
  if (!in_the_way.empty() && possible_without(kb, given, verdict, in_the_way, effort)) {
    for (std::size_t i = in_the_way.size(); i-- > 0;) {
      std::vector<std::uint32_t> fewer = in_the_way;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (possible_without(kb, given, verdict, fewer, effort)) in_the_way = std::move(fewer);
    }
    for (const std::uint32_t rule : in_the_way) result.push_back("stands in the way: " + in_words(kb, rule));
    if (in_the_way.size() > 1) result.emplace_back("(without all of these somebody could be)");
  } else if (wanted.empty()) {
    result.emplace_back("no rule on it can bring this about");
  } else {
    for (const std::uint32_t rule : wanted)
      result.push_back("would bring it about, and counts for none of them: " + in_words(kb, rule));
  }
  const auto answer = why_not(kb, everybody, verdict);
  if (answer && !answer->options.empty() && answer->options[0].why_not)
    for (const std::vector<std::string>& set : answer->options[0].why_not->in_the_way)
      result.push_back("it would be possible without: " + in_a_row(set));
  return result;
}

}  // namespace kb
