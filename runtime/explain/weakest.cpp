// Each weakness by asking what would be left: grades worked out again without what is in question.
#include "runtime/explain/weakest.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/overdue.h"
#include "runtime/explain/ratings.h"
#include "runtime/explain/verdict_changes.h"
#include "runtime/explain/without.h"
#include "runtime/explain/words.h"
#include "runtime/graph/walks.h"

namespace kb {
namespace {

/// By node, what it is weak by (nodes).
using Weak = std::map<std::uint32_t, std::vector<std::uint32_t>>;

bool is_praise(Design design) {
  return design == Design::anecdote || design == Design::testimonial || design == Design::marketing;
}

class WeakestSearch {
 public:
  WeakestSearch(const KnowledgeBase& kb, const std::vector<Person>& people) : kb_(kb), people_(people) {}

  Weakest run(std::uint32_t on, Grounds& grounds) {
    Weakest result;
    result.on = on;
    result.due = review_due(kb_);
    result.people = static_cast<std::uint32_t>(people_.size());
    find_unsupported();
    find_sellers();
    find_single_points(grounds, result.single_points);
    find_sources(on);
    for (std::size_t w = 0; w < kWeaknesses; ++w)
      if (!weak_[w].empty()) result.groups.push_back(group(static_cast<Weakness>(w), grounds));
    return result;
  }

 private:
  Weak& weak(Weakness weakness) { return weak_[static_cast<std::size_t>(weakness)]; }
  [[nodiscard]] Level level(std::uint32_t node) const {
    return certainty_of(kb_, node).value_or(Level::none);
  }

  [[nodiscard]] std::vector<std::uint32_t> nodes_of(std::string_view kind) const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t node = 0; node < num_vertices(kb_); ++node)
      if (kb_.kind(node) == kind) result.push_back(node);
    return result;
  }

  /// The evidence that supports a claim, directly or by other claims.
  [[nodiscard]] std::vector<std::uint32_t> support_of(std::uint32_t claim) const {
    const std::uint32_t start[] = {claim};
    std::vector<std::uint32_t> result;
    for (const Reached& reached : reach(kb_, start, Direction::backwards, [this](const GraphEdge& edge) {
           const std::string_view label = kb_.keyword(edge.label);
           return label == "support" || label == "follows from";
         }))
      if (kb_.kind(reached.node) == "evidence") result.push_back(reached.node);
    return result;
  }

  [[nodiscard]] bool gains(std::uint32_t source) const { return !kb_.clause(source, "interest").empty(); }

  /// Evidence from nobody but those who gain by it, and what isn't meant to inform at all.
  [[nodiscard]] bool is_sellers(std::uint32_t evidence) const {
    const Design design = to_design(kb_.evidence[kb_.nodes[evidence].detail()].design());
    const auto sources = named_by(kb_, evidence, "source");
    return design == Design::marketing || design == Design::testimonial ||
           (!sources.empty() && std::ranges::all_of(sources, [this](std::uint32_t s) { return gains(s); }));
  }

  /// A rule is weak by the claims that it needs.
  void add_rules(Weakness weakness) {
    Weak& found = weak(weakness);
    Weak rules;
    for (std::size_t i = 0; i + 1 < kb_.rules.size(); ++i)
      for (const KnowledgeBase::Edge edge : kb_.in(kb_.rules[i].node()))
        if (kb_.keyword(edge.label) == "because" && !edge.optional && found.contains(edge.node))
          rules[kb_.rules[i].node()].push_back(edge.node);
    found.merge(rules);
  }

  void find_unsupported() {
    for (std::size_t i = 0; i < kb_.claims.size(); ++i) {
      const fbs::Claim& row = kb_.claims[i];
      if (row.certainty() != 0) continue;
      const auto support = support_of(row.node());
      const bool praise = std::ranges::all_of(support, [this](std::uint32_t item) {
        return is_praise(to_design(kb_.evidence[kb_.nodes[item].detail()].design()));
      });
      const Weakness weakness = row.refuted() != 0           ? Weakness::refuted
                                : support.empty() || !praise ? Weakness::unsupported
                                                             : Weakness::anecdotes_alone;
      weak(weakness)[row.node()] = support;
    }
    for (const Weakness weakness : {Weakness::refuted, Weakness::unsupported, Weakness::anecdotes_alone})
      add_rules(weakness);
  }

  void find_sellers() {
    std::vector<std::uint32_t> sellers;
    for (const std::uint32_t item : nodes_of("evidence"))
      if (is_sellers(item)) sellers.push_back(item);
    const Without left = without(kb_, sellers);
    for (std::size_t i = 0; i < kb_.claims.size(); ++i) {
      const std::uint32_t claim = kb_.claims[i].node();
      if (left.kb().claims[i].certainty() != 0 || kb_.claims[i].refuted() != 0) continue;
      const auto support = support_of(claim);
      const bool all = !support.empty() &&
                       std::ranges::all_of(support, [&](std::uint32_t item) { return left.fell(item); });
      if (all || kb_.claims[i].certainty() != 0) weak(Weakness::sellers_word)[claim] = support;
    }
    add_rules(Weakness::sellers_word);
  }

  /// What loses all certainty without this one thing.
  void find_single_points(Grounds& grounds, std::vector<SinglePoint>& points) {
    for (const std::uint32_t source : nodes_of("source")) try_without(source, grounds, points);
    for (const std::uint32_t item : nodes_of("evidence"))
      // A study with one source stands and falls with that: named once.
      if (level(item) != Level::none && named_by(kb_, item, "source").size() != 1)
        try_without(item, grounds, points);
    std::ranges::stable_sort(points, [](const SinglePoint& a, const SinglePoint& b) {
      return std::pair(a.verdicts.size(), a.rules.size()) > std::pair(b.verdicts.size(), b.rules.size());
    });
  }

  void try_without(std::uint32_t node, Grounds& grounds, std::vector<SinglePoint>& points) {
    const std::uint32_t nodes[] = {node};
    const Without left = without(kb_, nodes);
    const GradeChanges changes = grade_changes(kb_, left.kb());
    SinglePoint point;
    const auto lost = [&](std::uint32_t changed) {
      return level(changed) != Level::none && certainty_of(left.kb(), changed) == Level::none;
    };
    for (const std::uint32_t claim : changes.claims)
      if (lost(claim) && left.kb().claims[kb_.nodes[claim].detail()].refuted() == 0)
        weak(Weakness::one_source)[claim].push_back(node);
    for (const std::uint32_t rule : changes.rules) {
      if (!lost(rule)) continue;
      weak(Weakness::one_source)[rule].push_back(node);
      if (kb_.kind(rule) == "suggest") point.rules.push_back(mention(kb_, rule, grounds));
    }
    point.verdicts = verdict_changes(kb_, left.kb(), people_);
    if (point.rules.empty() && point.verdicts.empty()) return;
    point.what = mention(kb_, node, grounds);
    points.push_back(std::move(point));
  }

  /// Claims and rules that lean on a source that was retracted, or whose review is due.
  void find_sources(std::uint32_t on) {
    for (const std::uint32_t source : nodes_of("source")) {
      const fbs::Source& row = kb_.sources[kb_.nodes[source].detail()];
      const bool retracted = row.retracted() != 0 && row.retracted() <= on;
      const bool overdue = row.review_by() != 0 && row.review_by() < on;
      if (!retracted && !overdue) continue;
      const std::uint32_t start[] = {source};
      for (const Reached& reached : reach(kb_, start, Direction::forwards, [this](const GraphEdge& edge) {
             const std::string_view label = kb_.keyword(edge.label);
             return !edge.optional && (label == "source" || label == "support" || label == "follows from" ||
                                       label == "because" || label == "retells");
           })) {
        const std::string_view kind = kb_.kind(reached.node);
        if (kind != "claim" && (!is_rule_kind(kind) || kind == "prefer")) continue;
        if (retracted) weak(Weakness::retracted)[reached.node].push_back(source);
        if (overdue) weak(Weakness::overdue)[reached.node].push_back(source);
      }
    }
  }

  WeakGroup group(Weakness weakness, Grounds& grounds) {
    WeakGroup result;
    result.weakness = weakness;
    for (const auto& [node, by] : weak(weakness)) {
      WeakStatement statement{mention(kb_, node, grounds), {}, {}};
      const bool rule = is_rule_kind(statement.what.kind);
      for (const std::uint32_t cause : by) {
        statement.because.emplace_back(kb_.name(cause));
        add_citations(statement.citations, grounds.cite(cause));
      }
      (rule ? result.rules : result.claims).push_back(std::move(statement));
    }
    std::ranges::stable_sort(result.rules, [](const WeakStatement& a, const WeakStatement& b) {
      return (a.what.kind == "suggest") > (b.what.kind == "suggest");
    });
    return result;
  }

  const KnowledgeBase& kb_;
  const std::vector<Person>& people_;
  Weak weak_[kWeaknesses];
};

}  // namespace

std::string_view weakness_name(Weakness weakness) {
  static constexpr std::string_view kNames[kWeaknesses] = {
      "retracted", "anecdotes-alone", "sellers-word", "unsupported", "refuted", "one-source", "overdue"};
  return kNames[static_cast<std::size_t>(weakness)];
}

Answer weakest(const KnowledgeBase& kb, std::uint32_t on, const std::vector<Person>& people) {
  Answer answer = begin_answer(kb, kNone);
  Grounds grounds(kb);
  answer.finding = WeakestSearch(kb, people).run(on, grounds);
  answer.citations = grounds.citations();
  return answer;
}

}  // namespace kb
