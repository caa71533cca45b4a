// A walk from a rule down to the sources, along the edges that citations follow.
#include "runtime/explain/rule_sources.h"

#include <algorithm>

namespace kb {

bool leads_to_grounds(std::string_view label) {
  static constexpr std::string_view kGrounds[] = {"because", "support", "oppose",     "follows from",
                                                  "source",  "between", "answered by"};
  return std::ranges::find(kGrounds, label) != std::end(kGrounds);
}

std::span<const std::uint32_t> RuleSources::of(std::uint32_t rule) {
  Known& known = rules_[rule];
  if (known.known) return known.sources;
  known.known = true;
  ++walk_;
  reached_.assign(1, kb_.rules[rule].node());
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    if (kb_.kind(reached_[i]) == "source") known.sources.push_back(reached_[i]);
    for (const KnowledgeBase::Edge edge : kb_.in(reached_[i]))
      if (edge.node < seen_.size() && seen_[edge.node] != walk_ &&
          leads_to_grounds(kb_.keyword(edge.label))) {
        seen_[edge.node] = walk_;
        reached_.push_back(edge.node);
      }
  }
  std::ranges::sort(known.sources);
  return known.sources;
}

}  // namespace kb
