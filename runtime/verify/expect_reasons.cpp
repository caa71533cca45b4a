// The rules that bear on an option, in words; what the verdict depends on; when to take it; side effects.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "runtime/verify/expect.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

std::string rule_name(const KnowledgeBase& kb, std::uint32_t rule) {
  return std::string(kb.name(kb.rules[rule].node()));
}

std::string_view effect_name(std::uint8_t effect) {
  static constexpr std::string_view kNames[] = {"suggest", "caution", "advise-against", "contraindicate"};
  return kNames[std::min<std::size_t>(effect, 3)];
}

std::string_view standing_name(Standing standing) {
  static constexpr std::string_view kNames[] = {"active", "defeated", "open", "silent"};
  return kNames[static_cast<std::size_t>(standing)];
}

/// In the order in which they are shown.
std::vector<const Bearing*> shown(const KnowledgeBase& kb, const Grades& grades, const Decision& decision) {
  std::vector<const Bearing*> result;
  for (const Standing standing : {Standing::active, Standing::open, Standing::defeated}) {
    const auto first = static_cast<std::ptrdiff_t>(result.size());
    for (const Bearing& rule : decision.at.rules())
      if (rule.on_option && rule.standing == standing) result.push_back(&rule);
    std::stable_sort(result.begin() + first, result.end(), [&](const Bearing* a, const Bearing* b) {
      const auto weight = [&](const Bearing* r) {
        return std::pair(kb.rules[r->rule].effect(), grades.of_rule(r->rule));
      };
      return weight(a) > weight(b);
    });
  }
  return result;
}

/// Of a separation or interaction: what the person takes of it, as it was written, or else all of it.
std::vector<std::string> concerns(const KnowledgeBase& kb, const Person& person, std::uint32_t node) {
  if (kb.kind(node) != "separate" && kb.kind(node) != "interact") return {};
  std::vector<std::uint32_t> others = named(kb, node, "from");
  for (const std::uint32_t other : named(kb, node, "with")) others.push_back(other);
  std::vector<std::string> result;
  for (const Thing& thing : person.taking.value_or(std::vector<Thing>{})) {
    std::vector<std::uint32_t> is{thing.node};
    bool concerned = false;
    for (std::size_t i = 0; i < is.size() && i < 64 && !concerned; ++i) {
      concerned = std::ranges::find(others, is[i]) != others.end();
      for (const KnowledgeBase::Edge edge : kb.out(is[i]))
        if (kb.keyword(edge.label) == "is") is.push_back(edge.node);
    }
    if (concerned) result.push_back(thing.written);
  }
  return result.empty() ? titles(kb, others) : result;
}

std::string question(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  const std::string what = title(kb, row.node());
  if (!kb.text(row.ask()).empty()) return std::string(kb.text(row.ask()));
  if (row.kind() == 0) return fmt::format("Does this hold of you: {}?", what);
  if (row.kind() == 2) return fmt::format("Are you under the supervision of: {}?", what);
  const std::string examples = join(texts(kb, row.node(), "examples"), ", ");
  return fmt::format("Do you take: {}{}?", what, examples.empty() ? "" : " (such as " + examples + ")");
}

json::object dependency(const KnowledgeBase& kb, const Decision& decision, const Dependency& of) {
  std::string fact;
  std::string named;
  std::string ask;
  Unit in = plain_unit();
  std::int64_t own = 0;  // what the dose asked about adds to a total
  if (of.kind == Dependency::Kind::fact) {
    const fbs::Fact& row = kb.facts[of.index];
    fact = fact_name(kb, of.index);
    named = row.kind() == 2 ? fact : fact_words(kb, of.index);
    ask = question(kb, of.index);
  } else if (of.kind == Dependency::Kind::measure) {
    const fbs::Measure& row = kb.measures[of.index];
    in = unit(kb, row.unit());
    fact = kb.name(row.node());
    named = title(kb, row.node());
    ask = kb.text(row.ask());
    if (ask.empty()) ask = fmt::format("What is the {}, in {}?", named, unit_text(in));
  } else {
    const bool intake = of.kind == Dependency::Kind::intake;
    const Counted& counted = of.total->counted;
    for (const Bearing& rule : decision.at.rules()) {
      if (kb.rules[rule.rule].limit() == kNone || !rule.on_option) continue;
      const Total& total = decision.at.totals()[rule.total];
      if (intake && (total.counted.substance != counted.substance || total.counted.form != counted.form))
        continue;
      in = limit_unit(kb, rule.rule);
      if (intake && total.candidate.is_single()) own = total.candidate.low;
    }
    const std::uint32_t about = intake && counted.form != kNone ? counted.form : of.index;
    const std::string what = title(kb, about);
    fact = fmt::format("{} of {}", intake ? "intake" : "content", kb.name(about));
    named = intake ? fmt::format("other {} taken in a day", what)
                   : fmt::format("what the dose of {} holds", what);
    ask = intake
              ? fmt::format("What else do you take that contains {}, and how much a day?", what)
              : fmt::format("How much of the substance does the dose of {} hold, as the label says?", what);
  }
  json::array outcomes;
  for (const Outcome& outcome : of.outcomes) {
    Range region = outcome.range;
    if (!region.is_open_low()) region.low -= own;
    if (!region.is_open_high()) region.high -= own;
    json::object shown;
    shown["value"] = of.kind != Dependency::Kind::fact ? region_words(region, in)
                     : outcome.range.low == 1          ? std::string("yes")
                                                       : std::string("no");
    shown["verdicts"] = list(names_of(outcome.verdicts));
    outcomes.push_back(std::move(shown));
  }
  json::object result;
  result["fact"] = fact;
  result["title"] = named;
  result["ask"] = ask;
  result["safety"] = of.harm;
  result["outcomes"] = std::move(outcomes);
  return result;
}

}  // namespace

json::array expect_reasons(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                           const Decision& decision, Sources& sources) {
  json::array result;
  for (const Bearing* rule : shown(kb, grades, decision)) {
    const fbs::Rule& row = kb.rules[rule->rule];
    const std::uint32_t node = row.node();
    Numbers cited;
    json::array because = sources.claims_of(node, cited);
    join_numbers(cited, sources.cited_by(node));
    std::vector<std::string> says = texts(kb, node, "says");
    for (std::string& effect : texts(kb, node, "effect")) says.push_back(std::move(effect));
    const std::string unless = condition_words(kb, row.exception());
    std::string defeated_by;
    if (rule->standing == Standing::defeated)
      defeated_by = rule->defeated_by == kNone ? "unless " + unless : rule_name(kb, rule->defeated_by);
    json::object reason;
    reason["rule"] = kb.name(node);
    reason["kind"] = kb.kind(node);
    reason["effect"] = effect_name(row.effect());
    reason["status"] = standing_name(rule->standing);
    reason["strength"] = row.strength() == 1 ? "strong" : "conditional";
    reason["certainty"] = level_key(grades.of_rule(rule->rule));
    reason["when"] = text(condition_words(kb, row.condition()));
    reason["unless"] = text(unless);
    reason["defeated_by"] = text(defeated_by);
    reason["says"] = text(told_together(says));
    reason["limit"] = row.limit() == kNone ? json::value() : json::value(limit_words(kb, decision, *rule));
    reason["spacing"] = text(spacing_words(kb, rule->rule));
    reason["concerns"] = list(concerns(kb, person, node));
    reason["instead"] = list(titles(kb, named(kb, node, "instead")));
    reason["consult"] = list(titles(kb, named(kb, node, "consult")));
    reason["because"] = std::move(because);
    reason["citations"] = list(cited);
    put_place(reason, kb, node);
    result.push_back(std::move(reason));
  }
  return result;
}

json::array expect_dependencies(const KnowledgeBase& kb, const Decision& decision) {
  json::array result;
  for (const Dependency& of : decision.depends_on) result.push_back(dependency(kb, decision, of));
  return result;
}

json::array expect_timing(const KnowledgeBase& kb, const Person& person, const Decision& decision,
                          const Grades& grades) {
  std::vector<std::string> result;
  if (decision.suggestion != kNone) {
    const std::uint32_t node = kb.rules[decision.suggestion].node();
    result = texts(kb, node, "take");
    for (const std::string& judge : texts(kb, node, "judge after")) result.push_back("judge after " + judge);
  }
  for (const Bearing* rule : shown(kb, grades, decision)) {
    const std::string spacing = spacing_words(kb, rule->rule);
    if (!spacing.empty() && rule->standing != Standing::defeated)
      result.push_back(
          fmt::format("{} from {}", spacing, join(concerns(kb, person, kb.rules[rule->rule].node()), ", ")));
  }
  return list(result);
}

std::optional<std::string> meant_if(const World& world, std::uint32_t node) {
  const KnowledgeBase& kb = world.kb();
  const fbs::Guidance& row = kb.guidance[kb.nodes[node].detail()];
  if (row.node() != node) return "";
  const Truth when = row.condition() == kNone ? Truth::yes : world.holds(row.condition(), world.state());
  const Truth unless = row.exception() == kNone ? Truth::no : world.holds(row.exception(), world.state());
  if (when == Truth::no || unless == Truth::yes) return std::nullopt;
  const std::string given = when == Truth::open ? condition_words(kb, row.condition()) : "";
  if (unless == Truth::no) return given;
  return given + (given.empty() ? "not " : ", unless ") + condition_words(kb, row.exception());
}

json::array expect_side_effects(const World& world, std::uint32_t option, Sources& sources) {
  const KnowledgeBase& kb = world.kb();
  json::array result;
  std::vector<std::uint32_t> seen;
  for (const std::uint32_t of : {kb.options[option].node(), kb.options[option].substance()})
    for (const KnowledgeBase::Edge edge : kb.in(of)) {
      const std::uint32_t node = edge.node;
      if (of == kNone || kb.kind(node) != "side effect" || std::ranges::find(seen, node) != seen.end())
        continue;
      seen.push_back(node);
      const auto when = meant_if(world, node);
      if (!when) continue;
      std::vector<std::string> outcomes;
      for (const KnowledgeBase::Edge out : kb.out(node))
        if (kb.kind(out.node) == "outcome") outcomes.push_back(title(kb, out.node));
      std::vector<std::string> parts = texts(kb, node, "effect");
      for (const auto& [keyword, lead] :
           {std::pair("likelier above", "likelier above "), std::pair("relief", "")})
        for (const std::string& part : texts(kb, node, keyword)) parts.push_back(lead + part);
      Numbers cited;
      static_cast<void>(sources.claims_of(node, cited));
      json::object effect;
      effect["outcome"] = join(outcomes, ", ");
      effect["text"] = text(told_together(parts));
      effect["when"] = text(*when);
      effect["citations"] = list(cited);
      result.push_back(std::move(effect));
    }
  return result;
}

// ---- the proof

namespace {

json::value number(std::int64_t micro, std::int64_t open) {
  return micro == open ? json::value() : json::value(fmt::format("{}", micro));
}

json::object range_of(Range range) {
  json::object result;
  result["low"] = number(range.low, Range::kOpenLow);
  result["high"] = number(range.high, Range::kOpenHigh);
  return result;
}

json::object atom(const KnowledgeBase& kb, const Decision& decision, const Valued& of) {
  json::object result;
  if (of.kind == Valued::Kind::fact) {
    result["fact"] = fact_name(kb, of.index);
    result["value"] = of.bits == 1 ? "no" : of.bits == 2 ? "yes" : "open";
    return result;
  }
  result = range_of(of.range);
  if (of.kind == Valued::Kind::measure) result["measure"] = kb.name(kb.measures[of.index].node());
  if (of.kind == Valued::Kind::total) result["total"] = rule_name(kb, decision.at.totals()[of.index].rule);
  return result;
}

json::array atoms(const KnowledgeBase& kb, const Decision& decision, const std::vector<Valued>& list) {
  json::array result;
  for (const Valued& of : list) result.push_back(atom(kb, decision, of));
  return result;
}

}  // namespace

json::object expect_proof(const KnowledgeBase& kb, const Decision& decision) {
  const auto name = [&](std::uint32_t rule) {
    return rule == kNone ? json::value() : json::value(rule_name(kb, rule));
  };
  json::array presumed;
  for (const std::uint32_t fact : decision.presumed)
    presumed.push_back(atom(kb, decision, {Valued::Kind::fact, fact, decision.at.state()[fact], {}}));
  json::array rules;
  json::array limits;
  for (const Bearing& bearing : decision.at.rules()) {
    json::object rule;
    rule["rule"] = rule_name(kb, bearing.rule);
    rule["status"] = standing_name(bearing.standing);
    rule["on_option"] = bearing.on_option;
    rule["defeated_by"] = name(bearing.defeated_by);
    rule["atoms"] = atoms(kb, decision, decision.atoms_of(bearing));
    rules.push_back(std::move(rule));
    if (kb.rules[bearing.rule].limit() == kNone || !bearing.on_option) continue;
    const Total& total = decision.at.totals()[bearing.total];
    json::object limit;
    limit["rule"] = rule_name(kb, bearing.rule);
    limit["others"] = range_of(total.others);
    limit["candidate"] = range_of(total.candidate);
    limit["limit"] = fmt::format("{}", kb.limits[kb.rules[bearing.rule].limit()].micro());
    limits.push_back(std::move(limit));
  }
  json::array outcomes;
  for (const Dependency& of : decision.depends_on) {
    std::vector<Valued> values;
    for (const Outcome& outcome : of.outcomes) {
      if (of.kind == Dependency::Kind::fact)
        values.push_back({Valued::Kind::fact, of.index, outcome.range.low == 1 ? Mask{2} : Mask{1}, {}});
      if (of.kind == Dependency::Kind::measure)
        values.push_back({Valued::Kind::measure, of.index, 0, outcome.range});
      if (of.total != nullptr)
        values.push_back({Valued::Kind::total,
                          static_cast<std::uint32_t>(of.total - decision.at.totals().data()), 0,
                          outcome.range});
    }
    outcomes.push_back(atoms(kb, decision, values));
  }
  json::array witnesses;
  for (std::size_t v = 0; v < kVerdictNames.size() && !is_one(decision.possible); ++v) {
    const auto verdict = static_cast<Verdicts>(1U << v);
    if ((decision.possible & verdict) == 0) continue;
    json::object witness;
    witness["verdict"] = kVerdictNames[v];
    witness["atoms"] = atoms(kb, decision, decision.witness(verdict));
    witnesses.push_back(std::move(witness));
  }
  json::object proof;
  proof["suggestion"] = name(decision.suggestion);
  proof["decided_by"] = name(decision.decided_by);
  proof["presumed"] = std::move(presumed);
  proof["presumed_intake"] = decision.presumed_intake;
  proof["rules"] = std::move(rules);
  proof["limits"] = std::move(limits);
  proof["outcomes"] = std::move(outcomes);
  proof["witnesses"] = std::move(witnesses);
  return proof;
}

}  // namespace kb::verify
