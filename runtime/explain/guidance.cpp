// Conditions of guidance, settled by what a profile says.
#include "runtime/explain/guidance.h"

#include <algorithm>

#include "runtime/explain/words.h"

namespace kb {

Meant GuidanceReader::meant_if(std::uint32_t condition) const {
  if (condition == kNone) return {};
  const Truth holds = settled_.holds(condition);
  if (holds == Truth::no) return {false, {}};
  return {true, holds == Truth::open ? condition_words(kb_, condition) : std::string{}};
}

Meant GuidanceReader::meant(std::uint32_t node) const {
  const fbs::Guidance& row = kb_.guidance[kb_.nodes[node].detail()];
  if (row.node() != node) return {};  // not guidance: meant for everybody
  Meant result = meant_if(row.condition());
  if (!result.at_all || row.exception() == kNone) return result;
  const Truth excepted = settled_.holds(row.exception());
  if (excepted == Truth::yes) return {false, {}};
  if (excepted == Truth::open) {
    const std::string unless = condition_words(kb_, row.exception());
    result.when += result.when.empty() ? "not " + unless : ", unless " + unless;
  }
  return result;
}

bool GuidanceReader::goes_with(std::uint32_t node, std::span<const std::uint32_t> options) const {
  const std::vector<std::uint32_t> things = named_by(kb_, node, "of");
  const auto named = [&](std::uint32_t thing) { return std::ranges::find(things, thing) != things.end(); };
  const auto is_named = [&](std::uint32_t option) {
    return named(kb_.options[option].node()) || named(kb_.options[option].substance());
  };
  const auto fits = [&](std::uint32_t option) {
    const auto contents = kb_.contents.run(kb_.options[option].contents_begin(),
                                           kb_.options[option + std::size_t{1}].contents_begin());
    return is_named(option) || std::ranges::any_of(contents, [&](const fbs::Content& part) {
             return named(part.node()) ||
                    (part.option() + std::size_t{1} < kb_.options.size() && is_named(part.option()));
           });
  };
  return things.empty() || std::ranges::any_of(options, fits);
}

bool GuidanceReader::for_goal(std::uint32_t node, std::uint32_t goal) const {
  bool names_one = false;
  for (const std::uint32_t named : named_by(kb_, node, "for")) {
    if (kb_.kind(named) != "goal") continue;
    if (named == goal) return true;
    names_one = true;
  }
  return !names_one;
}

}  // namespace kb
