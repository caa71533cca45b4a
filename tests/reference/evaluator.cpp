// Every rule in every completion.
#include "tests/reference/evaluator.h"

#include <algorithm>
#include <set>

namespace reference {
namespace {

using kb::kNone;
using kb::KnowledgeBase;
using kb::Range;

bool is_rule(const KnowledgeBase& kb, std::uint32_t node) {
  static const std::set<std::string_view> kKinds{"suggest", "caution",  "advise against", "contraindicate",
                                                 "limit",   "separate", "interact"};
  return kKinds.count(kb.kind(node)) != 0;
}

bool for_goal(const KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t rule) {
  const std::uint32_t begin = kb.rules[rule].goals_begin();
  const std::uint32_t end = kb.rules[rule + std::size_t{1}].goals_begin();
  bool found = begin == end || profile.goal == kNone;
  for (std::uint32_t g = begin; g < end; ++g) found = found || kb.rule_goals[g] == profile.goal;
  return found;
}

/// Rules whose header names a thing.
std::set<std::uint32_t> rules_at(const KnowledgeBase& kb, std::uint32_t node) {
  std::set<std::uint32_t> rules;
  for (const std::uint32_t from : named_by(kb, kb.in(node), "on"))
    if (is_rule(kb, from)) rules.insert(kb.nodes[from].detail());
  return rules;
}

std::vector<std::uint32_t> overriders(const KnowledgeBase& kb, std::uint32_t rule) {
  std::vector<std::uint32_t> rules;
  for (const std::uint32_t from : named_by(kb, kb.in(kb.rules[rule].node()), "overrides"))
    rules.push_back(kb.nodes[from].detail());
  return rules;
}

struct Asked {
  std::set<std::uint32_t> facts;
  std::set<std::uint32_t> measures;
};

void ask(const KnowledgeBase& kb, std::uint32_t index, Asked& asked) {
  if (index == kNone) return;
  const kb::fbs::Condition& condition = kb.conditions[index];
  if (condition.kind() == 0) asked.facts.insert(condition.index());
  if (condition.kind() == 1) asked.measures.insert(kb.thresholds[condition.index()].measure());
  if (condition.kind() == 2) ask(kb, kb.groups[condition.index()].condition(), asked);
  for (std::uint32_t i = 0; condition.kind() > 2 && i < condition.count(); ++i)
    ask(kb, kb.condition_operands[condition.index() + i], asked);
}

class Evaluation {
 public:
  Evaluation(const KnowledgeBase& kb, const kb::Profile& profile, const People& people, std::uint32_t option)
      : kb_(kb), profile_(profile), people_(people), amounts_(kb, profile, option) {
    for (const std::uint32_t rule : rules_on(kb, profile, option))
      on_option_.insert(rule), bearing_.insert(rule);
    std::vector<std::uint32_t> open(bearing_.begin(), bearing_.end());
    while (!open.empty()) {
      const std::uint32_t rule = open.back();
      open.pop_back();
      for (const std::uint32_t o : overriders(kb, rule))
        if (for_goal(kb, profile, o) && bearing_.insert(o).second) open.push_back(o);
    }
  }

  Result run() {
    for (const std::uint32_t rule : bearing_) {
      tallies_[rule];
      ask(kb_, kb_.rules[rule].condition(), asked_);
      ask(kb_, kb_.rules[rule].exception(), asked_);
    }
    weigh();
    pose_questions();
    for (const Completion& completion : people_.completions)
      for (const auto& totals : possible_totals_) look(completion, totals);
    answer_questions(result_, outlooks_);
    report();
    return std::move(result_);
  }

 private:
  struct Tally {
    bool active = false;
    bool inactive = false;
    bool silent = false;  // does not apply in some completion
    bool excepted = false;
    std::set<std::uint32_t> defeaters;
  };

  void weigh() {
    for (const std::uint32_t rule : bearing_) {
      if (kb_.rules[rule].limit() == kNone) continue;
      const kb::fbs::Limit& limit = kb_.limits[kb_.rules[rule].limit()];
      const Counted counted{limit.substance(), limit.form(), limit.total() != 0};
      LimitResult status{rule, amounts_.others(counted), amounts_.candidate(counted), limit.micro(),
                         State::open};
      const Range sum = amounts_.sum(counted);
      if (sum.low > limit.micro()) status.beyond = State::active;
      if (sum.high <= limit.micro()) status.beyond = State::silent;
      if (on_option_.count(rule) != 0) result_.limits.push_back(status);
      auto at = std::find(result_.totals.begin(), result_.totals.end(), counted);
      total_of_[rule] = static_cast<std::size_t>(at - result_.totals.begin());
      if (at == result_.totals.end()) {
        result_.totals.push_back(counted);
        total_pieces_.push_back({sum});
      }
    }
    for (const auto& [rule, total] : total_of_) {
      std::vector<Range> cut;
      const std::int64_t limit = kb_.limits[kb_.rules[rule].limit()].micro();
      for (const Range piece : total_pieces_[total])
        if (piece.low <= limit && limit < piece.high) {
          cut.push_back({piece.low, limit});
          cut.push_back({limit + 1, piece.high});
        } else {
          cut.push_back(piece);
        }
      total_pieces_[total] = cut;
    }
    std::vector<std::uint8_t> at(result_.totals.size(), 0);
    while (true) {
      std::vector<Range> where;
      for (std::size_t t = 0; t < at.size(); ++t) where.push_back(total_pieces_[t][at[t]]);
      if (amounts_.possible(result_.totals, where)) possible_totals_.push_back(at);
      std::size_t t = 0;
      while (t < at.size() && ++at[t] == total_pieces_[t].size()) at[t++] = 0;
      if (t == at.size()) break;
    }
  }

  void pose_questions() {
    for (const std::uint32_t fact : asked_.facts) {
      bool yes = false;
      bool no = false;
      for (const Completion& c : people_.completions) (c.facts[fact] ? yes : no) = true;
      if (yes && no)
        result_.questions.push_back({Question::Kind::fact, fact, {{0, 0}, {1, 1}}, false, false, {}});
      if (people_.presumed[fact]) result_.presumed.push_back(fact);
    }
    for (const std::uint32_t m : asked_.measures)
      if (people_.pieces[m].size() > 1)
        result_.questions.push_back({Question::Kind::measure, m, people_.pieces[m], false, false, {}});
    for (std::uint32_t t = 0; t < result_.totals.size(); ++t)
      if (total_pieces_[t].size() > 1)
        result_.questions.push_back({Question::Kind::total, t, total_pieces_[t], false, false, {}});
  }

  /// Whether a rule is active, with what stands in its way; the overriding ones first.
  bool active(std::uint32_t rule, const Completion& completion, const std::vector<std::uint8_t>& totals,
              std::map<std::uint32_t, bool>& known) {
    if (const auto at = known.find(rule); at != known.end()) return at->second;
    const kb::fbs::Rule& row = kb_.rules[rule];
    bool applies = row.condition() == kNone || holds(kb_, people_, completion, row.condition());
    if (const auto at = total_of_.find(rule); at != total_of_.end())
      applies =
          applies && total_pieces_[at->second][totals[at->second]].low > kb_.limits[row.limit()].micro();
    const bool excepted = row.exception() != kNone && holds(kb_, people_, completion, row.exception());
    Tally& tally = tallies_[rule];
    bool result = applies && !excepted;
    for (const std::uint32_t o : overriders(kb_, rule))
      if (bearing_.count(o) != 0 && active(o, completion, totals, known)) {
        if (applies) tally.defeaters.insert(o);
        result = false;
      }
    (result ? tally.active : tally.inactive) = true;
    tally.silent = tally.silent || !applies;
    tally.excepted = tally.excepted || (applies && excepted);
    return known[rule] = result;
  }

  void look(const Completion& completion, const std::vector<std::uint8_t>& totals) {
    std::map<std::uint32_t, bool> known;
    bool effects[4] = {false, false, false, false};
    bool weak = false;
    for (const std::uint32_t rule : bearing_) {
      const bool is_active = active(rule, completion, totals, known);
      if (!is_active || on_option_.count(rule) == 0) continue;
      const kb::fbs::Rule& row = kb_.rules[rule];
      if (row.effect() == 0 && row.certainty() == 0) {
        weak = true;
      } else {
        effects[row.effect()] = true;
      }
    }
    Outlook outlook;
    outlook.verdict = effects[3]                 ? 1
                      : effects[2]               ? 2
                      : effects[0] && effects[1] ? 4
                      : effects[0]               ? 8
                      : weak                     ? 16
                                                 : 32;
    result_.possible = static_cast<Set>(result_.possible | outlook.verdict);
    for (const Question& q : result_.questions)
      outlook.values.push_back(q.kind == Question::Kind::fact      ? (completion.facts[q.index] ? 1 : 0)
                               : q.kind == Question::Kind::measure ? completion.pieces[q.index]
                                                                   : totals[q.index]);
    outlooks_.push_back(std::move(outlook));
  }

  void report() {
    for (const std::uint32_t rule : bearing_) {
      const Tally& tally = tallies_[rule];
      RuleResult status{rule,
                        State::open,
                        on_option_.count(rule) != 0,
                        tally.excepted,
                        {tally.defeaters.begin(), tally.defeaters.end()}};
      if (!tally.inactive) status.state = State::active;
      if (!tally.active) status.state = tally.silent ? State::silent : State::defeated;
      result_.rules.push_back(status);
    }
    result_.suggestion = surest(0);
    result_.decided_by = result_.possible == 1   ? surest(3)
                         : result_.possible == 2 ? surest(2)
                                                 : result_.suggestion;
    if (result_.decided_by != kNone) result_.certainty = kb_.rules[result_.decided_by].certainty();
    bool counts_food = false;
    for (const Counted& counted : result_.totals) counts_food = counts_food || counted.food;
    result_.presumed_intake =
        profile_.presume_no && (!profile_.taking || profile_.taking_more || counts_food);
  }

  /// The surest rule on the option with this effect: active, or open where none is active.
  [[nodiscard]] std::uint32_t surest(unsigned effect) const {
    for (const State state : {State::active, State::open}) {
      std::uint32_t best = kNone;
      for (const RuleResult& status : result_.rules)
        if (status.on_option && status.state == state && kb_.rules[status.rule].effect() == effect &&
            (best == kNone || kb_.rules[status.rule].certainty() > kb_.rules[best].certainty()))
          best = status.rule;
      if (best != kNone) return best;
    }
    return kNone;
  }

  const KnowledgeBase& kb_;
  const kb::Profile& profile_;
  const People& people_;
  Amounts amounts_;
  std::set<std::uint32_t> on_option_;
  std::set<std::uint32_t> bearing_;
  Asked asked_;
  std::map<std::uint32_t, std::size_t> total_of_;
  std::vector<std::vector<Range>> total_pieces_;
  std::vector<std::vector<std::uint8_t>> possible_totals_;
  std::map<std::uint32_t, Tally> tallies_;
  std::vector<Outlook> outlooks_;
  Result result_;
};

}  // namespace

std::vector<std::uint32_t> rules_on(const KnowledgeBase& kb, const kb::Profile& profile,
                                    std::uint32_t option) {
  const std::uint32_t node = kb.options[option].node();
  std::set<std::uint32_t> rules = rules_at(kb, node);
  if (kb.kind(node) == "form")
    for (const std::uint32_t substance : named_by(kb, kb.in(node), "of"))
      rules.merge(rules_at(kb, substance));
  if (kb.kind(node) == "product")
    for (const std::uint32_t part : taken_with(kb, node))
      for (const std::uint32_t rule : rules_at(kb, part))
        if (kb.rules[rule].effect() != 0) rules.insert(rule);
  std::vector<std::uint32_t> result;
  for (const std::uint32_t rule : rules)
    if (for_goal(kb, profile, rule)) result.push_back(rule);
  return result;
}

Result evaluate(const KnowledgeBase& kb, const kb::Profile& profile, const People& people,
                std::uint32_t option) {
  if (people.completions.empty()) {
    Result none;
    none.contradiction = true;
    return none;
  }
  return Evaluation(kb, profile, people, option).run();
}

}  // namespace reference
