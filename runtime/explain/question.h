// Questions: what people ask, what the knowledge base answers, and what the answer rests on.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/explain/statement.h"

namespace kb {

/// A statement that answers a question, or a part of it.
struct QuestionGround {
  std::string kind;  ///< "claim", "limit", …
  std::string name;
  std::string says;
  std::optional<Level> certainty;  ///< nothing where nothing is graded
  bool refuted = false;            ///< a claim with stronger evidence against it
  std::string design;              ///< of evidence: "rct"
  std::uint32_t people = 0;        ///< of evidence: how many were studied; 0: not said
  CitationNumbers citations;
  Place place;
};

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
  std::vector<QuestionGround> rests_on;
  std::vector<QuestionDispute> disputes;
  Place place;
};

struct Questions {
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
