// One person just below the value, at it, and just above it, walked together: below one rule holds, above the
// other.
#include "runtime/analyze/boundaries.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/names.h"
#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

struct Meeting {
  std::uint32_t measure;
  std::int64_t at;
};

/// The values that rules compare measures with.
std::vector<Meeting> values_compared(const View& view) {
  std::vector<Meeting> result;
  for (const fbs::Threshold& row : view.kb().thresholds)
    if (std::ranges::none_of(
            result, [&](const Meeting& m) { return m.measure == row.measure() && m.at == row.micro(); }))
      result.push_back({row.measure(), row.micro()});
  return result;
}

struct Side {
  std::size_t below;  ///< place of the rule that holds below the value
  std::size_t above;
  bool both;  ///< at the value both hold; else neither
};

/// Which of the rules hold at each of the three, as the side asks.
Judged meets(Views& views, const Side& side) {
  const auto wanted = [&](std::size_t view, std::size_t place, bool active) -> Judged {
    const Truth now = views[view].problem.states()[place].active;
    if (now == Truth::open) return look_into_rule(views, view, place);
    return {now == truth(active) ? Judgement::found : Judgement::dead, {}};
  };
  const struct {
    std::size_t view, place;
    bool active;
  } all[] = {{0, side.below, true},  {0, side.above, false},     {2, side.above, true},
             {2, side.below, false}, {1, side.below, side.both}, {1, side.above, side.both}};
  for (const auto& one : all)
    if (const Judged judged = wanted(one.view, one.place, one.active); judged.judgement != Judgement::found)
      return judged;
  return {Judgement::found, {}};
}

bool turns_at(const View& view, std::size_t place, const Meeting& meeting) {
  std::vector<std::int64_t> at;
  view.situation.thresholds(view.kb().rules[view.problem.rules()[place].rule].condition(),
                            {Variable::Kind::measure, meeting.measure}, at);
  return std::ranges::any_of(at, [&](std::int64_t t) { return t == meeting.at || t == meeting.at + 1; });
}

class Boundaries {
 public:
  Boundaries(Report& report, const KnowledgeBase& kb, Effort effort)
      : report_(report), kb_(kb), effort_(effort) {}

  void look_at(std::uint32_t option) {
    const Profile given = about(kb_, {}, option);
    const View view(kb_, with_nothing_presumed(kb_, given), option);
    if (view.contradiction()) return;
    const std::size_t rules = view.problem.rules().size();
    for (const Meeting& meeting : values_compared(view))
      for (std::size_t below = 0; below < rules; ++below)
        for (std::size_t above = 0; above < rules; ++above)
          if (below != above && turns_at(view, below, meeting) && turns_at(view, above, meeting) &&
              seen_
                  .insert({meeting.measure, meeting.at, view.problem.rules()[below].rule,
                           view.problem.rules()[above].rule})
                  .second)
            for (const bool both : {false, true}) look_at(given, meeting, {below, above, both});
  }

 private:
  void look_at(const Profile& given, const Meeting& meeting, const Side& side) {
    const std::uint32_t option = given.candidate->option;
    const Variable measure{Variable::Kind::measure, meeting.measure};
    const fbs::Measure& row = kb_.measures[meeting.measure];
    if (meeting.at <= row.low() || meeting.at >= row.high()) return;
    View below(kb_, with_nothing_presumed(kb_, given), option);
    View at(kb_, with_nothing_presumed(kb_, given), option);
    View above(kb_, with_nothing_presumed(kb_, given), option);
    Views views;
    for (View* view : {&below, &at, &above}) views.add(*view);
    views.set_apart(measure);
    std::vector<Learned> apart;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t value = meeting.at - 1 + static_cast<std::int64_t>(i);
      bool said = true;
      apart.push_back({i, measure, {value, value}});
      if (!views.learn(apart.back(), said)) return;
    }
    Budget budget{effort_.people};
    std::optional<Profile> person;
    const auto is_one = [&](const std::vector<Profile>& told) { return shows(told[1], side); };
    const Walked walked = walk(
        views, budget, [&](Views& all) { return meets(all, side); },
        [&](const std::vector<Learned>& learned) {
          std::vector<Learned> all = apart;
          all.insert(all.end(), learned.begin(), learned.end());
          if (auto people = smallest_person(views, {given, given, given}, all, is_one))
            person = std::move((*people)[1]);
          return person.has_value();
        });
    const auto name = [&](std::size_t place) {
      return std::string(kb_.name(kb_.rules[at.problem.rules()[place].rule].node()));
    };
    const std::string value =
        fmt::format("{} {}", kb_.name(row.node()), format_quantity({meeting.at, unit_of(kb_, row.unit())}));
    if (!person && (walked.end == Walked::End::not_settled || walked.unsaid > 0))
      report_.limits.push_back(
          gave_up(fmt::format("`{}` and `{}` at {}", name(side.below), name(side.above), value), effort_));
    if (!person) return;
    Point point{side.both ? "boundary-both" : "boundary-neither",
                {option_name(kb_, option)},
                std::string(kb_.name(row.node())),
                fmt::format("at exactly {} {} of `{}` (below) and `{}` (above) {}", value,
                            side.both ? "both" : "neither", name(side.below), name(side.above),
                            side.both ? "count" : "counts"),
                {},
                {},
                {example_of(kb_, *person)},
                0,
                place_of(kb_, kb_.rules[at.problem.rules()[side.below].rule].node())};
    report_.points.push_back(std::move(point));
  }

  [[nodiscard]] bool shows(const Profile& profile, const Side& side) const {
    const std::uint32_t option = profile.candidate->option;
    const auto decided = decide(kb_, profile, option);
    const RuleState wanted = side.both ? RuleState::active : RuleState::silent;
    const auto stands = [&](std::size_t place) {
      const RuleState state = decided->rules[place].state;
      return state == wanted || (!side.both && state == RuleState::defeated);
    };
    const bool said = !profile.measures.empty();
    return said && decided && stands(side.below) && stands(side.above);
  }

  Report& report_;
  const KnowledgeBase& kb_;
  Effort effort_;
  std::set<std::tuple<std::uint32_t, std::int64_t, std::uint32_t, std::uint32_t>> seen_;
};

}  // namespace

void add_boundaries(Report& report, const KnowledgeBase& kb, const std::vector<std::uint32_t>& options,
                    Effort effort) {
  Boundaries boundaries(report, kb, effort);
  for (const std::uint32_t option : options) boundaries.look_at(option);
}

}  // namespace kb
