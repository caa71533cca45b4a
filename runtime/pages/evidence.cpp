// The list of evidence, and a page for each item: its design and its people, what it found, how its level
// came about, and who retells it.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"
#include "runtime/render/report.h"

namespace kb::pages {
namespace {

/// What each retelling says, in words of its own.
Html retold_by(const Pen& pen, std::uint32_t item) {
  const KnowledgeBase& kb = pen.kb();
  Html result;
  for (const KnowledgeBase::Edge edge : kb.in(item)) {
    if (kb.keyword(edge.label) != "reported by") continue;
    Rows rows;
    for (const fbs::EdgeNote& note : kb.notes_of_edge(edge.index))
      rows.emplace_back(keyword_words(kb.keyword(note.keyword())), text(kb.text(note.text())));
    result += fmt::format("<h3>{}</h3>\n{}", pen.link(edge.node), definitions(rows));
  }
  return result.empty() ? result
                        : "<p>It counts once, however many retell it. What they say of it, where they say it "
                          "otherwise:</p>\n" +
                              result;
}

Html bearing(const Pen& pen, std::uint32_t item, std::string_view label) {
  return pen.list(naming(pen.kb(), item, label));
}

void add_item(Site& site, std::uint32_t node) {
  const Pen pen(site.book(), site.book().routes().of(node));
  const EvidenceReason item = site.book().grounds().evidence(node, kNone);
  const std::string title = short_words(site.book(), node);
  Html body = crumbs(pen, "evidence.html", "Evidence");
  body += fmt::format("<h1>{}</h1>\n<p class=\"marks\">{} {}</p>\n", sentence(title),
                      sentence(render::study_words(item)), level_mark(item.level));
  Rows rows{{"Source", named_with_remarks(pen, node, "source")},
            {"People", named_with_remarks(pen, node, "people")},
            {"Given", named_with_remarks(pen, node, "given")},
            {"Found", named_with_remarks(pen, node, "found")},
            {"The same study as", named_with_remarks(pen, node, "retells")}};
  for (auto& row : clauses_but(pen.kb(), node, {"title", ":", "rate down", "rate up", "as"}))
    rows.push_back(std::move(row));
  body += definitions(rows);
  body += section("level", "How its level came about", text_list(item.steps, "ol"));
  body += section("supports", "What it speaks for", bearing(pen, node, "support"));
  body += section("opposes", "What it speaks against", bearing(pen, node, "oppose"));
  body += section("retold", "Who retells it", retold_by(pen, node));
  body += section("disputes", "Disputes", pen.list(disputes_about(pen.kb(), node)));
  body += section("linked", "Linked with",
                  ties(pen, node, {"about", "source", "people", "given", "found", "retells", "reported by"},
                       {"support", "oppose"}));
  body += origin(pen, node);
  site.add({site.book().routes().of(node), title, "evidence.html", std::move(body)});
}

}  // namespace

void add_evidence(Site& site) {
  const Pen pen(site.book(), "evidence.html");
  const KnowledgeBase& kb = pen.kb();
  SiteTable counts{"Evidence by design", {"Design", "Items"}, {}};
  std::vector<Nodes> designs(kDesignCount);
  for (const std::uint32_t node : site.book().on(Shelf::evidence)) {
    const std::uint8_t design = kb.evidence[kb.nodes[node].detail()].design();
    designs[std::min<std::size_t>(design, kDesignCount - 1)].push_back(node);
  }
  Html sections;
  for (std::size_t i = 0; i < designs.size(); ++i) {
    if (designs[i].empty()) continue;
    const auto design = static_cast<Design>(i);
    const std::string id = fmt::format("design-{}", design_name(design));
    counts.rows.push_back({fmt::format("<a href=\"#{}\">{}</a>", id, sentence(design_words(design))),
                           fmt::format("{}", designs[i].size())});
    sections += section(id, render::capital(std::string(design_words(design))), pen.list(designs[i]));
  }
  Html body =
      "<h1>Evidence</h1>\n<p>Studies, guidelines and accounts, each once. Accounts of single people, praise "
      "and "
      "advertising are shown, and count for nothing, however many they are.</p>\n";
  body += table(counts) + sections;
  site.add({"evidence.html", "Evidence", "evidence.html", std::move(body)});
  for (const std::uint32_t node : site.book().on(Shelf::evidence)) add_item(site, node);
}

}  // namespace kb::pages
