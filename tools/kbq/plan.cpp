// `kbq plan`: an evening by the clock and the weeks after it, for whom something is suggested.
#include <algorithm>

#include "asker.h"
#include "commands.h"
#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/render/plain.h"

namespace {

constexpr std::string_view kPlanExamples =
    "Examples:\n"
    "  kbq plan sleep.kbx --bedtime 22:30 --goal sleep --form NAME --dose \"200 mg elemental\"\n"
    "  kbq plan sleep.kbx --bedtime 00:15 --profile me.yaml --at \"doxycycline 21:00\"\n"
    "\n"
    "Only what is suggested gets a plan; else the answer says why not.";

struct PlanOptions {
  std::string bedtime;
  std::vector<std::string> at;
  AskerOptions asker;
  std::string format = "text";
};

Result wrong_time(std::string_view what, std::string_view time) {
  return {
      kUsage, {}, fmt::format("`{}` is no time for {}; write it as 22:30", kb::render::plain(time), what)};
}

/// "doxycycline 21:00": what is taken, and when. What wasn't said to be taken is taken, unless that
/// contradicts the `others` that were said with it.
tl::expected<kb::Evening::At, Result> at_time(const kb::KnowledgeBase& kb, kb::Profile& profile,
                                              kb::Statements others, const std::string& statement) {
  const std::size_t space = statement.rfind(' ');
  const std::string item = statement.substr(0, std::min(space, statement.size()));
  const auto minute =
      space == std::string::npos ? std::nullopt : kb::parse_clock(statement.substr(space + 1));
  if (!minute) return tl::unexpected(wrong_time("what is taken", statement));
  others.with.push_back("taking " + item);
  kb::Profile together = profile;
  if (const auto agrees = kb::say_all(kb, together, others); !agrees)
    return tl::unexpected(Result{kUsage, {}, agrees.error().message});
  const auto same = [&](const kb::Item& taken) { return taken.written == item; };
  const bool listed = profile.taking && std::ranges::any_of(*profile.taking, same);
  if (!listed) {
    const bool more =
        !profile.taking || profile.taking_more;  // naming one thing does not say that it is the only one
    if (const auto said = kb::say_taking(kb, profile, item); !said)
      return tl::unexpected(Result{kUsage, {}, said.error().message});
    profile.taking_more = more;
  }
  const auto found = std::ranges::find_if(*profile.taking, same);
  const std::uint32_t node = found == profile.taking->end() ? profile.taking->back().node : found->node;
  return kb::Evening::At{node, item, *minute};
}

/// An option that isn't there is an answer; any other fault is one of usage.
Result refused(const kb::KnowledgeBase& kb, const kb::ProfileError& error, const PlanOptions& options,
               kb::TextStyle style) {
  if (error.kind != kb::ProfileErrorKind::unknown_option) return {kUsage, {}, error.message};
  return {kUnknown, rendered(kb::unknown_to(kb, {}, {error.name, error.nearest}), options.format, style), {}};
}

Result plan(const kb::KnowledgeBase& kb, const PlanOptions& options, kb::TextStyle style) {
  auto profile = profile_in_file(kb, options.asker.profile);
  if (!profile) return refused(kb, profile.error(), options, style);
  if (const auto said = say_all(kb, *profile, options.asker); !said)
    return refused(kb, said.error(), options, style);
  if (!profile->candidate) return {kUsage, {}, "a plan is made of one option: name it with --form"};
  kb::Evening evening;
  const auto bedtime = kb::parse_clock(options.bedtime);
  if (!bedtime) return wrong_time("--bedtime", options.bedtime);
  evening.bedtime = *bedtime;
  for (const std::string& statement : options.at) {
    auto at = at_time(kb, *profile, options.asker.said, statement);
    if (!at) return at.error();
    evening.at.push_back(std::move(*at));
  }
  const auto answer = kb::plan(kb, *profile, evening);
  if (!answer) return {kUsage, {}, answer.error().message};
  return {
      answer->verdict() == "depends" ? kDepends : kAnswered, rendered(*answer, options.format, style), {}};
}

}  // namespace

void add_plan(Commands& commands) {
  const auto options = std::make_shared<PlanOptions>();
  CLI::App* command = commands.add(
      "plan", "When to take it tonight, what to keep it apart from, and what comes in the weeks after?",
      kPlanExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return plan(kb, *options, style); });
  command->add_option("--bedtime", options->bedtime, "when the person goes to bed: 22:30")
      ->type_name("TIME")
      ->required();
  add_each(command, "--at", options->at, "ITEM TIME",
           "something that is taken every day, and when: \"X 21:00\"");
  add_asker(command, options->asker);
  add_format(command, options->format, {"text", "json", "markdown"});
}
