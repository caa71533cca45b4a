// Can anybody like this have this verdict? A walk for whoever has it; where nobody does, what stands in the
// way.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/analyze/analyze.h"
#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/obstacles.h"

namespace kb {
namespace {

struct Found {
  Walked::End end = Walked::End::nobody;
  std::optional<Profile> profile;
};

Found somebody(const KnowledgeBase& kb, const Profile& given, Verdict verdict, Effort effort) {
  const std::uint32_t option = given.candidate->option;
  View view(kb, with_nothing_presumed(kb, given), option);
  if (view.contradiction()) return {};
  Views views;
  views.add(view);
  Budget budget{effort.people};
  const auto is_one = [&](const std::vector<Profile>& told) {
    const auto decided = decide(kb, told[0], option);
    return decided && decided->exact && decided->possible == Verdicts(verdict);
  };
  const auto judge = [&](Views& all) { return has_verdict(all, 0, Verdicts(verdict)); };
  Found result;
  std::vector<Learned> first;
  const Walked walked = walk(views, budget, judge, [&](const std::vector<Learned>& learned) {
    if (first.empty()) first = learned;
    auto person = smallest_person(views, {given}, learned, is_one);
    if (person) result.profile = std::move((*person)[0]);
    result.end = Walked::End::found;
    return result.profile.has_value();
  });
  if (result.end != Walked::End::found) result.end = walked.end;
  return result;
}

}  // namespace

Report can(const KnowledgeBase& kb, const Profile& profile, const std::vector<std::uint32_t>& options,
           Verdict verdict, Effort effort) {
  Report report;
  report.question = "can";
  report.asked = fmt::format("Can anybody like this be told \"{}\"{}?", verdict_name(verdict),
                             options.size() == 1 ? " of " + option_name(kb, options[0]) : "");
  bool open = false;
  bool found = false;
  std::vector<std::string> never;
  for (const std::uint32_t option : options) {
    const Profile given = about(kb, profile, option);
    Found one = somebody(kb, given, verdict, effort);
    Point point{"verdict", {option_name(kb, option)}, {}, {}, {}, {}, {}, 0, {}};
    if (one.end == Walked::End::nobody) {
      never.push_back(point.options[0]);
      continue;
    }
    if (one.end == Walked::End::not_settled) {
      open = true;
      report.limits.push_back(gave_up(point.options[0], effort));
      continue;
    }
    found = true;
    point.says = point.options[0];
    if (one.profile)
      point.examples.push_back(example_of(kb, *one.profile));
    else
      report.limits.push_back(
          point.options[0] +
          ": yes, but by an amount in what is taken or eaten that no profile says outright");
    report.points.push_back(std::move(point));
  }
  report.answer = found ? "yes" : open ? "not-settled" : "no";
  if (found && options.size() > 1)
    report.says = fmt::format("Yes, of {} of {} options.", report.points.size(), options.size());
  else
    report.says = found ? "Yes." : open ? "That is not settled." : "No: nobody is.";
  if (!never.empty() && found) report.reasons.push_back("nobody is, of " + in_a_row(never));
  if (report.answer == "no" && options.size() == 1)
    report.reasons = obstacles(kb, about(kb, profile, options[0]), verdict, effort);
  return report;
}

}  // namespace kb
