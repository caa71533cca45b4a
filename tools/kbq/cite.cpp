// `kbq cite`: the references of sources, of what statements rest on, or of an answer.
#include "asker.h"
#include "commands.h"

#include "runtime/explain/answer.h"
#include "runtime/render/references.h"

namespace {

constexpr std::string_view kCiteExamples =
    "Examples:\n"
    "  kbq cite sleep.kbx                                    all sources\n"
    "  kbq cite sleep.kbx NAME NAME --format bibtex          a source, or all that a statement rests on\n"
    "  kbq cite sleep.kbx --profile me.yaml --form NAME --format csl-json\n"
    "                                                        all that an answer rests on";

struct CiteOptions {
  std::vector<std::string> names;
  AskerOptions asker;
  std::string format = "vancouver";
};

Result given(const std::vector<kb::Citation>& sources, const std::string& format_name) {
  const auto format = kb::reference_format(format_name).value_or(kb::ReferenceFormat::vancouver);
  std::string out = kb::render_references(sources, format);
  if (out.empty() && (format == kb::ReferenceFormat::vancouver || format == kb::ReferenceFormat::apa))
    out = "No source is cited for this.\n";
  return {kAnswered, std::move(out), {}};
}

/// Whether anything is said of a person or an option.
bool asks(const AskerOptions& asker) {
  return asker.presume_no ||
         !(asker.profile.empty() && asker.goal.empty() && asker.option.empty() && asker.dose.empty() &&
           asker.said.with.empty() && asker.said.without.empty() && asker.said.taking.empty());
}

Result refused(const kb::KnowledgeBase& kb, const kb::ProfileError& error) {
  if (error.kind == kb::ProfileErrorKind::unknown_option) return no_such_name(kb, error.name);
  return {kUsage, {}, error.message};
}

Result of_answer(const kb::KnowledgeBase& kb, const CiteOptions& options) {
  auto profile = profile_in_file(kb, options.asker.profile);
  if (!profile) return refused(kb, profile.error());
  if (const auto said = say_all(kb, *profile, options.asker); !said) return refused(kb, said.error());
  const auto answer = kb::ask(kb, *profile);
  if (!answer) return {kUsage, {}, answer.error().message};
  Result result = given(answer->citations, options.format);
  if (answer->verdict() == "depends") result.status = kDepends;
  return result;
}

Result cite(const kb::KnowledgeBase& kb, const CiteOptions& options) {
  if (asks(options.asker)) {
    if (!options.names.empty())
      return {kUsage, {}, "references are of names or of an answer, not of both at once"};
    return of_answer(kb, options);
  }
  std::vector<std::uint32_t> nodes =
      options.names.empty() ? nodes_of(kb, "source") : std::vector<std::uint32_t>{};
  for (const std::string& name : options.names) {
    const std::vector<std::uint32_t> named = nodes_named(kb, name);
    if (named.empty()) return no_such_name(kb, name);
    nodes.insert(nodes.end(), named.begin(), named.end());
  }
  return given(kb::citations_of(kb, nodes), options.format);
}

}  // namespace

void add_cite(Commands& commands) {
  const auto options = std::make_shared<CiteOptions>();
  CLI::App* command = commands.add(
      "cite", "What is cited, ready for a text or another program?", kCiteExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle /*style*/) { return cite(kb, *options); });
  command->add_option("NAMES", options->names, "sources, or statements with all that they rest on")
      ->type_name("");
  add_asker(command, options->asker);
  add_format(command, options->format, {"vancouver", "apa", "csl-json", "bibtex", "ris"});
}
