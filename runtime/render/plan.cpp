// Plan: what to mind, the evening by the clock, then the weeks.
#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

namespace json = boost::json;

std::string if_words(const std::string& when, const std::string& says) {
  return when.empty() ? says : fmt::format("if {}: {}", when, says);
}

void add_if_any(Report& report, Section section) {
  if (!section.items.empty()) report.sections.push_back(std::move(section));
}

Section care(const Plan& plan) {
  Section section{"Care needed", Tone::care, {}};
  for (const PlanCare& from : plan.care)
    section.items.push_back({if_words(from.when, from.says), from.citations, {}, 0});
  return section;
}

/// "21:00  Screens off."
Note step(const PlanStep& from) { return {from.time, if_words(from.when, from.says), from.citations}; }

Section evening(const Plan& plan) {
  Section section{"Tonight", Tone::good, {}};
  Item item;
  bool to_bed = false;
  for (const PlanStep& from : plan.steps) {
    if (from.timed) item.notes.push_back(step(from));
    to_bed = to_bed || (from.timed && from.minute == 0);
  }
  if (!to_bed) item.notes.push_back({plan.bedtime, "bedtime", {}});
  section.items.push_back(std::move(item));
  return section;
}

Section other_times(const Plan& plan) {
  Section section{"Besides", Tone::plain, {}};
  Item item;
  for (const PlanStep& from : plan.steps)
    if (!from.timed) item.notes.push_back(step(from));
  if (!item.notes.empty()) section.items.push_back(std::move(item));
  return section;
}

Section taking(const PlanTaking& from) {
  Section section{"When", from.fits ? Tone::plain : Tone::bad, {}};
  if (from.says.empty()) return section;
  Item item{from.says, {}, {}, 0};
  if (!from.fits)
    item.text =
        fmt::format("No time fits: {} is advised, and that is too near to what else is taken.", from.says);
  if (from.fits && from.narrowed) item.text += ", as far as that keeps its distance: " + from.time;
  for (const std::string& note : from.notes) item.notes.push_back({"", note, {}});
  if (from.narrowed) item.notes.push_back({"", "this goes before what a step of the evening says", {}});
  section.items.push_back(std::move(item));
  return section;
}

Section apart(const Plan& plan) {
  Section section{"Keep apart", Tone::care, {}};
  for (const PlanApart& from : plan.apart) {
    const std::string at = from.at.empty() ? "" : " at " + from.at;
    Item item{
        if_words(from.when, fmt::format("{} from {}{}", from.spacing, from.from, at)), from.citations, {}, 0};
    if (!from.avoid.empty()) item.notes.push_back({"", from.avoid, {}});
    if (!from.says.empty()) item.notes.push_back({"", from.says, {}});
    section.items.push_back(std::move(item));
  }
  return section;
}

/// What to do, one sentence after the other where they are sentences.
std::string actions(const std::vector<std::string>& does) {
  std::string text;
  for (const std::string& one : does) {
    const bool sentence = !one.empty() && one[0] >= 'A' && one[0] <= 'Z';
    if (!text.empty()) text += text.ends_with('.') ? " " : sentence ? ". " : "; ";
    text += one;
  }
  return text;
}

Section weeks(const Plan& plan) {
  Section section{"Coming weeks", Tone::plain, {}};
  for (const PlanWeek& from : plan.weeks) {
    const std::string when = from.when.empty() ? "" : ", if " + from.when;
    Item item{fmt::format("{}{}: {}", from.time, when, from.says), from.citations, {}, 0};
    for (const PlanWeek::Then& then : from.then)
      item.notes.push_back({then.when.empty() ? "" : "if " + then.when, actions(then.does), {}});
    section.items.push_back(std::move(item));
  }
  return section;
}

Section see(const Plan& plan) {
  Section section{"Whom to see", Tone::plain, {}};
  for (const PlanReferral& from : plan.see) {
    Item item{from.when.empty() ? "now: " + from.who : fmt::format("if {}: {}", from.when, from.who),
              from.citations,
              {},
              0};
    if (!from.says.empty()) item.notes.push_back({"", from.says, {}});
    section.items.push_back(std::move(item));
  }
  return section;
}

// ---- JSON

json::object to_json(const PlanCare& from) {
  json::object result;
  result["rule"] = from.rule;
  result["says"] = text(from.says);
  result["when"] = text(from.when);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object to_json(const PlanTaking& from) {
  json::object result;
  result["advised"] = text(from.says);
  result["time"] = text(from.time);
  result["fits"] = from.fits;
  result["narrowed"] = from.narrowed;
  result["notes"] = texts(from.notes);
  return result;
}

json::object to_json(const PlanApart& from) {
  json::object result;
  result["from"] = from.from;
  result["at"] = text(from.at);
  result["spacing"] = from.spacing;
  result["avoid"] = text(from.avoid);
  result["says"] = text(from.says);
  result["when"] = text(from.when);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object to_json(const PlanStep& from) {
  json::object result;
  result["time"] = from.time;
  result["minutes_from_bedtime"] = from.timed ? json::value(from.minute) : json::value();
  result["says"] = from.says;
  result["when"] = text(from.when);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object to_json(const PlanWeek& from) {
  json::object result;
  result["time"] = from.time;
  result["says"] = text(from.says);
  result["when"] = text(from.when);
  result["then"] = list_of(from.then, [](const PlanWeek::Then& then) {
    json::object object;
    object["when"] = text(then.when);
    object["does"] = texts(then.does);
    return object;
  });
  result["citations"] = numbers(from.citations);
  return result;
}

json::object to_json(const PlanReferral& from) {
  json::object result;
  result["who"] = from.who;
  result["says"] = text(from.says);
  result["when"] = text(from.when);
  result["citations"] = numbers(from.citations);
  return result;
}

}  // namespace

void add(Report& report, const Plan& plan) {
  report.headline = fmt::format("{}{}{}: an evening and the weeks after it", plan.title,
                                plan.dose.empty() ? "" : ", ", plan.dose);
  std::string verdict = verdict_words(plan.verdict);
  if (!verdict.empty() && verdict[0] >= 'a' && verdict[0] <= 'z')
    verdict[0] = static_cast<char>(verdict[0] - 'a' + 'A');
  report.statements.push_back({verdict + ".", verdict_tone(plan.verdict), {}});
  add_if_any(report, care(plan));
  add_if_any(report, taking(plan.taking));
  add_if_any(report, evening(plan));
  add_if_any(report, apart(plan));
  add_if_any(report, other_times(plan));
  add_if_any(report, weeks(plan));
  add_if_any(report, see(plan));
}

json::object to_json(const Plan& plan) {
  json::object body;
  body["candidate"] = plan.name;
  body["title"] = plan.title;
  body["dose"] = text(plan.dose);
  body["verdict"] = plan.verdict;
  body["bedtime"] = plan.bedtime;
  const auto as_json = [](const auto& from) { return to_json(from); };
  body["care"] = list_of(plan.care, as_json);
  body["taking"] = to_json(plan.taking);
  body["apart"] = list_of(plan.apart, as_json);
  body["steps"] = list_of(plan.steps, as_json);
  body["weeks"] = list_of(plan.weeks, as_json);
  body["see"] = list_of(plan.see, as_json);
  json::object result;
  result["plan"] = std::move(body);
  return result;
}

}  // namespace kb::render
