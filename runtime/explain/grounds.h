// Grounds: the claims that a rule rests on, their evidence and sources, and the numbers that citations get.
// For this room and the pages of a site.
#pragma once

#include <map>
#include <vector>

#include "runtime/explain/answer.h"

namespace kb {

class Grounds {
 public:
  explicit Grounds(const KnowledgeBase& kb) : kb_(kb) {}

  /// The claims that a rule names, in its order, with all that they rest on.
  [[nodiscard]] std::vector<ClaimReason> claims_of(std::uint32_t rule_node);
  /// What speaks for the claims but doesn't count, by design; each item once over all calls since the last
  /// `reset`.
  [[nodiscard]] std::vector<NotCounted> not_counted(std::uint32_t rule_node);
  /// The evidence against the claims, without repetitions.
  [[nodiscard]] std::vector<EvidenceReason> against(std::uint32_t rule_node);
  /// Citations of a statement by its own `source` and `because`.
  [[nodiscard]] CitationNumbers cited_by(std::uint32_t node);
  /// Of a source: itself. Of evidence: its sources. Of anything else: nothing.
  [[nodiscard]] CitationNumbers cite(std::uint32_t node);
  /// An item of evidence as it bears on a claim (an incoming edge of the claim); by itself: kNone.
  [[nodiscard]] EvidenceReason evidence(std::uint32_t node, std::uint32_t edge);
  /// The grade of a claim step by step, in words.
  [[nodiscard]] std::vector<std::string> claim_steps(std::uint32_t claim) const;
  /// Of the certainty of a rule: the weakest claim that it needs, and that claim's derivation.
  [[nodiscard]] std::vector<std::string> derivation(std::uint32_t rule_node) const;

  [[nodiscard]] std::vector<Citation> citations() const { return citations_; }

 private:
  struct Walk {
    std::vector<std::uint32_t> claims;   ///< nodes, in order of their distance from the rule
    std::vector<std::uint32_t> support;  ///< edges into claims
    std::vector<std::uint32_t> oppose;
  };
  /// All claims that carry these, and the edges of their evidence.
  [[nodiscard]] Walk walk(std::vector<std::uint32_t> claims) const;
  [[nodiscard]] std::vector<std::uint32_t> claims_named(std::uint32_t rule_node) const;
  [[nodiscard]] std::vector<std::string> steps(std::uint32_t evidence, std::uint32_t edge,
                                               Level* level) const;
  std::uint32_t cite_source(std::uint32_t source, std::uint32_t evidence);
  [[nodiscard]] CitationNumbers cite_evidence(std::uint32_t node);

  const KnowledgeBase& kb_;
  std::vector<Citation> citations_;
  std::map<std::uint32_t, std::uint32_t> numbers_;  // by source node
};

/// The title in a CSL-JSON object; may be empty.
[[nodiscard]] std::string csl_title(std::string_view csl);

void add_citations(CitationNumbers& to, const CitationNumbers& more);

}  // namespace kb
