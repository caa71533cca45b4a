// From a decision to its proof.
#include "runtime/explain/prove.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/decide/problem.h"
#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

constexpr int kMaxDepth = 512;
constexpr std::size_t kBudget = 200'000;  // steps for one value of one witness

std::string fact_name(const KnowledgeBase& kb, std::uint32_t fact) {
  const fbs::Fact& row = kb.facts[fact];
  std::string lead = row.kind() == 1 ? "taking " : row.kind() == 2 ? "supervised by " : "";
  return lead.append(kb.name(row.node()));
}

std::string truth_word(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "open";
}

class Prover {
 public:
  Prover(Problem& problem, const Decision& decision)
      : kb_(problem.situation().kb()),
        situation_(problem.situation()),
        decision_(decision),
        problem_(problem) {}

  Proof run() {
    Proof proof;
    const auto name = [&](std::uint32_t rule) {
      return rule == kNone ? std::string{} : std::string(kb_.name(kb_.rules[rule].node()));
    };
    proof.suggestion = name(decision_.suggestion);
    proof.decided_by = name(decision_.decided_by);
    for (const auto& [fact, value] : decision_.presumed)
      proof.presumed.push_back({Atom::Kind::fact, fact_name(kb_, fact), value ? "yes" : "no", {}});
    proof.presumed_intake = decision_.presumed_intake;
    for (std::size_t i = 0; i < decision_.rules.size(); ++i) {
      const RuleStatus& status = decision_.rules[i];
      proof.rules.push_back(
          {name(status.rule), state(status.state), status.on_option, name(status.defeated_by), atoms_of(i)});
    }
    for (const LimitStatus& limit : decision_.limits)
      proof.limits.push_back({name(limit.rule), limit.others, limit.candidate, limit.limit});
    for (const Dependency& dependency : decision_.depends_on) {
      std::vector<Atom>& atoms = proof.outcomes.emplace_back();
      for (const Outcome& outcome : dependency.outcomes) atoms.push_back(atom_of(dependency, outcome));
    }
    if (decision_.exact && !decision_.possible.single())
      for (std::size_t v = 0; v < kVerdicts; ++v)
        if (const auto verdict = static_cast<Verdict>(v); decision_.possible.has(verdict))
          proof.witnesses.push_back(witness(verdict));
    return proof;
  }

 private:
  static std::string state(RuleState state) {
    switch (state) {
      case RuleState::active: return "active";
      case RuleState::defeated: return "defeated";
      case RuleState::open: return "open";
      case RuleState::silent: break;
    }
    return "silent";
  }

  // ---- what is so

  [[nodiscard]] Atom fact(std::uint32_t index) const {
    return {Atom::Kind::fact, fact_name(kb_, index), truth_word(situation_.fact(index)), {}};
  }

  [[nodiscard]] Atom measure(std::uint32_t index, Range range) const {
    return {Atom::Kind::measure, std::string(kb_.name(kb_.measures[index].node())), {}, range};
  }

  /// From the least to the most that it can be; all of what is known of it, where nothing is tied to it.
  [[nodiscard]] Range extent(std::uint32_t measure) {
    const Variable variable{Variable::Kind::measure, measure};
    const Range known = situation_.measure(measure);
    if (known.is_single() || situation_.part(variable) == kNone) return known;
    const std::vector<Range> values = pieces(variable);
    return values.empty() ? Range{} : Range{values.front().low, values.back().high};
  }

  /// The first limit that is about a total; its name stands for the total.
  [[nodiscard]] Atom total(std::uint32_t index, Range range) const {
    const auto rule = std::ranges::find(problem_.rules(), index, &Problem::Rule::total);
    return {Atom::Kind::total, std::string(kb_.name(kb_.rules[rule->rule].node())), {}, range};
  }

  [[nodiscard]] Atom atom_of(const Dependency& dependency, const Outcome& outcome) const {
    switch (dependency.kind) {
      case UnknownKind::fact:
        return {Atom::Kind::fact, fact_name(kb_, dependency.index), outcome.value ? "yes" : "no", {}};
      case UnknownKind::measure: return measure(dependency.index, outcome.range);
      default:
        return {
            Atom::Kind::total, std::string(kb_.name(kb_.rules[dependency.rule].node())), {}, outcome.range};
    }
  }

  [[nodiscard]] Atom at(Variable variable, Range piece) const {
    if (variable.kind == Variable::Kind::total) return total(variable.index, piece);
    if (variable.kind == Variable::Kind::fact) return fact(variable.index);
    return measure(variable.index, piece);
  }

  /// The atoms that make a condition what it is: the first operand that settles it, or all of them; what is
  /// open of an open one.
  void decisive(std::uint32_t index, std::vector<Atom>& into, std::set<std::uint32_t>& groups, int depth) {
    if (index >= kb_.conditions.size() || depth > kMaxDepth) return;
    const fbs::Condition& condition = kb_.conditions[index];
    const auto add = [&](Atom atom) {
      const auto same = [&](const Atom& a) { return a.kind == atom.kind && a.name == atom.name; };
      if (std::ranges::none_of(into, same)) into.push_back(std::move(atom));
    };
    switch (condition.kind()) {
      case kHolds: return add(fact(condition.index()));
      case kCompare: {
        const std::uint32_t compared = kb_.thresholds[condition.index()].measure();
        return add(measure(compared, extent(compared)));
      }
      case kGroup:
        if (groups.insert(condition.index()).second)  // once, by whatever paths it is reached
          decisive(kb_.groups[condition.index()].condition(), into, groups, depth + 1);
        return;
      default: break;
    }
    const Truth whole = situation_.holds(index);
    const bool first_settles = condition.kind() != kNot && whole == truth(condition.kind() == kAnyOf);
    for (const std::uint32_t operand :
         kb_.condition_operands.run(condition.index(), std::size_t{condition.index()} + condition.count())) {
      const bool alike = condition.kind() == kNot || situation_.holds(operand) == whole;
      if (alike) decisive(operand, into, groups, depth + 1);
      if (alike && first_settles) return;
    }
  }

  [[nodiscard]] std::vector<Atom> atoms_of(std::size_t index) {
    const Problem::Rule& rule = problem_.rules()[index];
    const fbs::Rule& row = kb_.rules[rule.rule];
    std::vector<Atom> atoms;
    const bool applies = row.condition() == kNone || situation_.holds(row.condition()) != Truth::no;
    std::set<std::uint32_t> groups;
    if (row.condition() != kNone) decisive(row.condition(), atoms, groups, 0);
    if (applies && rule.total != kNone)
      atoms.push_back(total(rule.total, situation_.range({Variable::Kind::total, rule.total})));
    if (applies && row.exception() != kNone) decisive(row.exception(), atoms, groups, 0);
    return atoms;
  }

  // ---- what can be

  /// The values that a variable can have, apart wherever some comparison tells them apart.
  [[nodiscard]] std::vector<Range> pieces(Variable variable) {
    std::set<std::int64_t> cuts;
    if (variable.kind == Variable::Kind::total)
      for (const std::int64_t at : problem_.thresholds(variable)) cuts.insert(at);
    if (variable.kind == Variable::Kind::measure)
      for (const fbs::Condition& condition : kb_.conditions) {
        if (condition.kind() != kCompare) continue;
        const fbs::Threshold& threshold = kb_.thresholds[condition.index()];
        if (threshold.measure() != variable.index) continue;
        cuts.insert(turning_point(condition.comparison(), threshold.micro()));
        if (condition.comparison() > 3 && threshold.micro() < Range::kOpenHigh)
          cuts.insert(threshold.micro() + 1);
      }
    std::vector<Range> result{{0, 0}, {1, 1}};
    if (variable.kind != Variable::Kind::fact) {
      const Range range = situation_.range(variable);
      result = {range};
      for (const std::int64_t at : cuts)
        if (at > range.low && at <= range.high) {
          result.back().high = at - 1;
          result.push_back({at, range.high});
        }
    }
    std::erase_if(result, [&](Range piece) {
      const std::size_t here = situation_.mark();
      const bool possible = narrow(situation_, variable, piece) && situation_.feasible();
      situation_.undo(here);
      return !possible;
    });
    return result;
  }

  /// Everything open that the rules ask about: facts, then measures, then totals, each in the artifact's
  /// order.
  [[nodiscard]] const std::vector<Variable>& open_variables() {
    if (!open_.empty()) return open_;
    std::set<std::uint32_t> facts;
    std::set<std::uint32_t> measures;
    std::set<std::uint32_t> totals;
    for (const Problem::Rule& rule : problem_.rules()) {
      if (rule.total != kNone) totals.insert(rule.total);
      const fbs::Rule& row = kb_.rules[rule.rule];
      std::vector<std::uint32_t> asked;
      situation_.facts_in(row.condition(), asked);
      situation_.facts_in(row.exception(), asked);
      facts.insert(asked.begin(), asked.end());
      for (std::uint32_t m = 0; m < kb_.measures.size(); ++m) {
        std::vector<std::int64_t> at;
        situation_.thresholds(row.condition(), {Variable::Kind::measure, m}, at);
        situation_.thresholds(row.exception(), {Variable::Kind::measure, m}, at);
        if (!at.empty()) measures.insert(m);
      }
    }
    const auto add = [&](Variable::Kind kind, const std::set<std::uint32_t>& indexes) {
      for (const std::uint32_t index : indexes)
        if (pieces({kind, index}).size() > 1) open_.push_back({kind, index});
    };
    add(Variable::Kind::fact, facts);
    add(Variable::Kind::measure, measures);
    add(Variable::Kind::total, totals);
    return open_;
  }

  /// One thing after the other gets the first value with which the verdict is still possible.
  [[nodiscard]] Witness witness(Verdict verdict) {
    Witness result{std::string(verdict_name(verdict)), {}};
    const std::vector<Variable> variables = open_variables();
    const std::size_t start = situation_.mark();
    for (const Variable variable : variables)
      for (const Range piece : pieces(variable)) {
        const std::size_t here = situation_.mark();
        if (narrow(situation_, variable, piece) && Search{kBudget}.verdicts(problem_).has(verdict)) {
          result.atoms.push_back(at(variable, piece));
          break;
        }
        situation_.undo(here);
      }
    situation_.undo(start);
    return result;
  }

  const KnowledgeBase& kb_;
  Situation& situation_;
  const Decision& decision_;
  Problem& problem_;
  std::vector<Variable> open_;
};

}  // namespace

AskedItem asked_item(const KnowledgeBase& kb, const Item& item) {
  return {std::string(kb.kind(item.node)), std::string(kb.name(item.node)), item.written, item.dose};
}

AskedProfile asked_profile(const KnowledgeBase& kb, const Profile& profile) {
  AskedProfile asked;
  if (profile.goal != kNone) asked.goal = kb.name(profile.goal);
  if (profile.candidate) asked.candidate = asked_item(kb, *profile.candidate);
  for (const FactValue& said : profile.facts) asked.facts.emplace_back(fact_name(kb, said.fact), said.value);
  for (const std::uint32_t fact : profile.unknown) asked.unknown.push_back(fact_name(kb, fact));
  for (const MeasureValue& said : profile.measures) {
    const fbs::Measure& measure = kb.measures[said.measure];
    asked.measures.push_back(
        {std::string(kb.name(measure.node())), said.range,
         format_amount({said.range, unit_of(kb, measure.unit()), Basis::unspecified, false})});
  }
  if (profile.taking) {
    asked.taking.emplace();
    for (const Item& item : *profile.taking) asked.taking->push_back(asked_item(kb, item));
  }
  asked.complete = profile.taking && !profile.taking_more;
  asked.presume_no = profile.presume_no;
  return asked;
}

Proof prove(Problem& problem, const Decision& decision) { return Prover(problem, decision).run(); }

}  // namespace kb
