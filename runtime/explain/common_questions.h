// Questions: what people ask, what the knowledge base answers, and what the answer rests on.
#pragma once

#include <string_view>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/explain/mention.h"

namespace kb {

/// A dispute about what an answer rests on.
struct QuestionDispute {
  std::string name;
  std::string title;
  std::string settled;  ///< empty: it is open
};

struct QuestionAnswer {
  std::string name;
  std::string asks;    ///< the question, in its author's words
  std::string answer;  ///< empty: none is given
  bool known = false;  ///< something here answers it
  std::vector<Mention> rests_on;
  std::vector<QuestionDispute> disputes;
  Place place;
};

struct CommonQuestions {
  bool in_short = false;  ///< a list to choose from: the answers without what they rest on
  std::vector<QuestionAnswer> questions;
};

/// Questions that somebody may have meant.
struct QuestionsFound {
  std::vector<std::uint32_t> nodes;  ///< best first; one alone where it surely is the one
  bool near = false;                 ///< false: they share a word with what was asked, no more
};

/// The question with this name or text; else those that share the most telling words with it: a word tells
/// the more the fewer questions have it.
[[nodiscard]] QuestionsFound find_questions(const KnowledgeBase& kb, std::string_view words);

}  // namespace kb
