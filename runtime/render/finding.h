// Finding: a question about the knowledge base itself, as a report and as JSON. Each kind of finding has a
// file of its own, with both.
#pragma once

#include <boost/json/object.hpp>

#include "runtime/explain/answer.h"
#include "runtime/render/report.h"

namespace kb::render {

/// Headline, statements and sections.
void add_finding(Report& report, const Finding& finding);
/// "finding": its kind, and a key of that name with what was found.
void put_finding(boost::json::object& result, const Finding& finding);

void add(Report& report, const Disputes& disputes);
void add(Report& report, const Impact& impact);
void add(Report& report, const Trace& trace);
void add(Report& report, const Weakest& weakest);
[[nodiscard]] boost::json::object to_json(const Disputes& disputes);
[[nodiscard]] boost::json::object to_json(const Impact& impact);
[[nodiscard]] boost::json::object to_json(const Trace& trace);
[[nodiscard]] boost::json::object to_json(const Weakest& weakest);
void add(Report& report, const CommonQuestions& questions);
[[nodiscard]] boost::json::object to_json(const CommonQuestions& questions);
void add(Report& report, const Plan& plan);
[[nodiscard]] boost::json::object to_json(const Plan& plan);

void add(Report& report, const OpenQuestions& questions);
[[nodiscard]] boost::json::object to_json(const OpenQuestions& questions);

}  // namespace kb::render
