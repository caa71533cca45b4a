// The list of sources, and a page for each: what it is, who cites it, and what rests on it.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/explain/words.h"
#include "runtime/graph/walks.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"
#include "runtime/render/citation.h"
#include "runtime/render/references.h"

namespace kb::pages {
namespace {

/// Only what a browser shows as a page; a text of any other kind stays a text.
Html address(const Citation& citation) {
  std::string where = citation.doi.empty() ? citation.url : "https://doi.org/" + citation.doi;
  if (!where.starts_with("https://") && !where.starts_with("http://")) return text(where);
  return fmt::format("<a href=\"{0}\" rel=\"noopener noreferrer external\">{0}</a>", text(where));
}

/// Claims and recommendations that rest on it, at any remove.
Nodes resting(const KnowledgeBase& kb, std::uint32_t source, bool rules) {
  const std::uint32_t start[] = {source};
  Nodes result;
  for (const Reached& reached : reach(kb, start, Direction::forwards, [&kb](const GraphEdge& edge) {
         const std::string_view label = kb.keyword(edge.label);
         return label == "source" || label == "support" || label == "follows from" || label == "because";
       })) {
    const std::string_view kind = kb.kind(reached.node);
    if (rules ? is_rule_kind(kind) : kind == "claim") result.push_back(reached.node);
  }
  return result;
}

Html warnings(const Citation& citation) {
  Html result;
  if (const std::string words = render::retraction_words(citation); !words.empty())
    result += fmt::format("<p class=\"warning\"><strong>{}</strong></p>\n", text(words));
  if (!citation.interest.empty())
    result +=
        fmt::format("<p class=\"warning\"><strong>Interest:</strong> {}</p>\n", text(citation.interest));
  if (!citation.notice.empty()) result += fmt::format("<p class=\"warning\">{}</p>\n", text(citation.notice));
  return result;
}

/// What would fall with this source alone.
Html held_up_alone(const Pen& pen, std::uint32_t source) {
  const std::string_view name = pen.kb().name(source);
  Nodes rules;
  Nodes claims;
  const auto collect = [&](const std::vector<WeakStatement>& statements, Nodes& to) {
    for (const WeakStatement& statement : statements)
      if (std::ranges::find(statement.because, name) != statement.because.end())
        to.push_back(pen.book().find(statement.what.kind, statement.what.name));
  };
  for (const WeakGroup& group : pen.book().weakest().groups) {
    if (group.weakness != Weakness::one_source) continue;
    collect(group.rules, rules);
    collect(group.claims, claims);
  }
  if (rules.empty() && claims.empty()) return {};
  return fmt::format("<p>Without this source, nothing that counts speaks for these any more.</p>\n{}{}",
                     pen.list(rules, true), pen.list(claims));
}

void add_source(Site& site, std::uint32_t source) {
  const Pen pen(site.book(), site.book().routes().of(source));
  const KnowledgeBase& kb = pen.kb();
  const Citation& citation = site.book().citation_of(source);
  const std::string title = source_words(citation);
  Html body = crumbs(pen, "sources.html", "Sources");
  body += fmt::format("<h1>{}</h1>\n<p>{}</p>\n", sentence(title),
                      text(render_references({citation}, ReferenceFormat::apa)));
  body += warnings(citation);
  Rows rows{{"Where", address(citation)}};
  for (auto& row : clauses_but(kb, source, {"interest", "notice", "retracted", "title"}))
    rows.push_back(std::move(row));
  body += definitions(rows);
  body += section("evidence", "What it is the source of", pen.list(naming(kb, source, "source"), true));
  body += section("cites", "Who cites or retells what it tells", [&] {
    Nodes retellers;
    for (const std::uint32_t item : naming(kb, source, "source"))
      for (const std::uint32_t other : named_by(kb, item, "reported by"))
        if (std::ranges::find(retellers, other) == retellers.end()) retellers.push_back(other);
    return pen.list(retellers);
  }());
  body += section("retells", "What it retells of others", pen.list(naming(kb, source, "reported by")));
  body += section("alone", "What it holds up alone", held_up_alone(pen, source));
  body += section("recommendations", "Recommendations that rest on it",
                  pen.list(resting(kb, source, true), true));
  body += section("claims", "Claims that rest on it", pen.list(resting(kb, source, false)));
  body += section("linked", "Linked with", ties(pen, source, {"about"}, {"source", "reported by"}));
  body += origin(pen, source);
  site.add({site.book().routes().of(source), title, "sources.html", std::move(body)});
}

}  // namespace

void add_sources(Site& site) {
  const Pen pen(site.book(), "sources.html");
  const KnowledgeBase& kb = pen.kb();
  SiteTable list{
      "Sources", {"Source", "Statements that cite it", "Recommendations that rest on it", "To be known"}, {}};
  Nodes sources = site.book().on(Shelf::source);
  std::ranges::stable_sort(
      sources, {}, [&](std::uint32_t source) { return source_words(site.book().citation_of(source)); });
  for (const std::uint32_t source : sources) {
    const Citation& citation = site.book().citation_of(source);
    Html known;
    if (citation.retracted != 0) known += "<strong>retracted</strong>";
    if (!citation.interest.empty())
      known += fmt::format("{}gains by what it says", known.empty() ? "" : ", ");
    list.rows.push_back(
        {pen.link(source, render::citation_line(citation)),
         fmt::format("{}", naming(kb, source, "source").size() + naming(kb, source, "reported by").size()),
         fmt::format("{}", resting(kb, source, true).size()), known});
  }
  Html body =
      "<h1>Sources</h1>\n<p>Who says it: the works that the evidence is from, and what rests on each.</p>\n";
  body += table(list);
  site.add({"sources.html", "Sources", "sources.html", std::move(body)});
  for (const std::uint32_t source : site.book().on(Shelf::source)) add_source(site, source);
}

}  // namespace kb::pages
