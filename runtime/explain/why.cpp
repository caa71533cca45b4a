// Why: a smallest set of what was said that forces the verdict, and the derivation from rules down to
// sources.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/explained.h"
#include "runtime/explain/sets.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

std::vector<std::string> sufficient_reason(const Situation& situation, const Asking& asking,
                                           const Profile& profile, const Decision& decision) {
  std::vector<std::string> needed;
  for (const Part& part : sufficient_parts(situation, asking, profile, decision))
    needed.push_back(part_words(situation.kb(), profile, part));
  return needed;
}

class Deriver {
 public:
  explicit Deriver(const KnowledgeBase& kb) : kb_(kb) {}

  DerivationNode rule(std::uint32_t node, std::string_view effect) {
    DerivationNode result = statement(node, std::string(effect));
    result.level = level_name(level(kb_.rules[kb_.nodes[node].detail()].certainty()));
    const auto says = clauses_of(kb_, node, "says");
    result.says = fmt::format("{}", fmt::join(says, " "));
    add_grounds(result, node, 0);
    return result;
  }

 private:
  static constexpr int kMaxDepth = 32;
  static Level level(std::uint8_t value) { return static_cast<Level>(std::min<std::uint8_t>(value, 4)); }

  DerivationNode statement(std::uint32_t node, std::string link) {
    DerivationNode result;
    result.link = std::move(link);
    result.kind = kb_.kind(node);
    result.name = kb_.name(node);
    result.place = place_of(kb_, node);
    return result;
  }

  /// Below a rule its claims, below a claim its evidence and claims, below evidence its sources.
  void add_grounds(DerivationNode& to, std::uint32_t node, int depth) {
    const auto is_ground = [this](const KnowledgeBase::Edge& edge) {
      static constexpr std::string_view kGrounds[] = {"because",      "support", "oppose",
                                                      "follows from", "source",  "reported by"};
      return std::ranges::find(kGrounds, kb_.keyword(edge.label)) != std::end(kGrounds);
    };
    const KnowledgeBase::Edges edges = kb_.in(node);
    if (depth > kMaxDepth) {
      if (std::any_of(edges.begin(), edges.end(), is_ground))
        to.steps.push_back(
            fmt::format("what this rests on lies deeper than is shown here: trace {} goes on", to.name));
      return;
    }
    for (const KnowledgeBase::Edge edge : edges) {
      const std::string_view label = kb_.keyword(edge.label);
      if (!is_ground(edge)) continue;
      DerivationNode ground = statement(edge.node, std::string(label) + (edge.optional ? " (helps)" : ""));
      std::string undercut;
      const std::string above(kb_.name(node));
      for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge.index)) {
        const std::string_view keyword = kb_.keyword(note.keyword());
        if (keyword == "undercut" || keyword == "oppose")
          undercut = kb_.text(note.text());
        else
          ground.steps.push_back(fmt::format("{} {}", keyword, kb_.text(note.text())));
      }
      const std::uint32_t row = kb_.nodes[edge.node].detail();
      if (ground.kind == "claim") {
        ground.says = kb_.clause(edge.node, "states");
        ground.level = level_name(level(kb_.claims[row].certainty()));
        if (kb_.claims[row].certainty() == 0)
          ground.why_not_counted = kb_.claims[row].refuted() != 0 ? "refuted: what speaks against it is surer"
                                                                  : "nothing that counts supports it";
      } else if (ground.kind == "evidence") {
        const fbs::Evidence& item = kb_.evidence[row];
        const auto design = static_cast<Design>(std::min<std::size_t>(item.design(), kDesignCount - 1));
        std::string_view title = kb_.clause(edge.node, "title");
        if (title.empty()) title = kb_.clause(edge.node, "states");
        ground.says = fmt::format("{}{}{}{}", title, title.empty() ? "" : " — ", design_words(design),
                                  item.people() == 0 ? "" : fmt::format(", n {}", item.people()));
        ground.level = level_name(level(item.level()));
        if (!undercut.empty())
          ground.why_not_counted = "undercut: " + undercut;
        else if (item.level() == 0)
          ground.why_not_counted = fmt::format("{}: not counted", design_words(design));
        for (const fbs::Rating& rating :
             kb_.ratings.run(item.ratings_begin(), kb_.evidence[row + std::size_t{1}].ratings_begin()))
          ground.steps.push_back(fmt::format(
              "{}{} {}: {}", rating.reason() >= 5 ? "+" : "−", rating.steps(),
              rate_reason_name(static_cast<RateReason>(std::min<std::uint8_t>(rating.reason(), 7))),
              kb_.text(rating.text())));
      } else if (ground.kind == "source") {
        ground.says = words_of(kb_, edge.node);
        if (label == "reported by") ground.why_not_counted = fmt::format("retells {}: adds no weight", above);
      }
      ground.counts = ground.why_not_counted.empty();
      if (label != "reported by" && shown_.insert(edge.node).second)
        add_grounds(ground, edge.node, depth + 1);
      to.rests_on.push_back(std::move(ground));
    }
  }

  const KnowledgeBase& kb_;
  std::set<std::uint32_t> shown_;  // a statement that several rest on is shown in full once
};

std::vector<DerivationNode> derivation(const KnowledgeBase& kb, const Decision& decision) {
  // The rules that decide: those with the gravest effect that is active; where it depends, every rule that
  // may.
  std::uint8_t gravest = 0;
  for (const RuleStatus& status : decision.rules)
    if (status.on_option && status.state == RuleState::active)
      gravest = std::max(gravest, kb.rules[status.rule].effect());
  const bool suggested = decision.possible == Verdicts(Verdict::suggested_with_caution);
  std::vector<DerivationNode> result;
  Deriver deriver(kb);
  for (const RuleStatus& status : decision.rules) {
    const fbs::Rule& rule = kb.rules[status.rule];
    const bool decides =
        status.state == RuleState::active && (rule.effect() == gravest || (suggested && rule.effect() == 0));
    const bool may = status.state == RuleState::open && !decision.possible.single();
    if (status.on_option && (decides || may))
      result.push_back(deriver.rule(
          rule.node(), effect_name(static_cast<Effect>(std::min<std::uint8_t>(rule.effect(), 3)))));
  }
  return result;
}

}  // namespace

tl::expected<Answer, Contradiction> why(const KnowledgeBase& kb, const Profile& profile) {
  Situation situation(kb);
  if (auto contradiction = situation.take(profile)) return tl::unexpected(std::move(*contradiction));
  auto [answer, decisions, asking] = explain(situation, profile);
  if (profile.candidate && !answer.options.empty()) {
    const Decision& decision = decisions.front();
    answer.asked.question = "why";
    answer.options.front().why =
        Why{sufficient_reason(situation, asking.front(), profile, decision), derivation(kb, decision)};
  }
  return std::move(answer);
}

}  // namespace kb
