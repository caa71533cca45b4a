// The knowledge base's identity, its notices, and the goal that is asked about.
#include "runtime/explain/begin.h"

#include "runtime/explain/words.h"

namespace kb {

Answer begin_answer(const KnowledgeBase& kb, std::uint32_t goal) {
  Answer answer;
  answer.kb = {std::string(kb.name()), words_of(kb, kb.root()), std::string(kb.version()), kb.digest()};
  answer.notices = clauses_of(kb, kb.root(), "notice");
  if (goal != kNone) {
    answer.goal = kb.name(goal);
    answer.goal_title = words_of(kb, goal);
  }
  return answer;
}

}  // namespace kb
