// Names become addresses that are safe in a file system and in HTML, each once.
#include "runtime/pages/routes.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/mention.h"
#include "runtime/render/html.h"

namespace kb::pages {
namespace {

constexpr std::size_t kLongestName = 80;  // of a file, so that every file system takes it

struct Kind {
  std::string_view kind;
  Shelf shelf;
};
constexpr Kind kKinds[] = {{"form", Shelf::option},
                           {"product", Shelf::option},
                           {"option", Shelf::option},
                           {"substance", Shelf::option},
                           {"claim", Shelf::claim},
                           {"evidence", Shelf::evidence},
                           {"source", Shelf::source},
                           {"risk group", Shelf::group},
                           {"population", Shelf::group},
                           {"dispute", Shelf::dispute},
                           {"side effect", Shelf::guidance},
                           {"advise", Shelf::guidance},
                           {"routine", Shelf::guidance},
                           {"monitor", Shelf::guidance},
                           {"refer", Shelf::guidance},
                           {"criterion", Shelf::guidance},
                           {"food", Shelf::guidance},
                           {"sign", Shelf::guidance},
                           {"question", Shelf::question},
                           {"fact", Shelf::word},
                           {"measure", Shelf::word},
                           {"medicine", Shelf::word},
                           {"goal", Shelf::word},
                           {"outcome", Shelf::word},
                           {"professional", Shelf::word}};

struct Room {
  std::string_view folder;  ///< of their pages; empty: they share the list page
  std::string_view list;
};
/// In the order of Shelf.
constexpr Room kPlaces[] = {{"recommendation", "recommendations.html"},
                            {"option", "options.html"},
                            {"claim", "claims.html"},
                            {"evidence", "evidence.html"},
                            {"source", "sources.html"},
                            {"", "groups.html"},
                            {"", "disputes.html"},
                            {"", "guidance.html"},
                            {"", "questions.html"},
                            {"", "words.html"},
                            {"", ""}};

const Room& place_on(Shelf shelf) { return kPlaces[static_cast<std::size_t>(shelf)]; }

/// Of several names that come out alike, the later ones get a number.
std::string once(std::string name, std::set<std::string>& taken) {
  if (name.empty()) name = "unnamed";
  if (name.size() > kLongestName) name.resize(kLongestName);
  std::string result = name;
  for (int i = 2; !taken.insert(result).second; ++i) result = fmt::format("{}-{}", name, i);
  return result;
}

std::string file_name(std::string_view path) {
  std::string name;
  for (char c : path) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                      (c == '.' && !name.empty() && name.back() != '.' && name.back() != '-');
    if (kept)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  return name;
}

}  // namespace

Shelf shelf_of(std::string_view kind) {
  if (is_rule_kind(kind)) return Shelf::recommendation;
  const auto* const found = std::ranges::find(kKinds, kind, &Kind::kind);
  return found == std::end(kKinds) ? Shelf::none : found->shelf;
}

bool has_own_page(Shelf shelf) { return !place_on(shelf).folder.empty(); }

std::string_view list_page(Shelf shelf) { return place_on(shelf).list; }

Routes::Routes(const KnowledgeBase& kb, const std::vector<SiteText>& texts) : kb_(kb) {
  std::set<std::string> taken;
  for (const SiteText& text : texts)
    texts_.emplace_back(text.path, "text/" + once(file_name(text.path), taken) + ".html");
  std::vector<std::set<std::string>> names(std::size(kPlaces));
  routes_.resize(kb.nodes.size());
  for (std::uint32_t node = 0; node + std::size_t{1} < kb.nodes.size(); ++node) {
    const Shelf shelf = shelf_of(kb.kind(node));
    if (shelf == Shelf::none) {
      routes_[node] = place(node);
      continue;
    }
    const std::string name = once(render::html_id(kb.name(node)), names[static_cast<std::size_t>(shelf)]);
    // Letters before the name keep anchors apart from those that a page has for itself.
    routes_[node] = has_own_page(shelf) ? fmt::format("{}/{}.html", place_on(shelf).folder, name)
                                        : fmt::format("{}#is-{}", place_on(shelf).list, name);
  }
}

const std::string& Routes::of(std::uint32_t node) const {
  return node < routes_.size() ? routes_[node] : nowhere_;
}

std::string_view Routes::anchor(std::uint32_t node) const {
  const std::string_view route = of(node);
  const std::size_t hash = route.find('#');
  return hash == std::string_view::npos ? std::string_view{} : route.substr(hash + 1);
}

std::string Routes::text(std::string_view path) const {
  const auto found = std::ranges::find(texts_, path, &std::pair<std::string, std::string>::first);
  return found == texts_.end() ? std::string{} : found->second;
}

std::string Routes::place(std::uint32_t node) const {
  const std::string page = text(kb_.file(node));
  const std::uint32_t line = kb_.nodes[node].line();
  return page.empty() || line == 0 ? std::string{} : fmt::format("{}#L{}", page, line);
}

}  // namespace kb::pages
