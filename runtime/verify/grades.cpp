// GRADE, from the designs and ratings of evidence up to rules, and in words.
#include "runtime/verify/grades.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace kb::verify {
namespace {

int number(Level level) { return static_cast<int>(level); }
Level level(int number) { return static_cast<Level>(std::clamp(number, 0, 4)); }
Design design(std::uint8_t value) {
  return static_cast<Design>(std::min<std::size_t>(value, kDesignCount - 1));
}
RateReason reason(std::uint8_t value) {
  return static_cast<RateReason>(std::min<std::size_t>(value, kRateReasonCount - 1));
}

}  // namespace

Grades::Grades(const KnowledgeBase& kb)
    : kb_(kb), evidence_(kb.nodes.size()), claims_(kb.nodes.size()), rules_(kb.rules.size()) {
  // What rests on others is worked out again until nothing changes: as often as the graph is deep, since it
  // has no circles.
  constexpr int kDeepest = 1000;
  bool changed = true;
  for (int round = 0; changed && round < kDeepest; ++round) {
    changed = false;
    for (std::size_t row = 0; row + 1 < kb.evidence.size(); ++row)
      if (const std::uint32_t node = kb.evidence[row].node(); node < kb.nodes.size())
        changed = grade_evidence(node) || changed;
    for (const fbs::Claim& row : kb.claims)
      if (row.node() < kb.nodes.size()) changed = grade_claim(row.node()) || changed;
  }
  for (std::uint32_t rule = 0; rule + 1 < kb.rules.size(); ++rule) {
    int least = number(Level::high);
    bool any = false;
    for (const KnowledgeBase::Edge edge : kb.in(kb.rules[rule].node())) {
      if (kb.keyword(edge.label) != "because" || edge.optional) continue;
      const Level sure =
          kb.kind(edge.node) == "evidence" ? of_evidence(edge.node) : of_claim(edge.node).certainty;
      least = std::min(least, number(sure));
      any = true;
    }
    rules_[rule] = any ? level(least) : Level::none;
  }
}

Level Grades::start(std::uint32_t node) const {
  const fbs::Evidence& row = kb_.evidence[kb_.nodes[node].detail()];
  const Design of = design(row.design());
  const bool issued = of == Design::guideline || of == Design::textbook;
  if (of == Design::systematic_review && row.pools() != 0xff) return level(kb_.start_levels[row.pools()]);
  return level(issued && row.stated() != 0xff ? row.stated() : kb_.start_levels[row.design()]);
}

/// Between very low and high; what is none stays none, and what starts high is not rated up.
Level Grades::rated(Level from, Level start, const std::vector<Rating>& ratings) const {
  if (from == Level::none) return from;
  int sum = number(from);
  for (const Rating& rating : ratings) {
    const int steps = std::clamp(rating.steps, 1, 2);
    if (!rates_up(rating.reason)) sum -= steps;
    if (rates_up(rating.reason) && start != Level::high) sum += steps;
  }
  return level(std::clamp(sum, number(Level::very_low), number(Level::high)));
}

std::vector<Rating> Grades::ratings_on(std::uint32_t edge) const {
  std::vector<Rating> result;
  for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge)) {
    if (note.steps() == 0) continue;
    result.push_back(
        {note.steps() > 0 ? RateReason::large_effect : RateReason::risk_of_bias, std::abs(note.steps())});
  }
  return result;
}

Level Grades::on_claim(std::uint32_t edge) const {
  const std::uint32_t node = kb_.in_nodes[edge];
  return rated(of_evidence(node), start(node), ratings_on(edge));
}

bool Grades::grade_evidence(std::uint32_t node) {
  const Level before = evidence_[node];
  const std::uint32_t at = kb_.nodes[node].detail();
  std::vector<Rating> ratings;
  for (const fbs::Rating& rating :
       kb_.ratings.run(kb_.evidence[at].ratings_begin(), kb_.evidence[at + std::size_t{1}].ratings_begin()))
    ratings.push_back({reason(rating.reason()), rating.steps()});
  evidence_[node] = rated(start(node), start(node), ratings);
  for (const KnowledgeBase::Edge edge : kb_.in(node))  // a retelling is no surer than what it retells
    if (kb_.keyword(edge.label) == "retells")
      evidence_[node] = std::min(evidence_[node], of_evidence(edge.node));
  return evidence_[node] != before;
}

bool Grades::grade_claim(std::uint32_t node) {
  struct Together {  // claims that one `follows from` needs
    std::uint32_t weakest;
    std::size_t count;
  };
  std::vector<Together> follows;
  std::vector<std::uint32_t> claims;
  Claim grade;
  for (const KnowledgeBase::Edge edge : kb_.in(node)) {
    const std::string_view label = kb_.keyword(edge.label);
    const bool is_claim = kb_.kind(edge.node) == "claim";
    if (label == "support" && is_claim) claims.push_back(edge.node);
    if (label == "support" && !is_claim)
      if (const Level of = on_claim(edge.index); of > grade.pro) {
        grade.pro = of;
        grade.evidence = edge.index;
      }
    if (label == "oppose" && !is_claim) {
      const auto notes = kb_.notes_of_edge(edge.index);
      if (std::ranges::none_of(notes, [&](const auto& n) { return kb_.keyword(n.keyword()) == "undercut"; }))
        grade.con = std::max(grade.con, of_evidence(edge.node));
    }
    if (label != "follows from") continue;
    if (edge.begins_clause || follows.empty()) follows.push_back({edge.node, 0});
    Together& all = follows.back();
    ++all.count;
    if (of_claim(edge.node).certainty < of_claim(all.weakest).certainty) all.weakest = edge.node;
  }
  const auto carries = [&](std::uint32_t claim, std::size_t needed) {
    if (of_claim(claim).certainty <= grade.pro) return;
    grade.pro = of_claim(claim).certainty;
    grade.evidence = kNone;
    grade.claim = claim;
    grade.needed = needed;
  };
  for (const std::uint32_t claim : claims) carries(claim, 0);
  for (const Together& all : follows) carries(all.weakest, all.count);
  grade.refuted = grade.con > grade.pro;
  const bool balanced = grade.con == grade.pro && grade.pro != Level::none;
  grade.certainty = grade.refuted ? Level::none : grade.pro;
  if (balanced) grade.certainty = level(std::max(number(grade.pro) - 1, number(Level::very_low)));
  const bool changed = claims_[node].certainty != grade.certainty;
  claims_[node] = grade;
  return changed;
}

std::pair<std::uint32_t, std::size_t> Grades::weakest(std::uint32_t rule_node) const {
  std::uint32_t weakest = kNone;
  std::size_t needed = 0;
  for (const KnowledgeBase::Edge edge : kb_.in(rule_node)) {
    if (kb_.keyword(edge.label) != "because" || edge.optional || kb_.kind(edge.node) != "claim") continue;
    ++needed;
    if (weakest == kNone || of_claim(edge.node).certainty < of_claim(weakest).certainty) weakest = edge.node;
  }
  return {weakest, needed};
}

// ---- in words

std::vector<std::string> Grades::evidence_steps(std::uint32_t node, std::uint32_t edge) const {
  const std::uint32_t at = kb_.nodes[node].detail();
  const fbs::Evidence& row = kb_.evidence[at];
  std::string first(design_words(design(row.design())));
  if (row.pools() != 0xff) first += fmt::format(" of {}", design_words(design(row.pools())));
  std::vector<std::string> steps{fmt::format("{} starts {}", first, level_name(start(node)))};
  const auto add = [&](bool up, int by, std::string_view why, std::string_view text) {
    steps.push_back(fmt::format("{}{} {}: {}", up ? "+" : "−", by, why, text));
  };
  for (const fbs::Rating& rating :
       kb_.ratings.run(row.ratings_begin(), kb_.evidence[at + std::size_t{1}].ratings_begin()))
    add(rates_up(reason(rating.reason())), rating.steps(), rate_reason_name(reason(rating.reason())),
        kb_.text(rating.text()));
  for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge)) {  // "imprecision one trial"
    const std::string_view text = kb_.text(note.text());
    const std::size_t space = std::min(text.find(' '), text.size());
    const auto why = rate_reason_from_name(text.substr(0, space));
    if (note.steps() != 0 && why)
      add(rates_up(*why), std::abs(note.steps()), text.substr(0, space),
          text.substr(std::min(space + 1, text.size())));
  }
  if (on_claim(edge) != start(node))
    steps.push_back(fmt::format("that leaves {}", level_name(on_claim(edge))));
  return steps;
}

std::vector<std::string> Grades::claim_steps(std::uint32_t node) const {
  std::vector<std::string> steps;
  std::set<std::uint32_t> seen;
  for (std::uint32_t at = node; at != kNone && seen.insert(at).second;) {
    const Claim& grade = of_claim(at);
    if (grade.evidence != kNone) {
      for (std::string& step : evidence_steps(kb_.in_nodes[grade.evidence], grade.evidence))
        steps.push_back(std::move(step));
    } else if (grade.claim == kNone) {
      steps.emplace_back("nothing that counts supports it");
    } else {
      const std::string of =
          fmt::format("{} ({})", kb_.name(grade.claim), level_name(of_claim(grade.claim).certainty));
      const std::string many =
          grade.needed < 2 ? "" : fmt::format("{} claims, the weakest of them ", grade.needed);
      steps.push_back((grade.needed == 0 ? "rests on " : "follows from ") + many + of);
    }
    if (grade.refuted)
      steps.push_back(fmt::format("refuted: the evidence against it is surer ({})", level_name(grade.con)));
    if (grade.con == grade.pro && grade.con != Level::none)
      steps.push_back(fmt::format("−1 inconsistency: as much speaks against it; that leaves {}",
                                  level_name(grade.certainty)));
    at = grade.claim;
  }
  return steps;
}

}  // namespace kb::verify
