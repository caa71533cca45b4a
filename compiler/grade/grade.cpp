// Levels in the order in which things rest on one another: evidence, claims, rules.
#include "compiler/grade/grade.h"

#include <algorithm>
#include <iterator>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/topological_sort.hpp>

namespace kbc {
namespace {

kb::Level level_of_word(std::uint32_t index) {  // high, moderate, low, very-low, none
  return static_cast<kb::Level>(4U - std::min(index, 4U));
}

/// Of edges: what a level comes from.
struct Grounds {
  const Graph* graph = nullptr;
  bool operator()(const Graph::edge_descriptor& edge) const {
    const Key label = (*graph)[edge].label;
    return label == Key::support || label == Key::follows_from || label == Key::because ||
           label == Key::retells || label == Key::oppose;
  }
};

class Grader {
 public:
  explicit Grader(const Knowledge& knowledge) : k_(knowledge) {}

  Grades run() {
    grades_.certainty.assign(k_.things.size(), kb::Level::none);
    add_rows();
    read_start_levels();
    for (const std::size_t thing : in_order()) {
      const auto id = static_cast<ThingId>(thing);
      switch (k_[id].kind) {
        case Kind::evidence: grade_evidence(id); break;
        case Kind::claim: grade_claim(id); break;
        default: grade_rule(id); break;
      }
    }
    return std::move(grades_);
  }

 private:
  static std::size_t at(ThingId id) { return static_cast<std::size_t>(id); }

  /// Every thing after all that it rests on. Circles have been reported; what is left of them comes in any
  /// order.
  [[nodiscard]] std::vector<std::size_t> in_order() const {
    const boost::filtered_graph graph(k_.graph, Grounds{&k_.graph});
    std::vector<std::size_t> order;
    order.reserve(k_.things.size());
    boost::topological_sort(graph, std::back_inserter(order));
    std::ranges::reverse(order);
    return order;
  }

  void add_rows() {
    std::uint32_t evidence = 0;
    std::uint32_t claims = 0;
    grades_.row.assign(k_.things.size(), 0);
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      if (k_.things[i].kind == Kind::evidence) grades_.row[i] = evidence++;
      if (k_.things[i].kind == Kind::claim) grades_.row[i] = claims++;
    }
    grades_.evidence.resize(evidence);
    grades_.claims.resize(claims);
  }

  void read_start_levels() {
    if (k_.root == ThingId::none) return;
    for (const ResolvedClause& clause : k_.clauses_of(k_[k_.root])) {
      if (clause.key != Key::start_level || clause.values < 2) continue;
      const auto values = k_.values_of(clause);
      grades_.start_levels[values[0].index] = level_of_word(values[1].index);
    }
  }

  [[nodiscard]] std::vector<kb::Rating> ratings(const std::vector<const ResolvedClause*>& clauses,
                                                std::vector<std::string_view>* reasons) const {
    std::vector<kb::Rating> result;
    for (const ResolvedClause* clause : clauses) {
      kb::Rating rating;
      bool first = true;
      for (const Value& value : k_.values_of(*clause)) {
        if (value.type != Value::Type::word) continue;
        if (first) {
          const std::uint32_t offset = clause->key == Key::rate_up ? 5 : 0;
          rating.reason = static_cast<kb::RateReason>(value.index + offset);
        } else {
          rating.steps = static_cast<int>(value.index) + 1;
        }
        first = false;
      }
      result.push_back(rating);
      if (reasons != nullptr) reasons->push_back(k_.text(*clause));
    }
    return result;
  }

  void grade_evidence(ThingId id) {
    const Thing& thing = k_[id];
    EvidenceGrade& evidence = grades_.evidence[grades_.row[at(id)]];
    evidence.study = id;
    std::vector<const ResolvedClause*> rated;
    for (const ResolvedClause& clause : k_.clauses_of(thing)) {
      const auto values = k_.values_of(clause);
      if (clause.key == Key::design && !values.empty()) {
        evidence.design = static_cast<kb::Design>(values[0].index);
        const ResolvedClause* pools = k_.find(clause, Key::of);
        if (pools != nullptr && pools->values > 0)
          evidence.pools = static_cast<kb::Design>(k_.values_of(*pools)[0].index);
      } else if (clause.key == Key::stated_level && !values.empty()) {
        evidence.stated = level_of_word(values[0].index);
      } else if (clause.key == Key::rate_down || clause.key == Key::rate_up) {
        rated.push_back(&clause);
      }
    }
    evidence.ratings = ratings(rated, &evidence.reasons);
    evidence.start =
        kb::start_level({evidence.design, evidence.pools, evidence.stated}, grades_.start_levels);
    evidence.level = kb::rate(evidence.start, evidence.start, evidence.ratings);
    for (const ThingId study : k_.refs(thing, Key::retells)) {  // no retelling is surer than what it retells
      evidence.study = grades_.of_evidence(at(study)).study;
      evidence.level = std::min(evidence.level, grades_.of_evidence(at(study)).level);
    }
    grades_.certainty[at(id)] = evidence.level;
  }

  void grade_claim(ThingId id) {
    std::vector<kb::Level> items;
    std::vector<kb::Level> claims;
    std::vector<kb::Level> opposing;
    std::vector<std::vector<kb::Level>> follows;
    std::vector<Span> item_spans;
    std::vector<Span> claim_spans;
    std::vector<Span> follow_spans;
    for (const ResolvedClause& clause : k_.clauses_of(k_[id])) {
      if (clause.key == Key::follows_from) {
        const auto values = k_.values_of(clause);
        const auto certainty = [this](const Value& value) { return grades_.certainty[value.index]; };
        follows.emplace_back();
        for (const Value& value : values) follows.back().push_back(certainty(value));
        const auto weakest = std::ranges::min_element(values, {}, certainty);
        follow_spans.push_back(weakest == values.end() ? Span{} : weakest->span);
      }
      if (clause.key != Key::support && clause.key != Key::oppose) continue;
      for (const Value& value : k_.values_of(clause)) {
        if (value.type != Value::Type::thing) continue;
        const auto ground = static_cast<ThingId>(value.index);
        if (k_[ground].kind == Kind::claim) {
          claims.push_back(grades_.certainty[at(ground)]);
          claim_spans.push_back(value.span);
        } else if (clause.key == Key::support) {
          auto rated = k_.of_element(clause, value.element, Key::rate_down);
          const auto up = k_.of_element(clause, value.element, Key::rate_up);
          rated.insert(rated.end(), up.begin(), up.end());
          const EvidenceGrade& item = grades_.of_evidence(at(ground));
          items.push_back(kb::rate(item.level, item.start, ratings(rated, nullptr)));
          item_spans.push_back(value.span);
        } else if (!is_undercut(clause, value.element)) {
          opposing.push_back(grades_.certainty[at(ground)]);
        }
      }
    }
    const std::vector<std::span<const kb::Level>> follow_runs(follows.begin(), follows.end());
    ClaimGrade& claim = grades_.claims[grades_.row[at(id)]];
    claim.grade = kb::grade_claim({items, claims, follow_runs, opposing});
    switch (claim.grade.decided_by) {
      case kb::SupportKind::item: claim.decided_by = item_spans[claim.grade.decided_index]; break;
      case kb::SupportKind::claim: claim.decided_by = claim_spans[claim.grade.decided_index]; break;
      case kb::SupportKind::follows_from: claim.decided_by = follow_spans[claim.grade.decided_index]; break;
      case kb::SupportKind::nothing: break;
    }
    grades_.certainty[at(id)] = claim.grade.certainty;
  }

  /// Opposing evidence that the author says, with a reason, does not bear on the claim.
  [[nodiscard]] bool is_undercut(const ResolvedClause& oppose, std::uint16_t element) const {
    return !k_.of_element(oppose, element, Key::undercut).empty();
  }

  /// As certain as the weakest claim that it needs.
  void grade_rule(ThingId id) {
    std::vector<kb::Level> needed;
    for (const ResolvedClause& clause : k_.clauses_of(k_[id])) {
      if (clause.key != Key::because) continue;
      for (const Value& value : k_.values_of(clause)) {
        if (value.optional) continue;
        needed.push_back(value.type == Value::Type::thing ? grades_.certainty[value.index] : kb::Level::none);
      }
    }
    grades_.certainty[at(id)] = kb::weakest(needed);
  }

  const Knowledge& k_;
  Grades grades_;
};

}  // namespace

Grades grade(const Knowledge& knowledge) { return Grader(knowledge).run(); }

}  // namespace kbc
