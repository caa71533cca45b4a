// The parts of a report that answer why, why not, what if, and what would change it.
#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

Section section(std::string label, Tone tone = Tone::plain) { return {std::move(label), tone, {}}; }

void add_text(Section& to, std::string text) { to.items.push_back({std::move(text), {}, {}, 0}); }

void add_if_any(std::vector<Section>& to, Section section) {
  if (!section.items.empty()) to.push_back(std::move(section));
}

void add(std::vector<Section>& to, const Why& why, const std::vector<Citation>& citations) {
  Section enough = section("Enough for it");
  for (const std::string& part : why.sufficient) add_text(enough, part);
  if (why.sufficient.empty()) add_text(enough, "nothing that was said: it holds for everybody");
  to.push_back(std::move(enough));
  add_if_any(to, derivation_section(why, citations));
}

void add_obstacles(std::vector<Section>& to, std::string label, Tone tone,
                   const std::vector<WhyNot::Obstacle>& obstacles) {
  Section result = section(std::move(label), tone);
  for (const WhyNot::Obstacle& obstacle : obstacles)
    result.items.push_back({fmt::format("{}: {}", obstacle.rule, obstacle.failing),
                            {},
                            {{"", fmt::format("{}:{}", obstacle.place.file, obstacle.place.line), {}}},
                            0});
  add_if_any(to, std::move(result));
}

void add(std::vector<Section>& to, const WhyNot& why_not) {
  Section causes = section("Why not");
  if (why_not.possible) add_text(causes, fmt::format("{} is possible", verdict_words(why_not.wanted)));
  for (const std::string& cause : why_not.causes) add_text(causes, cause);
  add_if_any(to, std::move(causes));
  Section sets = section("In the way", Tone::care);
  for (const auto& set : why_not.in_the_way) add_text(sets, fmt::format("{}", fmt::join(set, ", with ")));
  add_if_any(to, std::move(sets));
  add_obstacles(to, "Against it", Tone::bad, why_not.against);
  add_obstacles(to, "Nearest for it", Tone::plain, why_not.nearest);
}

void add(std::vector<Section>& to, const Changes& changes) {
  Section dose = section("Dose window");
  if (!changes.dose_window.empty())
    add_text(dose,
             fmt::format("{}: {}, all else as it is", verdict_words(changes.wanted), changes.dose_window));
  add_if_any(to, std::move(dose));
  Section steps = section(fmt::format("To be {}", verdict_words(changes.wanted)), Tone::good);
  for (const Change& change : changes.changes)
    add_text(steps, fmt::format("{}", fmt::join(change.steps, ", and ")));
  if (changes.changes.empty())
    add_text(steps, "no change of dose, form, supervision, or of what else is taken leads there");
  to.push_back(std::move(steps));
}

void add(std::vector<Section>& to, const Difference& difference) {
  Section change = section("Difference", Tone::care);
  const auto both = [](std::string_view what, const std::string& before, const std::string& after) {
    return before == after ? fmt::format("{} stays: {}", what, after)
                           : fmt::format("{}: {} → {}", what, before, after);
  };
  add_text(change, both("verdict", verdict_words(difference.verdict_before),
                        verdict_words(difference.verdict_after)));
  add_text(change, both("certainty", difference.certainty_before, difference.certainty_after));
  for (const std::string& rule : difference.gained) add_text(change, "now: " + rule);
  for (const std::string& rule : difference.lost) add_text(change, "no longer: " + rule);
  for (const std::string& rule : difference.changed) add_text(change, rule);
  to.push_back(std::move(change));
}

}  // namespace

std::vector<Section> explained_sections(const OptionAnswer& option, const std::vector<Citation>& citations) {
  std::vector<Section> result;
  if (option.difference) add(result, *option.difference);
  if (option.why) add(result, *option.why, citations);
  if (option.why_not) add(result, *option.why_not);
  if (option.changes) add(result, *option.changes);
  return result;
}

}  // namespace kb::render
