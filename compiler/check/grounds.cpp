// Suggestions that rest on nothing that counts, or on one source that gains from them.
#include <set>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// The sources that a rule rests on through evidence that counts.
std::set<std::size_t> counting_sources(const Checked& c, std::size_t rule) {
  std::set<std::size_t> sources;
  std::set<std::size_t> seen{rule};
  std::vector<std::size_t> open{rule};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (auto [e, end] = boost::in_edges(at, c.knowledge.graph); e != end; ++e) {
      const Key label = c.knowledge.graph[*e].label;
      const std::size_t from = boost::source(*e, c.knowledge.graph);
      const Kind kind = c.knowledge.things[from].kind;
      if (label == Key::source && c.knowledge.things[at].kind == Kind::evidence) sources.insert(from);
      const bool carries = label == Key::because || label == Key::support || label == Key::follows_from;
      const bool counts = kind != Kind::evidence || c.grades.certainty[from] != kb::Level::none;
      if (carries && counts && seen.insert(from).second) open.push_back(from);
    }
  }
  return sources;
}

}  // namespace

void check_grounds(const Checked& c) {
  for (std::size_t i = 0; i < c.knowledge.things.size(); ++i) {
    const Thing& rule = c.knowledge.things[i];
    if (rule.kind != Kind::suggest) continue;
    if (c.grades.certainty[i] == kb::Level::none) {
      c.diagnostics.report(DiagnosticKind::rests_on_nothing, rule.header)
          .advise(
              "nothing but anecdotes, marketing or unsupported claims is behind a claim that it needs; if it "
              "is to be shown "
              "as what it is, say so: accept KB0302 \"why\"");
      continue;
    }
    const auto sources = counting_sources(c, i);
    if (sources.size() != 1) continue;
    const std::string_view interest = c.knowledge.text(c.knowledge.things[*sources.begin()], Key::interest);
    if (!interest.empty())
      c.diagnostics.report(DiagnosticKind::interested_source, rule.header, rule.name, interest);
  }
}

}  // namespace kbc
