// What would change the verdict: one thing or two at once; and what is otherwise between two answers.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/verify/expect.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

/// So many sums of what other forms' limits leave are tried.
constexpr std::size_t kMostSums = 4096;

/// Where the verdict can change: the dose, with what else is taken, passes a limit; and, where other forms of
/// the substance pass theirs, what is left of the substance's limit. Limits that do not bear on the option
/// add ends that change nothing.
std::vector<std::int64_t> ends_of_doses(const KnowledgeBase& kb, const Person& person, std::uint32_t option) {
  const fbs::Option& row = kb.options[option];
  const Amounts amounts(kb, person, option);
  std::vector<std::int64_t> whole;    // of the substance: what limits leave
  std::vector<std::int64_t> of_form;  // how much more of another form passes its limit
  std::vector<std::int64_t> ends;
  for (const fbs::Limit& limit : kb.limits) {
    if (limit.substance() != (row.substance() == kNone ? row.node() : row.substance())) continue;
    const Range others = amounts.others(counted_by(limit));
    for (const std::int64_t taken : {others.low, others.high})
      if (taken < limit.micro()) ends.push_back(limit.micro() - taken);
    if (limit.form() == kNone && others.low < limit.micro()) whole.push_back(limit.micro() - others.low);
    if (limit.form() != kNone && limit.form() != row.node() && others.low <= limit.micro())
      of_form.push_back(limit.micro() - others.low + 1);
  }
  const std::int64_t most = whole.empty() ? 0 : *std::ranges::max_element(whole);
  std::set<std::int64_t> sums{0};
  for (const std::int64_t more : of_form)
    for (const std::int64_t sum : std::set<std::int64_t>(sums))
      if (sum < most && more < most - sum && sums.size() < kMostSums) sums.insert(sum + more);
  for (const std::int64_t left : whole)
    for (const std::int64_t sum : sums)
      if (sum < left) ends.push_back(left - sum);
  std::ranges::sort(ends);
  ends.push_back(Range::kOpenHigh);
  return ends;
}

/// The doses with which the verdict is the wanted one, all else as it is.
std::vector<std::string> windows(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                                 Verdicts wanted) {
  const Asker asker(kb, grades);
  const std::uint32_t option = person.candidate->option;
  const fbs::Option& row = kb.options[option];
  if (row.substance() == kNone && kb.kind(row.node()) != "substance") return {};
  const std::vector<std::int64_t> ends = ends_of_doses(kb, person, option);
  const auto limits = asker.limits(person, option);
  const Unit in = parse_unit("mg").value_or(plain_unit());
  std::vector<Range> found;
  std::int64_t low = 1;
  for (const std::int64_t end : ends) {
    if (end < low) continue;
    Person tried = person;
    tried.candidate->dose = Amount{{low, low}, with_period(in, Period::day), Basis::elemental, false};
    if (asker.possible(tried, option) == wanted) {
      const bool goes_on = !found.empty() && found.back().high == low - 1;
      if (goes_on) found.back().high = end;
      if (!goes_on) found.push_back({low, end});
    }
    low = end == Range::kOpenHigh ? end : end + 1;
  }
  const Unit shown = limits.empty() ? plain_unit() : limit_unit(kb, limits.front().first);
  std::vector<std::string> words;
  for (Range range : found) {
    if (range.low == 1) range.low = Range::kOpenLow;
    const bool any = range.is_open_low() && range.is_open_high();
    words.push_back(any ? "any dose" : region_words(range, shown) + " elemental");
  }
  return words;
}

struct Step {
  enum class Kind : std::uint8_t { dose, stop, supervise, choose } kind;
  std::uint32_t index;
};

/// Whether somebody's supervision is an exception to a rule that bears on the option, or may.
bool lifts_something(const KnowledgeBase& kb, const Decision& decision, const World& world,
                     std::uint32_t fact) {
  return std::ranges::any_of(decision.at.rules(), [&](const Bearing& rule) {
    const bool bears = rule.standing == Standing::active || rule.standing == Standing::open;
    const std::uint32_t exception = kb.rules[rule.rule].exception();
    if (!bears || !rule.on_option || exception == kNone) return false;
    const std::vector<Atom> atoms = world.atoms(exception);
    return std::ranges::find(atoms, fact, &Atom::variable) != atoms.end();
  });
}

std::vector<Step> steps_for(const KnowledgeBase& kb, const Person& person, const World& world,
                            const Decision& decision) {
  const std::uint32_t option = decision.at.option();
  std::vector<Step> steps;
  if (person.candidate->dose) steps.push_back({Step::Kind::dose, 0});
  for (std::uint32_t i = 0; person.taking && i < person.taking->size(); ++i)
    steps.push_back({Step::Kind::stop, i});
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (kb.facts[fact].kind() == 2 && lifts_something(kb, decision, world, fact) &&
        std::ranges::find(person.facts, std::pair(fact, true)) == person.facts.end())
      steps.push_back({Step::Kind::supervise, fact});
  for (std::uint32_t other = 0; other + 1 < kb.options.size(); ++other)
    if (other != option && kb.kind(kb.options[other].node()) == kb.kind(kb.options[option].node()))
      steps.push_back({Step::Kind::choose, other});
  return steps;
}

/// Takes a step, and says it.
std::string take(const KnowledgeBase& kb, const Step& step, Person& person) {
  switch (step.kind) {
    case Step::Kind::stop: {
      const std::string words = thing_words((*person.taking)[step.index]);
      person.taking->erase(person.taking->begin() + static_cast<std::ptrdiff_t>(step.index));
      return "stop " + words.substr(std::string_view("taking ").size());
    }
    case Step::Kind::supervise:
      std::erase_if(person.facts, [&](const auto& said) { return said.first == step.index; });
      person.facts.emplace_back(step.index, true);
      std::ranges::sort(person.facts);
      return "be under the supervision of: " + title(kb, kb.facts[step.index].node());
    case Step::Kind::choose:
      person.candidate->option = step.index;
      person.candidate->node = kb.options[step.index].node();
      return fmt::format("choose {} instead", title(kb, person.candidate->node));
    case Step::Kind::dose: break;
  }
  return {};
}

const json::object* reason_of(const json::object& answer, std::string_view rule) {
  for (const json::value& reason : answer.at("reasons").as_array())
    if (reason.at("rule").as_string() == rule) return &reason.get_object();
  return nullptr;
}

std::string state_words(const json::object& reason) {
  const bool is_limit = !reason.at("limit").is_null();
  const std::string_view status = reason.at("status").as_string();
  if (status == "active") return is_limit ? "beyond" : "applies";
  if (status == "open") return "depends";
  return is_limit ? "within" : "set aside";
}

}  // namespace

json::object expect_changes(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                            const World& world, const Decision& decision, const std::string& wanted) {
  const Verdicts verdict = verdict_named(wanted);
  const Asker asker(kb, grades);
  const std::vector<Step> steps = steps_for(kb, person, world, decision);
  const auto attempt = [&](const std::vector<std::size_t>& set) {
    Person tried = person;
    std::vector<std::string> words;
    bool dose = false;
    std::size_t choices = 0;
    for (auto i = set.rbegin(); i != set.rend(); ++i) {  // the last first: indexes stay right
      dose = dose || steps[*i].kind == Step::Kind::dose;
      choices += steps[*i].kind == Step::Kind::choose ? 1U : 0U;
      std::string said = take(kb, steps[*i], tried);
      if (!said.empty()) words.push_back(std::move(said));
    }
    if (choices > 1) return std::vector<std::string>{};
    if (!dose)
      return asker.possible(tried, tried.candidate->option) == verdict ? words : std::vector<std::string>{};
    const std::vector<std::string> doses = windows(kb, grades, tried, verdict);
    if (doses.empty()) return std::vector<std::string>{};
    words.push_back("take " + join(doses, " or "));
    return words;
  };
  json::array changes;
  std::vector<std::vector<std::size_t>> found;
  const auto look = [&](const std::vector<std::size_t>& set) {
    if (std::ranges::any_of(found, [&](const auto& f) { return std::ranges::includes(set, f); })) return;
    const std::vector<std::string> words = attempt(set);
    if (words.empty()) return;
    changes.push_back(list(words));
    found.push_back(set);
  };
  for (std::size_t a = 0; a < steps.size(); ++a) look({a});
  constexpr std::size_t kMostInPairs = 100;
  for (std::size_t a = 0; a < steps.size() && steps.size() <= kMostInPairs; ++a)
    for (std::size_t b = a + 1; b < steps.size(); ++b) look({a, b});
  if (found.empty()) {  // more at once: of what is stopped and who supervises
    std::vector<std::size_t> these;
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i].kind == Step::Kind::stop || steps[i].kind == Step::Kind::supervise) these.push_back(i);
    const auto picked = [&](std::vector<std::size_t> set) {
      for (std::size_t& i : set) i = these[i];
      return set;
    };
    const auto set = minimal(these.size(), [&](const auto& some) { return !attempt(picked(some)).empty(); });
    if (!set.empty()) look(picked(set));
  }
  json::object result;
  result["wanted"] = wanted;
  result["dose_window"] = text(join(windows(kb, grades, person, verdict), " or "));
  result["changes"] = std::move(changes);
  return result;
}

json::object expect_difference(const json::object& before, const json::object& after) {
  const auto certainty = [](const json::object& answer) {
    std::string level(answer.at("certainty").at("level").as_string());
    std::ranges::replace(level, '-', ' ');
    return level;
  };
  std::vector<std::string> gained;
  std::vector<std::string> lost;
  std::vector<std::string> changed;
  for (const json::value& value : after.at("reasons").as_array()) {
    const json::object& reason = value.get_object();
    const std::string rule(reason.at("rule").as_string());
    const json::object* was = reason_of(before, rule);
    if (was == nullptr) {
      gained.push_back(fmt::format("{} {}", rule, state_words(reason)));
    } else if (was->at("status") != reason.at("status")) {
      changed.push_back(fmt::format("{}: {} → {}", rule, state_words(*was), state_words(reason)));
    } else if (was->at("limit") != reason.at("limit")) {
      changed.push_back(fmt::format("{}: {} → {}", rule, std::string(was->at("limit").as_string()),
                                    std::string(reason.at("limit").as_string())));
    }
  }
  for (const json::value& value : before.at("reasons").as_array()) {
    const json::object& reason = value.get_object();
    const std::string rule(reason.at("rule").as_string());
    if (reason_of(after, rule) == nullptr) lost.push_back(fmt::format("{} {}", rule, state_words(reason)));
  }
  json::object result;
  result["verdict_before"] = before.at("verdict");
  result["verdict_after"] = after.at("verdict");
  result["certainty_before"] = certainty(before);
  result["certainty_after"] = certainty(after);
  result["gained"] = list(gained);
  result["lost"] = list(lost);
  result["changed"] = list(changed);
  return result;
}

}  // namespace kb::verify
