// From rules back to claims, evidence and sources.
#include "runtime/explain/grounds.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/ratings.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

Level level(std::uint8_t value) { return to_level(value); }
Design design(std::uint8_t value) { return to_design(value); }

std::string json_field(std::string_view csl, std::string_view key) {
  // CSL is canonical JSON: keys sorted, no spaces; the renderers read it in full.
  const std::string wanted = fmt::format("\"{}\":\"", key);
  const std::size_t at = csl.find(wanted);
  if (at == std::string_view::npos) return {};
  std::string out;
  for (std::size_t i = at + wanted.size(); i < csl.size() && csl[i] != '"'; ++i) {
    if (csl[i] == '\\' && i + 1 < csl.size()) ++i;
    out.push_back(csl[i]);
  }
  return out;
}

/// How many claims a `follows from` needs together, of which this edge names one; 0: the edge is of another
/// kind.
std::size_t together_with(const KnowledgeBase& kb, std::uint32_t claim, std::uint32_t edge) {
  std::size_t count = 0;
  bool found = false;
  for (const KnowledgeBase::Edge e : kb.in(claim)) {
    if (kb.keyword(e.label) != "follows from") continue;
    if (e.begins_clause && found) break;
    count = e.begins_clause ? 1 : count + 1;
    found = found || e.index == edge;
  }
  return found ? count : 0;
}

}  // namespace

std::string csl_title(std::string_view csl) { return json_field(csl, "title"); }

void add_citations(CitationNumbers& to, const CitationNumbers& more) {
  for (const std::uint32_t number : more)
    if (std::ranges::find(to, number) == to.end()) to.push_back(number);
}

std::vector<std::uint32_t> Grounds::claims_named(std::uint32_t rule_node) const {
  return named_by(kb_, rule_node, "because");
}

Grounds::Walk Grounds::walk(std::vector<std::uint32_t> claims) const {
  Walk result;
  std::set<std::uint32_t> seen(claims.begin(), claims.end());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::uint32_t claim = claims[i];
    for (const KnowledgeBase::Edge edge : kb_.in(claim)) {
      const std::string_view label = kb_.keyword(edge.label);
      if (label == "oppose") result.oppose.push_back(edge.index);
      if (label != "support" && label != "follows from") continue;
      if (kb_.kind(edge.node) == "evidence") {
        result.support.push_back(edge.index);
      } else if (seen.insert(edge.node).second) {
        claims.push_back(edge.node);
      }
    }
  }
  result.claims = std::move(claims);
  return result;
}

// ---- citations

std::uint32_t Grounds::cite_source(std::uint32_t source, std::uint32_t evidence) {
  const auto [at, fresh] = numbers_.try_emplace(source, static_cast<std::uint32_t>(citations_.size() + 1));
  if (fresh) {
    Citation citation;
    citation.number = at->second;
    citation.id = kb_.name(source);
    const fbs::Source& row = kb_.sources[kb_.nodes[source].detail()];
    citation.csl = kb_.text(row.csl());
    citation.doi = json_field(citation.csl, "DOI");
    citation.url = json_field(citation.csl, "URL");
    if (citation.url.empty() && !citation.doi.empty()) citation.url = "https://doi.org/" + citation.doi;
    citation.interest = kb_.clause(source, "interest");
    citation.notice = kb_.clause(source, "notice");
    citation.retracted = row.retracted();
    citations_.push_back(std::move(citation));
  }
  Citation& citation = citations_[at->second - 1];
  if (evidence != kNone) {
    const std::string name(kb_.name(evidence));
    if (std::ranges::find(citation.supports, name) == citation.supports.end())
      citation.supports.push_back(name);
    for (const std::uint32_t retold : named_by(kb_, evidence, "reported by")) {
      const std::string id(kb_.name(retold));
      if (std::ranges::find(citation.reported_by, id) == citation.reported_by.end())
        citation.reported_by.push_back(id);
    }
  }
  return at->second;
}

CitationNumbers Grounds::cite_evidence(std::uint32_t node) {
  CitationNumbers numbers;
  for (const std::uint32_t source : named_by(kb_, node, "source"))
    add_citations(numbers, {cite_source(source, node)});
  return numbers;
}

CitationNumbers Grounds::cite(std::uint32_t node) {
  if (kb_.kind(node) == "source") return {cite_source(node, kNone)};
  return kb_.kind(node) == "evidence" ? cite_evidence(node) : CitationNumbers{};
}

CitationNumbers Grounds::cited_by(std::uint32_t node) {
  CitationNumbers numbers;
  for (const std::uint32_t source : named_by(kb_, node, "source"))
    add_citations(numbers, {cite_source(source, kNone)});
  for (const std::uint32_t ground : claims_named(node)) add_citations(numbers, cite(ground));
  return numbers;
}

// ---- evidence

std::vector<std::string> Grounds::steps(std::uint32_t node, std::uint32_t edge, Level* result) const {
  const fbs::Evidence& row = kb_.evidence[kb_.nodes[node].detail()];
  std::vector<std::string> out;
  const Level start = level(row.start());
  out.push_back(
      fmt::format("{}{} starts {}", design_words(design(row.design())),
                  row.pools() == 0xff ? "" : fmt::format(" of {}", design_words(design(row.pools()))),
                  level_name(start)));
  const auto add = [&out](const std::vector<ReasonedRating>& ratings) {
    for (const auto& [rating, why] : ratings)
      out.push_back(fmt::format("{}{} {}: {}", rates_up(rating.reason) ? "+" : "−", rating.steps,
                                rate_reason_name(rating.reason), why));
  };
  add(ratings_of_evidence(kb_, kb_.nodes[node].detail()));
  const std::vector<ReasonedRating> here = ratings_of_edge(kb_, edge);
  add(here);
  const Level now = rate(level(row.level()), start, plain_ratings(here));
  if (now != start) out.push_back(fmt::format("that leaves {}", level_name(now)));
  if (result != nullptr) *result = now;
  return out;
}

EvidenceReason Grounds::evidence(std::uint32_t node, std::uint32_t edge) {
  const fbs::Evidence& row = kb_.evidence[kb_.nodes[node].detail()];
  EvidenceReason result;
  result.name = kb_.name(node);
  result.title = kb_.clause(node, "title");
  if (result.title.empty()) result.title = kb_.clause(node, "states");
  result.design = design_name(design(row.design()));
  result.people = row.people();
  result.steps = steps(node, edge, &result.level);
  for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge)) {
    const std::string_view keyword = kb_.keyword(note.keyword());
    if (keyword == "at") result.locator = kb_.text(note.text());
    if (keyword == "undercut" || keyword == "oppose") result.undercut = kb_.text(note.text());
  }
  result.citations = cite_evidence(node);
  result.place = place_of(kb_, node);
  return result;
}

std::vector<EvidenceReason> Grounds::against(std::uint32_t rule_node) {
  std::vector<EvidenceReason> result;
  for (const std::uint32_t edge : walk(claims_named(rule_node)).oppose) {
    const std::uint32_t node = kb_.in_nodes[edge];
    const auto same = [&](const EvidenceReason& e) { return e.name == kb_.name(node); };
    if (std::ranges::none_of(result, same)) result.push_back(evidence(node, edge));
  }
  return result;
}

std::vector<NotCounted> Grounds::not_counted(std::uint32_t rule_node) {
  std::vector<NotCounted> result;
  for (const std::uint32_t edge : walk(claims_named(rule_node)).support) {
    const std::uint32_t node = kb_.in_nodes[edge];
    const fbs::Evidence& row = kb_.evidence[kb_.nodes[node].detail()];
    if (row.level() != 0) continue;
    const std::string_view kind = design_name(design(row.design()));
    auto group = std::ranges::find(result, kind, &NotCounted::design);
    if (group == result.end()) group = result.insert(result.end(), NotCounted{std::string(kind), 0, {}, {}});
    const std::string name(kb_.name(node));
    if (std::ranges::find(group->names, name) != group->names.end()) continue;
    ++group->items;
    group->names.push_back(name);
    add_citations(group->citations, cite_evidence(node));
  }
  return result;
}

// ---- claims

std::vector<std::string> Grounds::claim_steps(std::uint32_t claim) const {
  std::vector<std::string> out;
  std::set<std::uint32_t> seen;
  // From claim to the claim that decided it, down to the evidence that did.
  for (std::uint32_t at = claim; seen.insert(at).second;) {
    const fbs::Claim& row = kb_.claims[kb_.nodes[at].detail()];
    std::vector<std::string> own;
    std::uint32_t next = at;
    if (row.decided_by() != kNone) {
      const std::uint32_t ground = kb_.in_nodes[row.decided_by()];
      if (kb_.kind(ground) == "evidence") {
        for (std::string& step : steps(ground, row.decided_by(), nullptr)) own.push_back(std::move(step));
      } else if (const std::size_t needed = together_with(kb_, at, row.decided_by()); needed > 0) {
        own.push_back(fmt::format("follows from {}{} ({})",
                                  needed == 1 ? "" : fmt::format("{} claims, the weakest of them ", needed),
                                  kb_.name(ground),
                                  level_name(level(kb_.claims[kb_.nodes[ground].detail()].certainty()))));
        next = ground;
      } else {
        own.push_back(fmt::format("rests on {} ({})", kb_.name(ground),
                                  level_name(level(kb_.claims[kb_.nodes[ground].detail()].certainty()))));
        next = ground;
      }
    } else {
      own.emplace_back("nothing that counts supports it");
    }
    if (row.refuted() != 0) {
      own.push_back(
          fmt::format("refuted: the evidence against it is surer ({})", level_name(level(row.con()))));
    } else if (row.con() == row.pro() && row.con() != 0) {
      own.push_back(fmt::format("−1 inconsistency: as much speaks against it; that leaves {}",
                                level_name(level(row.certainty()))));
    }
    out.insert(out.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    if (next == at) break;
    at = next;
  }
  return out;
}

std::vector<ClaimReason> Grounds::claims_of(std::uint32_t rule_node) {
  std::vector<ClaimReason> result;
  for (const KnowledgeBase::Edge edge : kb_.in(rule_node)) {
    if (kb_.keyword(edge.label) != "because" || kb_.kind(edge.node) != "claim") continue;
    const fbs::Claim& row = kb_.claims[kb_.nodes[edge.node].detail()];
    ClaimReason claim;
    claim.name = kb_.name(edge.node);
    claim.states = kb_.clause(edge.node, "states");
    claim.needed = !edge.optional;
    claim.certainty = level(row.certainty());
    claim.refuted = row.refuted() != 0;
    claim.derivation = claim_steps(edge.node);
    const Walk grounds = walk({edge.node});
    for (const std::uint32_t support : grounds.support) {
      EvidenceReason item = evidence(kb_.in_nodes[support], support);
      if (item.level == Level::none) continue;
      add_citations(claim.citations, item.citations);
      claim.support.push_back(std::move(item));
    }
    std::ranges::stable_sort(claim.support, [](const auto& a, const auto& b) { return a.level > b.level; });
    for (const std::uint32_t oppose : grounds.oppose)
      claim.oppose.push_back(evidence(kb_.in_nodes[oppose], oppose));
    for (const std::uint32_t source : named_by(kb_, edge.node, "source"))
      add_citations(claim.citations, {cite_source(source, kNone)});
    claim.place = place_of(kb_, edge.node);
    result.push_back(std::move(claim));
  }
  return result;
}

std::vector<std::string> Grounds::derivation(std::uint32_t rule_node) const {
  std::uint32_t weakest = kNone;
  std::size_t needed = 0;
  for (const KnowledgeBase::Edge edge : kb_.in(rule_node)) {
    if (kb_.keyword(edge.label) != "because" || edge.optional || kb_.kind(edge.node) != "claim") continue;
    ++needed;
    const auto certainty = [&](std::uint32_t n) { return kb_.claims[kb_.nodes[n].detail()].certainty(); };
    if (weakest == kNone || certainty(edge.node) < certainty(weakest)) weakest = edge.node;
  }
  if (weakest == kNone) return {};
  std::vector<std::string> out;
  if (needed > 1)
    out.push_back(fmt::format("as sure as the weakest of {} claims it needs: {}", needed, kb_.name(weakest)));
  for (std::string& step : claim_steps(weakest)) out.push_back(std::move(step));
  return out;
}

}  // namespace kb
