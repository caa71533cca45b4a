// Statements of the knowledge base as an answer shows them: where they stand, how sure they are, what they
// rest on, and the sources that are cited for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/certainty/certainty.h"

namespace kb {

/// Where a statement stands in the author's text.
struct Place {
  std::string file;
  std::uint32_t line = 0;
};

/// Numbers refer to Answer::citations, from 1.
using CitationNumbers = std::vector<std::uint32_t>;

/// An item of evidence as it bears on a claim.
struct EvidenceReason {
  std::string name;
  std::string title;   ///< what people know it by, or what it says; empty where it has neither
  std::string design;  ///< "rct"
  Level level = Level::none;
  std::uint32_t people = 0;        ///< how many were studied; 0: not said
  std::string locator;             ///< where in the source; may be empty
  std::string undercut;            ///< of opposing evidence: why it doesn't bear on the claim; may be empty
  std::vector<std::string> steps;  ///< "rct starts high", "imprecision −1: one trial, small effect"
  CitationNumbers citations;
  Place place;
};

struct ClaimReason {
  std::string name;
  std::string states;
  bool needed = true;  ///< false: `name?`
  Level certainty = Level::none;
  bool refuted = false;
  std::vector<std::string> derivation;  ///< the grade step by step, in words
  std::vector<EvidenceReason> support;  ///< what counts: level above none
  std::vector<EvidenceReason> oppose;
  CitationNumbers citations;  ///< of everything it rests on
  Place place;
};

/// A step of a derivation: a statement, and below it what it rests on.
struct DerivationNode {
  std::string link;  ///< how the one above names it: "because", "support", "source"
  std::string kind;  ///< "claim"
  std::string name;
  std::string says;                ///< the claim, the design and size of a study, the reference of a source
  std::string level;               ///< certainty in words; empty where nothing is graded
  bool counts = true;              ///< false: anecdotes, sellers, undercut evidence, retellings
  std::string why_not_counted;     ///< "anecdote: not counted", "undercut: another form"; empty: it counts
  std::vector<std::string> steps;  ///< of the grade, or a locator
  Place place;
  std::vector<DerivationNode> rests_on;
};

struct Citation {
  std::uint32_t number = 0;
  std::string id;
  std::string csl;  ///< one CSL-JSON object
  std::string doi;
  std::string url;
  std::vector<std::string> reported_by;  ///< ids of sources that retell it
  std::string interest;                  ///< what its authors gain; may be empty
  std::string notice;                    ///< what answers that rest on it must say; may be empty
  std::uint32_t retracted = 0;           ///< yyyymmdd, or 0
  std::vector<std::string> supports;     ///< names of the evidence that it is the source of, in this answer
};

}  // namespace kb
