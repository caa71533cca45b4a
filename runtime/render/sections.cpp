// What is said of one option after its verdict: reasons, certainty, dose, timing, side effects.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

Section how_sure(const OptionAnswer& option) {
  Section section{"How sure", Tone::plain, {}};
  if (!option.derivation.empty())
    section.items.push_back(
        {fmt::format("{}: {}", level_name(option.certainty), fmt::join(option.derivation, "; ")), {}, {}});
  return section;
}

/// "2 anecdotes"
std::string counted(std::uint32_t items, const std::string& design) {
  const std::string_view plural = items == 1 ? "" : "s";
  if (design == "marketing") return fmt::format("{} advertisement{}", items, plural);
  if (design == "anecdote" || design == "testimonial") return fmt::format("{} {}{}", items, design, plural);
  return fmt::format("{} × {}", items, design);
}

Section not_counted(const OptionAnswer& option) {
  Section section{"Not counted", Tone::plain, {}};
  for (const NotCounted& group : option.not_counted)
    section.items.push_back({counted(group.items, group.design), group.citations, {}});
  return section;
}

Section evidence_against(const OptionAnswer& option) {
  Section section{"Evidence against", Tone::plain, {}};
  for (const EvidenceReason& evidence : option.against) {
    const std::string undercut =
        evidence.undercut.empty() ? "" : "; not held against it: " + evidence.undercut;
    section.items.push_back(
        {fmt::format("{} ({}, {}){}", evidence.title.empty() ? evidence.name : evidence.title,
                     study_words(evidence), certainty_words(evidence.level), undercut),
         evidence.citations,
         {}});
  }
  return section;
}

Item band_item(const DoseBand& band) {
  const std::string yours = band.relation.empty() ? "" : fmt::format("; yours is {} that", band.relation);
  return {fmt::format("{} {}{}", band.keyword, band.amount, yours), {}, {}};
}

/// "limit 350 mg per day for adults: 200 mg in all, 150 mg left"
Item limit_item(const LimitAnswer& limit) {
  std::vector<std::string> parts;
  if (!limit.total.empty()) {
    const bool several = limit.counted.size() > 1;
    parts.push_back(limit.total + " in all" +
                    (several ? fmt::format(" ({})", fmt::join(limit.counted, " + ")) : ""));
  }
  if (!limit.remaining.empty()) parts.push_back(limit.remaining + " left");
  if (!limit.beyond.empty()) parts.push_back(limit.beyond + " too much");
  if (limit.state == RuleState::open) parts.emplace_back("within it or not, that depends on what isn't said");
  std::string text = "limit " + limit.limit;
  if (!limit.applies_to.empty()) text += " for " + limit.applies_to;
  if (!parts.empty()) text += fmt::format(": {}", fmt::join(parts, ", "));
  return {std::move(text), limit.citations, {}};
}

Section dose_section(const DoseAnswer& dose) {
  Section section{"Dose", Tone::plain, {}};
  if (!dose.conversion.empty()) section.items.push_back({dose.conversion, {}, {}});
  for (const DoseBand& band : dose.bands) section.items.push_back(band_item(band));
  for (const LimitAnswer& limit : dose.limits) section.items.push_back(limit_item(limit));
  return section;
}

Section timing(const OptionAnswer& option) {
  Section section{"When", Tone::plain, {}};
  for (const std::string& text : option.timing) section.items.push_back({text, {}, {}});
  return section;
}

Section side_effects(const OptionAnswer& option) {
  Section section{"Side effects", Tone::plain, {}};
  for (const SideEffectAnswer& effect : option.side_effects) {
    const std::string text = effect.text.empty() ? "" : ": " + effect.text;
    const std::string lead = effect.when.empty() ? "" : fmt::format("if {}: ", effect.when);
    section.items.push_back({lead + effect.outcome + text, effect.citations, {}});
  }
  return section;
}

}  // namespace

std::string study_words(const EvidenceReason& evidence) {
  const auto design = design_from_name(evidence.design);
  std::string words(design ? design_words(*design) : evidence.design);
  if (evidence.people != 0) words += fmt::format(", n {}", evidence.people);
  return words;
}

std::string certainty_words(Level level) {
  return level == Level::none ? "nothing that counts" : fmt::format("{} certainty", level_name(level));
}

std::vector<Section> option_sections(const OptionAnswer& option) {
  std::vector<Section> sections = reason_sections(option);
  sections.push_back(how_sure(option));
  if (option.possible != Verdicts(Verdict::contraindicated)) {  // whom it would harm is told no dose of it
    sections.push_back(not_counted(option));
    sections.push_back(evidence_against(option));
    sections.push_back(dose_section(option.dose));
    sections.push_back(timing(option));
    sections.push_back(side_effects(option));
  }
  std::erase_if(sections, [](const Section& section) { return section.items.empty(); });
  return sections;
}

}  // namespace kb::render
