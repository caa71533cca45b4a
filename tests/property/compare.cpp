// Everything that a decision says, held against what the plain evaluator finds.
#include "tests/property/compare.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/decide/decide.h"
#include "runtime/decide/survey.h"
#include "tests/property/compare_reasons.h"
#include "tests/reference/evaluator.h"

namespace property {
namespace {

constexpr std::size_t kMostCompletions = 1U << 14U;

reference::Set bits(kb::Verdicts verdicts) {
  unsigned set = 0;
  for (unsigned v = 0; v < kb::kVerdicts; ++v)
    if (verdicts.has(static_cast<kb::Verdict>(v))) set |= 1U << v;
  return static_cast<reference::Set>(set);
}

std::string shown(kb::Range range) { return fmt::format("[{}, {}]", range.low, range.high); }

class Comparison {
 public:
  Comparison(const kb::KnowledgeBase& kb, const kb::Profile& profile, Counts& counts, Effort effort)
      : kb_(kb), profile_(profile), counts_(counts), effort_(effort) {}

  std::string run() {
    const auto people = reference::people(kb_, profile_, kMostCompletions);
    if (!people) return ++counts_.too_large, std::string{};
    ++counts_.cases;
    std::vector<std::pair<std::uint32_t, reference::Result>> ranked;
    for (std::uint32_t option = 0; option + 1 < kb_.options.size(); ++option) {
      where_ = kb_.name(kb_.options[option].node());
      const auto decision = kb::decide(kb_, profile_, option);
      const reference::Result plain = reference::evaluate(kb_, profile_, *people, option);
      expect("a contradiction", !decision, plain.contradiction);
      if (!decision || plain.contradiction) {
        ++counts_.contradictions;
        return std::move(faults_);
      }
      ++counts_.options;
      compare(*decision, plain, *people);
      if (kb_.kind(kb_.options[option].node()) != "substance") ranked.emplace_back(option, plain);
    }
    compare_explanations();
    where_ = "the order";
    const auto all = kb::decide_all(kb_, profile_);
    const auto places = reference::rank(kb_, profile_, *people, ranked);
    expect("its size", all ? all->size() : 0, places.size());
    for (std::size_t i = 0; all && i < all->size() && i < places.size(); ++i) {
      expect(fmt::format("place {}", i), std::string(name_of((*all)[i].decision.option)),
             std::string(name_of(places[i].option)));
      expect(fmt::format("why place {}", i), (*all)[i].why, places[i].why);
    }
    if (all) compare_survey(*all);
    return std::move(faults_);
  }

 private:
  /// The same of every option at once, of somebody who comes after somebody else.
  void compare_survey(const std::vector<kb::Ranked>& all) {
    where_ = "the survey";
    kb::Survey survey(kb_);
    static_cast<void>(survey.of({}));
    const auto standings = survey.of(profile_);
    expect("a contradiction", !standings, false);
    if (!standings) return;
    for (const kb::Ranked& one : all) {
      const kb::Decision& decision = one.decision;
      if (profile_.candidate && profile_.candidate->option != decision.option) continue;
      where_ = fmt::format("the survey of {}", name_of(decision.option));
      const auto at = std::ranges::find(*standings, decision.option, &kb::Standing::option);
      const kb::Standing found = at != standings->end()
                                     ? *at
                                     : kb::Standing{.option = decision.option,
                                                    .possible = kb::Verdicts(kb::Verdict::no_recommendation),
                                                    .active = {}};
      expect("verdicts", static_cast<unsigned>(bits(found.possible)),
             static_cast<unsigned>(bits(decision.possible)));
      expect("what decides", found.decided_by, decision.decided_by);
      expect("certainty", static_cast<int>(found.certainty), static_cast<int>(decision.certainty));
      std::vector<std::uint32_t> active;
      for (const kb::RuleStatus& status : decision.rules)
        if (status.on_option && status.state == kb::RuleState::active) active.push_back(status.rule);
      expect("active rules", fmt::format("{}", fmt::join(found.active, " ")),
             fmt::format("{}", fmt::join(active, " ")));
    }
  }

  /// The costly comparisons: for one option of each case, and for some cases; of a single case all.
  void compare_explanations() {
    const auto options = static_cast<std::uint32_t>(kb_.options.size() - 1);
    for (std::uint32_t option = 0; option < options; ++option) {
      if (effort_ == Effort::some && option != counts_.cases % options) continue;
      for (std::size_t i = 0; i < (effort_ == Effort::all ? 16 : 1); ++i)
        faults_ += interview_difference(kb_, profile_, option, counts_.cases * 7919 + i, counts_);
      if (effort_ == Effort::all || counts_.cases % 8 == 0)
        faults_ += dose_difference(kb_, profile_, option, counts_);
      if (effort_ == Effort::all || counts_.cases % 8 == 4)
        faults_ += reason_difference(kb_, profile_, option, counts_);
    }
  }

  [[nodiscard]] std::string_view name_of(std::uint32_t option) const {
    return kb_.name(kb_.options[option].node());
  }

  template <typename T>
  void expect(const std::string& what, const T& decided, const T& plain) {
    if (decided == plain) return;
    faults_ += fmt::format("{}: {}: decided {}, but plainly {}\n", where_, what, decided, plain);
  }

  void compare(const kb::Decision& decision, const reference::Result& plain,
               const reference::People& people) {
    expect("possible verdicts", static_cast<unsigned>(bits(decision.possible)),
           static_cast<unsigned>(plain.possible));
    expect("exact", decision.exact, true);
    expect("suggestion", decision.suggestion, plain.suggestion);
    expect("decided by", decision.decided_by, plain.decided_by);
    expect("certainty", static_cast<unsigned>(decision.certainty), plain.certainty);
    expect("presumed intake", decision.presumed_intake, plain.presumed_intake);
    std::string presumed;
    std::string plainly;
    for (const auto& said : decision.presumed)
      presumed += fmt::format("{} {} ", kb_.name(kb_.facts[said.fact].node()), said.value);
    for (const std::uint32_t fact : plain.presumed)
      plainly +=
          fmt::format("{} {} ", kb_.name(kb_.facts[fact].node()), bool{people.completions[0].facts[fact]});
    expect("presumed", presumed, plainly);
    compare_rules(decision, plain);
    compare_limits(decision, plain);
    if (decision.possible.single()) {
      expect("questions", decision.depends_on.size(), std::size_t{0});
    } else if (!plain.too_many_questions) {
      ++counts_.depends;
      compare_questions(decision, plain);
    }
  }

  void compare_rules(const kb::Decision& decision, const reference::Result& plain) {
    expect("number of rules", decision.rules.size(), plain.rules.size());
    for (std::size_t i = 0; i < decision.rules.size() && i < plain.rules.size(); ++i) {
      const kb::RuleStatus& status = decision.rules[i];
      const reference::RuleResult& result = plain.rules[i];
      const std::string name(kb_.name(kb_.rules[result.rule].node()));
      expect(name, status.rule, result.rule);
      expect(name + " on the option", status.on_option, result.on_option);
      expect(name + " state", static_cast<int>(status.state), static_cast<int>(result.state));
      if (status.state != kb::RuleState::defeated) continue;
      const bool overridden =
          std::count(result.defeaters.begin(), result.defeaters.end(), status.defeated_by) != 0;
      if (!(status.defeated_by == kb::kNone ? result.excepted : overridden))
        faults_ +=
            fmt::format("{}: {} is not defeated by {}\n", where_, name,
                        status.defeated_by == kb::kNone ? "its exception"
                                                        : kb_.name(kb_.rules[status.defeated_by].node()));
    }
  }

  void compare_limits(const kb::Decision& decision, const reference::Result& plain) {
    expect("number of limits", decision.limits.size(), plain.limits.size());
    for (std::size_t i = 0; i < decision.limits.size() && i < plain.limits.size(); ++i) {
      const kb::LimitStatus& status = decision.limits[i];
      const reference::LimitResult& result = plain.limits[i];
      const std::string name(kb_.name(kb_.rules[result.rule].node()));
      expect(name, status.rule, result.rule);
      expect(name + " others", shown(status.others), shown(result.others));
      expect(name + " candidate", shown(status.candidate), shown(result.candidate));
      expect(name + " limit", status.limit, result.limit);
      expect(name + " beyond", static_cast<int>(status.beyond), static_cast<int>(result.beyond));
    }
  }

  /// Whether a dependency asks this question. Totals by mass and not by mass differ in where they change.
  [[nodiscard]] bool asks(const kb::Dependency& dependency, const reference::Question& question,
                          const reference::Result& plain, std::uint32_t option) const {
    using Kind = reference::Question::Kind;
    switch (dependency.kind) {
      case kb::UnknownKind::fact: return question.kind == Kind::fact && question.index == dependency.index;
      case kb::UnknownKind::measure:
        return question.kind == Kind::measure && question.index == dependency.index;
      default: break;
    }
    if (question.kind != Kind::total) return false;
    const reference::Amounts amounts(kb_, profile_, option);
    const bool intake = !amounts.others(plain.totals[question.index]).is_single();
    if (intake != (dependency.kind == kb::UnknownKind::intake)) return false;
    const std::uint32_t index = intake ? plain.totals[question.index].substance : kb_.options[option].node();
    if (index != dependency.index) return false;
    return plain.totals[question.index].form == dependency.form &&
           plain.totals[question.index].food == dependency.with_food &&
           (dependency.outcomes.empty() || dependency.outcomes[0].range.low == question.pieces[0].low);
  }

  /// The outcomes as stretches of the question's pieces; nothing if they do not fit.
  [[nodiscard]] static std::optional<std::vector<std::pair<std::size_t, std::size_t>>> stretches(
      const kb::Dependency& dependency, const reference::Question& question) {
    std::vector<std::pair<std::size_t, std::size_t>> result;
    for (const kb::Outcome& outcome : dependency.outcomes) {
      std::size_t from = question.pieces.size();
      std::size_t to = from;
      for (std::size_t i = 0; i < question.pieces.size(); ++i) {
        if (question.pieces[i].low == outcome.range.low) from = i;
        if (question.pieces[i].high == outcome.range.high) to = i;
      }
      if (from > to || to == question.pieces.size()) return std::nullopt;
      result.emplace_back(from, to);
    }
    return result;
  }

  void compare_questions(const kb::Decision& decision, const reference::Result& plain) {
    if (decision.depends_on.empty()) faults_ += where_ + ": it depends, on nothing\n";
    std::set<const reference::Question*> asked;
    bool harmless = false;
    for (const kb::Dependency& dependency : decision.depends_on) {
      if (dependency.harm && harmless) faults_ += where_ + ": harm is asked about too late\n";
      harmless = !dependency.harm;
      if (dependency.kind == kb::UnknownKind::fact && kb_.facts[dependency.index].safety() != 0)
        expect("harm of a safety fact", dependency.harm, true);
      const std::string name =
          fmt::format("question {} {}", static_cast<int>(dependency.kind), dependency.index);
      // Of several totals of one substance that fit, the one that matters more.
      auto question = plain.questions.end();
      for (auto q = plain.questions.begin(); q != plain.questions.end(); ++q) {
        if (asked.count(&*q) != 0 || !asks(dependency, *q, plain, decision.option)) continue;
        const auto weight = [](const auto& of) {
          return (of.decides_alone ? 2 : 0) + (of.can_change ? 1 : 0);
        };
        if (question == plain.questions.end() || weight(*q) > weight(*question)) question = q;
      }
      if (question == plain.questions.end()) {
        faults_ += fmt::format("{}: {} is nothing open that rules ask about\n", where_, name);
        continue;
      }
      ++counts_.questions;
      asked.insert(&*question);
      if (!question->can_change) faults_ += fmt::format("{}: {} cannot change the verdict\n", where_, name);
      const auto outcomes = stretches(dependency, *question);
      if (!outcomes) {
        faults_ += fmt::format("{}: {} has outcomes across thresholds\n", where_, name);
        continue;
      }
      std::set<std::size_t> covered;
      for (std::size_t i = 0; i < outcomes->size(); ++i) {
        const auto [from, to] = (*outcomes)[i];
        if (i > 0 && from <= (*outcomes)[i - 1].second)
          faults_ += fmt::format("{}: {} outcomes overlap\n", where_, name);
        expect(fmt::format("{} outcome {}", name, i),
               static_cast<unsigned>(bits(dependency.outcomes[i].verdicts)),
               static_cast<unsigned>(question->verdicts.at((*outcomes)[i])));
        for (std::size_t piece = from; piece <= to; ++piece) covered.insert(piece);
      }
      for (std::size_t piece = 0; piece < question->pieces.size(); ++piece)
        if (covered.count(piece) == 0 && question->verdicts.at({piece, piece}) != 0)
          faults_ += fmt::format("{}: {} leaves out {}\n", where_, name, shown(question->pieces[piece]));
    }
    for (const reference::Question& question : plain.questions)
      if (question.decides_alone && asked.count(&question) == 0)
        faults_ +=
            fmt::format("{}: not asked: {} {}\n", where_, static_cast<int>(question.kind), question.index);
  }

  const kb::KnowledgeBase& kb_;
  const kb::Profile& profile_;
  Counts& counts_;
  Effort effort_;
  std::string where_;
  std::string faults_;
};

}  // namespace

std::string difference(const support::Compiled& compiled, const std::string& text, Counts& counts,
                       Effort effort) {
  const kb::KnowledgeBase& kb = *compiled.kb;
  const auto profile = kb::read_profile(kb, text);
  if (!profile) return ++counts.refused, std::string{};
  return Comparison(kb, *profile, counts, effort).run();
}

std::optional<support::Compiled> compile_what_can(Lines& lines) {
  for (int attempt = 0; attempt < 6; ++attempt) {
    support::Compiled compiled = support::compile_text(joined(lines));
    if (compiled.kb) return compiled;
    std::set<std::size_t> bad;
    for (const kbc::Diagnostic& diagnostic : compiled.compilation.diagnostics)
      if (kbc::info(diagnostic.kind).severity == kbc::Severity::error && diagnostic.span.known())
        bad.insert(compiled.compilation.sources.position(diagnostic.span.file, diagnostic.span.begin).line);
    if (bad.empty() || bad.count(1) != 0) return std::nullopt;
    Lines left;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (bad.count(i + 1) == 0) left.push_back(lines[i]);
    lines = std::move(left);
  }
  return std::nullopt;
}

void shrink(Lines& knowledge, Lines& profile) {
  const auto fails = [](const Lines& k, const Lines& p) {
    const support::Compiled compiled = support::compile_text(joined(k));
    Counts counts;
    return compiled.kb && (!reference::wrong_grades(*compiled.kb).empty() ||
                           !difference(compiled, joined(p), counts, Effort::all).empty());
  };
  for (bool smaller = true; smaller;) {
    smaller = false;
    for (Lines* lines : {&profile, &knowledge})
      for (std::size_t i = lines->size(); i-- > 0;) {
        if (lines == &knowledge && i == 0) continue;
        const Lines before = *lines;
        lines->erase(lines->begin() + static_cast<std::ptrdiff_t>(i));
        if (fails(knowledge, profile)) {
          smaller = true;
        } else {
          *lines = before;
        }
      }
  }
}

}  // namespace property
