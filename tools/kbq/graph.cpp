// `kbq graph`: what lies around a statement, or the reasons of an answer, as a drawing.
#include "asker.h"
#include "commands.h"
#include "graphviz.h"

#include "runtime/explain/answer.h"
#include "runtime/render/dot.h"
#include "tools/shell/number.h"

namespace {

constexpr std::string_view kGraphExamples =
    "Examples:\n"
    "  kbq graph sleep.kbx NAME --format svg > around.svg      what NAME rests on, and what rests on it\n"
    "  kbq graph sleep.kbx NAME --depth 4 | dot -Tpdf > a.pdf\n"
    "  kbq graph sleep.kbx --form NAME --profile me.yaml --format svg > why.svg    why the answer is what it "
    "is\n"
    "\n"
    "It is drawn from sources on the left to verdicts on the right; grey and dashed is what doesn't count.";

struct GraphOptions : AskerOptions {
  std::string name;
  std::uint32_t depth = 2;
  std::string format = "dot";
};

Result drawn(const kb::Picture& picture, const std::string& format) {
  std::string dot = kb::render_dot(picture);
  if (format == "dot") return {kAnswered, std::move(dot), {}};
  auto svg = svg_of(dot);
  if (!svg) return {kUsage, {}, svg.error()};
  return {kAnswered, std::move(*svg), {}};
}

Result reasons(const kb::KnowledgeBase& kb, const GraphOptions& options) {
  auto profile = profile_in_file(kb, options.profile);
  if (!profile) return {kUsage, {}, profile.error().message};
  if (const auto said = say_all(kb, *profile, options); !said)
    return said.error().kind == kb::ProfileErrorKind::unknown_option
               ? no_such_name(kb, said.error().name)
               : Result{kUsage, {}, said.error().message};
  if (!profile->candidate)
    return {kUsage,
            {},
            "name a statement to draw what lies around it, or an option with --form to draw its reasons"};
  const auto answer = kb::why(kb, *profile);
  if (!answer) return {kUsage, {}, answer.error().message};
  return drawn(kb::picture_of(kb, *answer), options.format);
}

Result graph(const kb::KnowledgeBase& kb, const GraphOptions& options) {
  if (options.name.empty()) return reasons(kb, options);
  const std::vector<std::uint32_t> nodes = nodes_named(kb, options.name);
  if (nodes.empty()) return no_such_name(kb, options.name);
  return drawn(kb::surroundings(kb, nodes, options.depth), options.format);
}

}  // namespace

void add_graph(Commands& commands) {
  const auto options = std::make_shared<GraphOptions>();
  CLI::App* command = commands.add(
      "graph", "A drawing of what lies around a statement, or of an answer's reasons.", kGraphExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle) { return graph(kb, *options); });
  command->add_option("NAME", options->name, "the statement that is drawn with what lies around it")
      ->type_name("");
  command->add_option("--depth", options->depth, "how many steps around it; by default 2")
      ->type_name("N")
      ->check(shell::whole_number(1, shell::kMostSteps));
  add_asker(command, *options);
  add_format(command, options->format, {"dot", "svg"});
}
