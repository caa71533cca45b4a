// Grades in the order in which things rest on one another: evidence, claims, rules.
#include "runtime/explain/regrade.h"

#include <algorithm>

#include "runtime/explain/ratings.h"
#include "runtime/graph/walks.h"

namespace kb {
namespace {

class Grader {
 public:
  Grader(const KnowledgeBase& kb, std::vector<bool>& fallen) : kb_(kb), fallen_(fallen) {}

  Grades run() {
    const std::vector<std::uint32_t> order = in_order(kb_, [this](const GraphEdge& edge) {
      const std::string_view label = kb_.keyword(edge.label);
      return label == "support" || label == "follows from" || label == "because" || label == "retells" ||
             label == "oppose" || label == "source";
    });
    if (order.empty()) return {};
    grades_.levels.assign(kb_.nodes.size(), Level::none);
    grades_.claims.resize(kb_.claims.size());
    grades_.decided_by.assign(kb_.claims.size(), kNone);
    for (const std::uint32_t node : order) {
      const std::string_view kind = kb_.kind(node);
      if (kind == "evidence") {
        grade_evidence(node);
      } else if (kind == "claim") {
        grade_claim(node);
      } else {
        grade_rule(node);
      }
      if (fallen_[node]) grades_.levels[node] = Level::none;
    }
    return std::move(grades_);
  }

 private:
  [[nodiscard]] bool fell(std::uint32_t node) const { return node < fallen_.size() && fallen_[node]; }
  [[nodiscard]] Level level(std::uint32_t node) const {
    return node < grades_.levels.size() ? grades_.levels[node] : Level::none;
  }

  void grade_evidence(std::uint32_t node) {
    const std::uint32_t row = kb_.nodes[node].detail();
    const Level start = to_level(kb_.evidence[row].start());
    Level result = rate(start, start, plain_ratings(ratings_of_evidence(kb_, row)));
    std::size_t sources = 0;
    std::size_t left = 0;
    bool study_fell = false;
    for (const KnowledgeBase::Edge edge : kb_.in(node)) {
      const std::string_view label = kb_.keyword(edge.label);
      if (label == "source") ++sources, left += fell(edge.node) ? 0U : 1U;
      if (label != "retells") continue;
      study_fell = study_fell || fell(edge.node);
      result = std::min(result, level(edge.node));
    }
    if (study_fell || (sources > 0 && left == 0)) fallen_[node] = true;
    grades_.levels[node] = result;
  }

  /// Opposing evidence that the author says, with a reason, does not bear on the claim.
  [[nodiscard]] bool is_undercut(std::uint32_t edge) const {
    return std::ranges::any_of(kb_.notes_of_edge(edge), [this](const fbs::EdgeNote& note) {
      return kb_.keyword(note.keyword()) == "undercut";
    });
  }

  void grade_claim(std::uint32_t node) {
    std::vector<Level> items;
    std::vector<Level> claims;
    std::vector<Level> opposing;
    std::vector<std::vector<Level>> follows;  // by clause
    std::vector<std::uint32_t> item_edges;
    std::vector<std::uint32_t> claim_edges;
    std::vector<std::uint32_t> weakest;  // by clause: the edge of its weakest claim
    for (const KnowledgeBase::Edge edge : kb_.in(node)) {
      const std::string_view label = kb_.keyword(edge.label);
      if (label == "follows from") {
        if (edge.begins_clause || follows.empty()) {
          follows.emplace_back();
          weakest.push_back(edge.index);
        }
        follows.back().push_back(level(edge.node));
        if (level(edge.node) < level(kb_.in_nodes[weakest.back()])) weakest.back() = edge.index;
      }
      // What fell away is as if it had never been named.
      if ((label != "support" && label != "oppose") || fell(edge.node)) continue;
      if (kb_.kind(edge.node) == "claim") {
        claims.push_back(level(edge.node));
        claim_edges.push_back(edge.index);
      } else if (label == "support") {
        const Level start = to_level(kb_.evidence[kb_.nodes[edge.node].detail()].start());
        items.push_back(rate(level(edge.node), start, plain_ratings(ratings_of_edge(kb_, edge.index))));
        item_edges.push_back(edge.index);
      } else if (!is_undercut(edge.index)) {
        opposing.push_back(level(edge.node));
      }
    }
    std::vector<std::span<const Level>> runs;
    for (const std::vector<Level>& levels : follows) runs.emplace_back(levels);
    const std::uint32_t row = kb_.nodes[node].detail();
    if (row >= grades_.claims.size()) return;
    const Grade grade = kb::grade_claim({items, claims, runs, opposing});
    std::uint32_t& decided_by = grades_.decided_by[row];
    switch (grade.decided_by) {
      case SupportKind::item: decided_by = item_edges[grade.decided_index]; break;
      case SupportKind::claim: decided_by = claim_edges[grade.decided_index]; break;
      case SupportKind::follows_from: decided_by = weakest[grade.decided_index]; break;
      case SupportKind::nothing: break;
    }
    grades_.claims[row] = grade;
    grades_.levels[node] = grade.certainty;
  }

  /// As certain as the weakest of what it needs.
  void grade_rule(std::uint32_t node) {
    std::vector<Level> needed;
    for (const KnowledgeBase::Edge edge : kb_.in(node))
      if (kb_.keyword(edge.label) == "because" && !edge.optional) needed.push_back(level(edge.node));
    for (const fbs::Clause& clause : kb_.clauses_of(node))
      if (clause.depth() == 0 && kb_.keyword(clause.keyword()) == "because") needed.push_back(Level::none);
    grades_.levels[node] = weakest(needed);
  }

  const KnowledgeBase& kb_;
  std::vector<bool>& fallen_;
  Grades grades_;
};

}  // namespace

Grades regrade(const KnowledgeBase& kb, std::vector<bool>& fallen) {
  fallen.resize(kb.nodes.size());
  return Grader(kb, fallen).run();
}

}  // namespace kb
