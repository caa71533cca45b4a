// Clauses and ties of any statement.
#include "runtime/pages/statement.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "runtime/certainty/certainty.h"
#include "runtime/explain/words.h"
#include "runtime/render/links.h"
#include "runtime/render/report.h"

namespace kb::pages {
namespace {

bool among(std::string_view word, Keywords words) { return std::ranges::find(words, word) != words.end(); }

struct KeywordWords {
  std::string_view keyword;
  std::string_view words;
};
constexpr KeywordWords kSaid[] = {
    {":", "design"},      {"aka", "also called"}, {"accept", "accepted warning"},
    {"on", "about"},      {"ask", "question"},    {"presume", "left unsaid, taken for"},
    {"safety", "safety"}, {"examples", "such as"}};

std::string remarks_of(const KnowledgeBase& kb, const KnowledgeBase::Edge& edge) {
  std::string remarks;
  for (const fbs::EdgeNote& note : kb.notes_of_edge(edge.index)) {
    const std::string_view keyword = kb.keyword(note.keyword());
    const std::string_view said = kb.text(note.text());
    if (!remarks.empty()) remarks += "; ";
    if (keyword != kb.keyword(edge.label)) remarks.append(keyword).append(" ");
    remarks.append(said);
  }
  return remarks;
}

}  // namespace

std::string keyword_words(std::string_view keyword) {
  const auto* const found = std::ranges::find(kSaid, keyword, &KeywordWords::keyword);
  return render::capital(std::string(found == std::end(kSaid) ? keyword : found->words));
}

Html clause_texts(const KnowledgeBase& kb, std::uint32_t node, std::string_view keyword) {
  Html result;
  for (const std::string& said : kb::clauses_of(kb, node, keyword))
    result += fmt::format("{}{}", result.empty() ? "" : "<br>", text(said));
  return result;
}

Rows clauses_but(const KnowledgeBase& kb, std::uint32_t node, Keywords without) {
  Rows rows;
  bool shown = false;
  for (const fbs::Clause& clause : kb.clauses_of(node)) {
    const std::string_view keyword = kb.keyword(clause.keyword());
    const Html said = text(kb.text(clause.text()));
    if (clause.depth() > 0) {
      if (shown && !rows.empty())
        rows.back().second += fmt::format("<br><span class=\"faint\">{}</span> {}", text(keyword), said);
      continue;
    }
    shown = !among(keyword, without);
    if (!shown) continue;
    const std::string label = keyword_words(keyword);
    if (!rows.empty() && rows.back().first == label)
      rows.back().second += "<br>" + said;
    else
      rows.emplace_back(label, said.empty() ? "yes" : said);
  }
  return rows;
}

Html named_with_remarks(const Pen& pen, std::uint32_t node, std::string_view keyword) {
  Html result;
  const KnowledgeBase& kb = pen.kb();
  for (const KnowledgeBase::Edge edge : kb.in(node)) {
    if (kb.keyword(edge.label) != keyword) continue;
    const std::string remarks = remarks_of(kb, edge);
    result +=
        fmt::format("{}{}{}", result.empty() ? "" : "<br>", pen.link(edge.node),
                    remarks.empty() ? "" : fmt::format(" <span class=\"faint\">({})</span>", text(remarks)));
  }
  return result;
}

Html ties(const Pen& pen, std::uint32_t node, Keywords without_in, Keywords without_out, int heading) {
  const KnowledgeBase& kb = pen.kb();
  std::vector<std::pair<std::string, Nodes>> groups;
  const auto add = [&](const std::string& label, std::uint32_t other) {
    auto group = std::ranges::find(groups, label, &std::pair<std::string, Nodes>::first);
    if (group == groups.end()) group = groups.insert(groups.end(), {label, {}});
    if (std::ranges::find(group->second, other) == group->second.end()) group->second.push_back(other);
  };
  for (const KnowledgeBase::Edge edge : kb.in(node))
    if (const auto label = kb.keyword(edge.label); !among(label, without_in))
      add(label == "about" ? "spoken of in" : render::link_down(label), edge.node);
  for (const KnowledgeBase::Edge edge : kb.out(node))
    if (const auto label = kb.keyword(edge.label); !among(label, without_out))
      add(label == "about" ? "about" : render::link_up(label), edge.node);
  Html result;
  for (const auto& [label, nodes] : groups)
    result += fmt::format("<h{0}>{1}</h{0}>\n{2}", heading, sentence(label), pen.list(nodes, true));
  return result;
}

Html origin(const Pen& pen, std::uint32_t node) {
  return fmt::format("<p class=\"origin\">{} <code>{}</code>, in the text at {}</p>\n",
                     sentence(pen.kb().kind(node)), text(pen.kb().name(node)), pen.place(node));
}

Html evidence_list(const Pen& pen, const std::vector<EvidenceReason>& items) {
  Html result;
  for (const EvidenceReason& item : items) {
    const std::uint32_t node = pen.book().find("evidence", item.name);
    std::string study = render::study_words(item);
    result += fmt::format("<li>\n<p>{} {}</p>\n<p class=\"faint\">{}{} {} {}</p>\n",
                          node == kNone ? sentence(item.title) : pen.link(node), level_mark(item.level),
                          sentence(study), item.locator.empty() ? "" : ", at " + text(item.locator),
                          pen.cited(item.citations), node == kNone ? "" : pen.place(node));
    if (!item.undercut.empty())
      result += fmt::format("<p><strong>Set aside:</strong> {}</p>\n", text(item.undercut));
    if (item.steps.size() > 1)
      result += fmt::format("<details><summary>How its level came about</summary>\n{}</details>\n",
                            text_list(item.steps, "ol"));
    result += "</li>\n";
  }
  return result.empty() ? result : "<ul class=\"evidence\">\n" + result + "</ul>\n";
}

Html article(const Pen& pen, std::uint32_t node, std::string_view heading, const Html& body) {
  return fmt::format(
      "<article aria-labelledby=\"{0}\">\n<h3 id=\"{0}\">{1}</h3>\n{2}<p "
      "class=\"origin\">{3}</p>\n</article>\n",
      pen.book().routes().anchor(node), sentence(heading), body, pen.place(node));
}

Html sections_by_kind(const Pen& pen, std::span<const KindSection> sections, Shelf shelf,
                      Html (*item)(const Pen& pen, std::uint32_t node)) {
  Html result;
  for (const KindSection& part : sections) {
    Html items;
    for (const std::uint32_t node : pen.book().on(shelf))
      if (pen.kb().kind(node) == part.kind) items += item(pen, node);
    result += section(part.id, part.heading, items);
  }
  return result;
}

}  // namespace kb::pages
