// Of each kind of equivalence a row. What an author would want to be told has a lint or a scenario instead.
#include "reasons.h"

#include <algorithm>

namespace mutation {

std::span<const Reason> reasons() {
  static const std::vector<Reason> kReasons{
      {"what a study gave, and for how long, is told by the study alone",
       {Kind::evidence},
       {Key::given, Key::for_, Key::against}},
      {"what was found is told with the study, and decides nothing",
       {Kind::evidence},
       {Key::found, Key::people}},
      {"which way is better is told with what was found, and decides nothing",
       {Kind::outcome},
       {Key::better}},
      {"which source it is, only the source itself can tell", {Kind::evidence}, {Key::source}},
      {"a retelling adds no weight", {Kind::evidence}, {Key::reported_by}},
      {"another item decides how sure it is, or no rule rests on it",
       {Kind::evidence, Kind::claim},
       {Key::rate_down, Key::rate_up, Key::support, Key::oppose, Key::undercut, Key::follows_from,
        Key::design}},
      {"what a claim is about can be held against evidence that says it, and this does not",
       {Kind::claim},
       {Key::about}},
      {"what nobody has written, nobody can miss", {Kind::dispute}, {}, "a dispute missing"},
      {"nothing else names it: readers alone see it",
       {Kind::dispute, Kind::food, Kind::advise, Kind::criterion, Kind::knowledge_base},
       {},
       "a name declared with a slip"},
      {"plans and referrals are no part of what a scenario asks", {Kind::monitor, Kind::refer}, {Key::when}},
      {"who may be short of something changes no verdict", {Kind::risk_group}, {Key::who}, {}, "lack "},
      {"the group is named by a referral alone", {Kind::risk_group}, {Key::who}, {}, "on-medicines"},
      {"the group is named by studies alone", {Kind::population}, {Key::who}, {}, "poor-sleepers"},
      {"a suggestion is conditional unless it says otherwise",
       {Kind::suggest},
       {Key::strength},
       "strength missing",
       "strength conditional"},
      {"no rule asks for it: it serves plans, referrals and who may be short of something",
       {Kind::fact},
       {Key::presume}},
      {"it follows from what is asked", {Kind::fact}, {Key::ask}, {}, "implied by"},
      {"without it unknown is unknown as well: it says what is asked first", {Kind::fact}, {Key::safety}},
      {"the verdicts put the two in this order already", {Kind::prefer}, {Key::when, Key::target}},
      {"these are all the goals that there are", {Kind::advise_against}, {Key::for_}, {}, "against-oxide"},
      {"it is asked of nobody: no rule needs it", {Kind::fact}, {Key::ask}, {}, "fact diabetes"},
      {"it is asked of nobody: no rule needs it", {Kind::fact}, {Key::ask}, {}, "fact night-cramps"},
      {"every rule that asks for the class names its kinds as well", {Kind::medicine}, {Key::is}},
      {"it is asked of nobody: no rule needs it", {Kind::fact}, {Key::ask}, {}, "fact confirmed-deficiency"},
      {"what excludes one another does so once or twice", {Kind::exclusive}, {}, "a statement there twice"},
      {"it is the code of another thing: the terminology is not at hand", {}, {Key::code}},
      {"what helps against a side effect changes no verdict", {Kind::side_effect}, {Key::instead}},
  };
  return kReasons;
}

const Reason* reason_for(const Base& base, const Mutation& mutation, const Mutant& mutant) {
  const auto fits = [&](const Reason& reason) {
    if (!reason.kinds.empty() && !reason.kinds.has(mutant.kind)) return false;
    if (!reason.keys.empty() && std::ranges::find(reason.keys, mutant.key) == reason.keys.end()) return false;
    if (!reason.mutation.empty() && reason.mutation != mutation.name) return false;
    return mutant.statement.known() &&
           base.sources.text(mutant.statement).find(reason.holds) != std::string_view::npos;
  };
  const auto found = std::ranges::find_if(reasons(), fits);
  return found == reasons().end() ? nullptr : &*found;
}

}  // namespace mutation
