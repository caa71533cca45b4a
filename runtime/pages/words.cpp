// The words that a person's situation is described with, and what each is asked as.
#include "runtime/explain/words.h"

#include <fmt/format.h>

#include "runtime/pages/pages.h"
#include "runtime/pages/statement.h"

namespace kb::pages {
namespace {

constexpr KindSection kWords[] = {{"facts", "fact", "Facts"},
                                  {"measures", "measure", "Measures"},
                                  {"medicines", "medicine", "Medicines"},
                                  {"professionals", "professional", "Professionals"},
                                  {"goals", "goal", "Goals"},
                                  {"outcomes", "outcome", "Outcomes"}};

Html word(const Pen& pen, std::uint32_t node) {
  const KnowledgeBase& kb = pen.kb();
  Html body = definitions(clauses_but(kb, node, {"title", "as"}));
  if (const Html linked = ties(pen, node, {"source"}, {}, 4); !linked.empty())
    body += "<details><summary>Where it plays a part</summary>\n" + linked + "</details>\n";
  return article(pen, node, words_of(kb, node), body);
}

}  // namespace

void add_words(Site& site) {
  const Pen pen(site.book(), "words.html");
  Html body =
      "<h1>Words</h1>\n<p>What can be said of a person, and what is spoken of. What could reveal harm is "
      "never taken "
      "for a no because nobody said it.</p>\n";
  body += sections_by_kind(pen, kWords, Shelf::word, word);
  site.add({"words.html", "Words", "words.html", std::move(body)});
}

}  // namespace kb::pages
