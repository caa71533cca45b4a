// `kbq impact`: what changes if sources, evidence, claims, rules or facts fall away.
#include <algorithm>

#include "commands.h"
#include "people.h"
#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/without.h"

namespace {

constexpr std::string_view kImpactExamples =
    "Examples:\n"
    "  kbq impact sleep.kbx NAME                          if this source, study, claim, rule or fact falls "
    "away\n"
    "  kbq impact sleep.kbx NAME NAME                     if they fall away together\n"
    "  kbq impact sleep.kbx NAME --profile me.yaml        and whether the verdicts for me change\n"
    "  kbq impact sleep.kbx NAME --scenarios scenarios/   and for whom of all these";

struct ImpactOptions {
  std::vector<std::string> names;
  PeopleOptions people;
  std::string format = "text";
};

Result impact(const kb::KnowledgeBase& kb, const ImpactOptions& options, kb::TextStyle style) {
  std::vector<std::uint32_t> nodes;
  for (const std::string& name : options.names) {
    const std::vector<std::uint32_t> named = nodes_named(kb, name);
    if (named.empty()) return no_such_name(kb, name);
    const auto falls = [&kb](std::uint32_t node) { return kb::can_fall(kb.kind(node)); };
    if (std::ranges::none_of(named, falls))
      return {kUsage,
              {},
              fmt::format(
                  "{} is of the kind \"{}\", which nothing rests on as its ground; what can fall away are {}",
                  kb.name(named.front()), kb.kind(named.front()), kb::kinds_that_can_fall())};
    for (const std::uint32_t node : named)
      if (falls(node) && std::ranges::find(nodes, node) == nodes.end()) nodes.push_back(node);
  }
  const auto people = read_people(kb, options.people);
  if (!people) return {kUsage, {}, people.error()};
  return {kAnswered, rendered(kb::impact(kb, nodes, *people), options.format, style), {}};
}

}  // namespace

void add_impact(Commands& commands) {
  const auto options = std::make_shared<ImpactOptions>();
  CLI::App* command = commands.add(
      "impact", "What changes if these sources, studies, claims, rules or facts fall away?", kImpactExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return impact(kb, *options, style); });
  command->add_option("NAMES", options->names, "what falls away")->required()->type_name("");
  add_people(command, options->people);
  add_format(command, options->format, {"text", "json", "markdown"});
}
