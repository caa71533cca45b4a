// Why, why not, what would change it: sets of what was said, tried out one after the other.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/quantity/format.h"
#include "runtime/verify/expect.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

constexpr std::size_t kLargestSet = 3;
constexpr std::size_t kMostParts = 24;  // with more, only sets of one

std::vector<PersonPart> parts_of_person(const Person& person) {
  using Kind = PersonPart::Kind;
  std::vector<PersonPart> parts;
  const auto add = [&](Kind kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) parts.push_back({kind, i});
  };
  add(Kind::complete, person.complete ? 1 : 0);
  add(Kind::measure, person.measures.size());
  add(Kind::fact, person.facts.size());
  add(Kind::thing, person.taking ? person.taking->size() : 0);
  return parts;
}

/// As if these parts had been said to be unknown.
Person without(const KnowledgeBase& kb, const Person& person, const std::vector<PersonPart>& parts) {
  Person left = person;
  left.facts.clear();
  if (left.taking) left.taking->clear();
  const auto dropped = [&](PersonPart::Kind kind, std::size_t index) {
    return std::ranges::any_of(parts,
                               [&](const PersonPart& p) { return p.kind == kind && p.index == index; });
  };
  for (std::size_t i = 0; i < person.facts.size(); ++i)
    if (dropped(PersonPart::Kind::fact, i)) {
      left.unknown.push_back(person.facts[i].first);
    } else {
      left.facts.push_back(person.facts[i]);
    }
  for (std::size_t i = 0; i < person.measures.size(); ++i) {
    const fbs::Measure& row = kb.measures[person.measures[i].first];
    if (dropped(PersonPart::Kind::measure, i)) left.measures[i].second = {row.low(), row.high()};
  }
  if (dropped(PersonPart::Kind::complete, 0)) left.complete = false;
  for (std::size_t i = 0; person.taking && i < person.taking->size(); ++i)
    if (dropped(PersonPart::Kind::thing, i)) {
      left.complete = false;
    } else {
      left.taking->push_back((*person.taking)[i]);
    }
  return left;
}

std::string part_words(const KnowledgeBase& kb, const Person& person, const PersonPart& part) {
  switch (part.kind) {
    case PersonPart::Kind::complete:
      return person.taking->empty() ? "nothing else is taken" : "nothing is taken but what is listed";
    case PersonPart::Kind::measure: {
      const auto& [measure, range] = person.measures[part.index];
      return fmt::format("{} {}", title(kb, kb.measures[measure].node()), number_words(kb, measure, range));
    }
    case PersonPart::Kind::fact:
      return said_words(kb, person.facts[part.index].first, person.facts[part.index].second);
    case PersonPart::Kind::thing: break;
  }
  return thing_words((*person.taking)[part.index]);
}

/// Sets of so many of the first numbers, in order; `take` says whether a set is found, and no set that holds
/// a found one is looked at.
template <typename Take>
void each_set(std::size_t of, std::size_t largest, Take take) {
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t size = 1; size <= std::min(largest, of); ++size) {
    std::vector<std::size_t> set(size);
    for (std::size_t i = 0; i < size; ++i) set[i] = i;
    for (std::size_t at = size; at > 0;) {
      const bool holds_found =
          std::ranges::any_of(found, [&](const auto& f) { return std::ranges::includes(set, f); });
      if (!holds_found && take(set)) found.push_back(set);
      for (at = size; at > 0 && set[at - 1] == of - size + at - 1;) --at;
      if (at > 0) ++set[at - 1];
      for (std::size_t i = at; at > 0 && i < size; ++i) set[i] = set[i - 1] + 1;
    }
  }
}

// ---- the derivation

class Tree {
 public:
  Tree(const KnowledgeBase& kb, const Grades& grades) : kb_(kb), grades_(grades) {}

  json::object rule(const Bearing& rule) {
    static constexpr std::string_view kEffects[] = {"suggest", "caution", "advise-against", "contraindicate"};
    const std::uint32_t node = kb_.rules[rule.rule].node();
    json::object result =
        statement(node, kEffects[std::min<std::size_t>(kb_.rules[rule.rule].effect(), 3)],
                  join(texts(kb_, node, "says"), " "), level_name(grades_.of_rule(rule.rule)), {}, {});
    result["rests_on"] = below(node, 0);
    return result;
  }

 private:
  static constexpr int kMaxDepth = 32;

  json::object statement(std::uint32_t node, std::string_view link, std::string_view says,
                         std::string_view level, std::string_view why_not,
                         const std::vector<std::string>& steps) {
    json::object result;
    result["link"] = link;
    result["kind"] = kb_.kind(node);
    result["name"] = kb_.name(node);
    result["says"] = text(says);
    result["level"] = text(level);
    result["counts"] = why_not.empty();
    result["why_not_counted"] = text(why_not);
    result["steps"] = list(steps);
    put_place(result, kb_, node);
    return result;
  }

  json::object ground(const KnowledgeBase::Edge& edge, std::uint32_t above) {
    const std::string_view label = kb_.keyword(edge.label);
    const std::string_view kind = kb_.kind(edge.node);
    std::vector<std::string> steps;
    std::string undercut;
    for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge.index)) {
      const std::string_view keyword = kb_.keyword(note.keyword());
      if (keyword == "undercut" || keyword == "oppose") {
        undercut = kb_.text(note.text());
        continue;
      }
      steps.push_back(fmt::format("{} {}", keyword, kb_.text(note.text())));
    }
    std::string says;
    std::string_view level;
    std::string why_not;
    if (kind == "claim") {
      says = kb_.clause(edge.node, "states");
      level = level_name(grades_.of_claim(edge.node).certainty);
      const Grades::Claim& grade = grades_.of_claim(edge.node);
      if (grade.certainty == Level::none) why_not = "nothing that counts supports it";
      if (grade.refuted) why_not = "refuted: what speaks against it is surer";
    } else if (kind == "evidence") {
      const std::uint32_t at = kb_.nodes[edge.node].detail();
      const fbs::Evidence& row = kb_.evidence[at];
      const std::string design(
          design_words(static_cast<Design>(std::min<std::size_t>(row.design(), kDesignCount - 1))));
      const std::string known = known_as(kb_, edge.node);
      says = known.empty() ? design : known + " — " + design;
      if (row.people() != 0) says += fmt::format(", n {}", row.people());
      level = level_name(grades_.of_evidence(edge.node));
      if (grades_.of_evidence(edge.node) == Level::none) why_not = design + ": not counted";
      if (!undercut.empty()) why_not = "undercut: " + undercut;
      for (const fbs::Rating& rating :
           kb_.ratings.run(row.ratings_begin(), kb_.evidence[at + std::size_t{1}].ratings_begin())) {
        const auto why = static_cast<RateReason>(std::min<std::uint8_t>(rating.reason(), 7));
        steps.push_back(fmt::format("{}{} {}: {}", rates_up(why) ? "+" : "−", rating.steps(),
                                    rate_reason_name(why), kb_.text(rating.text())));
      }
    } else if (kind == "source") {
      says = title(kb_, edge.node);
      if (label == "reported by") why_not = fmt::format("retells {}: adds no weight", kb_.name(above));
    }
    return statement(edge.node, fmt::format("{}{}", label, edge.optional ? " (helps)" : ""), says, level,
                     why_not, steps);
  }

  [[nodiscard]] bool is_ground(const KnowledgeBase::Edge& edge) const {
    static constexpr std::string_view kGrounds[] = {"because",      "support", "oppose",
                                                    "follows from", "source",  "reported by"};
    return std::ranges::find(kGrounds, kb_.keyword(edge.label)) != std::end(kGrounds);
  }

  [[nodiscard]] bool rests_on_something(std::uint32_t node) const {
    for (const KnowledgeBase::Edge edge : kb_.in(node))
      if (is_ground(edge)) return true;
    return false;
  }

  json::array below(std::uint32_t node, int depth) {
    json::array result;
    for (const KnowledgeBase::Edge edge : kb_.in(node)) {
      if (!is_ground(edge)) continue;
      json::object one = ground(edge, node);
      const bool in_full = kb_.keyword(edge.label) != "reported by" && shown_.insert(edge.node).second;
      const bool too_deep = depth >= kMaxDepth;
      if (in_full && too_deep && rests_on_something(edge.node))
        one["steps"].as_array().push_back(text(fmt::format(
            "what this rests on lies deeper than is shown here: trace {} goes on", kb_.name(edge.node))));
      one["rests_on"] = in_full && !too_deep ? below(edge.node, depth + 1) : json::array{};
      result.push_back(std::move(one));
    }
    return result;
  }

  const KnowledgeBase& kb_;
  const Grades& grades_;
  std::set<std::uint32_t> shown_;
};

/// The first part of a condition that fails.
std::string failing(const KnowledgeBase& kb, const World& world, std::uint32_t condition) {
  for (int depth = 0; depth < 64 && condition < kb.conditions.size(); ++depth) {
    const fbs::Condition& row = kb.conditions[condition];
    const auto operands = kb.condition_operands.run(row.index(), std::size_t{row.index()} + row.count());
    const auto fails = std::ranges::find_if(
        operands, [&](std::uint32_t o) { return world.holds(o, world.state()) == Truth::no; });
    if (row.kind() != 4 || fails == operands.end()) break;
    condition = *fails;
  }
  if (condition >= kb.conditions.size()) return {};
  std::string needs = "needs " + condition_words(kb, condition);
  if (kb.conditions[condition].kind() != 1 || !world.atom(condition)) return needs;
  const std::uint32_t measure = kb.thresholds[kb.conditions[condition].index()].measure();
  std::optional<Range> value;
  for (std::size_t p = 0; p < world.pieces(measure).size(); ++p)
    if ((world.state()[world.measure(measure)] >> p & 1) != 0)
      value = {value ? value->low : world.pieces(measure)[p].low, world.pieces(measure)[p].high};
  return fmt::format("{}; it is {}", needs,
                     region_words(value.value_or(Range{}), unit(kb, kb.measures[measure].unit())));
}

json::object obstacle(const KnowledgeBase& kb, std::uint32_t node, const std::string& why) {
  json::object result;
  result["rule"] = kb.name(node);
  result["failing"] = why;
  put_place(result, kb, node);
  return result;
}

}  // namespace

Verdicts Asker::possible(const Person& person, std::uint32_t option) const {
  const auto world = World::of(kb_, person);
  if (!world) return 0;
  const Case at(*world, grades_, person, option);
  return at.possible(at.state());
}

std::vector<std::pair<std::uint32_t, Total>> Asker::limits(const Person& person, std::uint32_t option) const {
  std::vector<std::pair<std::uint32_t, Total>> result;
  if (const auto world = World::of(kb_, person)) {
    const Case at(*world, grades_, person, option);
    for (const Bearing& rule : at.rules())
      if (rule.on_option && kb_.rules[rule.rule].limit() != kNone)
        result.emplace_back(rule.rule, at.totals()[rule.total]);
  }
  return result;
}

Verdicts verdict_named(std::string_view name) {
  for (std::size_t v = 0; v < kVerdictNames.size(); ++v)
    if (kVerdictNames[v] == name) return static_cast<Verdicts>(1U << v);
  return 0;
}

json::object expect_why(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                        const Decision& decision) {
  const Asker asker(kb, grades);
  std::vector<PersonPart> needed = parts_of_person(person);
  std::vector<PersonPart> dropped;
  for (bool fewer = true; fewer;) {
    fewer = false;
    for (std::size_t i = 0; i < needed.size();) {
      dropped.push_back(needed[i]);
      if (asker.possible(without(kb, person, dropped), decision.at.option()) == decision.possible) {
        needed.erase(needed.begin() + static_cast<std::ptrdiff_t>(i));
        fewer = true;
      } else {
        dropped.pop_back();
        ++i;
      }
    }
  }
  std::vector<std::string> sufficient;
  for (const PersonPart& part : needed) sufficient.push_back(part_words(kb, person, part));
  std::uint8_t gravest = 0;
  for (const Bearing& rule : decision.at.rules())
    if (rule.on_option && rule.standing == Standing::active)
      gravest = std::max(gravest, kb.rules[rule.rule].effect());
  Tree tree(kb, grades);
  json::array derivation;
  for (const Bearing& rule : decision.at.rules()) {
    const std::uint8_t effect = kb.rules[rule.rule].effect();
    const bool suggests_too = effect == 0 && decision.possible == verdict_named("suggested-with-caution");
    const bool decides = rule.standing == Standing::active && (effect == gravest || suggests_too);
    const bool may = rule.standing == Standing::open && !is_one(decision.possible);
    if (rule.on_option && (decides || may)) derivation.push_back(tree.rule(rule));
  }
  json::object result;
  result["sufficient"] = list(sufficient);
  result["derivation"] = std::move(derivation);
  return result;
}

json::object expect_why_not(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                            const World& world, const Decision& decision, const std::string& wanted) {
  const Verdicts verdict = verdict_named(wanted);
  const bool is_possible = (decision.possible & verdict) != 0;
  const std::vector<PersonPart> parts = parts_of_person(person);
  json::array in_the_way;
  const auto lets_it_be = [&](const auto& set) {
    std::vector<PersonPart> dropped;
    for (const std::size_t i : set) dropped.push_back(parts[i]);
    return (Asker(kb, grades).possible(without(kb, person, dropped), decision.at.option()) & verdict) != 0;
  };
  const auto add = [&](const auto& set) {
    std::vector<std::string> words;
    for (const std::size_t i : set) words.push_back(part_words(kb, person, parts[i]));
    in_the_way.push_back(list(words));
  };
  if (!is_possible) {
    each_set(parts.size(), parts.size() > kMostParts ? 1 : kLargestSet, [&](const auto& set) {
      const bool lets = lets_it_be(set);
      if (lets) add(set);
      return lets;
    });
    if (const auto set = in_the_way.empty() ? minimal(parts.size(), lets_it_be) : std::vector<std::size_t>{};
        !set.empty())
      add(set);
  }
  const bool suggestion = wanted == "suggested" || wanted == "suggested-with-caution";
  const bool nothing_for = wanted == "no-recommendation";
  const bool nothing_sure_for = wanted == "not-enough-evidence";
  const std::uint8_t allowed = wanted == "suggested"                ? 0
                               : wanted == "suggested-with-caution" ? 1
                               : nothing_for || nothing_sure_for    ? 1
                               : wanted == "not-suggested"          ? 2
                                                                    : 3;
  bool is_for = false;
  bool is_against = false;
  json::array against;
  json::array nearest;
  bool speaks = false;
  bool applies = false;
  bool counts = false;
  for (const Bearing& rule : decision.at.rules()) {
    const fbs::Rule& row = kb.rules[rule.rule];
    const bool may_apply = rule.standing == Standing::active || rule.standing == Standing::open;
    if (!rule.on_option) continue;
    const bool weighs = grades.of_rule(rule.rule) != Level::none;
    const bool speaks_for = row.effect() == 0 && (nothing_for || (nothing_sure_for && weighs));
    is_for = is_for || (speaks_for && may_apply);
    is_against = is_against || (row.effect() > allowed && may_apply);
    if ((row.effect() > allowed || speaks_for) && may_apply)
      against.push_back(obstacle(kb, row.node(),
                                 (rule.standing == Standing::open ? "perhaps: " : "") +
                                     (row.limit() != kNone       ? limit_words(kb, decision, rule)
                                      : row.condition() == kNone ? "for everybody"
                                                                 : condition_words(kb, row.condition()))));
    if (row.effect() != 0 || !suggestion) continue;
    speaks = true;
    std::string why;
    if (rule.standing == Standing::active) {
      applies = true;
      counts = counts || weighs;
      if (weighs) continue;
      why = "nothing that counts carries it";
    } else {
      const std::string by = rule.defeated_by == kNone
                                 ? condition_words(kb, row.exception())
                                 : std::string(kb.name(kb.rules[rule.defeated_by].node()));
      why = rule.standing == Standing::defeated ? "set aside: " + by
            : rule.standing == Standing::open   ? "depends on something unknown"
                                                : failing(kb, world, row.condition());
    }
    nearest.push_back(obstacle(kb, row.node(), why));
  }
  std::vector<std::string> causes;
  if (suggestion && !speaks) causes.emplace_back("no rule speaks for it");
  if (speaks && !applies) causes.emplace_back("what speaks for it does not apply here");
  if (applies && !counts)
    causes.emplace_back(
        "what speaks for it does not count: nothing but anecdotes, marketing or unsupported claims");
  if (is_for) causes.emplace_back("something speaks for it");
  if (is_against) causes.emplace_back("something speaks against it");
  json::object result;
  result["wanted"] = wanted;
  result["possible"] = is_possible;
  result["causes"] = list(causes);
  result["in_the_way"] = std::move(in_the_way);
  result["against"] = std::move(against);
  result["nearest"] = counts ? json::array{} : std::move(nearest);
  return result;
}

}  // namespace kb::verify
