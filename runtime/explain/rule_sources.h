// RuleSources: the sources that a rule rests on, at any remove, for who asks of many rules again and again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

class RuleSources {
 public:
  explicit RuleSources(const KnowledgeBase& kb);

  /// Nodes, ascending: those that citations_of() would cite. Worked out when a rule is asked of first; good
  /// as long as this object.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t rule);

 private:
  struct Known {
    bool known = false;
    std::vector<std::uint32_t> sources;
  };
  const KnowledgeBase& kb_;
  std::vector<bool> leads_;     ///< by label: to grounds
  std::vector<bool> is_cited_;  ///< by kind of statement: a source
  std::vector<Known> rules_;
  std::vector<std::uint32_t> seen_;  ///< by node: in which walk it was last
  std::uint32_t walk_ = 0;
  std::vector<std::uint32_t> reached_;
};

/// Whether an edge leads to what a statement rests on, or what speaks against that.
[[nodiscard]] bool leads_to_grounds(std::string_view label);

}  // namespace kb
