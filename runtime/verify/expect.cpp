// The whole answer, put together.
#include "runtime/verify/expect.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

class Expecter {
 public:
  Expecter(const KnowledgeBase& kb, const Grades& grades, const Person& person, World world,
           const Listed& listed)
      : kb_(kb),
        grades_(grades),
        person_(person),
        world_(std::move(world)),
        listed_(listed),
        sources_(kb, grades) {}

  /// About the candidate, or those that are compared in order, or all.
  tl::expected<json::object, std::string> run() {
    json::object answer = *expect_frame(kb_, person_.goal);
    if (person_.candidate) {
      for (auto& member : option(decide(person_.candidate->option)))
        answer[member.key()] = std::move(member.value());
    } else {
      answer["verdict"] = "ranked";
      answer["options"] = ranked();
    }
    answer["advice"] = advice();
    if (!world_.exhausted() && !too_large_)
      for (const std::uint32_t fact : presumed_besides())
        presume(said_words(kb_, fact, world_.state()[fact] == 2));
    if (world_.exhausted() || too_large_)
      return tl::unexpected(std::string("too much is unknown for this check: it looks at every case"));
    answer["presumed"] = list(presumed_);
    answer["citations"] = sources_.citations();
    return answer;
  }

  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] const Decision& decision() const { return decisions_.front(); }

 private:
  const Decision& decide(std::uint32_t option) {
    Decision& decision = decisions_.emplace_back(world_, grades_, person_, option);
    drop_unlisted(decision);
    too_large_ = too_large_ || decision.at.too_large();
    return decision;
  }

  /// Of what may matter only after others are known, what the answer doesn't list. Several can have one name.
  void drop_unlisted(Decision& decision) const {
    const std::string option(kb_.name(kb_.options[decision.at.option()].node()));
    const json::array questions = expect_dependencies(kb_, decision);
    std::map<std::string, std::size_t> more;  // listed, beyond those that have to be
    std::size_t i = 0;
    const auto fact = [&](std::size_t at) { return std::string(questions[at].at("fact").as_string()); };
    for (const Dependency& of : decision.depends_on) {
      const std::string name = fact(i++);
      std::size_t& left = more.try_emplace(name, listed_.count({option, name})).first->second;
      if (of.at_once && left > 0) --left;
    }
    i = 0;
    std::erase_if(decision.depends_on, [&](const Dependency& of) {
      std::size_t& left = more.at(fact(i++));
      return !of.at_once && (left == 0 || left-- == 0);
    });
  }

  json::object option(const Decision& decision) {
    const fbs::Option& row = kb_.options[decision.at.option()];
    json::object result;
    result["possible_verdicts"] = list(names_of(decision.possible));
    result["verdict"] =
        is_one(decision.possible) ? names_of(decision.possible).front() : std::string("depends");
    result["exact"] = true;
    result["depends_on"] = expect_dependencies(kb_, decision);
    json::object certainty;
    certainty["level"] = level_key(decision.certainty);
    certainty["derivation"] = list(derivation(decision.decided_by));
    result["certainty"] = std::move(certainty);
    result["reasons"] = expect_reasons(kb_, grades_, person_, decision, sources_);
    result["dose"] = expect_dose(kb_, person_, decision, sources_);
    result["timing"] = decision.possible == verdict_named("contraindicated")
                           ? json::array{}
                           : expect_timing(kb_, person_, decision, grades_);
    result["not_counted"] = json::array{};
    result["against"] = json::array{};
    if (decision.suggestion != kNone) {
      const std::uint32_t suggestion = kb_.rules[decision.suggestion].node();
      result["not_counted"] = sources_.not_counted(suggestion);
      result["against"] = sources_.against(suggestion);
    }
    result["side_effects"] = expect_side_effects(world_, decision.at.option(), sources_);
    result["proof"] = expect_proof(kb_, decision);
    json::object candidate;
    candidate["name"] = kb_.name(row.node());
    candidate["title"] = title(kb_, row.node());
    candidate["kind"] = kb_.kind(row.node());
    candidate["dose"] = result["dose"].at("asked");
    result["candidate"] = std::move(candidate);
    for (const std::uint32_t fact : presumed_to_matter(decision))
      presume(said_words(kb_, fact, decision.at.state()[fact] == 2));
    if (decision.presumed_intake) presume("nothing else taken");
    return result;
  }

  void presume(std::string words) {
    if (std::ranges::find(presumed_, words) == presumed_.end()) presumed_.push_back(std::move(words));
  }

  /// How advice, side effects and preferences stand: said, said with a condition, or not.
  std::vector<int> besides(const World& world) const {
    std::vector<int> result;
    for (const auto& [condition, exception, surely] : conditions_besides()) {
      const auto when = condition == kNone ? Truth::yes : world.holds(condition, world.state());
      const auto unless = exception == kNone ? Truth::no : world.holds(exception, world.state());
      const bool holds = (condition == kNone || !world.can(condition, false)) &&
                         (exception == kNone || !world.can(exception, true));
      result.push_back(surely                                         ? (holds ? 2 : 0)
                       : when == Truth::no || unless == Truth::yes    ? 0
                       : when == Truth::open || unless == Truth::open ? 1
                                                                      : 2);
    }
    return result;
  }

  std::vector<std::tuple<std::uint32_t, std::uint32_t, bool>> conditions_besides() const {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, bool>> result;
    for (const fbs::Guidance& row : kb_.guidance) {
      const bool effect =
          kb_.kind(row.node()) == "side effect" && std::ranges::any_of(decisions_, [&](const Decision& d) {
            const fbs::Option& option = kb_.options[d.at.option()];
            for (const KnowledgeBase::Edge edge : kb_.out(row.node()))
              if (kb_.keyword(edge.label) == "of" &&
                  (edge.node == option.node() || edge.node == option.substance()))
                return true;
            return false;
          });
      if (effect || is_advised(row.node())) result.emplace_back(row.condition(), row.exception(), false);
    }
    for (std::size_t i = 0; !person_.candidate && i + 1 < kb_.preferences.size(); ++i) {
      const fbs::Preference& row = kb_.preferences[i];
      const auto goals = kb_.preference_goals.run(row.goals_begin(), kb_.preferences[i + 1].goals_begin());
      const bool wanted =
          goals.empty() || person_.goal == kNone || std::ranges::find(goals, person_.goal) != goals.end();
      const Decision* better = decision_on(row.better());
      const Decision* worse = decision_on(row.worse());
      if (wanted && better != nullptr && worse != nullptr && better->possible == worse->possible)
        result.emplace_back(row.condition(), row.exception(), true);
    }
    return result;
  }

  const Decision* decision_on(std::uint32_t option) const {
    for (const Decision& decision : decisions_)
      if (decision.at.option() == option) return &decision;
    return nullptr;
  }

  /// Presumptions without which one of these would stand otherwise; each is left open in turn, and stays so
  /// if not.
  std::vector<std::uint32_t> presumed_besides() {
    std::set<std::size_t> asked;
    for (const auto& [condition, exception, surely] : conditions_besides())
      for (const std::uint32_t of : {condition, exception})
        if (of != kNone)
          for (const Atom& atom : world_.atoms(of)) asked.insert(atom.variable);
    const std::vector<int> as_presumed = besides(world_);
    std::vector<std::uint32_t> result;
    Person tried = person_;
    for (const std::uint32_t fact : world_.presumed()) {
      if (asked.count(fact) == 0) continue;
      tried.unknown.push_back(fact);
      const auto world = World::of(kb_, tried);
      if (world && besides(*world) == as_presumed) continue;
      tried.unknown.pop_back();
      result.push_back(fact);
    }
    return result;
  }

  /// Presumptions that can't all be otherwise with the answer as it is: each is left open in turn, and stays
  /// so if nothing that is shown stands otherwise then.
  std::vector<std::uint32_t> presumed_to_matter(const Decision& decision) {
    std::vector<std::uint32_t> result;
    Person tried = person_;
    for (const std::uint32_t fact : decision.presumed) {
      tried.unknown.push_back(fact);
      if (same_without(decision, tried)) continue;
      tried.unknown.pop_back();
      result.push_back(fact);
    }
    return result;
  }

  bool same_without(const Decision& decision, const Person& tried) {
    const auto world = World::of(kb_, tried);
    if (!world) return false;
    Case other(*world, grades_, tried, decision.at.option());
    other.stand();
    const Verdicts possible = other.possible(other.state());
    if (world->exhausted() || other.too_large()) too_large_ = true;
    if (possible != decision.possible) return false;
    for (std::size_t i = 0; i < other.rules().size(); ++i) {
      const Bearing& was = decision.at.rules()[i];
      const Bearing& is = other.rules()[i];
      const bool hidden = kb_.rules[was.rule].effect() == 0 && possible == verdict_named("contraindicated");
      if (was.on_option && !hidden && (was.standing != is.standing || was.defeated_by != is.defeated_by))
        return false;
    }
    return true;
  }

  json::array ranked() {
    std::vector<const Decision*> all;
    for (const Thing& thing : person_.compared) all.push_back(&decide(thing.option));
    for (std::uint32_t option = 0; person_.compared.empty() && option + 1 < kb_.options.size(); ++option)
      if (kb_.kind(kb_.options[option].node()) != "substance") all.push_back(&decide(option));
    json::array result;
    for (const auto& [place, why] : rank(kb_, world_, person_, all)) {
      json::object one = option(*all[place]);
      one["rank"] = result.size() + 1;
      one["behind_by"] = text(why);
      result.push_back(std::move(one));
    }
    return result;
  }

  std::vector<std::string> derivation(std::uint32_t rule) const {
    if (rule == kNone) return {};
    const auto [claim, needed] = grades_.weakest(kb_.rules[rule].node());
    if (claim == kNone) return {};
    std::vector<std::string> steps = grades_.claim_steps(claim);
    if (needed > 1)
      steps.insert(steps.begin(),
                   fmt::format("as sure as the weakest of {} claims it needs: {}", needed, kb_.name(claim)));
    return steps;
  }

  /// Whether something may be suggested that the advice goes with.
  bool usable_with(const Decision& decision, std::uint32_t advice) const {
    if ((decision.possible & (verdict_named("suggested") | verdict_named("suggested-with-caution"))) == 0)
      return false;
    const std::vector<std::uint32_t> of = named(kb_, advice, "of");
    std::set<std::uint32_t> is;  // the option, its substance, and what it contains
    const auto add = [&](std::uint32_t option) {
      is.insert({kb_.options[option].node(), kb_.options[option].substance()});
    };
    const std::uint32_t option = decision.at.option();
    add(option);
    for (const KnowledgeBase::Edge edge : kb_.in(kb_.options[option].node()))
      if (kb_.keyword(edge.label) == "contains") {
        is.insert(edge.node);
        for (std::uint32_t part = 0; part + 1 < kb_.options.size(); ++part)
          if (kb_.options[part].node() == edge.node) add(part);
      }
    return of.empty() || std::ranges::any_of(of, [&](std::uint32_t node) { return is.count(node) != 0; });
  }

  /// Whether it is advice for the goal, with something that may be suggested.
  bool is_advised(std::uint32_t node) const {
    if (kb_.kind(node) != "advise") return false;
    std::vector<std::uint32_t> goals = named(kb_, node, "for");
    std::erase_if(goals, [&](std::uint32_t goal) { return kb_.kind(goal) != "goal"; });
    if (!goals.empty() && std::ranges::find(goals, person_.goal) == goals.end()) return false;
    return std::ranges::any_of(decisions_, [&](const Decision& of) { return usable_with(of, node); });
  }

  json::array advice() const {
    std::vector<std::string> result;
    for (std::uint32_t node = 0; node + 1 < kb_.nodes.size(); ++node) {
      if (!is_advised(node)) continue;
      const auto when = meant_if(world_, node);
      const std::string says(kb_.clause(node, "says"));
      if (when) result.push_back(when->empty() ? says : fmt::format("If {}: {}", *when, says));
    }
    return list(result);
  }

  const KnowledgeBase& kb_;
  const Grades& grades_;
  const Person& person_;
  World world_;
  const Listed& listed_;
  Sources sources_;
  std::deque<Decision> decisions_;  // stay where they are
  std::vector<std::string> presumed_;
  bool too_large_ = false;
};

}  // namespace

Listed listed_in(const json::object& answer) {
  Listed result;
  const auto member = [](const json::value* of, std::string_view key) -> const json::value* {
    return of != nullptr && of->is_object() ? of->get_object().if_contains(key) : nullptr;
  };
  const auto text = [](const json::value* of) {
    return of != nullptr && of->is_string() ? std::string(of->get_string()) : std::string();
  };
  const auto add = [&](const json::object& option) {
    const std::string name = text(member(option.if_contains("candidate"), "name"));
    const json::value* questions = option.if_contains("depends_on");
    if (questions == nullptr || !questions->is_array()) return;
    for (const json::value& question : questions->get_array())
      result.emplace(name, text(member(&question, "fact")));
  };
  add(answer);
  const json::value* options = answer.if_contains("options");
  if (options == nullptr || !options->is_array()) return result;
  for (const json::value& option : options->get_array())
    if (option.is_object()) add(option.get_object());
  return result;
}

tl::expected<json::object, std::string> expect_frame(const KnowledgeBase& kb, std::uint32_t goal) {
  json::object answer;
  answer["format"] = 1;
  json::object identity;
  identity["name"] = kb.name();
  identity["title"] = title(kb, kb.root());
  identity["version"] = kb.version();
  identity["digest"] = kb.digest();
  answer["kb"] = std::move(identity);
  answer["goal"] = nullptr;
  if (goal != kNone) {
    json::object about;
    about["name"] = kb.name(goal);
    about["title"] = title(kb, goal);
    answer["goal"] = std::move(about);
  }
  answer["notices"] = list(texts(kb, kb.root(), "notice"));
  return answer;
}

tl::expected<json::object, std::string> expect(const KnowledgeBase& kb, const Grades& grades,
                                               const Question& question, const Listed& listed) {
  const Person& person = question.person;
  auto world = World::of(kb, person);
  if (!world) return tl::unexpected(world.error());
  Expecter expecter(kb, grades, person, *std::move(world), listed);
  auto answer = expecter.run();
  if (!answer || !person.candidate) return answer;
  const std::string& command = question.command;
  const bool is_wanted = verdict_named(question.wanted) != 0;
  if (command == "why") (*answer)["why"] = expect_why(kb, grades, person, expecter.decision());
  if (command == "why-not" && is_wanted)
    (*answer)["why_not"] =
        expect_why_not(kb, grades, person, expecter.world(), expecter.decision(), question.wanted);
  if (command == "change" && is_wanted)
    (*answer)["changes"] =
        expect_changes(kb, grades, person, expecter.world(), expecter.decision(), question.wanted);
  if (command == "what-if" && question.before && question.before->candidate) {
    auto earlier = World::of(kb, *question.before);
    if (!earlier) return tl::unexpected(earlier.error());
    auto before = Expecter(kb, grades, *question.before, *std::move(earlier), listed).run();
    if (!before) return before;
    (*answer)["difference"] = expect_difference(*before, *answer);
  }
  return answer;
}

}  // namespace kb::verify
