// Statements that are said at once: none may contradict another.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/profile/profile.h"
#include "runtime/profile/words.h"

namespace kb {
namespace {

/// A statement, said of somebody of whom nothing else is known.
struct Alone {
  std::string words;
  Profile profile;
};

bool takes_nothing(const Profile& profile) {
  return profile.taking && profile.taking->empty() && !profile.taking_more;
}

bool denies(const KnowledgeBase& kb, const Profile& profile, const Item& item) {
  const std::vector<std::uint32_t> also = is_also(kb, item.node);
  return std::ranges::any_of(profile.facts, [&](const FactValue& fact) {
    const fbs::Fact& row = kb.facts[fact.fact];
    return !fact.value && row.kind() == static_cast<std::uint8_t>(FactKind::taking) &&
           std::ranges::find(also, row.node()) != also.end();
  });
}

/// That one takes what the other doesn't, or the same in an amount of its own: of two, nobody knows whether
/// they add.
bool takes_otherwise(const KnowledgeBase& kb, const Profile& one, const Profile& other) {
  if (!one.taking) return false;
  return std::ranges::any_of(*one.taking, [&](const Item& item) {
    const auto again = [&](const Item& too) {
      return too.node == item.node && too.written == item.written && too.dose && item.dose;
    };
    return takes_nothing(other) || denies(kb, other, item) ||
           (other.taking && std::ranges::any_of(*other.taking, again));
  });
}

bool contradict(const KnowledgeBase& kb, const Profile& one, const Profile& other) {
  for (const FactValue& fact : one.facts)
    for (const FactValue& too : other.facts)
      if (fact.fact == too.fact && fact.value != too.value) return true;
  for (const MeasureValue& measure : one.measures)
    for (const MeasureValue& too : other.measures)
      if (measure.measure == too.measure && !(measure.range == too.range)) return true;
  return takes_otherwise(kb, one, other) || takes_otherwise(kb, other, one);
}

}  // namespace

ProfileResult<void> say_all(const KnowledgeBase& kb, Profile& profile, const Statements& statements) {
  std::vector<Alone> all;
  Profile told = profile;
  ProfileResult<void> said;
  const auto add = [&](std::string_view lead, const std::string& statement, const auto& say_it) {
    if (!said) return;
    Alone alone{fmt::format("{}{}", lead, quoted(statement)), {}};
    const bool stands_alone = say_it(alone.profile).has_value();  // else it needs what the profile says
    for (const Alone& other : all)
      if (stands_alone && contradict(kb, other.profile, alone.profile)) {
        said =
            fail(ProfileErrorKind::contradiction,
                 fmt::format("{} and {} don't go together: say once what is meant", other.words, alone.words),
                 statement);
        return;
      }
    if (stands_alone) all.push_back(std::move(alone));
    said = say_it(told);
  };
  for (const std::string& statement : statements.with)
    add("", statement, [&](Profile& of) { return say(kb, of, statement, true); });
  for (const std::string& statement : statements.without)
    add("not ", statement, [&](Profile& of) { return say(kb, of, statement, false); });
  for (const std::string& item : statements.taking)
    add("taking ", item, [&](Profile& of) { return say_taking(kb, of, item); });
  if (said) profile = std::move(told);
  return said;
}

}  // namespace kb
