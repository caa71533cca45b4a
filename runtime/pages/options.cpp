// What can be recommended, side by side, and a page for each.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/pages/rules.h"
#include "runtime/pages/statement.h"
#include "runtime/quantity/format.h"
#include "runtime/quantity/formula.h"
#include "runtime/render/report.h"

namespace kb::pages {
namespace {

/// Whether a recommendation names this option, or all of its substance.
bool names_it(const KnowledgeBase& kb, std::uint32_t rule, std::uint32_t option) {
  return std::ranges::any_of(kb.out(rule), [&](const KnowledgeBase::Edge edge) {
    return edge.node == option && kb.keyword(edge.label) == "on";
  });
}

Nodes rules_on(const KnowledgeBase& kb, std::uint32_t row) {
  Nodes result;
  for (const std::uint32_t rule :
       kb.option_rules.run(kb.options[row].rules_begin(), kb.options[row + std::size_t{1}].rules_begin()))
    result.push_back(kb.rules[rule].node());
  std::ranges::sort(result);
  return result;
}

bool speaks_for(const KnowledgeBase& kb, std::uint32_t rule) { return kb.kind(rule) == "suggest"; }

Html share(const KnowledgeBase& kb, const fbs::Option& option) {
  if (option.fraction_high_numerator() == 0) return {};
  const Fraction low{option.fraction_low_numerator(), option.fraction_low_denominator()};
  const Fraction high{option.fraction_high_numerator(), option.fraction_high_denominator()};
  const std::string least = format_percent(low);
  const std::string most = format_percent(high);
  std::string words = least == most ? least : fmt::format("{} to {}", least, most);
  if (option.substance() != kNone) words += " " + words_of(kb, option.substance());
  return text(words);
}

Html suggestion(const Pen& pen, std::uint32_t rule) {
  const KnowledgeBase& kb = pen.kb();
  Html doses_html;
  for (const auto& [name, amount] : doses(kb, rule))
    doses_html += fmt::format("<br><span class=\"faint\">{}</span> {}", text(name), amount);
  return fmt::format("<a href=\"{}\">{}</a>, {} {}{}", pen.to(pen.book().routes().of(rule)),
                     for_whom(kb, rule), strength(kb, rule), pen.certainty(rule), doses_html);
}

Html warning(const Pen& pen, std::uint32_t rule) {
  return fmt::format("{} <a href=\"{}\">{}</a>", pen.effect(rule), pen.to(pen.book().routes().of(rule)),
                     for_whom(pen.kb(), rule));
}

Html side_effects(const Pen& pen, std::uint32_t option) {
  Html result;
  for (const std::uint32_t node : of_kind(pen.kb(), named_by(pen.kb(), option, "of"), "side effect"))
    result += (result.empty() ? "" : "<br>") + pen.link(node, render::capital(rule_targets(pen.kb(), node)));
  return result;
}

/// What holds of several options at once, told once above them.
Nodes common_rules(const KnowledgeBase& kb) {
  Nodes result;
  for (const fbs::Rule& rule : kb.rules) {
    const Nodes reached = reached_by(kb, rule.node());
    const bool one_of_them =
        std::ranges::any_of(reached, [&](std::uint32_t option) { return names_it(kb, rule.node(), option); });
    if (!reached.empty() && !one_of_them) result.push_back(rule.node());
  }
  std::ranges::sort(result);
  return result;
}

Html side_by_side(const Pen& pen) {
  const KnowledgeBase& kb = pen.kb();
  SiteTable result{"Options side by side",
                   {"Option", "Share", "Suggested for whom, how surely, how much",
                    "Care, and reasons against", "Side effects"},
                   {}};
  for (std::uint32_t row = 0; row + std::size_t{1} < kb.options.size(); ++row) {
    const std::uint32_t option = kb.options[row].node();
    if (!stands_by_itself(kb, option)) continue;
    Html good;
    Html bad;
    for (const std::uint32_t rule : rules_on(kb, row)) {
      if (!names_it(kb, rule, option)) continue;
      Html& cell = speaks_for(kb, rule) ? good : bad;
      cell +=
          (cell.empty() ? "" : "<br>") + (speaks_for(kb, rule) ? suggestion(pen, rule) : warning(pen, rule));
    }
    result.rows.push_back({pen.link(option), share(kb, kb.options[row]),
                           good.empty() ? "<span class=\"faint\">nothing here suggests it</span>" : good, bad,
                           side_effects(pen, option)});
  }
  return table(result);
}

void add_option(Site& site, std::uint32_t node) {
  const Pen pen(site.book(), site.book().routes().of(node));
  const KnowledgeBase& kb = pen.kb();
  const std::string title = short_words(site.book(), node);
  Html body = crumbs(pen, "options.html", "Options");
  body += fmt::format("<h1>{}</h1>\n", sentence(title));
  Rows rows;
  const std::uint32_t row = [&] {
    for (std::uint32_t i = 0; i + std::size_t{1} < kb.options.size(); ++i)
      if (kb.options[i].node() == node) return i;
    return kNone;
  }();
  if (row != kNone) rows.emplace_back("Share", share(kb, kb.options[row]));
  rows.emplace_back("Form of", pen.links(of_kind(kb, named_by(kb, node, "of"), "substance")));
  rows.emplace_back("Contains", named_with_remarks(pen, node, "contains"));
  for (auto& said : clauses_but(kb, node, {"title", "as"})) rows.push_back(std::move(said));
  body += definitions(rows);
  const Nodes rules = row == kNone ? named_by(kb, node, "on") : rules_on(kb, row);
  for (const RuleGroup& group : rule_groups()) {
    Nodes these;
    for (const std::uint32_t rule : rules)
      if (std::ranges::find(group.kinds, kb.kind(rule)) != group.kinds.end()) these.push_back(rule);
    body += section(group.id, group.heading, rule_table(pen, group.heading, these));
  }
  body +=
      section("side-effects", "Side effects", pen.list(of_kind(kb, named_by(kb, node, "of"), "side effect")));
  body += section("claims", "Claims about it", pen.list(of_kind(kb, named_by(kb, node, "about"), "claim")));
  body += section("disputes", "Disputes", pen.list(disputes_about(kb, node)));
  body += section("linked", "Linked with", ties(pen, node, {"about", "on", "contains", "of"}, {}));
  body += origin(pen, node);
  site.add({site.book().routes().of(node), title, "options.html", std::move(body)});
}

}  // namespace

void add_options(Site& site) {
  const Pen pen(site.book(), "options.html");
  Html body =
      "<h1>Options side by side</h1>\n<p>What can be taken or done, each with what speaks for it and what "
      "against it.</p>\n";
  body += section("each", "Each by itself", side_by_side(pen));
  const Html common = rule_table(pen, "What holds of several of them alike", common_rules(pen.kb()));
  body += section("alike", "What holds of several of them alike", common);
  site.add({"options.html", "Options side by side", "options.html", std::move(body)});
  for (const std::uint32_t node : site.book().on(Shelf::option)) add_option(site, node);
}

}  // namespace kb::pages
