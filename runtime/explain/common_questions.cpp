// Questions: read off their statements, with the grounds that they name.
#include "runtime/explain/common_questions.h"

#include <algorithm>

#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/saying.h"
#include "runtime/explain/words.h"

namespace kb {
namespace {

/// With all that it says, and the sources of all that speaks for it.
Mention ground(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds) {
  Mention result = mention(kb, node, grounds);
  result.says = saying_of(kb, node);
  result.level = sureness_of(kb, node);
  result.citations = cited_under(kb, node, grounds);
  return result;
}

/// Disputes about one of these statements, or about a claim that one of them gives as its reason.
std::vector<QuestionDispute> disputes_about(const KnowledgeBase& kb, std::vector<std::uint32_t> statements) {
  const std::size_t named = statements.size();
  for (std::size_t i = 0; i < named; ++i)
    for (const std::uint32_t reason : named_by(kb, statements[i], "because")) statements.push_back(reason);
  std::vector<std::uint32_t> found;
  for (const std::uint32_t statement : statements)
    for (const std::uint32_t dispute : named_by(kb, statement, "about"))
      if (kb.kind(dispute) == "dispute" && std::ranges::find(found, dispute) == found.end())
        found.push_back(dispute);
  std::vector<QuestionDispute> result;
  for (const std::uint32_t dispute : found)
    result.push_back(
        {std::string(kb.name(dispute)), words_of(kb, dispute), std::string(kb.clause(dispute, "settled"))});
  return result;
}

QuestionAnswer question(const KnowledgeBase& kb, std::uint32_t node, Grounds& grounds) {
  QuestionAnswer result;
  result.name = kb.name(node);
  result.asks = kb.clause(node, "on");
  result.answer = kb.clause(node, "answer");
  const std::vector<std::uint32_t> answered_by = named_by(kb, node, "answered by");
  result.known = !result.answer.empty() || !answered_by.empty();
  for (const std::uint32_t statement : answered_by) result.rests_on.push_back(ground(kb, statement, grounds));
  result.disputes = disputes_about(kb, answered_by);
  result.place = place_of(kb, node);
  return result;
}

}  // namespace

Answer common_questions(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes, bool in_short) {
  Answer answer = begin_answer(kb, kNone);
  Grounds grounds(kb);
  CommonQuestions found;
  found.in_short = in_short;
  for (const std::uint32_t node : nodes) found.questions.push_back(question(kb, node, grounds));
  answer.citations = grounds.citations();
  answer.finding = std::move(found);
  return answer;
}

}  // namespace kb
