// Grades: how sure evidence, claims and rules are, worked out from the rows of evidence. Private to this
// room.
#pragma once

#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/certainty/certainty.h"

namespace kb::verify {

class Grades {
 public:
  explicit Grades(const KnowledgeBase& kb);

  struct Claim {
    Level pro = Level::none;
    Level con = Level::none;
    Level certainty = Level::none;
    bool refuted = false;
    std::uint32_t evidence = kNone;  ///< what gave `pro`: the edge of an item
    std::uint32_t claim =
        kNone;               ///< or a claim that supports it, or the weakest of those that it follows from
    std::size_t needed = 0;  ///< how many it follows from together; 0: `claim` supports it
  };
  // Of what the artifact doesn't have: none.
  [[nodiscard]] Level of_rule(std::uint32_t rule) const {
    return rule < rules_.size() ? rules_[rule] : Level::none;
  }
  [[nodiscard]] const Claim& of_claim(std::uint32_t node) const {
    static const Claim kNothing;
    return node < claims_.size() ? claims_[node] : kNothing;
  }
  /// Of an item by itself; and as it bears on the claim that an edge leads to.
  [[nodiscard]] Level of_evidence(std::uint32_t node) const {
    return node < evidence_.size() ? evidence_[node] : Level::none;
  }
  [[nodiscard]] Level on_claim(std::uint32_t edge) const;
  [[nodiscard]] Level start(std::uint32_t node) const;

  /// The claim that a rule needs most: the weakest, the first of several; and how many it needs.
  [[nodiscard]] std::pair<std::uint32_t, std::size_t> weakest(std::uint32_t rule_node) const;

  // In words, step by step.
  [[nodiscard]] std::vector<std::string> evidence_steps(std::uint32_t node, std::uint32_t edge) const;
  [[nodiscard]] std::vector<std::string> claim_steps(std::uint32_t node) const;

 private:
  [[nodiscard]] Level rated(Level level, Level start, const std::vector<Rating>& ratings) const;
  [[nodiscard]] std::vector<Rating> ratings_on(std::uint32_t edge) const;
  // Whether it was graded otherwise before.
  bool grade_evidence(std::uint32_t node);
  bool grade_claim(std::uint32_t node);

  const KnowledgeBase& kb_;
  std::vector<Level> evidence_;  // by node
  std::vector<Claim> claims_;    // by node
  std::vector<Level> rules_;
};

}  // namespace kb::verify
