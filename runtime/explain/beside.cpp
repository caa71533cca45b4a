// Advice and side effects, and what they and the order of options are said on.
#include "runtime/explain/beside.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/decide/rank.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

bool is_advised(const KnowledgeBase& kb, std::uint32_t node, std::uint32_t goal, const GuidanceReader& reader,
                std::span<const std::uint32_t> usable) {
  return kb.kind(node) == "advise" && !usable.empty() && reader.for_goal(node, goal) &&
         reader.goes_with(node, usable);
}

/// The side effects of the option and of its substance, each once.
std::vector<std::uint32_t> side_effects_of(const KnowledgeBase& kb, std::uint32_t option) {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t of : {kb.options[option].node(), kb.options[option].substance()}) {
    if (of == kNone) continue;
    for (const KnowledgeBase::Edge edge : kb.in(of))
      if (kb.kind(edge.node) == "side effect" && std::ranges::find(result, edge.node) == result.end())
        result.push_back(edge.node);
  }
  return result;
}

SideEffectAnswer side_effect(const KnowledgeBase& kb, std::uint32_t node, std::string when,
                             Grounds& grounds) {
  SideEffectAnswer effect;
  for (const KnowledgeBase::Edge out : kb.out(node))
    if (kb.kind(out.node) == "outcome")
      effect.outcome.append(effect.outcome.empty() ? "" : ", ").append(words_of(kb, out.node));
  std::vector<std::string> parts = clauses_of(kb, node, "effect");
  for (const std::string& above : clauses_of(kb, node, "likelier above"))
    parts.push_back("likelier above " + above);
  for (std::string& relief : clauses_of(kb, node, "relief")) parts.push_back(std::move(relief));
  effect.text = one_text(parts);
  effect.when = std::move(when);
  for (const ClaimReason& claim : grounds.claims_of(node)) add_citations(effect.citations, claim.citations);
  return effect;
}

}  // namespace

std::vector<std::uint32_t> usable(const std::vector<Decision>& decisions) {
  std::vector<std::uint32_t> result;
  for (const Decision& decision : decisions)
    if (may_be_suggested(decision.possible)) result.push_back(decision.option);
  return result;
}

std::vector<std::string> advice(const KnowledgeBase& kb, std::uint32_t goal, const GuidanceReader& reader,
                                std::span<const std::uint32_t> usable) {
  std::vector<std::string> result;
  for (const fbs::Guidance& row : kb.guidance) {
    const std::uint32_t node = row.node();
    if (!is_advised(kb, node, goal, reader, usable)) continue;
    const Meant meant = reader.meant(node);
    if (!meant.at_all) continue;
    const std::string_view says = kb.clause(node, "says");
    result.push_back(meant.when.empty() ? std::string(says) : fmt::format("If {}: {}", meant.when, says));
  }
  return result;
}

std::vector<SideEffectAnswer> side_effects(const KnowledgeBase& kb, std::uint32_t option,
                                           const GuidanceReader& reader, Grounds& grounds) {
  std::vector<SideEffectAnswer> result;
  for (const std::uint32_t node : side_effects_of(kb, option))
    if (Meant meant = reader.meant(node); meant.at_all)
      result.push_back(side_effect(kb, node, std::move(meant.when), grounds));
  return result;
}

std::vector<Applicability> shown_beside(const KnowledgeBase& kb, const Profile& profile,
                                        const GuidanceReader& reader,
                                        const std::vector<Decision>& decisions) {
  std::vector<std::uint32_t> shown;  // guidance, by row
  for (const Decision& decision : decisions)
    for (const std::uint32_t node : side_effects_of(kb, decision.option))
      shown.push_back(kb.nodes[node].detail());
  const std::vector<std::uint32_t> suggested = usable(decisions);
  for (std::uint32_t row = 0; row < kb.guidance.size(); ++row)
    if (is_advised(kb, kb.guidance[row].node(), profile.goal, reader, suggested)) shown.push_back(row);
  std::ranges::sort(shown);
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  std::vector<Applicability> result;
  for (const std::uint32_t row : shown)
    result.push_back({kb.guidance[row].condition(), kb.guidance[row].exception(), false});
  if (profile.candidate) return result;  // nothing to put in order
  const auto decided = [&](std::uint32_t option) {
    return std::ranges::find(decisions, option, &Decision::option);
  };
  for (std::size_t i = 0; i + 1 < kb.preferences.size(); ++i) {
    const fbs::Preference& row = kb.preferences[i];
    const auto better = decided(row.better());
    const auto worse = decided(row.worse());
    if (better != decisions.end() && worse != decisions.end() && better->possible == worse->possible &&
        is_for_goal(kb, i, profile.goal))
      result.push_back({row.condition(), row.exception(), true});
  }
  return result;
}

}  // namespace kb
