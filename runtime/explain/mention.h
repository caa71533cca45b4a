// Mention: a statement of the knowledge base as a finding mentions it: what it is, what it says, how sure
// that is, and where it stands.
#pragma once

#include <optional>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/explain/statement.h"

namespace kb {

struct Mention {
  std::string kind;
  std::string name;
  std::string says;            ///< its title, statement or question, in the author's words; may be empty
  std::string design;          ///< of evidence: "rct"
  std::uint32_t people = 0;    ///< of evidence: how many were studied; 0: not said
  std::optional<Level> level;  ///< of evidence, claims and rules
  bool refuted = false;        ///< of a claim
  CitationNumbers citations;   ///< of a source or evidence
  Place place;
};

class Grounds;

/// `grounds` gives the numbers of citations.
[[nodiscard]] Mention mention(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds);

/// Of evidence its level, of a claim or rule its certainty; nothing for what isn't graded.
[[nodiscard]] std::optional<Level> certainty_of(const KnowledgeBase& kb, std::uint32_t node);

/// Kinds whose statements decide about options: "suggest", "limit", … and "prefer", which orders them.
[[nodiscard]] bool is_rule_kind(std::string_view kind);

}  // namespace kb
