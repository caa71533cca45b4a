// Which finding it is.
#include "runtime/render/finding.h"

#include <boost/json.hpp>

namespace kb::render {
namespace {

template <typename... Visit>
struct Overloaded : Visit... {
  using Visit::operator()...;
};
template <typename... Visit>
Overloaded(Visit...) -> Overloaded<Visit...>;

}  // namespace

void add_finding(Report& report, const Finding& finding) {
  std::visit(Overloaded{[](std::monostate) {}, [&](const auto& found) { add(report, found); }}, finding);
}

void put_finding(boost::json::object& result, const Finding& finding) {
  const auto put = [&result](std::string_view kind, boost::json::object found) {
    result["finding"] = kind;
    for (auto& member : found) result[member.key()] = std::move(member.value());
  };
  std::visit(
      Overloaded{[](std::monostate) {}, [&](const Disputes& disputes) { put("disputes", to_json(disputes)); },
                 [&](const Impact& impact) { put("impact", to_json(impact)); },
                 [&](const OpenQuestions& open) { put("questions", to_json(open)); },
                 [&](const Trace& trace) { put("trace", to_json(trace)); },
                 [&](const Weakest& weakest) { put("weakest", to_json(weakest)); },
                 [&](const CommonQuestions& questions) { put("common-questions", to_json(questions)); },
                 [&](const Plan& plan) { put("plan", to_json(plan)); }},
      finding);
}

}  // namespace kb::render
