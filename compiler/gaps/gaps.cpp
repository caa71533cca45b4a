// What the analysis finds, at its place in the text, with somebody of whom it is true.
#include "compiler/gaps/gaps.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"

namespace kbc {
namespace {

constexpr std::size_t kMostPeople = 2'000;     // that one search looks at
constexpr std::size_t kMostFacts = 5'000'000;  // that all searches look at: each at every fact
constexpr std::size_t kMostOptionsNamed = 4;

std::string some_of(const std::vector<std::string>& options) {
  std::string result;
  for (std::size_t i = 0; i < options.size() && i < kMostOptionsNamed; ++i)
    result += fmt::format("{}`{}`", i == 0 ? "" : ", ", options[i]);
  if (options.size() > kMostOptionsNamed)
    result += fmt::format(" and {} more", options.size() - kMostOptionsNamed);
  return result;
}

/// As a profile in one line, which `kbq ask --profile -` reads.
std::string person(const kb::Point& point) {
  return fmt::format("for example: {{{}}}", fmt::join(point.examples.front().lines, ", "));
}

Span place(const Knowledge& knowledge, std::uint32_t node) { return knowledge.things[node].header; }

}  // namespace

void check_gaps(const Knowledge& knowledge, std::span<const std::byte> artifact, Diagnostics& diagnostics) {
  const auto kb = kb::KnowledgeBase::from_bytes(artifact, {.check_digest = false});
  if (!kb) return;  // it was made a moment ago
  kb::Effort effort;
  effort.people = kMostPeople;
  effort.searches = kMostFacts / std::max<std::size_t>(kb->facts.size(), 1);
  for (const kb::Point& point : kb::gaps(*kb, kb::asked_options(*kb), effort).points) {
    if (point.kind == "gap") {
      diagnostics
          .report(DiagnosticKind::gap, place(knowledge, point.nodes[0]), point.rule, some_of(point.options))
          .advise(person(point))
          .advise(
              "add a rule that asks about it, or a referral, or accept it here and say why none is needed");
    } else if (point.nodes.size() == 2) {
      diagnostics.report(DiagnosticKind::threshold, place(knowledge, point.nodes[1]), point.says)
          .also(place(knowledge, point.nodes[0]), "the other rule")
          .advise(person(point))
          .advise("let one of them say `or more`, or `or less`, of that value: `>=` or `<=`");
    }
  }
}

}  // namespace kbc
