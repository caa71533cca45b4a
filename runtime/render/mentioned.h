// Mentioned: a statement of the knowledge base in words, and as JSON. Private to this room.
#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "runtime/explain/mention.h"
#include "runtime/render/report.h"

namespace kb::render {

/// "claim falls-happen"
[[nodiscard]] std::string named(const Mention& mention);
/// "low certainty", "randomised trial, n 155, high certainty", "refuted"; empty for what isn't graded.
[[nodiscard]] std::string grade_words(const Mention& mention);
/// "safety.kb:12"
[[nodiscard]] std::string place_words(const Place& place);

[[nodiscard]] boost::json::object to_json(const Mention& mention);

}  // namespace kb::render
