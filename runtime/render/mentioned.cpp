// Statements in words.
#include "runtime/render/mentioned.h"

#include <fmt/format.h>

#include "runtime/render/json_text.h"
#include "runtime/render/json_values.h"

namespace kb::render {

std::string named(const Mention& mention) { return fmt::format("{} {}", mention.kind, mention.name); }

std::string grade_words(const Mention& mention) {
  std::string words;
  if (!mention.design.empty()) {
    EvidenceReason study;
    study.design = mention.design;
    study.people = mention.people;
    words = study_words(study);
  }
  if (!mention.level) return words;
  if (!words.empty()) words += ", ";
  return words + (mention.refuted ? std::string("refuted")
                  : mention.kind == "evidence" && *mention.level == Level::none
                      ? std::string("doesn't count")
                      : certainty_words(*mention.level));
}

std::string place_words(const Place& place) {
  return place.line == 0 ? std::string{} : fmt::format("{}:{}", place.file, place.line);
}

boost::json::object to_json(const Mention& mention) {
  boost::json::object result;
  result["kind"] = mention.kind;
  result["name"] = mention.name;
  result["says"] = text(mention.says);
  result["design"] = text(mention.design);
  result["people"] = count(mention.people);
  result["level"] = mention.level ? boost::json::value(level_key(*mention.level)) : boost::json::value();
  result["refuted"] = mention.refuted;
  result["citations"] = numbers(mention.citations);
  put_place(result, mention.place);
  return result;
}

}  // namespace kb::render
