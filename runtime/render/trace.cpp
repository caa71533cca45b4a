// Trace: two trees, one statement a step.
#include <utility>

#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"
#include "runtime/render/links.h"
#include "runtime/render/mentioned.h"

namespace kb::render {
namespace {

namespace json = boost::json;

void add_node(Section& to, const TraceNode& node, std::size_t depth, bool down) {
  std::string text =
      fmt::format("{}: {}", down ? link_down(node.link) : link_up(node.link), named(node.what));
  Item item{{}, node.what.citations, {}, depth};
  if (node.above) {
    item.text = text + " (above)";
    to.items.push_back(std::move(item));
    return;
  }
  if (const std::string grade = grade_words(node.what); !grade.empty()) text += ", " + grade;
  const bool said = node.what.kind == "evidence" || node.what.kind == "claim";
  if (!node.counts && !(said && node.what.level == Level::none)) text += ", not counted";
  if (node.what.place.line > 0) text += fmt::format(" ({})", place_words(node.what.place));
  item.text = std::move(text);
  if (!node.what.says.empty()) item.notes.push_back({"", node.what.says, {}});
  if (!node.remarks.empty())
    item.notes.push_back({"", fmt::format("({})", fmt::join(node.remarks, "; ")), {}});
  if (node.more > 0)
    item.notes.push_back(
        {"", fmt::format("… {} more step{} from here", node.more, node.more == 1 ? "" : "s"), {}});
  to.items.push_back(std::move(item));
  for (const TraceNode& next : node.next) add_node(to, next, depth + 1, down);
}

void add_tree(Report& report, std::string label, std::string nothing, const std::vector<TraceNode>& nodes,
              bool down) {
  Section section{std::move(label), Tone::plain, {}};
  for (const TraceNode& node : nodes) add_node(section, node, 0, down);
  if (nodes.empty()) section.items.push_back({std::move(nothing), {}, {}, 0});
  report.sections.push_back(std::move(section));
}

json::object to_json(const TraceNode& from) {
  json::object result;
  result["link"] = from.link;
  result["statement"] = render::to_json(from.what);
  result["remarks"] = texts(from.remarks);
  result["counts"] = from.counts;
  result["above"] = from.above;
  result["more"] = from.more;
  result["next"] = list_of(from.next, [](const TraceNode& node) { return to_json(node); });
  return result;
}

json::object to_json(const TraceOf& from) {
  const auto nodes = [](const std::vector<TraceNode>& list) {
    return list_of(list, [](const TraceNode& node) { return to_json(node); });
  };
  json::object result;
  result["statement"] = render::to_json(from.what);
  result["rests_on"] = nodes(from.rests_on);
  result["carries"] = nodes(from.carries);
  return result;
}

}  // namespace

void add(Report& report, const Trace& trace) {
  for (const TraceOf& from : trace.traces) {
    const std::string grade = grade_words(from.what);
    const std::string headline = named(from.what) + (grade.empty() ? "" : ", " + grade);
    if (report.headline.empty()) {
      report.headline = headline;
    } else {
      report.sections.push_back({"Also", Tone::plain, {{headline, {}, {}, 0}}});
    }
    Section itself{"Says", Tone::plain, {}};
    itself.items.push_back(
        {from.what.says.empty() ? from.what.name : from.what.says, from.what.citations, {}, 0});
    itself.items.back().notes.push_back({"", place_words(from.what.place), {}});
    report.sections.push_back(std::move(itself));
    add_tree(report, "Rests on", "nothing: it stands by itself", from.rests_on, true);
    add_tree(report, "Rests on it", "nothing", from.carries, false);
  }
}

json::object to_json(const Trace& trace) {
  json::object result;
  result["trace"] = list_of(trace.traces, [](const TraceOf& from) { return to_json(from); });
  return result;
}

}  // namespace kb::render
