// A report as text and as JSON.
#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/analyze/analyze.h"

namespace kb {
namespace {

constexpr std::size_t kMostOptions = 6;  // named before "and 5 more"

std::string options_in_short(const std::vector<std::string>& options) {
  if (options.size() <= kMostOptions + 1) return fmt::format("{}", fmt::join(options, ", "));
  return fmt::format("{} and {} more", fmt::join(options.begin(), options.begin() + kMostOptions, ", "),
                     options.size() - kMostOptions);
}

void add_point(std::string& out, const Point& point) {
  const std::string indent(2 + 2 * point.depth, ' ');
  out += indent + point.says;
  if (!point.options.empty() && point.options != std::vector{point.says})
    out += fmt::format(" ({})", options_in_short(point.options));
  if (!point.place.file.empty()) out += fmt::format("  [{}:{}]", point.place.file, point.place.line);
  out += '\n';
  if (!point.before.empty() || !point.after.empty())
    out += fmt::format("{}  {} -> {}\n", indent, point.before.empty() ? "not said" : point.before,
                       point.after.empty() ? "not said" : point.after);
  for (const Example& example : point.examples) {
    out += fmt::format("{}  {}{}:\n", indent, example.shows.empty() ? "for example" : example.shows,
                       example.answer.empty() ? "" : fmt::format(" ({})", example.answer));
    for (const std::string& line : example.lines) out += fmt::format("{}    {}\n", indent, line);
  }
}

boost::json::array texts(const std::vector<std::string>& list) {
  boost::json::array result;
  for (const std::string& item : list) result.emplace_back(item);
  return result;
}

boost::json::value text(const std::string& value) {
  return value.empty() ? boost::json::value() : boost::json::value(value);
}

std::string yaml(const Example& example) { return fmt::format("{}\n", fmt::join(example.lines, "\n")); }

boost::json::object point_json(const Point& point) {
  boost::json::object object;
  object["kind"] = point.kind;
  object["name"] = text(point.rule);
  object["options"] = texts(point.options);
  object["depth"] = point.depth;
  object["says"] = point.says;
  object["before"] = text(point.before);
  object["after"] = text(point.after);
  boost::json::array examples;
  for (const Example& example : point.examples) {
    boost::json::object one;
    one["shows"] = text(example.shows);
    one["profile"] = yaml(example);
    one["answer"] = text(example.answer);
    examples.emplace_back(std::move(one));
  }
  object["examples"] = std::move(examples);
  object["file"] = text(point.place.file);
  object["line"] = point.place.line == 0 ? boost::json::value() : boost::json::value(point.place.line);
  return object;
}

}  // namespace

std::string render_report(const Report& report) {
  std::string out = report.asked + "\n" + report.says + "\n";
  for (const std::string& reason : report.reasons) out += fmt::format("  {}\n", reason);
  bool was_long = true;
  for (const Point& point : report.points) {
    const bool is_long = !point.examples.empty() || !point.before.empty() || !point.after.empty();
    if (point.depth == 0 && (is_long || was_long)) out += '\n';
    was_long = is_long;
    add_point(out, point);
  }
  if (!report.limits.empty()) {
    out += "\nNot settled, or not to be shown:\n";
    for (const std::string& limit : report.limits) out += fmt::format("  {}\n", limit);
  }
  return out;
}

std::string render_report_json(const Report& report) {
  boost::json::object object;
  object["question"] = report.question;
  object["asked"] = report.asked;
  object["answer"] = report.answer;
  object["says"] = report.says;
  object["reasons"] = texts(report.reasons);
  boost::json::array points;
  for (const Point& point : report.points) points.emplace_back(point_json(point));
  object["points"] = std::move(points);
  object["limits"] = texts(report.limits);
  return boost::json::serialize(object) + "\n";
}

std::string first_example(const Report& report) {
  for (const Point& point : report.points)
    if (!point.examples.empty()) return yaml(point.examples[0]);
  return {};
}

}  // namespace kb
