// The first page: what this is, how much is in it, and what it recommends.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/rules.h"
#include "runtime/pages/statement.h"
#include "runtime/render/references.h"

namespace kb::pages {
namespace {

Html card(std::string_view page, std::size_t number, std::string_view what) {
  if (number == 0) return {};
  const std::string words = counted(number, what);
  const std::size_t space = words.find(' ');
  return fmt::format("<li><a href=\"{}\"><strong>{}</strong> {}</a></li>\n", page, words.substr(0, space),
                     words.substr(space + 1));
}

/// What is of its own in this knowledge base: the weakest points a reader should meet before anything else.
std::size_t weak_suggestions(const Book& book) {
  std::size_t result = 0;
  for (const SinglePoint& point : book.weakest().single_points) result += point.rules.empty() ? 0U : 1U;
  return result;
}

}  // namespace

void add_overview(Site& site) {
  const Book& book = site.book();
  const Pen pen(site.book(), "index.html");
  const KnowledgeBase& kb = pen.kb();
  Html body = fmt::format("<h1>{}</h1>\n", text(kb.title(kb.root())));
  for (const std::string& note : kb::clauses_of(kb, kb.root(), "note"))
    body += fmt::format("<p class=\"lede\">{}</p>\n", text(note));
  body +=
      "<p class=\"ask-link\"><a href=\"ask.html\">Ask here</a>: what holds for one person, and why.</p>\n";
  body += "<ul class=\"counts\">\n";
  body += card("recommendations.html", book.on(Shelf::recommendation).size(), "recommendation");
  const auto things = std::ranges::count_if(book.on(Shelf::option),
                                            [&kb](std::uint32_t node) { return stands_by_itself(kb, node); });
  body += card("options.html", static_cast<std::size_t>(things), "option");
  body += card("groups.html", book.on(Shelf::group).size(), "group");
  body += card("claims.html", book.on(Shelf::claim).size(), "claim");
  body += card("evidence.html", book.on(Shelf::evidence).size(), "item of evidence");
  body += card("disputes.html", book.on(Shelf::dispute).size(), "dispute");
  body += card("weak-points.html", weak_suggestions(book), "single point of failure");
  body += card("sources.html", book.on(Shelf::source).size(), "source");
  body += card("questions.html", book.on(Shelf::question).size(), "question");
  body += "</ul>\n";
  for (const RuleGroup& group : rule_groups()) {
    const bool first = group.id == "suggested" || group.id == "contraindicated" || group.id == "against" ||
                       group.id == "limits";
    if (!first) continue;
    body += section(group.id, group.heading, rule_table(pen, group.heading, rules_in(book, group)));
  }
  body +=
      "<p><a href=\"recommendations.html\">All recommendations</a>, those on care and on other things taken "
      "too.</p>\n";
  body += section(
      "edition", "This edition",
      definitions(
          {{"Name", text(kb.name())},
           {"Version", text(kb.version())},
           {"Reviewed", kb.reviewed() == 0 ? Html{} : text(render::iso_date(kb.reviewed()))},
           {"To be reviewed by",
            book.weakest().due == 0 ? Html{} : text(render::iso_date(book.weakest().due))},
           {"Digest", fmt::format("<code>{}</code>", kb.digest())},
           {"The compiled file",
            "<a href=\"knowledge.kbx\" download>knowledge.kbx</a>, which the program kbq answers from"}}));
  site.add({"index.html", "", "index.html", std::move(body)});
}

}  // namespace kb::pages
