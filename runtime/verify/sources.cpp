// Backwards from rules to claims, evidence and sources.
#include "runtime/verify/sources.h"

#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

std::string_view design_of(const fbs::Evidence& row) {
  return design_name(static_cast<Design>(std::min<std::size_t>(row.design(), kDesignCount - 1)));
}

void add(std::vector<std::string>& to, std::string_view name) {
  if (std::ranges::find(to, name) == to.end()) to.emplace_back(name);
}

std::string member(const json::object* of, std::string_view key) {
  const json::value* value = of == nullptr ? nullptr : of->if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
}

}  // namespace

json::value text(std::string_view text) { return text.empty() ? json::value() : json::value(text); }
json::value count(std::uint32_t number) { return number == 0 ? json::value() : json::value(number); }

json::array list(const std::vector<std::string>& texts) {
  json::array result;
  for (const std::string& one : texts) result.emplace_back(one);
  return result;
}

json::array list(const Numbers& numbers) {
  json::array result;
  for (const std::uint32_t number : numbers) result.emplace_back(number);
  return result;
}

std::string level_key(Level level) {
  std::string key(level_name(level));
  std::ranges::replace(key, ' ', '-');
  return key;
}

void put_place(json::object& object, const KnowledgeBase& kb, std::uint32_t node) {
  object["file"] = text(kb.file(node));
  object["line"] = count(kb.nodes[node].line());
}

void join_numbers(Numbers& to, const Numbers& more) {
  for (const std::uint32_t number : more)
    if (std::ranges::find(to, number) == to.end()) to.push_back(number);
}

// ---- citations

std::uint32_t Sources::cite(std::uint32_t source, std::uint32_t evidence) {
  auto at = std::ranges::find(cited_, source, &Cited::source);
  if (at == cited_.end()) at = cited_.insert(at, Cited{source, {}, {}});
  if (evidence != kNone) {
    add(at->supports, kb_.name(evidence));
    for (const std::uint32_t retelling : named(kb_, evidence, "reported by"))
      add(at->reported_by, kb_.name(retelling));
  }
  return static_cast<std::uint32_t>(at - cited_.begin()) + 1;
}

Numbers Sources::cite_evidence(std::uint32_t node) {
  Numbers numbers;
  for (const std::uint32_t source : named(kb_, node, "source")) join_numbers(numbers, {cite(source, node)});
  return numbers;
}

Numbers Sources::cited_by(std::uint32_t node) {
  Numbers numbers;
  for (const std::uint32_t source : named(kb_, node, "source")) join_numbers(numbers, {cite(source, kNone)});
  for (const std::uint32_t ground : named(kb_, node, "because")) {
    if (kb_.kind(ground) == "source") join_numbers(numbers, {cite(ground, kNone)});
    if (kb_.kind(ground) == "evidence") join_numbers(numbers, cite_evidence(ground));
  }
  return numbers;
}

json::array Sources::citations() const {
  json::array result;
  for (const Cited& cited : cited_) {
    const fbs::Source& row = kb_.sources[kb_.nodes[cited.source].detail()];
    json::error_code error;
    json::value csl = json::parse(kb_.text(row.csl()), error);
    if (error || !csl.is_object()) csl = nullptr;
    const std::string doi = member(csl.if_object(), "DOI");
    std::string url = member(csl.if_object(), "URL");
    if (url.empty() && !doi.empty()) url = "https://doi.org/" + doi;
    const std::uint32_t date = row.retracted();
    json::object citation;
    citation["number"] = result.size() + 1;
    citation["id"] = kb_.name(cited.source);
    citation["csl"] = std::move(csl);
    citation["doi"] = text(doi);
    citation["url"] = text(url);
    citation["reported_by"] = list(cited.reported_by);
    citation["interest"] = text(kb_.clause(cited.source, "interest"));
    citation["notice"] = text(kb_.clause(cited.source, "notice"));
    citation["retracted"] =
        date == 0 ? json::value()
                  : json::value(fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100));
    citation["supports"] = list(cited.supports);
    result.push_back(std::move(citation));
  }
  return result;
}

// ---- evidence and claims

Sources::Reached Sources::reach(std::vector<std::uint32_t> claims) const {
  Reached reached;
  std::set<std::uint32_t> seen(claims.begin(), claims.end());
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (const KnowledgeBase::Edge edge : kb_.in(claims[i])) {
      const std::string_view label = kb_.keyword(edge.label);
      const bool carries = label == "support" || label == "follows from";
      if (label == "oppose") reached.oppose.push_back(edge.index);
      if (carries && kb_.kind(edge.node) == "evidence") {
        reached.support.push_back(edge.index);
      } else if (carries && seen.insert(edge.node).second) {
        claims.push_back(edge.node);
      }
    }
  return reached;
}

json::object Sources::evidence(std::uint32_t edge, Numbers& cited) {
  const std::uint32_t node = kb_.in_nodes[edge];
  const fbs::Evidence& row = kb_.evidence[kb_.nodes[node].detail()];
  std::string locator;
  std::string undercut;
  for (const fbs::EdgeNote& note : kb_.notes_of_edge(edge)) {
    const std::string_view keyword = kb_.keyword(note.keyword());
    if (keyword == "at") locator = kb_.text(note.text());
    if (keyword == "undercut" || keyword == "oppose") undercut = kb_.text(note.text());
  }
  cited = cite_evidence(node);
  json::object result;
  result["name"] = kb_.name(node);
  result["title"] = text(known_as(kb_, node));
  result["design"] = design_of(row);
  result["level"] = level_key(grades_.on_claim(edge));
  result["people"] = count(row.people());
  result["locator"] = text(locator);
  result["undercut"] = text(undercut);
  result["steps"] = list(grades_.evidence_steps(node, edge));
  result["citations"] = list(cited);
  put_place(result, kb_, node);
  return result;
}

json::array Sources::claims_of(std::uint32_t of, Numbers& all) {
  json::array result;
  for (const KnowledgeBase::Edge edge : kb_.in(of)) {
    if (kb_.keyword(edge.label) != "because" || kb_.kind(edge.node) != "claim") continue;
    const Grades::Claim& grade = grades_.of_claim(edge.node);
    Numbers cited;
    std::array<json::array, 5> support;  // by level
    json::array oppose;
    const Reached reached = reach({edge.node});
    for (const std::uint32_t item : reached.support) {
      Numbers own;
      json::object shown = evidence(item, own);
      if (grades_.on_claim(item) == Level::none) continue;
      support[static_cast<std::size_t>(grades_.on_claim(item))].push_back(std::move(shown));
      join_numbers(cited, own);
    }
    for (const std::uint32_t item : reached.oppose) {
      Numbers own;
      oppose.push_back(evidence(item, own));
    }
    for (const std::uint32_t source : named(kb_, edge.node, "source"))
      join_numbers(cited, {cite(source, kNone)});
    json::array surest_first;
    for (std::size_t level = support.size(); level-- > 0;)
      for (json::value& item : support[level]) surest_first.push_back(std::move(item));
    json::object claim;
    claim["claim"] = kb_.name(edge.node);
    claim["states"] = text(kb_.clause(edge.node, "states"));
    claim["needed"] = !edge.optional;
    claim["certainty"] = level_key(grade.certainty);
    claim["refuted"] = grade.refuted;
    claim["derivation"] = list(grades_.claim_steps(edge.node));
    claim["support"] = std::move(surest_first);
    claim["oppose"] = std::move(oppose);
    claim["citations"] = list(cited);
    put_place(claim, kb_, edge.node);
    join_numbers(all, cited);
    result.push_back(std::move(claim));
  }
  return result;
}

json::array Sources::not_counted(std::uint32_t rule_node) {
  struct Group {
    std::string_view design;
    std::vector<std::string> names;
    Numbers cited;
  };
  std::vector<Group> groups;
  for (const std::uint32_t edge : reach(named(kb_, rule_node, "because")).support) {
    const std::uint32_t node = kb_.in_nodes[edge];
    if (grades_.of_evidence(node) != Level::none) continue;
    const std::string_view design = design_of(kb_.evidence[kb_.nodes[node].detail()]);
    auto at = std::ranges::find(groups, design, &Group::design);
    if (at == groups.end()) at = groups.insert(at, Group{design, {}, {}});
    if (std::ranges::find(at->names, kb_.name(node)) != at->names.end()) continue;
    at->names.emplace_back(kb_.name(node));
    join_numbers(at->cited, cite_evidence(node));
  }
  json::array result;
  for (const Group& group : groups) {
    json::object shown;
    shown["design"] = group.design;
    shown["items"] = group.names.size();
    shown["names"] = list(group.names);
    shown["citations"] = list(group.cited);
    result.push_back(std::move(shown));
  }
  return result;
}

json::array Sources::against(std::uint32_t rule_node) {
  json::array result;
  std::set<std::string_view> seen;
  for (const std::uint32_t edge : reach(named(kb_, rule_node, "because")).oppose) {
    Numbers cited;
    if (seen.insert(kb_.name(kb_.in_nodes[edge])).second) result.push_back(evidence(edge, cited));
  }
  return result;
}

}  // namespace kb::verify
