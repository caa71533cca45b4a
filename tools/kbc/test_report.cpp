// The results laid out. Whatever comes from a file is made safe to show first.
#include "test_report.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "runtime/render/json_text.h"
#include "runtime/render/plain.h"

namespace {

using kb::render::plain;
namespace json = boost::json;

constexpr std::string_view kAspectWords[kb::kAspects] = {"rules active",
                                                         "rules not active",
                                                         "rules that decided",
                                                         "parts true that mattered",
                                                         "parts false that mattered",
                                                         "overrides that defeated"};

std::string place(const TestCase& test, std::uint32_t line) {
  return line == 0 ? plain(test.file) : fmt::format("{}:{}", plain(test.file), line);
}

std::string title(const TestCase& test) { return test.name.empty() ? "(no name)" : plain(test.name); }

void add_lines(std::string& out, std::size_t indent, const kb::Mismatch& mismatch) {
  const auto line = [&](std::string_view label, std::string_view text) {
    fmt::format_to(std::back_inserter(out), "{:{}}{:<10}{}\n", "", indent, label, plain(text));
  };
  line("expected", mismatch.expected);
  line("got", mismatch.got);
  for (std::size_t i = 0; i < mismatch.because.size(); ++i)
    line(i == 0 ? "because" : "", mismatch.because[i]);
}

std::string summary(const TestRun& run) {
  return fmt::format("{} scenario{}: {} passed, {} failed\n", run.cases.size(),
                     run.cases.size() == 1 ? "" : "s", run.cases.size() - run.failed(), run.failed());
}

std::string gap_line(const kb::Uncovered& gap) {
  const std::string part = gap.part.empty() ? "" : fmt::format(" `{}`", plain(gap.part));
  std::string_view what;
  switch (gap.aspect) {
    case kb::Aspect::active: what = "never active"; break;
    case kb::Aspect::inactive: what = "never without effect"; break;
    case kb::Aspect::decisive: what = "never decided"; break;
    case kb::Aspect::part_true: what = "not seen true:"; break;
    case kb::Aspect::part_false: what = "not seen false:"; break;
    case kb::Aspect::overridden: what = "not seen overridden by"; break;
  }
  return fmt::format("{}{}: {}", what, part, kb::gap_words(gap.why));
}

std::string place_of(const kb::Uncovered& gap) {
  return fmt::format("{}:{}", gap.place.file, gap.place.line);
}

void add_coverage(std::string& out, const TestRun& run) {
  const kb::Coverage& coverage = *run.coverage;
  out.append("\ncoverage\n");
  for (std::size_t i = 0; i < kb::kAspects; ++i)
    fmt::format_to(std::back_inserter(out), "  {:<27}{} of {}\n", kAspectWords[i],
                   coverage.tallies[i].covered, coverage.tallies[i].total);
  if (coverage.uncovered.empty()) return;
  out.append("\nnot covered\n");
  std::string_view before;
  for (const kb::Uncovered& gap : coverage.uncovered) {
    if (gap.rule != before) {
      fmt::format_to(std::back_inserter(out), "  {} ({})\n", plain(gap.rule), plain(place_of(gap)));
      if (const auto known = run.unreachable.find(place_of(gap)); known != run.unreachable.end())
        fmt::format_to(std::back_inserter(out), "    no scenario can: {}\n", plain(known->second));
    }
    before = gap.rule;
    fmt::format_to(std::back_inserter(out), "    {}\n", gap_line(gap));
  }
}

json::object json_of(const kb::Mismatch& mismatch) {
  json::object object{
      {"key", mismatch.key}, {"line", mismatch.line}, {"expected", mismatch.expected}, {"got", mismatch.got}};
  object["because"] = json::array(mismatch.because.begin(), mismatch.because.end());
  return object;
}

json::object json_of(const TestCase& test) {
  json::object object{
      {"name", test.name}, {"file", test.file}, {"line", test.line}, {"passed", test.passed()}};
  if (!test.fault.empty()) object["fault"] = test.fault;
  json::array mismatches;
  for (const kb::Mismatch& mismatch : test.mismatches) mismatches.push_back(json_of(mismatch));
  if (!mismatches.empty()) object["mismatches"] = std::move(mismatches);
  return object;
}

json::object json_of_coverage(const TestRun& run) {
  const kb::Coverage& coverage = *run.coverage;
  json::object object;
  for (std::size_t i = 0; i < kb::kAspects; ++i)
    object[kb::aspect_name(static_cast<kb::Aspect>(i))] =
        json::object{{"covered", coverage.tallies[i].covered}, {"total", coverage.tallies[i].total}};
  json::array uncovered;
  for (const kb::Uncovered& gap : coverage.uncovered) {
    json::object row{{"rule", gap.rule}, {"aspect", kb::aspect_name(gap.aspect)}};
    if (!gap.part.empty()) row["part"] = gap.part;
    row["why"] = kb::gap_name(gap.why);
    row["file"] = gap.place.file;
    row["line"] = gap.place.line;
    if (const auto known = run.unreachable.find(place_of(gap)); known != run.unreachable.end())
      row["unreachable"] = known->second;
    uncovered.push_back(std::move(row));
  }
  object["uncovered"] = std::move(uncovered);
  return object;
}

/// A line for XML, in a text or an attribute. What XML 1.0 forbids is hidden, or one of two non-characters.
std::string xml(std::string_view text) {
  std::string out;
  const std::string safe = plain(text);
  for (std::size_t i = 0; i < safe.size(); ++i) switch (safe[i]) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&apos;"; break;
      case '\xEF': {
        const std::string_view three = std::string_view(safe).substr(i, 3);
        const bool forbidden = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
        out += forbidden ? "\xEF\xBF\xBD" : three;
        i += 2;
        break;
      }
      default: out += safe[i];
    }
  return out;
}

void add_case(std::string& out, const TestRun& run, const TestCase& test) {
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                 xml(run.knowledge_base), xml(title(test)), xml(test.file), test.line);
  if (test.passed()) {
    out.append("/>\n");
    return;
  }
  out.append(">\n");
  if (!test.fault.empty())
    fmt::format_to(to, "      <error type=\"scenario\" message=\"{}\"/>\n", xml(test.fault));
  if (!test.mismatches.empty()) {
    // A test case has one failure at most: it begins with the first and holds them all.
    const kb::Mismatch& first = test.mismatches.front();
    fmt::format_to(to, "      <failure type=\"{}\" message=\"expected {}, got {}\">", xml(first.key),
                   xml(first.expected), xml(first.got));
    for (const kb::Mismatch& mismatch : test.mismatches) {
      fmt::format_to(to, "\n{} ({})\n  expected {}\n  got {}", xml(mismatch.key),
                     xml(place(test, mismatch.line)), xml(mismatch.expected), xml(mismatch.got));
      for (const std::string& because : mismatch.because) fmt::format_to(to, "\n  {}", xml(because));
    }
    out.append("\n</failure>\n");
  }
  out.append("    </testcase>\n");
}

}  // namespace

std::size_t TestRun::failed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(cases, [](const TestCase& t) { return !t.passed(); }));
}

std::string test_text(const TestRun& run, bool colour) {
  std::string out;
  const auto to = std::back_inserter(out);
  const std::string_view red = colour ? "\x1b[1;31m" : "";
  const std::string_view reset = colour ? "\x1b[0m" : "";
  for (const TestCase& test : run.cases) {
    if (test.passed()) continue;
    fmt::format_to(to, "{}failed{}  {}  ({})\n", red, reset, title(test), place(test, test.line));
    if (!test.fault.empty()) fmt::format_to(to, "  {}\n", plain(test.fault));
    for (const kb::Mismatch& mismatch : test.mismatches) {
      fmt::format_to(to, "  {} ({})\n", plain(mismatch.key), place(test, mismatch.line));
      add_lines(out, 4, mismatch);
    }
    out.push_back('\n');
  }
  out.append(summary(run));
  if (run.coverage) add_coverage(out, run);
  return out;
}

std::string test_json(const TestRun& run) {
  json::object object{{"knowledge-base", run.knowledge_base},
                      {"passed", run.cases.size() - run.failed()},
                      {"failed", run.failed()}};
  json::array cases;
  for (const TestCase& test : run.cases) cases.push_back(json_of(test));
  object["scenarios"] = std::move(cases);
  if (run.coverage) object["coverage"] = json_of_coverage(run);
  return kb::render::json_text(object);
}

std::string test_junit(const TestRun& run) {
  const auto faulty = static_cast<std::size_t>(
      std::ranges::count_if(run.cases, [](const TestCase& test) { return !test.fault.empty(); }));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  fmt::format_to(std::back_inserter(out),
                 "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                 xml(run.knowledge_base), run.cases.size(), run.failed() - faulty, faulty);
  for (const TestCase& test : run.cases) add_case(out, run, test);
  out.append("  </testsuite>\n</testsuites>\n");
  return out;
}
