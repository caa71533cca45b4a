// `kbq verify`: an answer, as another program gives it on, checked against the knowledge base that it names.
#include "runtime/verify/verify.h"

#include "commands.h"
#include <fmt/format.h>

#include "runtime/render/plain.h"

namespace {

constexpr std::string_view kVerifyExamples =
    "Examples:\n"
    "  kbq ask sleep.kbx --goal sleep --format json > answer.json\n"
    "  kbq verify answer.json sleep.kbx\n"
    "\n"
    "Exit status 1 and what is so: something in the answer does not follow from what it says was asked.";

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

Result verify(const kb::KnowledgeBase& kb, const std::string& path) {
  const auto text = read_text(path, kMostBytes);
  if (!text) return {kUsage, {}, text.error()};
  const auto checked = kb::verify::Verifier(kb).verify(*text);
  if (!checked) return {kUsage, {}, fmt::format("{}: {}", path, kb::render::plain(checked.error()))};
  if (checked->faults.empty())
    return {kAnswered,
            fmt::format("verified: the answer follows from {} {}\n  {}, {}, {}, {}, {}; {} in all\n",
                        kb::render::plain(kb.name()), kb::render::plain(kb.version()),
                        counted(checked->options, "option", "options"),
                        counted(checked->rules, "rule", "rules"), counted(checked->claims, "claim", "claims"),
                        counted(checked->evidence, "item of evidence", "items of evidence"),
                        counted(checked->citations, "citation", "citations"),
                        counted(checked->values, "value", "values")),
            {}};
  std::string out;
  for (const kb::verify::Fault& fault : checked->faults)
    out += fmt::format("{}\n  says  {}\n  is    {}\n", kb::render::plain(fault.at),
                       kb::render::plain(fault.claimed), kb::render::plain(fault.so));
  const bool more = checked->faults.size() >= kb::verify::kMostFaults;
  return {kFaulty, std::move(out),
          fmt::format("not verified: {}{} not follow from the knowledge base and the question",
                      more ? "the first " : "", counted(checked->faults.size(), "value does", "values do"))};
}

}  // namespace

void add_verify(Commands& commands) {
  const auto path = std::make_shared<std::string>();
  commands.add(
      "verify", "Does an answer hold? Everything in it is worked out again.", kVerifyExamples,
      [path](const kb::KnowledgeBase& kb, kb::TextStyle /*style*/) { return verify(kb, *path); },
      [path](CLI::App& command) {
        command.add_option("ANSWER.json", *path, "an answer as JSON; - reads standard input")
            ->required()
            ->type_name("");
      });
}
