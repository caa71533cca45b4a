// HTML, and nothing of what it says.
#include "runtime/pages/pen.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/explain/ratings.h"
#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"
#include "runtime/render/csl.h"
#include "runtime/render/html.h"
#include "runtime/render/report.h"
#include "runtime/text/characters.h"

namespace kb::pages {
namespace {

struct EffectWords {
  std::string_view kind;
  std::string_view words;
  std::string_view tone;
};
constexpr EffectWords kEffects[] = {{"suggest", "Suggested", "good"},
                                    {"prefer", "Preferred", "plain"},
                                    {"limit", "Limit", "care"},
                                    {"caution", "Care needed", "care"},
                                    {"interact", "Interaction", "care"},
                                    {"separate", "Keep apart", "care"},
                                    {"advise against", "Advised against", "bad"},
                                    {"contraindicate", "Contraindicated", "bad"}};

}  // namespace

Html text(std::string_view text) { return render::html_text(text); }

Html sentence(std::string_view text) { return render::html_text(render::capital(std::string(text))); }

std::string counted(std::size_t number, std::string_view what) {
  if (number == 1) return fmt::format("1 {}", what);
  // "item of evidence": the first word is what there are several of.
  if (const std::size_t of = what.find(" of "); of != std::string_view::npos)
    return counted(number, what.substr(0, of)) + std::string(what.substr(of));
  const bool ends_in_y = what.ends_with('y') && !what.ends_with("ay");
  if (ends_in_y) return fmt::format("{} {}ies", number, what.substr(0, what.size() - 1));
  return fmt::format("{} {}s", number, what);
}

Pen::Pen(Book& book, std::string_view path) : book_(book) {
  for (const char c : path)
    if (c == '/') up_ += "../";
}

std::string Pen::to(std::string_view route) const { return up_ + std::string(route); }

Html Pen::link(std::uint32_t node) const { return link(node, short_words(book_, node)); }

Html Pen::link(std::uint32_t node, std::string_view words) const {
  const std::string& route = book_.routes().of(node);
  if (route.empty()) return text(words);
  return fmt::format("<a href=\"{}\">{}</a>", to(route), text(words));
}

Html Pen::place(std::uint32_t node) const {
  const std::uint32_t line = kb().nodes[node].line();
  const std::string words = text(fmt::format("{}:{}", kb().file(node), line));
  const std::string route = book_.routes().place(node);
  if (route.empty()) return fmt::format("<span class=\"place\">{}</span>", words);
  return fmt::format("<a class=\"place\" href=\"{}\">{}</a>", to(route), words);
}

Html Pen::links(const Nodes& nodes, std::string_view between) const {
  Html result;
  for (const std::uint32_t node : nodes) {
    if (!result.empty()) result += between;
    result += link(node);
  }
  return result;
}

Html Pen::list(const Nodes& nodes, bool kinds) const {
  if (nodes.empty()) return {};
  Html result = "<ul class=\"plain\">\n";
  for (const std::uint32_t node : nodes) {
    const Html sure = certainty(node);
    result += fmt::format("<li>{}{}{}</li>\n", kinds ? marked_link(node) : link(node),
                          sure.empty() ? "" : " ", sure);
  }
  return result + "</ul>\n";
}

Html Pen::cited(const CitationNumbers& numbers) const {
  Html result;
  for (const std::uint32_t number : numbers) {
    const std::uint32_t source = book_.source_of(number);
    if (source == kNone) continue;
    result += fmt::format("{}{}", result.empty() ? "" : "; ", link(source));
  }
  return result.empty() ? result : fmt::format("<span class=\"cited\">[{}]</span>", result);
}

Html Pen::certainty(std::uint32_t node) const {
  const auto level = certainty_of(kb(), node);
  if (!level) return {};
  return level_mark(*level,
                    kb().kind(node) == "claim" && kb().claims[kb().nodes[node].detail()].refuted() != 0);
}

Html Pen::effect(std::uint32_t rule) const {
  const auto* const found = std::ranges::find(kEffects, kb().kind(rule), &EffectWords::kind);
  if (found == std::end(kEffects)) return {};
  return fmt::format("<span class=\"effect {}\">{}</span>", found->tone, found->words);
}

Html Pen::marked_link(std::uint32_t node) const {
  const Html mark = effect(node);
  if (mark.empty())
    return fmt::format("<span class=\"kind\">{}</span> {}", text(kb().kind(node)), link(node));
  return mark + " " + link(node, bare_words(kb(), node));
}

std::string bare_words(const KnowledgeBase& kb, std::uint32_t rule) {
  if (kb.kind(rule) == "separate") {
    std::string others;
    for (const std::uint32_t other : named_by(kb, rule, "from"))
      others += (others.empty() ? "" : ", ") + words_of(kb, other);
    return render::capital(
        fmt::format("{}: {} apart from {}", rule_targets(kb, rule), kb.clause(rule, "by"), others));
  }
  std::string words = rule_heading(kb, rule);
  // "Care needed: " and the like: one or two words that the mark beside it says too.
  for (const EffectWords& effect : kEffects)
    if (words.starts_with(effect.words) && words.substr(effect.words.size()).starts_with(": "))
      words.erase(0, effect.words.size() + 2);
  return render::capital(std::move(words));
}

std::string source_words(const Citation& citation) {
  const render::CslItem item = render::csl_item(citation);
  std::string words;
  if (!item.authors.empty())
    words = item.authors.front().main();
  else
    words = item.title.empty() ? citation.id : item.title;
  constexpr std::size_t kShort = 60;
  if (words.size() > kShort) {
    std::size_t end = words.rfind(' ', kShort);
    if (end == std::string::npos || end < kShort / 2) end = valid_length(words.substr(0, kShort));
    words = words.substr(0, end) + "…";
  }
  if (item.authors.size() > 1) words += " et al.";
  if (item.issued.known()) words += " " + item.issued.year_text();
  return words;
}

std::string short_words(const Book& book, std::uint32_t node) {
  const KnowledgeBase& kb = book.kb();
  const std::string_view kind = kb.kind(node);
  if (kind == "source") return source_words(book.citation_of(node));
  if (is_rule_kind(kind)) return rule_heading(kb, node);
  if (kind == "claim" || kind == "advise" || kind == "refer" || kind == "criterion" || kind == "sign")
    return saying_of(kb, node);
  if (kind == "side effect")
    return render::capital(rule_targets(kb, node) + ", of " + rule_targets(kb, node, "of"));
  if (kind == "question") {
    const std::string_view asks = kb.clause(node, "on");
    return asks.empty() ? words_of(kb, node) : std::string(asks);
  }
  if (kind == "evidence") {
    std::string_view title = kb.clause(node, "title");
    if (title.empty()) title = kb.clause(node, "states");
    if (!title.empty()) return render::capital(std::string(title));
  }
  return render::capital(words_of(kb, node));
}

Html level_mark(Level level, bool refuted) {
  if (refuted) return "<span class=\"level refuted\">refuted</span>";
  const auto filled = static_cast<std::size_t>(level);
  std::string dots;
  for (std::size_t i = 1; i <= static_cast<std::size_t>(Level::high); ++i) dots += i <= filled ? "●" : "○";
  return fmt::format(
      "<span class=\"level l{}\"><span class=\"dots\" aria-hidden=\"true\">{}</span> {}</span>", filled, dots,
      render::certainty_words(level));
}

Html section(std::string_view id, std::string_view heading, const Html& body) {
  if (body.empty()) return {};
  return fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n", id,
                     text(heading), body);
}

Html definitions(const Rows& rows) {
  Html inside;
  for (const auto& [name, said] : rows)
    if (!said.empty()) inside += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", text(name), said);
  return inside.empty() ? inside : "<dl>\n" + inside + "</dl>\n";
}

Html table(const SiteTable& table) {
  if (table.rows.empty()) return {};
  Html result = fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {0}\">\n<table>\n<thead><tr>",
      text(table.label));
  for (const std::string& head : table.heads) result += fmt::format("<th scope=\"col\">{}</th>", text(head));
  result += "</tr></thead>\n<tbody>\n";
  for (const std::vector<Html>& row : table.rows) {
    result += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      result +=
          i == 0 ? fmt::format("<th scope=\"row\">{}</th>", row[i]) : fmt::format("<td>{}</td>", row[i]);
    result += "</tr>\n";
  }
  return result + "</tbody>\n</table>\n</div>\n";
}

Html text_list(const std::vector<std::string>& lines, std::string_view tag) {
  if (lines.empty()) return {};
  Html result = fmt::format("<{}>\n", tag);
  for (const std::string& line : lines) result += fmt::format("<li>{}</li>\n", sentence(line));
  return result + fmt::format("</{}>\n", tag);
}

}  // namespace kb::pages
