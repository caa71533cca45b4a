// Grade: the certainty of every item of evidence, claim and rule, by GRADE (runtime/certainty), worked out
// once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/resolve/knowledge.h"
#include "runtime/certainty/certainty.h"

namespace kbc {

struct EvidenceGrade {
  kb::Design design = kb::Design::anecdote;
  std::optional<kb::Design> pools;
  std::optional<kb::Level> stated;
  std::vector<kb::Rating> ratings;
  std::vector<std::string_view> reasons;  ///< of the ratings, in the author's words
  kb::Level start = kb::Level::none;
  kb::Level level = kb::Level::none;
  ThingId study = ThingId::none;  ///< the item that it retells, or itself
};

struct ClaimGrade {
  kb::Grade grade;
  Span decided_by;  ///< the name of the support that gave `pro`, of a `follows from` the weakest claim;
                    ///< unknown if there is none
};

struct Grades {
  kb::StartLevels start_levels = kb::kGradeStartLevels;
  std::vector<kb::Level> certainty;  ///< by thing: of evidence its level, of claims and rules their certainty
  std::vector<std::uint32_t> row;    ///< by thing: of evidence in `evidence`, of a claim in `claims`
  std::vector<EvidenceGrade> evidence;
  std::vector<ClaimGrade> claims;

  [[nodiscard]] const EvidenceGrade& of_evidence(std::size_t thing) const { return evidence[row[thing]]; }
  [[nodiscard]] const ClaimGrade& of_claim(std::size_t thing) const { return claims[row[thing]]; }
};

[[nodiscard]] Grades grade(const Knowledge& knowledge);

}  // namespace kbc
