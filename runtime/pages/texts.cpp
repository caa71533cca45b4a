// The texts that the knowledge base was compiled from, line by line; a line that begins a statement leads to
// it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "runtime/pages/pages.h"

namespace kb::pages {
namespace {

/// Statements of a text by the lines on which they begin.
std::multimap<std::uint32_t, std::uint32_t> beginnings(const Book& book, std::string_view path) {
  std::multimap<std::uint32_t, std::uint32_t> result;
  const KnowledgeBase& kb = book.kb();
  for (std::uint32_t node = 0; node + std::size_t{1} < kb.nodes.size(); ++node)
    if (kb.file(node) == path && shelf_of(kb.kind(node)) != Shelf::none)
      result.emplace(kb.nodes[node].line(), node);
  return result;
}

/// The line with its statement's name as a link; without one where the name isn't in it.
Html linked(const Pen& pen, std::string_view line, std::uint32_t node) {
  const std::string_view name = pen.kb().name(node);
  const std::size_t at = name.empty() ? std::string_view::npos : line.find(name);
  if (at == std::string_view::npos)
    return fmt::format("<a href=\"{}\">{}</a>", pen.to(pen.book().routes().of(node)), text(line));
  return fmt::format("{}<a href=\"{}\">{}</a>{}", text(line.substr(0, at)),
                     pen.to(pen.book().routes().of(node)), text(name), text(line.substr(at + name.size())));
}

Html lines_of(const Pen& pen, const SiteText& shown) {
  const auto begin = beginnings(pen.book(), shown.path);
  Html result;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < shown.text.size();) {
    const std::size_t end = std::min(shown.text.find('\n', at), shown.text.size());
    std::string_view line = shown.text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    ++number;
    const std::size_t first = line.find_first_not_of(' ');
    const bool comment = first != std::string_view::npos && line[first] == '#';
    const auto [from, to] = begin.equal_range(number);
    const bool one = from != to && std::next(from) == to;
    fmt::format_to(std::back_inserter(result), "<span class=\"line{}\" id=\"L{}\">{}\n</span>",
                   comment ? " comment" : "", number, one ? linked(pen, line, from->second) : text(line));
  }
  return result;
}

}  // namespace

void add_texts(Site& site) {
  const Pen pen(site.book(), "text/index.html");
  Html items;
  for (const SiteText& shown : site.book().input().texts) {
    const std::string path = site.book().routes().text(shown.path);
    items += fmt::format("<li><a href=\"{}\">{}</a></li>\n", pen.to(path), text(shown.path));
    const Pen own(site.book(), path);
    Html body = crumbs(own, "text/index.html", "Text");
    body += fmt::format("<h1><code>{}</code></h1>\n<pre class=\"source\"><code>{}</code></pre>\n",
                        text(shown.path), lines_of(own, shown));
    site.add({path, shown.path, "text/index.html", std::move(body)});
  }
  Html body = "<h1>Text</h1>\n";
  body +=
      items.empty()
          ? "<p>These pages were made from the compiled file alone, without the text that it was made "
            "from.</p>\n"
          : "<p>What the authors wrote, and all of these pages were made from.</p>\n<ul class=\"plain\">\n" +
                items + "</ul>\n";
  site.add({"text/index.html", "Text", "text/index.html", std::move(body)});
}

}  // namespace kb::pages
