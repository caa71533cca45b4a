// Grades, worked out again from the rows: evidence, claims, rules.
#include <algorithm>
#include <map>
#include <optional>

#include "runtime/certainty/certainty.h"
#include "tests/reference/evaluator.h"

namespace reference {
namespace {

using kb::KnowledgeBase;

constexpr int kVeryLow = 1;
constexpr int kHigh = 4;

/// By its row: less what it is rated down, plus what it is rated up.
int rated(int level, int start, const std::vector<std::pair<bool, int>>& ratings) {
  if (level == 0) return 0;
  for (const auto& [up, steps] : ratings)
    if (!up || start < kHigh) level += up ? steps : -steps;
  return std::clamp(level, kVeryLow, kHigh);
}

class Grading {
 public:
  explicit Grading(const KnowledgeBase& kb) : kb_(kb) {}

  std::string wrong() {
    std::string faults;
    const auto compare = [&](std::uint32_t node, std::string_view what, int stored, int computed) {
      if (stored == computed) return;
      faults += std::string(kb_.name(node)) + ": " + std::string(what) + " " + std::to_string(stored) +
                " is stored, " + std::to_string(computed) + " follows\n";
    };
    for (std::size_t e = 0; e + 1 < kb_.evidence.size(); ++e)
      compare(kb_.evidence[e].node(), "level", kb_.evidence[e].level(), evidence(kb_.evidence[e].node()));
    for (const kb::fbs::Claim& row : kb_.claims) {
      const Claim& grade = claim(row.node());
      compare(row.node(), "pro", row.pro(), grade.pro);
      compare(row.node(), "con", row.con(), grade.con);
      compare(row.node(), "certainty", row.certainty(), grade.certainty);
      compare(row.node(), "refuted", row.refuted(), grade.con > grade.pro ? 1 : 0);
    }
    for (std::size_t r = 0; r + 1 < kb_.rules.size(); ++r) {
      std::optional<int> weakest;
      for (const KnowledgeBase::Edge edge : kb_.in(kb_.rules[r].node()))
        if (kb_.keyword(edge.label) == "because" && !edge.optional)
          weakest = std::min(weakest.value_or(kHigh), claim(edge.node).certainty);
      compare(kb_.rules[r].node(), "certainty", kb_.rules[r].certainty(), weakest.value_or(0));
    }
    return faults;
  }

 private:
  struct Claim {
    int pro = 0;
    int con = 0;
    int certainty = 0;
  };

  int start(const kb::fbs::Evidence& row) const {
    const auto design = static_cast<kb::Design>(row.design());
    if (design == kb::Design::systematic_review && row.pools() != 0xff) return kb_.start_levels[row.pools()];
    if ((design == kb::Design::guideline || design == kb::Design::textbook) && row.stated() != 0xff)
      return row.stated();
    return kb_.start_levels[row.design()];
  }

  int evidence(std::uint32_t node) const {
    const std::uint32_t at = kb_.nodes[node].detail();
    const kb::fbs::Evidence& row = kb_.evidence[at];
    std::vector<std::pair<bool, int>> ratings;
    for (std::uint32_t r = row.ratings_begin(); r < kb_.evidence[at + std::size_t{1}].ratings_begin(); ++r)
      ratings.emplace_back(kb_.ratings[r].reason() >= static_cast<int>(kb::RateReason::large_effect),
                           kb_.ratings[r].steps());
    int level = rated(start(row), start(row), ratings);
    for (const std::uint32_t study : named_by(kb_, kb_.in(node), "retells"))
      level = std::min(level, evidence(study));
    return level;
  }

  const Claim& claim(std::uint32_t node) {
    const auto [at, fresh] = claims_.try_emplace(node);
    if (!fresh) return at->second;
    Claim grade;
    std::vector<int> needed;  // by clause: the claims of one `follows from` are needed together
    for (const KnowledgeBase::Edge edge : kb_.in(node)) {
      const std::string_view keyword = kb_.keyword(edge.label);
      if (keyword == "follows from") {
        if (edge.begins_clause || needed.empty()) needed.push_back(kHigh);
        needed.back() = std::min(needed.back(), claim(edge.node).certainty);
      }
      if (keyword != "support" && keyword != "oppose") continue;
      if (kb_.kind(edge.node) == "claim") {
        grade.pro = std::max(grade.pro, claim(edge.node).certainty);
        continue;
      }
      std::vector<std::pair<bool, int>> ratings;
      bool undercut = false;
      for (const kb::fbs::EdgeNote& note : kb_.notes_of_edge(edge.index)) {
        undercut = undercut || kb_.keyword(note.keyword()) == "undercut";
        if (note.steps() != 0) ratings.emplace_back(note.steps() > 0, std::abs(note.steps()));
      }
      const int level = evidence(edge.node);
      if (keyword == "oppose" && !undercut) grade.con = std::max(grade.con, level);
      if (keyword == "support")
        grade.pro =
            std::max(grade.pro, rated(level, start(kb_.evidence[kb_.nodes[edge.node].detail()]), ratings));
    }
    for (const int weakest : needed) grade.pro = std::max(grade.pro, weakest);
    grade.certainty = grade.con > grade.pro                      ? 0
                      : grade.con == grade.pro && grade.pro != 0 ? std::max(grade.pro - 1, kVeryLow)
                                                                 : grade.pro;
    return claims_[node] = grade;
  }

  const KnowledgeBase& kb_;
  std::map<std::uint32_t, Claim> claims_;
};

}  // namespace

std::string wrong_grades(const KnowledgeBase& kb) { return Grading(kb).wrong(); }

}  // namespace reference
