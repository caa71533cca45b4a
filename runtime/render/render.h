// Render: an Answer as text for people, as JSON by the published schema (answer.schema.json), or as Markdown.
#pragma once

#include <string>

#include "runtime/explain/answer.h"

namespace kb {

struct TextStyle {
  bool colour = false;      ///< ANSI colours; for terminals only
  std::size_t width = 100;  ///< columns to wrap at
};

[[nodiscard]] std::string render_text(const Answer& answer, TextStyle style = {});
[[nodiscard]] std::string render_json(const Answer& answer);
[[nodiscard]] std::string render_markdown(const Answer& answer);

}  // namespace kb
