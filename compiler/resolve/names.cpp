// Names for statements that write none: `suggest x for y` becomes suggest-x-for-y, a second one …-2.
#include <algorithm>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "compiler/resolve/passes.h"

namespace kbc {
namespace {

constexpr std::size_t kMaxMade = 80;

void append(std::string& name, std::string_view part) {
  if (!name.empty() && name.size() < kMaxMade) name.push_back('-');
  for (const char c : part) {
    if (name.size() >= kMaxMade) break;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) {
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    } else if (!name.empty() && name.back() != '-') {
      name.push_back('-');
    }
  }
  while (name.ends_with('-')) name.pop_back();
}

std::string make_name(const Knowledge& knowledge, const Thing& thing) {
  std::string name;
  append(name, keyword(thing.kind));
  for (const ResolvedClause& clause : knowledge.clauses_of(thing)) {
    const bool tells = clause.key == Key::target || clause.key == Key::for_ || clause.key == Key::from ||
                       clause.key == Key::with || clause.key == Key::over || clause.key == Key::of ||
                       clause.key == Key::of_lack;
    if (!tells) continue;
    if (clause.key != Key::target) append(name, keyword(clause.key));
    for (const Value& value : knowledge.values_of(clause)) {
      if (value.type == Value::Type::thing) append(name, knowledge[static_cast<ThingId>(value.index)].name);
      if (value.type == Value::Type::text) append(name, knowledge.texts[value.index]);
    }
  }
  return name;
}

}  // namespace

void name_the_unnamed(Knowledge& knowledge) {
  boost::unordered_flat_set<std::string_view> taken;  // of names that stay where they are
  taken.reserve(knowledge.things.size());
  for (const Thing& thing : knowledge.things)
    if (!thing.name.empty()) taken.insert(thing.name);
  boost::unordered_flat_map<std::string, std::uint32_t> last;
  for (Thing& thing : knowledge.things) {
    if (!thing.name.empty()) continue;
    const std::string base = make_name(knowledge, thing);
    thing.name = base;
    for (std::uint32_t& number = last[base]; !taken.insert(thing.name).second;)
      thing.name = fmt::format("{}-{}", base, number = std::max(number + 1, 2U));
  }
}

}  // namespace kbc
