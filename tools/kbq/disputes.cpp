// `kbq disputes`: who says what where sources disagree, how it is settled, and why.
#include <algorithm>

#include "commands.h"

#include "runtime/explain/answer.h"

namespace {

constexpr std::string_view kDisputesExamples =
    "Examples:\n"
    "  kbq disputes sleep.kbx            all of them\n"
    "  kbq disputes sleep.kbx NAME       those with this name, and those about a statement with this name";

struct DisputesOptions {
  std::string name;
  std::string format = "text";
};

/// The dispute itself, or disputes about it.
bool concerns(const kb::KnowledgeBase& kb, std::uint32_t dispute, const std::vector<std::uint32_t>& named) {
  const auto is_named = [&](std::uint32_t node) { return std::ranges::find(named, node) != named.end(); };
  if (is_named(dispute)) return true;
  for (const auto edge : kb.out(dispute))
    if (is_named(edge.node)) return true;
  for (const auto edge : kb.in(dispute))
    if (is_named(edge.node)) return true;
  return false;
}

Result disputes(const kb::KnowledgeBase& kb, const DisputesOptions& options, kb::TextStyle style) {
  std::vector<std::uint32_t> nodes = nodes_of(kb, "dispute");
  if (!options.name.empty()) {
    const std::vector<std::uint32_t> named = nodes_named(kb, options.name);
    if (named.empty()) return no_such_name(kb, options.name);
    std::erase_if(nodes, [&](std::uint32_t node) { return !concerns(kb, node, named); });
  }
  return {kAnswered, rendered(kb::disputes(kb, nodes), options.format, style), {}};
}

}  // namespace

void add_disputes(Commands& commands) {
  const auto options = std::make_shared<DisputesOptions>();
  CLI::App* command = commands.add(
      "disputes", "Where do sources disagree, and how is it settled?", kDisputesExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return disputes(kb, *options, style); });
  command->add_option("NAME", options->name, "a dispute, or a statement that it is about")->type_name("");
  add_format(command, options->format, {"text", "json", "markdown"});
}
