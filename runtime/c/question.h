// Question: what is asked of a knowledge base, as JSON in the words of `asked` in the schema of answers, and
// the answer to it. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include "runtime/artifact/knowledge_base.h"

namespace kb::c {

enum class Outcome : std::uint8_t { answered, refused, unknown, depends };

struct Reply {
  Outcome outcome = Outcome::refused;
  std::string text;  ///< an answer as JSON, or why the question is refused
};

/// kb_c.h says which questions there are.
[[nodiscard]] Reply reply_to(const KnowledgeBase& kb, std::string_view question);

}  // namespace kb::c
