// A walk from a rule down to the sources, along the edges that citations follow.
#include "runtime/explain/rule_sources.h"

#include <algorithm>

namespace kb {

bool leads_to_grounds(std::string_view label) {
  static constexpr std::string_view kGrounds[] = {"because", "support", "oppose",     "follows from",
                                                  "source",  "between", "answered by"};
  return std::ranges::find(kGrounds, label) != std::end(kGrounds);
}

RuleSources::RuleSources(const KnowledgeBase& kb) : kb_(kb), rules_(kb.rules.size()), seen_(kb.nodes.size()) {
  // By number, once, as each edge of each walk is asked about.
  for (const std::uint32_t word : kb.keywords) leads_.push_back(leads_to_grounds(kb.text(word)));
  for (const std::uint32_t word : kb.kinds) is_cited_.push_back(kb.text(word) == "source");
}

std::span<const std::uint32_t> RuleSources::of(std::uint32_t rule) {
  Known& known = rules_[rule];
  if (known.known) return known.sources;
  known.known = true;
  ++walk_;
  reached_.assign(1, kb_.rules[rule].node());
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    const std::uint8_t kind = kb_.nodes[reached_[i]].kind();
    if (kind < is_cited_.size() && is_cited_[kind]) known.sources.push_back(reached_[i]);
    for (const KnowledgeBase::Edge edge : kb_.in(reached_[i]))
      if (edge.node < seen_.size() && seen_[edge.node] != walk_ && edge.label < leads_.size() &&
          leads_[edge.label]) {
        seen_[edge.node] = walk_;
        reached_.push_back(edge.node);
        __builtin_prefetch(&kb_.nodes[edge.node]);  // far apart, and all looked at soon
      }
  }
  std::ranges::sort(known.sources);
  return known.sources;
}

}  // namespace kb
