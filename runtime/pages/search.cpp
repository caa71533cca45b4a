// What is searched: a script that holds a list, since pages on a disk may load scripts and nothing else.
#include <boost/json.hpp>

#include "runtime/explain/words.h"
#include "runtime/pages/pages.h"
#include "runtime/render/plain.h"

namespace kb::pages {
namespace {

/// Everything that a statement says, to be searched and not shown.
std::string all_texts(const KnowledgeBase& kb, std::uint32_t node) {
  std::string result;
  for (const fbs::Clause& clause : kb.clauses_of(node)) {
    const std::string_view said = kb.text(clause.text());
    if (!said.empty()) result.append(result.empty() ? "" : " ").append(said);
  }
  return result;
}

}  // namespace

void add_search(Site& site) {
  const Book& book = site.book();
  const KnowledgeBase& kb = book.kb();
  boost::json::array entries;
  for (const Shelf shelf : {Shelf::recommendation, Shelf::option, Shelf::group, Shelf::claim, Shelf::question,
                            Shelf::guidance, Shelf::dispute, Shelf::source, Shelf::evidence, Shelf::word})
    for (const std::uint32_t node : book.on(shelf))
      entries.push_back(boost::json::array{
          boost::json::string(render::plain(short_words(book, node))), boost::json::string(kb.kind(node)),
          boost::json::string(render::plain(kb.name(node))), boost::json::string(book.routes().of(node)),
          boost::json::string(render::plain(all_texts(kb, node)))});
  site.add_file("search.js", "window.kbIndex = " + boost::json::serialize(entries) + ";\n");
}

}  // namespace kb::pages
