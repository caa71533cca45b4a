// What a profile says, taken apart and put together again.
#include "runtime/explain/parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"

namespace kb {

std::vector<Part> parts_of(const Profile& profile) {
  std::vector<Part> parts;
  if (profile.taking && !profile.taking_more) parts.push_back({Part::Kind::no_more, 0});
  for (std::size_t i = 0; i < profile.measures.size(); ++i) parts.push_back({Part::Kind::measure, i});
  for (std::size_t i = 0; i < profile.facts.size(); ++i) parts.push_back({Part::Kind::fact, i});
  for (std::size_t i = 0; profile.taking && i < profile.taking->size(); ++i)
    parts.push_back({Part::Kind::item, i});
  return parts;
}

Profile forget(const KnowledgeBase& kb, const Profile& profile, const std::vector<Part>& parts) {
  Profile result = profile;
  std::vector<FactValue> facts;
  const auto forgotten = [&](Part::Kind kind, std::size_t index) {
    return std::ranges::any_of(parts, [&](const Part& p) { return p.kind == kind && p.index == index; });
  };
  result.facts.clear();
  for (std::size_t i = 0; i < profile.facts.size(); ++i) {
    if (forgotten(Part::Kind::fact, i)) {
      result.unknown.push_back(profile.facts[i].fact);
    } else {
      result.facts.push_back(profile.facts[i]);
    }
  }
  std::ranges::sort(result.unknown);
  for (std::size_t i = 0; i < profile.measures.size(); ++i) {
    const fbs::Measure& measure = kb.measures[profile.measures[i].measure];
    if (forgotten(Part::Kind::measure, i)) result.measures[i].range = {measure.low(), measure.high()};
  }
  if (forgotten(Part::Kind::no_more, 0)) result.taking_more = true;
  if (profile.taking) {
    result.taking->clear();
    for (std::size_t i = 0; i < profile.taking->size(); ++i) {
      if (forgotten(Part::Kind::item, i)) {
        result.taking_more = true;
      } else {
        result.taking->push_back((*profile.taking)[i]);
      }
    }
  }
  return result;
}

std::string part_words(const KnowledgeBase& kb, const Profile& profile, const Part& part) {
  switch (part.kind) {
    case Part::Kind::no_more:
      return profile.taking->empty() ? "nothing else is taken" : "nothing is taken but what is listed";
    case Part::Kind::item: {
      const Item& item = (*profile.taking)[part.index];
      return item.dose ? fmt::format("taking {}, {}", item.written, format_amount(*item.dose))
                       : "taking " + item.written;
    }
    case Part::Kind::measure: {
      const MeasureValue& said = profile.measures[part.index];
      const fbs::Measure& measure = kb.measures[said.measure];
      return fmt::format("{} {}", words_of(kb, measure.node()),
                         format_amount({said.range, unit_of(kb, measure.unit()), Basis::unspecified, false}));
    }
    case Part::Kind::fact: {
      const FactValue& said = profile.facts[part.index];
      const fbs::Fact& fact = kb.facts[said.fact];
      const std::string words = words_of(kb, fact.node());
      const std::string_view lead = fact.kind() == 1 ? "taking " : fact.kind() == 2 ? "supervised by " : "";
      return fmt::format("{}{}{}", said.value ? "" : lead.empty() ? "no " : "not ", lead, words);
    }
  }
  return {};
}

}  // namespace kb
