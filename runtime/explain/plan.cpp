// A plan put together from the suggestion, separations, routines, courses of weeks and referrals.
#include "runtime/explain/plan.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/clock.h"
#include "runtime/explain/guidance.h"
#include "runtime/explain/saying.h"
#include "runtime/explain/weeks.h"
#include "runtime/explain/words.h"
#include "runtime/profile/words.h"

namespace kb {
namespace {

/// The same person without anything presumed: what holds in some weeks is another matter than what holds now.
Profile presuming_nothing(const KnowledgeBase& kb, const Profile& profile) {
  Profile result = profile;
  result.presume_no = false;
  for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact)
    if (std::ranges::find(profile.facts, fact, &FactValue::fact) == profile.facts.end())
      result.unknown.push_back(fact);
  std::ranges::sort(result.unknown);
  result.unknown.erase(std::unique(result.unknown.begin(), result.unknown.end()), result.unknown.end());
  return result;
}

/// Whole minutes, rather too many than too few.
int minutes(std::int64_t micro) {
  constexpr std::int64_t kMost = std::int64_t{7} * kMinutesOfDay;
  return static_cast<int>(std::clamp<std::int64_t>((micro + kMicro - 1) / kMicro, 0, kMost));
}

/// What the evening's times say of the rules that keep things apart.
struct Apart {
  std::vector<Kept> least;   ///< what must be
  std::vector<Kept> better;  ///< what is better
  std::vector<PlanApart> said;
  std::vector<std::string> notes;  ///< of those whose time is known
};

/// "not between 19:00 and 23:00, better not between 17:00 and 01:00"
std::string avoided(const Kept& least, const Kept& better) {
  const auto between = [](const Kept& kept) {
    return fmt::format("not between {} and {}", clock_words(kept.at - kept.before),
                       clock_words(kept.at + kept.after));
  };
  const std::string must = between(least);
  const std::string should = between(better);
  return must == should ? must : must + ", better " + should;
}

class Planner {
 public:
  Planner(const KnowledgeBase& kb, const Profile& profile, const Evening& evening, const OptionAnswer& option,
          const Settled& now, const Settled& later)
      : kb_(kb),
        profile_(profile),
        evening_(evening),
        option_(option),
        now_(kb, now),
        later_(kb, later),
        grounds_(kb) {}

  Plan run(const Decision& decision) {
    plan_.name = option_.name;
    plan_.title = option_.title;
    plan_.dose = option_.dose.asked;
    plan_.verdict = option_.verdict();
    plan_.bedtime = clock_words(evening_.bedtime);
    add_care();
    const Apart apart = keep_apart(decision);
    plan_.apart = apart.said;
    if (decision.suggestion != kNone) add_taking(kb_.rules[decision.suggestion].node(), apart);
    for (std::uint32_t node = 0; node + std::size_t{1} < kb_.nodes.size(); ++node) {
      if (kb_.kind(node) == "routine") add_steps(node);
      if (kb_.kind(node) == "monitor") add_weeks(node);
      if (kb_.kind(node) == "refer") add_referral(node);
    }
    if (decision.suggestion != kNone) add_judging(kb_.rules[decision.suggestion].node());
    std::ranges::stable_sort(plan_.steps, [](const PlanStep& a, const PlanStep& b) {
      return std::tuple(!a.timed, a.minute) < std::tuple(!b.timed, b.minute);
    });
    return std::move(plan_);
  }

  [[nodiscard]] std::vector<Citation> citations() const { return grounds_.citations(); }

 private:
  void add_care() {
    for (const Reason& reason : option_.reasons) {
      const bool open = reason.state == RuleState::open;
      if (reason.effect == Effect::suggest || reason.kind == "separate" ||
          (!open && reason.state != RuleState::active))
        continue;
      PlanCare care{reason.rule, reason.says, open ? reason.when : "", {}};
      if (care.says.empty() && !reason.because.empty()) care.says = reason.because.front().states;
      if (!reason.limit.empty()) care.says = reason.limit + ": " + care.says;
      if (!reason.concerns.empty())
        care.says = fmt::format("together with {}: {}", fmt::join(reason.concerns, ", "), care.says);
      care.citations = cited_under(kb_, kb_.find(reason.rule, reason.kind), grounds_);
      plan_.care.push_back(std::move(care));
    }
  }

  [[nodiscard]] const Reason* reason_of(std::uint32_t rule_node) const {
    const auto found = std::ranges::find(option_.reasons, kb_.name(rule_node), &Reason::rule);
    return found == option_.reasons.end() ? nullptr : &*found;
  }

  Apart keep_apart(const Decision& decision) {
    Apart result;
    for (const RuleStatus& status : decision.rules) {
      const fbs::Rule& rule = kb_.rules[status.rule];
      const bool bears = status.state == RuleState::active || status.state == RuleState::open;
      const Reason* reason = reason_of(rule.node());
      if (!status.on_option || !bears || rule.spacing() == kNone || reason == nullptr) continue;
      add_apart(result, rule, *reason, status.state == RuleState::open);
    }
    return result;
  }

  void add_apart(Apart& to, const fbs::Rule& rule, const Reason& reason, bool open) {
    const fbs::Spacing& spacing = kb_.spacings[rule.spacing()];
    const std::vector<std::uint32_t> others = named_by(kb_, rule.node(), "from");
    PlanApart said;
    said.spacing = reason.spacing;
    said.says = reason.says;
    said.when = open ? reason.when : "";
    said.citations = cited_under(kb_, rule.node(), grounds_);
    std::vector<std::string> without_time = reason.concerns;
    for (const Evening::At& at : evening_.at) {
      const auto also = is_also(kb_, at.node);
      const bool concerned = std::ranges::any_of(
          also, [&](std::uint32_t node) { return std::ranges::find(others, node) != others.end(); });
      if (!concerned) continue;
      const Kept least{at.minute, minutes(spacing.before_low()), minutes(spacing.after_low())};
      const Kept better{at.minute, minutes(spacing.before_high()), minutes(spacing.after_high())};
      to.least.push_back(least);
      to.better.push_back(better);
      PlanApart timed = said;
      timed.from = at.written;
      timed.at = clock_words(at.minute);
      timed.avoid = avoided(least, better);
      to.notes.push_back(fmt::format("{} from {} at {}", reason.spacing, at.written, timed.at));
      to.said.push_back(std::move(timed));
      std::erase(without_time, at.written);
    }
    if (without_time.empty()) return;
    said.from = fmt::format("{}", fmt::join(without_time, ", "));
    to.said.push_back(std::move(said));
  }

  void add_taking(std::uint32_t suggestion, const Apart& apart) {
    const std::vector<std::string> advised = clauses_of(kb_, suggestion, "take");
    if (advised.empty()) return;
    plan_.taking.says = one_text(advised);
    for (const std::string& take : advised) {
      const auto time = relative_time(take);
      if (!time || !time->is_bed()) continue;
      place(*time, suggestion, apart);
      return;
    }
  }

  /// As far apart as is better; if there is no such time, as far as must be.
  void place(const RelativeTime& time, std::uint32_t suggestion, const Apart& apart) {
    const Window advised{evening_.bedtime + time.least, evening_.bedtime + time.most};
    PlanTaking& taking = plan_.taking;
    std::vector<Window> left = left_of(advised, apart.better);
    taking.narrowed = left != std::vector{advised};
    if (taking.narrowed) taking.notes = apart.notes;
    if (left.empty()) {
      left = left_of(advised, apart.least);
      if (!left.empty())
        taking.notes.emplace_back("the longer distance can't be kept at that time, the shorter can");
    }
    taking.fits = !left.empty();
    if (!taking.fits) return;
    taking.time = clock_words(left);
    PlanStep step;
    step.time = taking.time;
    step.minute = left.front().first - evening_.bedtime;
    step.timed = true;
    step.says = fmt::format("Take {}{}{}", plan_.title, plan_.dose.empty() ? "" : ", ", plan_.dose);
    step.citations = cited_under(kb_, suggestion, grounds_);
    plan_.steps.push_back(std::move(step));
  }

  /// Whether it is for the goal, and goes with what is planned.
  [[nodiscard]] bool is_wanted(std::uint32_t node) const {
    const std::uint32_t option[] = {profile_.candidate->option};
    return now_.for_goal(node, profile_.goal) && now_.goes_with(node, option);
  }

  void add_steps(std::uint32_t routine) {
    const Meant meant = now_.meant(routine);
    if (!meant.at_all || !is_wanted(routine)) return;
    const CitationNumbers citations = cited_under(kb_, routine, grounds_);
    for (const std::string& text : clauses_of(kb_, routine, "at")) {
      const auto time = relative_time(text);
      if (!time) continue;
      PlanStep step;
      step.timed = time->is_bed();
      step.minute = time->least;
      step.says = time->rest;
      step.when = meant.when;
      step.citations = citations;
      step.time = text.substr(0, text.size() - time->rest.size());
      while (step.time.ends_with(' ')) step.time.pop_back();
      if (step.timed)
        step.time = clock_words({Window{evening_.bedtime + time->least, evening_.bedtime + time->most}});
      plan_.steps.push_back(std::move(step));
    }
  }

  void add_weeks(std::uint32_t monitor) {
    const Meant meant = now_.meant(monitor);
    if (!meant.at_all || !is_wanted(monitor)) return;
    const CitationNumbers citations = cited_under(kb_, monitor, grounds_);
    for (PlanWeek& week : weeks_of(kb_, monitor, later_)) {
      if (!meant.when.empty()) week.when = week.when.empty() ? meant.when : meant.when + ", and " + week.when;
      week.citations = citations;
      plan_.weeks.push_back(std::move(week));
    }
  }

  void add_judging(std::uint32_t suggestion) {
    for (const std::string& after : clauses_of(kb_, suggestion, "judge after"))
      plan_.weeks.push_back(
          {"after " + after, "Judge whether it has helped.", {}, {}, cited_under(kb_, suggestion, grounds_)});
  }

  void add_referral(std::uint32_t refer) {
    const Meant meant = later_.meant(refer);
    if (!meant.at_all || !later_.for_goal(refer, profile_.goal)) return;
    std::vector<std::string> who;
    for (const KnowledgeBase::Edge edge : kb_.out(refer))
      if (kb_.keyword(edge.label) == "on") who.push_back(words_of(kb_, edge.node));
    plan_.see.push_back({fmt::format("{}", fmt::join(who, ", ")), std::string(kb_.clause(refer, "says")),
                         meant.when, cited_under(kb_, refer, grounds_)});
  }

  const KnowledgeBase& kb_;
  const Profile& profile_;
  const Evening& evening_;
  const OptionAnswer& option_;
  GuidanceReader now_;
  GuidanceReader later_;
  Grounds grounds_;
  Plan plan_;
};

}  // namespace

tl::expected<Answer, Contradiction> plan(const KnowledgeBase& kb, const Profile& profile,
                                         const Evening& evening) {
  auto answer = ask(kb, profile);
  if (!answer || answer->all || answer->options.size() != 1) return answer;
  const OptionAnswer& option = answer->options.front();
  const std::string verdict = option.verdict();
  if (verdict != "suggested" && verdict != "suggested-with-caution") {
    answer->remark = "No plan: only what is suggested gets one.";
    return answer;
  }
  const auto decision = decide(kb, profile, profile.candidate->option);
  const auto now = Settled::of(kb, profile);
  const auto later = Settled::of(kb, presuming_nothing(kb, profile));
  if (!decision || !now || !later)
    return tl::unexpected(!decision ? decision.error() : !now ? now.error() : later.error());
  Planner planner(kb, profile, evening, option, *now, *later);
  Plan made = planner.run(*decision);
  answer->citations = planner.citations();
  answer->advice.clear();  // the steps say when to do what
  answer->finding = std::move(made);
  return answer;
}

}  // namespace kb
