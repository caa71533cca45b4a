// The list of claims, and a page for each: what speaks for and against it, and its grade step by step.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/explain/words.h"
#include "runtime/graph/walks.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"

namespace kb::pages {
namespace {

std::vector<EvidenceReason> evidence_by(const Pen& pen, std::uint32_t claim, std::string_view label) {
  std::vector<EvidenceReason> result;
  const KnowledgeBase& kb = pen.kb();
  for (const KnowledgeBase::Edge edge : kb.in(claim))
    if (kb.keyword(edge.label) == label && kb.kind(edge.node) == "evidence")
      result.push_back(pen.book().grounds().evidence(edge.node, edge.index));
  std::ranges::stable_sort(result, [](const auto& a, const auto& b) { return a.level > b.level; });
  return result;
}

Nodes claims_by(const KnowledgeBase& kb, std::uint32_t claim, std::string_view label) {
  return of_kind(kb, named_by(kb, claim, label), "claim");
}

/// What rests on it at any remove, of these kinds.
Nodes resting_rules(const KnowledgeBase& kb, std::uint32_t claim) {
  const std::uint32_t start[] = {claim};
  Nodes result;
  for (const Reached& reached : reach(kb, start, Direction::forwards, [&kb](const GraphEdge& edge) {
         const std::string_view label = kb.keyword(edge.label);
         return label == "because" || label == "support" || label == "follows from";
       }))
    if (is_rule_kind(kb.kind(reached.node))) result.push_back(reached.node);
  return result;
}

Html support(const Pen& pen, std::uint32_t claim) {
  const KnowledgeBase& kb = pen.kb();
  Html result = evidence_list(pen, evidence_by(pen, claim, "support"));
  if (const Html claims = pen.list(claims_by(kb, claim, "support")); !claims.empty())
    result += "<h3>Other claims that support it</h3>\n" + claims;
  if (const Html claims = pen.list(claims_by(kb, claim, "follows from")); !claims.empty())
    result += "<h3>It follows from</h3>\n" + claims;
  return result.empty() ? "<p>Nothing is named that speaks for it.</p>\n" : result;
}

/// Retellings of the studies behind it: they add no weight.
Html retellings(const Pen& pen, std::uint32_t claim) {
  Html result;
  for (const std::uint32_t item : named_by(pen.kb(), claim, "support"))
    if (const Html told = named_with_remarks(pen, item, "reported by"); !told.empty())
      result += fmt::format("<h3>{}</h3>\n<p>{}</p>\n", pen.link(item), told);
  return result.empty() ? result : "<p>A study counts once, however many retell it.</p>\n" + result;
}

void add_claim(Site& site, std::uint32_t claim) {
  const Pen pen(site.book(), site.book().routes().of(claim));
  const KnowledgeBase& kb = pen.kb();
  const std::string_view states = kb.clause(claim, "states");
  const std::string title(states.empty() ? kb.name(claim) : states);
  Html body = crumbs(pen, "claims.html", "Claims");
  body += fmt::format("<h1>{}</h1>\n<p class=\"marks\">{}</p>\n", sentence(title), pen.certainty(claim));
  Rows rows{{"About", pen.links(naming(kb, claim, "about"))}};
  for (auto& row : clauses_but(kb, claim, {"states", "title", "as"})) rows.push_back(std::move(row));
  body += definitions(rows);
  body +=
      section("how-sure", "How sure, step by step", text_list(pen.book().grounds().claim_steps(claim), "ol"));
  body += section("for", "What speaks for it", support(pen, claim));
  Html against = evidence_list(pen, evidence_by(pen, claim, "oppose"));
  against += pen.list(claims_by(kb, claim, "oppose"));
  body += section("against", "What speaks against it",
                  against.empty() ? "<p>Nothing is named that speaks against it.</p>\n" : against);
  body += section("retold", "Who retells it", retellings(pen, claim));
  body += section("disputes", "Disputes", pen.list(disputes_about(kb, claim)));
  body += section("rests-on-it", "Recommendations that rest on it", pen.list(resting_rules(kb, claim), true));
  body += section("linked", "Linked with",
                  ties(pen, claim, {"about", "support", "oppose", "follows from"}, {"about"}));
  body += origin(pen, claim);
  site.add({site.book().routes().of(claim), title, "claims.html", std::move(body)});
}

}  // namespace

void add_claims(Site& site) {
  const Pen pen(site.book(), "claims.html");
  const KnowledgeBase& kb = pen.kb();
  // The surest first; what is refuted last.
  std::vector<Nodes> groups(static_cast<std::size_t>(Level::high) + 2);
  for (const std::uint32_t claim : site.book().on(Shelf::claim)) {
    const bool refuted = kb.claims[kb.nodes[claim].detail()].refuted() != 0;
    const std::size_t level = static_cast<std::size_t>(certainty_of(kb, claim).value_or(Level::none));
    groups[refuted ? groups.size() - 1 : static_cast<std::size_t>(Level::high) - level].push_back(claim);
  }
  static constexpr std::string_view kIds[] = {"high", "moderate", "low", "very-low", "none", "refuted"};
  static constexpr std::string_view kHeadings[] = {"High certainty",
                                                   "Moderate certainty",
                                                   "Low certainty",
                                                   "Very low certainty",
                                                   "Nothing that counts speaks for them",
                                                   "Refuted"};
  Html body = fmt::format(
      "<h1>Claims</h1>\n<p>{} that recommendations rest on, by how sure they are. The grades follow "
      "GRADE: from the designs of the studies and what rates them down or up, each with its reason on "
      "the claim’s own page.</p>\n",
      counted(site.book().on(Shelf::claim).size(), "claim"));
  for (std::size_t i = 0; i < groups.size(); ++i)
    body += section(kIds[i], fmt::format("{} ({})", kHeadings[i], groups[i].size()), [&] {
      Html items;
      for (const std::uint32_t claim : groups[i])
        items += fmt::format("<li>{} <span class=\"faint\">{}</span></li>\n", pen.link(claim), [&] {
          const std::size_t rules = resting_rules(kb, claim).size();
          return rules == 0
                     ? std::string{}
                     : counted(rules, "recommendation") + (rules == 1 ? " rests on it" : " rest on it");
        }());
      return items.empty() ? items : "<ul class=\"plain\">\n" + items + "</ul>\n";
    }());
  site.add({"claims.html", "Claims", "claims.html", std::move(body)});
  for (const std::uint32_t claim : site.book().on(Shelf::claim)) add_claim(site, claim);
}

}  // namespace kb::pages
