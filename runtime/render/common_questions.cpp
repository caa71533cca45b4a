// Questions: the answer first, then what it rests on.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"
#include "runtime/render/mentioned.h"

namespace kb::render {
namespace {

namespace json = boost::json;

constexpr std::string_view kUnanswered = "Not known: nothing in this knowledge base answers this.";

Item ground_item(const Mention& ground) {
  const std::string grade = grade_words(ground);
  return {ground.says + (grade.empty() ? "" : " (" + grade + ")"),
          ground.citations,
          {{ground.kind, ground.name, {}}},
          0};
}

void add_one(Report& report, const QuestionAnswer& question) {
  report.headline = question.asks;
  if (!question.known)
    report.statements.push_back({std::string(kUnanswered), Tone::care, {}});
  else if (!question.answer.empty())
    report.statements.push_back({question.answer, Tone::plain, {}});
  Section grounds{question.answer.empty() ? "Answered by" : "Rests on", Tone::plain, {}};
  for (const Mention& ground : question.rests_on) grounds.items.push_back(ground_item(ground));
  if (!grounds.items.empty()) report.sections.push_back(std::move(grounds));
  Section disputed{"Disputed", Tone::care, {}};
  for (const QuestionDispute& dispute : question.disputes)
    disputed.items.push_back({dispute.title,
                              {},
                              {dispute.settled.empty() ? Note{"open", "nothing settles it", {}}
                                                       : Note{"settled", dispute.settled, {}}},
                              0});
  if (!disputed.items.empty()) report.sections.push_back(std::move(disputed));
}

void add_list(Report& report, const std::vector<QuestionAnswer>& questions) {
  const auto unknown = static_cast<std::size_t>(
      std::ranges::count_if(questions, [](const QuestionAnswer& question) { return !question.known; }));
  report.headline = fmt::format("{} question{}", questions.size(), questions.size() == 1 ? "" : "s");
  if (unknown > 0) report.headline += fmt::format(", {} of them without an answer here", unknown);
  Section answered{"Answers", Tone::plain, {}};
  Section open{"No answer here", Tone::care, {}};
  for (const QuestionAnswer& question : questions) {
    Item item{question.asks, {}, {}, 0};
    if (!question.answer.empty()) item.notes.push_back({"", question.answer, {}});
    (question.known ? answered : open).items.push_back(std::move(item));
  }
  for (Section* section : {&answered, &open})
    if (!section->items.empty()) report.sections.push_back(std::move(*section));
  if (!questions.empty())
    report.hint = "Ask one of them, in its words or by its name, for what its answer rests on.";
}

json::object question_dispute(const QuestionDispute& from) {
  json::object result;
  result["name"] = from.name;
  result["title"] = from.title;
  result["settled"] = text(from.settled);
  return result;
}

json::object question(const QuestionAnswer& from) {
  json::object result;
  result["name"] = from.name;
  result["asks"] = from.asks;
  result["answer"] = text(from.answer);
  result["known"] = from.known;
  result["rests_on"] = list_of(from.rests_on, [](const Mention& ground) { return to_json(ground); });
  result["disputes"] = list_of(from.disputes, question_dispute);
  put_place(result, from.place);
  return result;
}

}  // namespace

void add(Report& report, const CommonQuestions& questions) {
  if (questions.questions.size() == 1 && !questions.in_short)
    add_one(report, questions.questions.front());
  else
    add_list(report, questions.questions);
}

json::object to_json(const CommonQuestions& questions) {
  json::object result;
  result["questions"] = list_of(questions.questions, question);
  return result;
}

}  // namespace kb::render
