// `kbq report`: what is answered to one person, as a page to be read, printed and given away.
#include <algorithm>
#include <span>

#include "asker.h"
#include "commands.h"
#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/file/write_file.h"
#include "runtime/render/leaflet.h"
#include "runtime/render/plain.h"
#include "tools/shell/overwrites.h"

namespace {

constexpr std::string_view kReportExamples =
    "Examples:\n"
    "  kbq report sleep.kbx --profile me.yaml -o me.html      the answer, why, what would change it, a plan\n"
    "  kbq report sleep.kbx --goal sleep --form NAME --bedtime 23:15 > page.html\n"
    "\n"
    "The page stands by itself: it needs no network, and prints well. Without --form, all options are "
    "ranked,\n"
    "and the first of them is shown in full.";

struct ReportOptions {
  AskerOptions asker;
  std::string bedtime = "22:30";
  std::string output;
};

bool may_be_used(const kb::OptionAnswer& option) {
  return option.possible.has(kb::Verdict::suggested) ||
         option.possible.has(kb::Verdict::suggested_with_caution);
}

/// Who reads "stop NAME" on paper must not take it for advice.
constexpr std::string_view kChangeRemark =
    "These are the things on which the answer hangs, and no advice to change them. Nobody should stop or "
    "change a medicine without "
    "asking whoever prescribed it.";

/// Of what is suggested as it is, that nothing leads there says nothing.
bool leads_elsewhere(const kb::Answer& change) {
  return change.verdict() != "suggested" ||
         std::ranges::any_of(change.options, [](const kb::OptionAnswer& option) {
           return option.changes && !option.changes->changes.empty();
         });
}

using Parts = std::vector<kb::LeafletPart>;

/// Why, what would change it, and a plan where there is one, for the profile's candidate.
void add_details(const kb::KnowledgeBase& kb, const kb::Profile& profile, int bedtime, Parts& parts) {
  if (auto why = kb::why(kb, profile)) {
    for (kb::OptionAnswer& option : why->options)
      if (option.why) option.why->on_paper = true;
    parts.push_back({"Why", std::move(*why)});
  }
  if (auto change = kb::change(kb, profile, kb::Verdict::suggested); change && leads_elsewhere(*change))
    parts.push_back({"What would change it", std::move(*change), std::string(kChangeRemark)});
  auto plan = kb::plan(kb, profile, {bedtime, {}});
  const kb::Plan* const evening = plan ? std::get_if<kb::Plan>(&plan->finding) : nullptr;
  if (evening == nullptr) return;
  std::string remark = fmt::format("The times are for going to bed at {}.", evening->bedtime);
  parts.push_back({"A plan", std::move(*plan), std::move(remark)});
}

/// Without a candidate, the first option of the ranking becomes it, if it may be used.
void add_first(const kb::KnowledgeBase& kb, kb::Profile profile, int bedtime, Parts& parts) {
  const std::vector<kb::OptionAnswer>& options = parts.front().answer.options;
  if (options.empty() || !may_be_used(options.front())) return;
  if (!kb::say_candidate(kb, profile, options.front().name)) return;
  auto answer = kb::ask(kb, profile);
  if (!answer) return;
  parts.push_back({"The first of them", std::move(*answer)});
  add_details(kb, profile, bedtime, parts);
}

Result written(const std::string& page, int status, const std::string& output) {
  if (output.empty() || output == "-") return {status, page, {}};
  const auto done = kb::write_file(output, std::as_bytes(std::span(page)));
  return done ? Result{status, {}, {}} : Result{kUsage, {}, done.error()};
}

Result report(const kb::KnowledgeBase& kb, const ReportOptions& options, std::vector<std::string> read) {
  read.push_back(options.asker.profile);
  if (std::string why = shell::overwrites(options.output, read); !why.empty())
    return {kUsage, {}, std::move(why)};
  const auto bedtime = kb::parse_clock(options.bedtime);
  if (!bedtime)
    return {
        kUsage,
        {},
        fmt::format("`{}` is no time for --bedtime; write it as 22:30", kb::render::plain(options.bedtime))};
  auto profile = profile_in_file(kb, options.asker.profile);
  kb::ProfileResult<void> said;
  if (profile) said = say_all(kb, *profile, options.asker);
  if (!profile || !said) {
    const kb::ProfileError& error = profile ? said.error() : profile.error();
    if (error.kind != kb::ProfileErrorKind::unknown_option) return {kUsage, {}, error.message};
    const kb::Answer unknown =
        kb::unknown_to(kb, profile ? *profile : kb::Profile{}, {error.name, error.nearest});
    return written(kb::render_leaflet({{"The answer", unknown}}), kUnknown, options.output);
  }
  auto answer = kb::ask(kb, *profile);
  if (!answer) return {kUsage, {}, answer.error().message};
  const int status = answer->verdict() == "depends" ? kDepends : kAnswered;
  Parts parts;
  parts.push_back({"The answer", std::move(*answer)});
  if (profile->candidate)
    add_details(kb, *profile, *bedtime, parts);
  else
    add_first(kb, std::move(*profile), *bedtime, parts);
  return written(kb::render_leaflet(parts), status, options.output);
}

}  // namespace

void add_report(Commands& commands) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App* command = commands.add(
      "report", "All that is answered to one person, as a page to read, print and give away (HTML).",
      kReportExamples, [options, &commands](const kb::KnowledgeBase& kb, kb::TextStyle) {
        return report(kb, *options, commands.files_read());
      });
  add_asker(command, options->asker);
  command
      ->add_option("--bedtime", options->bedtime,
                   "when the person goes to bed, for the plan; by default 22:30")
      ->type_name("TIME");
  command->add_option("-o,--output", options->output, "the file to write; without it, standard output")
      ->type_name("FILE");
}
