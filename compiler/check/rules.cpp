// What several lints ask about rules.
#include "compiler/check/rules.h"

#include <algorithm>

namespace kbc {

std::vector<ThingId> goals_of(const Knowledge& knowledge, const Thing& thing) {
  std::vector<ThingId> goals = knowledge.refs(thing, Key::for_);
  std::erase_if(goals, [&](ThingId id) { return knowledge[id].kind != Kind::goal; });
  std::ranges::sort(goals);
  return goals;
}

bool share_a_goal(const std::vector<ThingId>& a, const std::vector<ThingId>& b) {
  if (a.empty() || b.empty()) return true;
  return std::ranges::any_of(a, [&](ThingId goal) { return std::ranges::find(b, goal) != b.end(); });
}

std::vector<ThingId> with_substance(const Knowledge& knowledge, ThingId target) {
  std::vector<ThingId> result{target};
  if (knowledge[target].kind == Kind::form)
    for (const ThingId substance : knowledge.refs(knowledge[target], Key::of)) result.push_back(substance);
  return result;
}

bool settled_between(const Knowledge& knowledge, std::size_t a, std::size_t b) {
  const auto overrides = [&](std::size_t one, std::size_t other) {
    const auto names = knowledge.refs(knowledge.things[one], Key::overrides);
    return std::ranges::find(names, static_cast<ThingId>(other)) != names.end();
  };
  return overrides(a, b) || overrides(b, a);
}

std::vector<bool> disputed_things(const Knowledge& k) {
  std::vector<bool> result(k.things.size());
  for (const Thing& thing : k.things)
    if (thing.kind == Kind::dispute)
      for (const Key key : {Key::about, Key::between})
        for (const ThingId id : k.refs(thing, key)) result[static_cast<std::size_t>(id)] = true;
  return result;
}

}  // namespace kbc
