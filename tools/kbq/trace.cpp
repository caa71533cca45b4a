// `kbq trace`: what a statement rests on, and what rests on it, all the way.
#include "commands.h"

#include "runtime/explain/answer.h"
#include "tools/shell/number.h"

namespace {

constexpr std::string_view kTraceExamples =
    "Examples:\n"
    "  kbq trace sleep.kbx NAME            from a source up to the options, from an option down to the "
    "sources\n"
    "  kbq trace sleep.kbx NAME --depth 2  only two steps either way\n"
    "\n"
    "NAME is any name that `kbq list` or an answer shows. A statement that is met again says \"above\".";

struct TraceOptions {
  std::string name;
  std::uint32_t depth = kb::kNone;
  std::string format = "text";
};

Result trace(const kb::KnowledgeBase& kb, const TraceOptions& options, kb::TextStyle style) {
  const std::vector<std::uint32_t> nodes = nodes_named(kb, options.name);
  if (nodes.empty()) return no_such_name(kb, options.name);
  return {kAnswered, rendered(kb::trace(kb, nodes, options.depth), options.format, style), {}};
}

}  // namespace

void add_trace(Commands& commands) {
  const auto options = std::make_shared<TraceOptions>();
  CLI::App* command = commands.add(
      "trace", "What does this rest on, down to the sources, and what rests on it?", kTraceExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return trace(kb, *options, style); });
  command->add_option("NAME", options->name, "a source, study, claim, group, fact, rule, option, …")
      ->required()
      ->type_name("");
  command->add_option("--depth", options->depth, "how many steps either way; by default all")
      ->type_name("N")
      ->check(shell::whole_number(1, shell::kMostSteps));
  add_format(command, options->format, {"text", "json", "markdown"});
}
