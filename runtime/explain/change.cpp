// Change: the smallest changes to what can be changed (dose, form, what else is taken, supervision) that give
// a verdict; and what-if and compare, which set answers side by side.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/decide/problem.h"
#include "runtime/decide/totals.h"
#include "runtime/explain/answer.h"
#include "runtime/explain/dose.h"
#include "runtime/explain/prove.h"
#include "runtime/explain/sets.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

constexpr std::size_t kMostTogether = 2;  // changes made at once of which all sets are tried
constexpr std::size_t kMostSteps = 100;   // with more, only one at a time

/// A change that is tried: the profile and option it leads to, and its words.
struct Step {
  enum class Kind : std::uint8_t { dose, stop, supervise, option } kind;
  std::size_t index;
};

class Changer {
 public:
  Changer(const KnowledgeBase& kb, const Profile& profile, const Decision& decision, Verdict wanted)
      : kb_(kb), profile_(profile), decision_(decision), wanted_(wanted) {}

  Changes run() {
    Changes result;
    result.wanted = verdict_name(wanted_);
    result.dose_window = fmt::format("{}", fmt::join(windows(profile_), " or "));
    const std::vector<Step> steps = possible_steps();
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t size = 1; size <= (steps.size() > kMostSteps ? 1 : kMostTogether); ++size)
      for (std::size_t a = 0; a < steps.size(); ++a)
        for (std::size_t b = size == 1 ? a : a + 1; b < (size == 1 ? a + 1 : steps.size()); ++b) {
          const std::vector<std::size_t> set = size == 1 ? std::vector{a} : std::vector{a, b};
          const bool holds_smaller =
              std::ranges::any_of(found, [&](const auto& f) { return std::ranges::includes(set, f); });
          if (holds_smaller) continue;
          if (auto words = attempt(steps, set)) {
            found.push_back(set);
            result.changes.push_back({std::move(*words), result.wanted});
          }
        }
    if (found.empty()) add_least(steps, result);
    return result;
  }

 private:
  /// Where nothing by itself or in pairs leads there: all that can be stopped and supervised at once, less
  /// what needn't be.
  void add_least(std::vector<Step> steps, Changes& result) {
    std::erase_if(steps, [](const Step& step) {
      return step.kind != Step::Kind::stop && step.kind != Step::Kind::supervise;
    });
    const auto set = least_set(
        steps.size(), [&](const std::vector<std::size_t>& some) { return attempt(steps, some).has_value(); });
    if (!set.empty()) result.changes.push_back({*attempt(steps, set), result.wanted});
  }

  [[nodiscard]] std::vector<Step> possible_steps() const {
    std::vector<Step> steps;
    if (profile_.candidate && profile_.candidate->dose) steps.push_back({Step::Kind::dose, 0});
    for (std::size_t i = 0; profile_.taking && i < profile_.taking->size(); ++i)
      steps.push_back({Step::Kind::stop, i});
    for (const std::uint32_t fact : professionals_in_the_way()) {
      const bool held =
          std::ranges::any_of(profile_.facts, [&](const FactValue& f) { return f.fact == fact && f.value; });
      if (!held) steps.push_back({Step::Kind::supervise, fact});
    }
    for (std::size_t option = 0; option + 1 < kb_.options.size(); ++option)
      if (option != decision_.option &&
          kb_.kind(kb_.options[option].node()) == kb_.kind(kb_.options[decision_.option].node()))
        steps.push_back({Step::Kind::option, option});
    return steps;
  }

  /// Those whose supervision is an exception to what applies or may: to offer others would be beside the
  /// point, even if one of them is of the same profession.
  [[nodiscard]] std::vector<std::uint32_t> professionals_in_the_way() const {
    const Situation anybody(kb_);
    std::vector<std::uint32_t> facts;
    for (const RuleStatus& status : decision_.rules)
      if (status.on_option && (status.state == RuleState::active || status.state == RuleState::open))
        anybody.facts_in(kb_.rules[status.rule].exception(), facts);
    std::erase_if(facts, [&](std::uint32_t fact) { return kb_.facts[fact].kind() != 2; });
    std::ranges::sort(facts);
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
  }

  /// The doses for which the verdict is the wanted one, in words.
  [[nodiscard]] std::vector<std::string> windows(const Profile& profile) {
    if (situation_.take(profile)) return {};
    const Decision now = decide_in(situation_, profile, profile.candidate->option);
    const Unit unit = now.limits.empty() ? plain_unit() : limit_unit(kb_, now.limits.front());
    std::vector<std::string> result;
    for (Range region : dose_windows(kb_, profile, wanted_)) {
      if (region.low == 1) region.low = Range::kOpenLow;
      result.push_back(region.is_open_low() && region.is_open_high()
                           ? "any dose"
                           : region_words(region, unit) + " elemental");
    }
    return result;
  }

  /// The words of the changes, if together they give the verdict.
  [[nodiscard]] std::optional<std::vector<std::string>> attempt(const std::vector<Step>& steps,
                                                                const std::vector<std::size_t>& set) {
    Profile tried = profile_;
    std::vector<std::string> words;
    bool dose = false;
    std::size_t options = 0;
    for (auto i = set.rbegin(); i != set.rend();
         ++i) {  // from the back, so that indexes into the list stay right
      const Step& step = steps[*i];
      switch (step.kind) {
        case Step::Kind::dose: dose = true; break;
        case Step::Kind::stop:
          words.push_back("stop " + part_words(kb_, profile_, {Part::Kind::item, step.index}).substr(7));
          tried.taking->erase(tried.taking->begin() + static_cast<std::ptrdiff_t>(step.index));
          break;
        case Step::Kind::supervise: {
          const auto fact = static_cast<std::uint32_t>(step.index);
          std::erase_if(tried.facts, [&](const FactValue& f) { return f.fact == fact; });
          tried.facts.push_back({fact, true});
          std::ranges::sort(tried.facts, {}, &FactValue::fact);
          words.push_back("be under the supervision of: " + words_of(kb_, kb_.facts[fact].node()));
          break;
        }
        case Step::Kind::option:
          ++options;
          tried.candidate->option = static_cast<std::uint32_t>(step.index);
          tried.candidate->node = kb_.options[step.index].node();
          words.push_back("choose " + words_of(kb_, tried.candidate->node) + " instead");
          break;
      }
    }
    if (options > 1) return std::nullopt;
    if (dose) {
      const auto doses = windows(tried);
      if (doses.empty()) return std::nullopt;
      words.push_back(fmt::format("take {}", fmt::join(doses, " or ")));
      return words;
    }
    Problem problem(situation_, tried, tried.candidate->option);
    if (!are_possible(Verdicts(wanted_), problem, tried)) return std::nullopt;
    return words;
  }

  const KnowledgeBase& kb_;
  const Profile& profile_;
  const Decision& decision_;
  Verdict wanted_;
  Situation situation_{kb_};
};

std::string state_words(const Reason& reason) {
  if (!reason.limit.empty())
    return reason.state == RuleState::active ? "beyond"
           : reason.state == RuleState::open ? "depends"
                                             : "within";
  switch (reason.state) {
    case RuleState::active: return "applies";
    case RuleState::defeated: return "set aside";
    case RuleState::open: return "depends";
    case RuleState::silent: return "does not apply";
  }
  return {};
}

Difference difference(const OptionAnswer& before, const OptionAnswer& after) {
  Difference result{before.verdict(),
                    after.verdict(),
                    std::string(level_name(before.certainty)),
                    std::string(level_name(after.certainty)),
                    {},
                    {},
                    {}};
  const auto find = [](const OptionAnswer& in, const std::string& rule) {
    const auto found = std::ranges::find(in.reasons, rule, &Reason::rule);
    return found == in.reasons.end() ? nullptr : &*found;
  };
  for (const Reason& reason : after.reasons) {
    const Reason* was = find(before, reason.rule);
    if (was == nullptr) {
      result.gained.push_back(fmt::format("{} {}", reason.rule, state_words(reason)));
    } else if (was->state != reason.state) {
      result.changed.push_back(
          fmt::format("{}: {} → {}", reason.rule, state_words(*was), state_words(reason)));
    } else if (was->limit != reason.limit) {
      result.changed.push_back(fmt::format("{}: {} → {}", reason.rule, was->limit, reason.limit));
    }
  }
  for (const Reason& reason : before.reasons)
    if (find(after, reason.rule) == nullptr)
      result.lost.push_back(fmt::format("{} {}", reason.rule, state_words(reason)));
  return result;
}

}  // namespace

tl::expected<Answer, Contradiction> change(const KnowledgeBase& kb, const Profile& profile, Verdict wanted) {
  auto answer = ask(kb, profile);
  if (!answer || !profile.candidate || answer->options.empty()) return answer;
  const auto decision = decide(kb, profile, profile.candidate->option);
  if (!decision) return tl::unexpected(decision.error());
  answer->asked.question = "change";
  answer->asked.wanted = verdict_name(wanted);
  answer->options.front().changes = Changer(kb, profile, *decision, wanted).run();
  return answer;
}

tl::expected<Answer, Contradiction> what_if(const KnowledgeBase& kb, const Profile& before,
                                            const Profile& after) {
  auto first = ask(kb, before);
  if (!first) return first;
  auto second = ask(kb, after);
  if (!second) return second;
  second->asked.question = "what-if";
  second->asked.before = asked_profile(kb, before);
  if (first->options.empty() || second->options.empty()) return second;
  if (!first->all && !second->all)
    second->options.front().difference = difference(first->options.front(), second->options.front());
  return second;
}

tl::expected<Answer, Contradiction> compare(const KnowledgeBase& kb, const Profile& profile) {
  auto answer = ask(kb, profile);
  if (!answer) return answer;
  answer->asked.question = "compare";
  for (const Item& item : profile.compared) answer->asked.among.push_back(asked_item(kb, item));
  return answer;
}

}  // namespace kb
