// Disputes: read off their statements, with the sources that each side and each reason cites.
#include "runtime/explain/disputes.h"

#include "runtime/explain/begin.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

DisputeAnswer dispute(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds) {
  DisputeAnswer result;
  result.name = kb.name(node);
  result.title = words_of(kb, node);
  result.settled = kb.clause(node, "settled");
  result.because = clauses_of(kb, node, "because");
  result.notes = clauses_of(kb, node, "note");
  result.place = place_of(kb, node);
  for (const KnowledgeBase::Edge edge : kb.in(node)) {
    const std::string_view label = kb.keyword(edge.label);
    if (label == "because") {
      result.because.push_back(words_of(kb, edge.node));
      add_citations(result.citations, grounds.cite(edge.node));
    }
    if (label != "between") continue;
    Position position{std::string(kb.name(edge.node)), {}, grounds.cite(edge.node)};
    for (const fbs::EdgeNote& note : kb.notes_of_edge(edge.index))
      position.says.append(position.says.empty() ? "" : "; ").append(kb.text(note.text()));
    result.positions.push_back(std::move(position));
  }
  for (const KnowledgeBase::Edge edge : kb.out(node))
    if (kb.keyword(edge.label) == "about")
      result.about.push_back(std::string(kb.kind(edge.node)).append(" ").append(kb.name(edge.node)));
  return result;
}

}  // namespace

Answer disputes(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes) {
  Answer answer = begin_answer(kb, kNone);
  Grounds grounds(kb);
  Disputes found;
  for (const std::uint32_t node : nodes) found.disputes.push_back(dispute(kb, node, grounds));
  answer.citations = grounds.citations();
  answer.finding = std::move(found);
  return answer;
}

}  // namespace kb
