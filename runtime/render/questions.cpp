// Questions: what to ask, in which order, and what an answer leaves.
#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

namespace json = boost::json;

Item item(const OpenQuestion& question, const OpenQuestions& all) {
  Item result{fmt::format("{} ({})", question.asked.ask, question.asked.fact), {}, {}, 0};
  if (!all.option.empty()) {
    result.notes = outcome_notes(question.asked, all.possible);
  } else if (question.options.size() < all.options) {
    result.notes.push_back({"bears on", fmt::format("{}", fmt::join(question.options, ", ")), {}});
  }
  return result;
}

json::object outcome(const DependencyOutcome& from) {
  json::object result;
  result["value"] = from.value;
  result["verdicts"] = texts(from.verdicts);
  return result;
}

std::string_view kind_key(UnknownKind kind) {
  switch (kind) {
    case UnknownKind::fact: return "yes-or-no";
    case UnknownKind::measure: return "measure";
    case UnknownKind::intake: return "intake";
    case UnknownKind::content: break;
  }
  return "content";
}

json::object question(const OpenQuestion& from) {
  json::object result;
  result["fact"] = from.asked.fact;
  result["title"] = from.asked.title;
  result["kind"] = kind_key(from.asked.kind);
  result["ask"] = from.asked.ask;
  result["safety"] = from.asked.safety;
  result["outcomes"] = list_of(from.asked.outcomes, outcome);
  result["options"] = texts(from.options);
  return result;
}

}  // namespace

void add(Report& report, const OpenQuestions& open) {
  const std::size_t count = open.questions.size();
  const std::string_view plural = count == 1 ? "" : "s";
  const std::string about = open.option.empty() ? fmt::format("{} options", open.options) : open.title;
  report.headline = count == 0 ? fmt::format("{}: nothing that is left to ask can change the answer", about)
                               : fmt::format("{}: {} question{} can change the answer", about, count, plural);
  if (!open.verdict.empty())
    report.statements.push_back({open.verdict == "depends"
                                     ? fmt::format("As it stands: {}.", possible_words(open.possible))
                                     : fmt::format("The answer: {}.", verdict_words(open.verdict)),
                                 verdict_tone(open.verdict),
                                 {}});
  for (const OpenQuestion& question : open.questions) {
    const std::string_view label = question.asked.safety ? "Harm first" : "Then";
    if (report.sections.empty() || report.sections.back().label != label)
      report.sections.push_back({std::string(label), question.asked.safety ? Tone::bad : Tone::plain, {}});
    report.sections.back().items.push_back(item(question, open));
  }
  if (count > 0)
    report.hint =
        "Answer with --with FACT, --without FACT, --with \"MEASURE NUMBER UNIT\" and --taking ITEM; or let "
        "`kbq ask --interactive` put them one by one.";
}

json::object to_json(const OpenQuestions& open) {
  json::object result;
  result["option"] = text(open.option);
  result["verdict"] = text(open.verdict);
  result["questions"] = list_of(open.questions, question);
  return result;
}

}  // namespace kb::render
