// Where sources disagree: who says what, what counts from here on, and why.
#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"

namespace kb::pages {
namespace {

Html dispute(const Pen& pen, std::uint32_t node) {
  const KnowledgeBase& kb = pen.kb();
  Html sides;
  for (const KnowledgeBase::Edge edge : kb.in(node)) {
    if (kb.keyword(edge.label) != "between") continue;
    std::string says;
    for (const fbs::EdgeNote& note : kb.notes_of_edge(edge.index))
      says.append(says.empty() ? "" : "; ").append(kb.text(note.text()));
    sides += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", pen.link(edge.node), text(says));
  }
  Html body = sides.empty() ? sides : "<dl class=\"sides\">\n" + sides + "</dl>\n";
  Html reasons = clause_texts(kb, node, "because");
  const Html grounds = named_with_remarks(pen, node, "because");
  if (!reasons.empty() && !grounds.empty()) reasons += "<br>";
  const Html settled = clause_texts(kb, node, "settled");
  Rows rows{{"Settled", settled.empty() ? "<strong>It is open.</strong>" : settled},
            {"Because", reasons + grounds},
            {"About", pen.links(naming(kb, node, "about"), "<br>")}};
  for (auto& row : clauses_but(kb, node, {"title", "settled", "because", "as"}))
    rows.push_back(std::move(row));
  return article(pen, node, words_of(kb, node), body + definitions(rows));
}

}  // namespace

void add_disputes(Site& site) {
  const Pen pen(site.book(), "disputes.html");
  Html open;
  Html settled;
  std::size_t how_many = 0;
  for (const std::uint32_t node : site.book().on(Shelf::dispute)) {
    const bool is_open = pen.kb().clause(node, "settled").empty();
    how_many += is_open ? 1 : 0;
    (is_open ? open : settled) += dispute(pen, node);
  }
  const std::size_t all = site.book().on(Shelf::dispute).size();
  Html body = fmt::format(
      "<h1>Disputes</h1>\n<p>Where sources disagree, with each other or with themselves: {}, of which {} "
      "{} open.</p>\n",
      counted(all, "dispute"), how_many, how_many == 1 ? "is" : "are");
  body += section("open", "Open", open);
  body += section("settled", "Settled here", settled);
  site.add({"disputes.html", "Disputes", "disputes.html", std::move(body)});
}

}  // namespace kb::pages
