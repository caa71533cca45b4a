// Guidance: side effects, advice, routines, the weeks after, when to see somebody, how to choose, what food
// gives.
#include <fmt/format.h>

#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"
#include "runtime/render/report.h"

namespace kb::pages {
namespace {

constexpr KindSection kGuidance[] = {{"side-effects", "side effect", "Side effects"},
                                     {"referrals", "refer", "When to see somebody"},
                                     {"advice", "advise", "Advice"},
                                     {"routines", "routine", "Routines"},
                                     {"weeks", "monitor", "The weeks after"},
                                     {"choosing", "criterion", "How to choose"},
                                     {"signs", "sign", "Signs of lacking something"},
                                     {"food", "food", "Food"}};

/// The clauses that its heading doesn't say already.
Rows rows_of(const Pen& pen, std::uint32_t node) {
  const KnowledgeBase& kb = pen.kb();
  const std::string_view kind = kb.kind(node);
  Rows rows;
  const std::uint32_t row = kb.nodes[node].detail();
  const bool conditional =
      kind == "side effect" || kind == "refer" || kind == "advise" || kind == "routine" || kind == "monitor";
  if (conditional && row < kb.guidance.size()) {
    rows.emplace_back("If", text(condition_words(kb, kb.guidance[row].condition())));
    rows.emplace_back("Unless", text(condition_words(kb, kb.guidance[row].exception())));
  }
  rows.emplace_back("For", named_with_remarks(pen, node, "for"));
  rows.emplace_back("Gives", named_with_remarks(pen, node, "gives"));
  const bool heading_says = kind == "advise" || kind == "criterion";
  for (auto& said : heading_says ? clauses_but(kb, node, {"title", "when", "unless", "as", "for", "says"})
                                 : clauses_but(kb, node, {"title", "when", "unless", "as", "for"}))
    rows.push_back(std::move(said));
  rows.emplace_back("Because", pen.links(named_by(kb, node, "because"), "<br>"));
  rows.emplace_back("Told in", named_with_remarks(pen, node, "source"));
  rows.emplace_back("Disputes", pen.links(disputes_about(kb, node), "<br>"));
  return rows;
}

std::string heading_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::string_view kind = kb.kind(node);
  if (kind == "side effect") return rule_targets(kb, node) + ", of " + rule_targets(kb, node, "of");
  if (kind == "refer") return "See: " + rule_targets(kb, node);
  if (kind == "routine" || kind == "monitor" || kind == "food") return words_of(kb, node);
  return saying_of(kb, node);
}

}  // namespace

void add_guidance(Site& site) {
  const Pen pen(site.book(), "guidance.html");
  Html body = "<h1>Guidance</h1>\n<p>What goes with the recommendations, and changes none of them.</p>\n";
  body += sections_by_kind(pen, kGuidance, Shelf::guidance, [](const Pen& on, std::uint32_t node) {
    return article(on, node, heading_of(on.kb(), node), definitions(rows_of(on, node)));
  });
  site.add({"guidance.html", "Guidance", "guidance.html", std::move(body)});
}

void add_questions(Site& site) {
  const Pen pen(site.book(), "questions.html");
  const KnowledgeBase& kb = pen.kb();
  Html known;
  Html unknown;
  for (const std::uint32_t node : site.book().on(Shelf::question)) {
    const Html answer = clause_texts(kb, node, "answer");
    const Nodes grounds = named_by(kb, node, "answered by");
    Html body = answer.empty() ? answer : fmt::format("<p>{}</p>\n", answer);
    if (!grounds.empty())
      body += fmt::format("<details><summary>What that rests on</summary>\n{}</details>\n",
                          pen.list(grounds, true));
    (body.empty() ? unknown : known) += article(pen, node, short_words(site.book(), node), body);
  }
  Html body =
      "<h1>Questions people ask</h1>\n<p>General answers. For one person, <a href=\"ask.html\">ask "
      "here</a>.</p>\n";
  body += section("answered", "Answered", known);
  body += section("open", "Not known here", unknown);
  site.add({"questions.html", "Questions people ask", "questions.html", std::move(body)});
}

}  // namespace kb::pages
