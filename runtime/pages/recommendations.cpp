// The list of recommendations, and a page for each: for whom, how strong, how sure, and on what it rests.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/rules.h"
#include "runtime/pages/statement.h"

namespace kb::pages {
namespace {

Html claims_behind(const Pen& pen, std::uint32_t rule) {
  Html result;
  const KnowledgeBase& kb = pen.kb();
  for (const KnowledgeBase::Edge edge : kb.in(rule)) {
    if (kb.keyword(edge.label) != "because") continue;
    result += fmt::format("<li>{} {}{} {}</li>\n", pen.link(edge.node), pen.certainty(edge.node),
                          edge.optional ? " <span class=\"faint\">helps, but isn’t needed</span>" : "",
                          pen.place(edge.node));
  }
  return result.empty() ? result : "<ul class=\"plain\">\n" + result + "</ul>\n";
}

Html how_sure(const Pen& pen, std::uint32_t rule) {
  std::vector<std::string> steps = pen.book().grounds().derivation(rule);
  if (steps.empty()) return {};
  return fmt::format("<p>{} A recommendation is as sure as the weakest claim that it needs.</p>\n{}",
                     pen.certainty(rule), text_list(steps, "ol"));
}

Html joined(const Rows& rows) {
  Html result;
  for (const auto& [name, said] : rows)
    result +=
        fmt::format("{}<span class=\"faint\">{}</span> {}", result.empty() ? "" : "<br>", text(name), said);
  return result;
}

Html rule_facts(const Pen& pen, std::uint32_t rule) {
  const KnowledgeBase& kb = pen.kb();
  Rows rows{{"For whom", for_whom(kb, rule)},
            {"Unless", except(kb, rule)},
            {"Strength", text(strength(kb, rule))},
            {"Certainty", pen.certainty(rule)},
            {"Reaches", pen.links(reached_by(kb, rule))},
            {"For", pen.links(of_kind(kb, named_by(kb, rule, "for"), "goal"))},
            {"Dose", joined(doses(kb, rule))},
            {"How far apart", clause_texts(kb, rule, "by")},
            {"When to take", clause_texts(kb, rule, "take")},
            {"Judge after", clause_texts(kb, rule, "judge after")},
            {"In its author’s words", clause_texts(kb, rule, "says")},
            {"What may happen", clause_texts(kb, rule, "effect")},
            {"Beyond it", named_with_remarks(pen, rule, "beyond")},
            {"With", named_with_remarks(pen, rule, "with")},
            {"From", named_with_remarks(pen, rule, "from")},
            {"Instead", named_with_remarks(pen, rule, "instead")},
            {"Whom to ask", named_with_remarks(pen, rule, "consult")}};
  for (auto& row : clauses_but(kb, rule,
                               {"when", "unless", "strength", "dose", "take", "judge after", "says", "effect",
                                "by", "as", "for", "title"}))
    rows.push_back(std::move(row));
  return definitions(rows);
}

void add_rule(Site& site, std::uint32_t rule) {
  const Pen pen(site.book(), site.book().routes().of(rule));
  Grounds& grounds = site.book().grounds();
  const KnowledgeBase& kb = pen.kb();
  const std::string heading = rule_heading(kb, rule);
  Html body = crumbs(pen, "recommendations.html", "Recommendations");
  body += fmt::format("<h1>{}</h1>\n<p class=\"marks\">{} {}</p>\n", text(bare_words(kb, rule)),
                      pen.effect(rule), pen.certainty(rule));
  body += rule_facts(pen, rule);
  body += section("why", "Why", claims_behind(pen, rule));
  body += section("how-sure", "How sure", how_sure(pen, rule));
  body += section("against", "What speaks against these claims", evidence_list(pen, grounds.against(rule)));
  Html sources = pen.cited(cited_under(kb, rule, grounds));
  const Html named = named_with_remarks(pen, rule, "source");
  if (!sources.empty()) sources = fmt::format("<p>What it rests on comes from {}.</p>\n", sources);
  if (!named.empty()) sources += fmt::format("<p>It is told in:<br>{}</p>\n", named);
  body += section("sources", "Sources", sources);
  body += section("disputes", "Disputes", pen.list(disputes_about(kb, rule)));
  body += section(
      "linked", "Linked with",
      ties(pen, rule, {"about", "because", "source", "for", "from", "with", "beyond", "consult", "instead"},
           {"on"}));
  body += origin(pen, rule);
  site.add({site.book().routes().of(rule), heading, "recommendations.html", std::move(body)});
}

}  // namespace

void add_recommendations(Site& site) {
  const Pen pen(site.book(), "recommendations.html");
  Html body =
      "<h1>Recommendations</h1>\n<p>What follows from the evidence, for whom, how strongly, and how surely. "
      "What may harm weighs more than what may help; and what isn’t known of a person is never taken for a "
      "no "
      "where it could reveal harm.</p>\n";
  for (const RuleGroup& group : rule_groups()) {
    const Html rows = rule_table(pen, group.heading, rules_in(site.book(), group));
    if (rows.empty()) continue;
    const Html remark = group.remark.empty() ? "" : fmt::format("<p>{}</p>\n", text(group.remark));
    body += section(group.id, group.heading, remark + rows);
  }
  site.add({"recommendations.html", "Recommendations", "recommendations.html", std::move(body)});
  for (const std::uint32_t rule : site.book().on(Shelf::recommendation)) add_rule(site, rule);
}

}  // namespace kb::pages
