// What rests on little, and what a single source holds up alone.
#include <fmt/format.h>

#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"
#include "runtime/render/references.h"

namespace kb::pages {
namespace {

struct WeaknessWords {
  std::string_view heading;
  std::string_view means;
};
/// In the order of Weakness.
constexpr WeaknessWords kWeaknessWords[kWeaknesses] = {
    {"Rests on what was retracted", "These rest on a source that was retracted."},
    {"Anecdotes alone",
     "Only anecdotes, praise and advertising speak for these, and they count for nothing."},
    {"A seller’s word", "Only those who gain by it speak for these."},
    {"Unsupported", "Nothing that counts speaks for these."},
    {"Refuted", "What speaks against these is surer than what speaks for them."},
    {"One source",
     "If one source falls, nothing that counts speaks for these any more. A warning is given all the same."},
    {"Review overdue", "These rest on a source that was to be looked at again by now."}};

/// One statement, and by what it is weak: sources, evidence or claims, by their names.
Html weak_items(const Pen& pen, const std::vector<WeakStatement>& statements, bool rules) {
  Html result;
  for (const WeakStatement& statement : statements) {
    const std::uint32_t node = pen.book().find(statement.what.kind, statement.what.name);
    if (node == kNone) continue;
    Nodes by;
    for (const std::string& name : statement.because)
      for (const std::string_view kind : {"source", "claim", "evidence"})
        if (const std::uint32_t cause = pen.book().find(kind, name); cause != kNone) {
          by.push_back(cause);
          break;
        }
    result += fmt::format(
        "<li>{} {}{}</li>\n", rules ? pen.marked_link(node) : pen.link(node), pen.certainty(node),
        by.empty() ? "" : fmt::format("<br><span class=\"faint\">by</span> {}", pen.links(by, "; ")));
  }
  return result.empty() ? result : "<ul class=\"plain\">\n" + result + "</ul>\n";
}

Html weak_group(const Pen& pen, const WeakGroup& group) {
  Html body;
  if (const Html rules = weak_items(pen, group.rules, true); !rules.empty())
    body += "<h3>Recommendations</h3>\n" + rules;
  if (const Html claims = weak_items(pen, group.claims, false); !claims.empty())
    body += fmt::format("<details><summary>{}</summary>\n{}</details>\n",
                        counted(group.claims.size(), "claim"), claims);
  return body;
}

Html single_points(const Pen& pen) {
  SiteTable result{"Single points of failure", {"Source or study", "What it holds up alone"}, {}};
  for (const SinglePoint& point : pen.book().weakest().single_points) {
    const std::uint32_t node = pen.book().find(point.what.kind, point.what.name);
    if (node == kNone) continue;
    Nodes rules;
    for (const Mention& rule : point.rules) rules.push_back(pen.book().find(rule.kind, rule.name));
    result.rows.push_back({pen.link(node), pen.links(rules, "<br>")});
  }
  const Html rows = table(result);
  return rows.empty() ? rows : "<p>Without one of these, a suggestion loses its last certainty.</p>\n" + rows;
}

}  // namespace

void add_weak_points(Site& site) {
  const Pen pen(site.book(), "weak-points.html");
  const Weakest& weakest = site.book().weakest();
  Html body =
      "<h1>Weak points</h1>\n<p>Where this knowledge base is weakest. Who leans on it should know this "
      "first.</p>\n";
  if (weakest.due != 0)
    body += fmt::format("<p>The whole is to be reviewed by {}.</p>\n", render::iso_date(weakest.due));
  body += section("single-points", "Single points of failure", single_points(pen));
  for (const WeakGroup& weak : weakest.groups) {
    const auto& [heading, means] = kWeaknessWords[static_cast<std::size_t>(weak.weakness)];
    if (const Html items = weak_group(pen, weak); !items.empty())
      body += section(weakness_name(weak.weakness), heading, fmt::format("<p>{}</p>\n", means) + items);
  }
  site.add({"weak-points.html", "Weak points", "weak-points.html", std::move(body)});
}

}  // namespace kb::pages
