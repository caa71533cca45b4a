// What is worked out once for all pages.
#include "runtime/pages/book.h"

#include <algorithm>

#include "runtime/explain/answer.h"
#include "runtime/explain/words.h"

namespace kb::pages {

Book::Book(const SiteInput& input)
    : input_(input),
      routes_(input.kb, input.texts),
      grounds_(input.kb),
      shelves_(static_cast<std::size_t>(Shelf::none) + 1) {
  // The first to be cited gets the first number.
  for (const fbs::Source& source : kb().sources) (void)grounds_.cite(source.node());
  citations_ = grounds_.citations();
  Answer answer = kb::weakest(kb(), kb().reviewed(), {});
  if (auto* const found = std::get_if<Weakest>(&answer.finding)) weakest_ = std::move(*found);
  for (std::uint32_t node = 0; node + std::size_t{1} < kb().nodes.size(); ++node)
    shelves_[static_cast<std::size_t>(shelf_of(kb().kind(node)))].push_back(node);
}

std::uint32_t Book::source_of(std::uint32_t citation_number) const {
  return citation_number == 0 || citation_number > kb().sources.size()
             ? kNone
             : kb().sources[citation_number - 1].node();
}

const Citation& Book::citation_of(std::uint32_t source) const {
  static const Citation kUnknown;
  const std::uint32_t row = kb().nodes[source].detail();
  return row < citations_.size() ? citations_[row] : kUnknown;
}

std::uint32_t Book::find(std::string_view kind, std::string_view name) const {
  for (const fbs::Name& row : kb().find(name))
    if (kb().kind(row.node()) == kind && kb().name(row.node()) == name) return row.node();
  return kNone;
}

std::vector<std::uint32_t> of_kind(const KnowledgeBase& kb, std::vector<std::uint32_t> nodes,
                                   std::string_view kind) {
  std::erase_if(nodes, [&](std::uint32_t node) { return kb.kind(node) != kind; });
  return nodes;
}

std::vector<std::uint32_t> disputes_about(const KnowledgeBase& kb, std::uint32_t node) {
  return of_kind(kb, named_by(kb, node, "about"), "dispute");
}

}  // namespace kb::pages
