// One person just below the value, at it, and just above it, walked together: below one rule holds, above the
// other.
#include "runtime/analyze/boundaries.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/analyze/finding_out.h"
#include "runtime/analyze/judge.h"
#include "runtime/analyze/names.h"
#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb {
namespace {

/// A value that rules compare a measure with.
struct Meeting {
  std::uint32_t measure;
  std::int64_t at;
  auto operator<=>(const Meeting&) const = default;
};

struct Side {
  std::size_t below;  ///< place of the rule that holds below the value
  std::size_t above;
  bool both;  ///< at the value both hold; else neither
};

/// Which of the rules hold at each of the three, as the side asks.
Judged meets(Views& views, const Side& side) {
  const auto wanted = [&](std::size_t view, std::size_t place, bool active) -> Judged {
    const Truth now = views[view].problem.state(place).active;
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

class Boundaries {
 public:
  Boundaries(Report& report, const View& nobody, Searches& searches)
      : report_(report), nobody_(nobody), kb_(nobody.kb()), searches_(searches) {
    for (const fbs::Threshold& row : kb_.thresholds) compared_.insert({row.measure(), row.micro()});
  }

  void look_at(std::uint32_t option) {
    std::optional<Around> around;  // made for the first two rules that meet
    for (const auto& [meeting, rules] : turning(option))
      for (const std::uint32_t below : rules)
        for (const std::uint32_t above : rules)
          if (below != above && seen_.insert({meeting, below, above}).second)
            for (const bool both : {false, true}) {
              if (!searches_.next()) continue;
              if (!around) around.emplace(nobody_, option);
              look_at(*around, meeting, below, above, both);
            }
  }

 private:
  /// Somebody of whom nothing is known, just below a value, at it, and just above.
  struct Around {
    Profile given;
    View below, at, above;
    Around(const View& nobody, std::uint32_t option)
        : Around(nobody, about(nobody.kb(), {}, option), option) {}

   private:
    Around(const View& nobody, Profile asked, std::uint32_t option)
        : given(std::move(asked)),
          below(nobody.situation, with_nothing_presumed(nobody.kb(), given), option),
          at(nobody.situation, with_nothing_presumed(nobody.kb(), given), option),
          above(nobody.situation, with_nothing_presumed(nobody.kb(), given), option) {}
  };

  /// The rules on an option whose conditions turn at a value.
  [[nodiscard]] std::map<Meeting, std::vector<std::uint32_t>> turning(std::uint32_t option) const {
    std::map<Meeting, std::vector<std::uint32_t>> result;
    for (const std::uint32_t rule : kb_.option_rules.run(
             kb_.options[option].rules_begin(), kb_.options[option + std::size_t{1}].rules_begin())) {
      const std::uint32_t condition = kb_.rules[rule].condition();
      std::vector<std::uint32_t> measures;
      nobody_.situation.measures_in(condition, measures);
      std::set<Meeting> at;
      for (const std::uint32_t measure : measures) {
        std::vector<std::int64_t> turns;
        nobody_.situation.thresholds(condition, {Variable::Kind::measure, measure}, turns);
        for (const std::int64_t turn : turns)  // `x < 60` turns at 60, `x <= 60` just above it
          for (const Meeting meeting : {Meeting{measure, turn}, Meeting{measure, turn - 1}})
            if (compared_.contains(meeting)) at.insert(meeting);
      }
      for (const Meeting meeting : at) result[meeting].push_back(rule);
    }
    return result;
  }

  /// Leaves the people around as they were.
  void look_at(Around& around, const Meeting& meeting, std::uint32_t rule_below, std::uint32_t rule_above,
               bool both) {
    const Profile& given = around.given;
    const std::uint32_t option = given.candidate->option;
    const Variable measure{Variable::Kind::measure, meeting.measure};
    const fbs::Measure& row = kb_.measures[meeting.measure];
    if (meeting.at <= row.low() || meeting.at >= row.high()) return;
    const auto place_below = around.at.place_of(rule_below);
    const auto place_above = around.at.place_of(rule_above);
    if (around.at.contradiction() || !place_below || !place_above) return;
    const Side side{*place_below, *place_above, both};
    Views views;
    for (View* view : {&around.below, &around.at, &around.above}) views.add(*view);
    const Undone undone(views);
    views.set_apart(measure);
    std::vector<Learned> apart;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t value = meeting.at - 1 + static_cast<std::int64_t>(i);
      bool said = true;
      apart.push_back({i, measure, {value, value}});
      if (!views.learn(apart.back(), said)) return;
    }
    Budget budget{searches_.effort.people};
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
    const std::uint32_t node_below = kb_.rules[rule_below].node();
    const std::uint32_t node_above = kb_.rules[rule_above].node();
    const std::string value =
        fmt::format("{} {}", kb_.name(row.node()), format_quantity({meeting.at, unit_of(kb_, row.unit())}));
    if (!person && (walked.end == Walked::End::not_settled || walked.unsaid > 0))
      report_.limits.push_back(
          gave_up(fmt::format("`{}` and `{}` at {}", kb_.name(node_below), kb_.name(node_above), value),
                  searches_.effort));
    if (!person) return;
    Point point{
        both ? "boundary-both" : "boundary-neither",
        {option_name(kb_, option)},
        std::string(kb_.name(row.node())),
        fmt::format("at exactly {} {} of `{}` (below) and `{}` (above) {}", value, both ? "both" : "neither",
                    kb_.name(node_below), kb_.name(node_above), both ? "count" : "counts"),
        {},
        {},
        {example_of(kb_, *person)},
        0,
        place_of(kb_, node_below),
        {node_below, node_above}};
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
  const View& nobody_;
  const KnowledgeBase& kb_;
  Searches& searches_;
  std::set<Meeting> compared_;
  std::set<std::tuple<Meeting, std::uint32_t, std::uint32_t>> seen_;
};

}  // namespace

void add_boundaries(Report& report, const View& nobody, const std::vector<std::uint32_t>& options,
                    Searches& searches) {
  Boundaries boundaries(report, nobody, searches);
  for (const std::uint32_t option : options) boundaries.look_at(option);
}

}  // namespace kb
