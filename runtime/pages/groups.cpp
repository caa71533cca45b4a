// Groups of people: who belongs to them, what may harm them or what they may lack, and what then holds.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"

namespace kb::pages {
namespace {

/// Recommendations and guidance that are for them, or make an exception of them.
Nodes meant_for(const KnowledgeBase& kb, std::uint32_t group) {
  Nodes result;
  for (const std::string_view label : {"for", "when", "unless"})
    for (const std::uint32_t node : naming(kb, group, label))
      if (std::ranges::find(result, node) == result.end()) result.push_back(node);
  return result;
}

Html group_article(const Pen& pen, std::uint32_t node) {
  const KnowledgeBase& kb = pen.kb();
  Rows rows{{"Who", sentence(condition_words(kb, kb.groups[kb.nodes[node].detail()].condition()))},
            {"What may harm them", clause_texts(kb, node, "harm")},
            {"What they may lack", named_with_remarks(pen, node, "lack")}};
  for (auto& row : clauses_but(kb, node, {"title", "who", "harm", "as"})) rows.push_back(std::move(row));
  Html body = definitions(rows);
  if (const Html then = pen.list(meant_for(kb, node), true); !then.empty())
    body += "<h4>What then holds</h4>\n" + then;
  if (const Html because = pen.list(named_by(kb, node, "because")); !because.empty())
    body += "<h4>Why</h4>\n" + because;
  if (const Html disputes = pen.list(disputes_about(kb, node)); !disputes.empty())
    body += "<h4>Disputes</h4>\n" + disputes;
  return article(pen, node, words_of(kb, node), body);
}

}  // namespace

void add_groups(Site& site) {
  const Pen pen(site.book(), "groups.html");
  const KnowledgeBase& kb = pen.kb();
  Html harmed;
  Html lacking;
  Html others;
  for (const std::uint32_t node : site.book().on(Shelf::group)) {
    const bool lacks = !named_by(kb, node, "lack").empty();
    const bool harm = !kb.clause(node, "harm").empty();
    (harm ? harmed : lacks ? lacking : others) += group_article(pen, node);
  }
  Html body =
      "<h1>People at risk</h1>\n<p>Being short of something and being harmed by it are different risks. The "
      "same "
      "person may be at both: then what harms decides.</p>\n";
  body += section("harm", "Who may be harmed", harmed);
  body += section("lack", "Who may lack something", lacking);
  body += section("others", "Other groups that recommendations speak of", others);
  site.add({"groups.html", "People at risk", "groups.html", std::move(body)});
}

}  // namespace kb::pages
