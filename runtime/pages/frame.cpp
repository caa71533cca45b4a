// Head, navigation, search and foot.
#include "runtime/pages/frame.h"

#include <fmt/format.h>

#include "runtime/explain/words.h"

namespace kb::pages {
namespace {

struct Entry {
  std::string_view page;
  std::string_view words;
};
constexpr Entry kNavigation[] = {{"index.html", "Overview"},    {"recommendations.html", "Recommendations"},
                                 {"options.html", "Options"},   {"groups.html", "People at risk"},
                                 {"guidance.html", "Guidance"}, {"questions.html", "Questions"},
                                 {"claims.html", "Claims"},     {"evidence.html", "Evidence"},
                                 {"disputes.html", "Disputes"}, {"weak-points.html", "Weak points"},
                                 {"sources.html", "Sources"},   {"words.html", "Words"},
                                 {"text/index.html", "Text"},   {"ask.html", "Ask here"}};

// Nothing is loaded from elsewhere, nothing is sent anywhere. `file:` is there for pages opened from a disk,
// where not every browser takes 'self' for that. On the one page that asks, WebAssembly may be compiled, out
// of data within the page.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:{}; base-uri 'none'; form-action "
    "'none'";

Html navigation(const Pen& pen, std::string_view within) {
  Html items;
  for (const auto& [page, words] : kNavigation)
    items += fmt::format("<li><a href=\"{}\"{}>{}</a></li>\n", pen.to(page),
                         page == within ? " aria-current=\"page\"" : "", words);
  return items;
}

Html foot(const KnowledgeBase& kb) {
  Html result;
  for (const std::string& notice : kb::clauses_of(kb, kb.root(), "notice"))
    result += fmt::format("<p>{}</p>\n", text(notice));
  return result + fmt::format("<p>{} {}, digest <code>{}</code></p>\n", text(kb.name()), text(kb.version()),
                              kb.digest());
}

}  // namespace

void Site::add(const Page& page) {
  const Pen pen(book_, page.path);
  const KnowledgeBase& kb = book_.kb();
  const Html brand = text(kb.title(kb.root()));
  Html scripts = fmt::format("<script src=\"{}\" defer></script>\n", pen.to("site.js"));
  const bool runs = page.asks && !book_.input().runtime_script.empty();
  if (runs)
    for (const std::string_view script : {"kb-runtime.js", "knowledge.js", "ask.js"})
      scripts += fmt::format("<script src=\"{}\" defer></script>\n", pen.to(script));
  std::string bytes = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>{}{}{}</title>\n<link rel=\"stylesheet\" href=\"{}\">\n{}</head>\n<body>\n",
      fmt::format(kPolicy, runs ? " 'wasm-unsafe-eval'; connect-src data:" : ""), sentence(page.title),
      page.title.empty() ? "" : " – ", brand, pen.to("style.css"), scripts);
  bytes += fmt::format(
      "<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header class=\"top\">\n"
      "<p class=\"brand\"><a href=\"{0}\">{1}</a></p>\n"
      "<form class=\"search\" role=\"search\" data-up=\"{2}\" hidden>\n<label for=\"search\">Search</label>\n"
      "<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n</form>\n"
      "<div class=\"found\"><p id=\"found-count\" role=\"status\"></p>\n<ul id=\"found-list\" "
      "hidden></ul></div>\n"
      "<nav aria-label=\"Pages\">\n<ul>\n{3}</ul>\n</nav>\n</header>\n",
      pen.to("index.html"), brand, pen.to(""), navigation(pen, page.within));
  bytes += fmt::format(
      "<main id=\"content\" tabindex=\"-1\">\n{}</main>\n<footer>\n{}</footer>\n</body>\n</html>\n",
      page.body, foot(kb));
  add_file(page.path, std::move(bytes));
}

Html crumbs(const Pen& pen, std::string_view list, std::string_view words) {
  return fmt::format("<p class=\"crumbs\"><a href=\"{}\">{}</a></p>\n", pen.to(list), text(words));
}

}  // namespace kb::pages
