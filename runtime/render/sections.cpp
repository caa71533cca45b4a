// What is said of one option after its verdict: reasons by effect, certainty, dose, timing, side effects.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

std::string joined(const std::vector<std::string>& texts, std::string_view by) {
  return fmt::format("{}", fmt::join(texts, by));
}

void add(std::vector<Section>& sections, Section section) {
  if (!section.items.empty()) sections.push_back(std::move(section));
}

void note(Item& item, std::string_view lead, std::string text) {
  if (!text.empty()) item.notes.push_back({std::string(lead), std::move(text)});
}

std::string claim_words(const ClaimReason& claim) {
  const std::string grade =
      claim.refuted ? "refuted" : fmt::format("{} certainty", level_name(claim.certainty));
  return fmt::format("{} ({}){}", claim.states, grade, marks(claim.citations));
}

/// The lead of a reason: the rule's own words, or what it works out for this person.
std::string rule_words(const Reason& reason) {
  std::vector<std::string> parts;
  for (const std::string& part : {reason.limit, reason.says})
    if (!part.empty()) parts.push_back(part);
  if (!reason.spacing.empty())
    parts.push_back(reason.concerns.empty()
                        ? reason.spacing
                        : fmt::format("{} from {}", reason.spacing, joined(reason.concerns, ", ")));
  else if (!reason.concerns.empty())
    parts.push_back("Together with " + joined(reason.concerns, ", "));
  return joined(parts, "; ");
}

Item reason_item(const Reason& reason) {
  Item item;
  std::vector<std::string> claims;
  for (const ClaimReason& claim : reason.because) claims.push_back(claim_words(claim));
  const std::string words = rule_words(reason);
  if (reason.effect == Effect::suggest && !claims.empty()) {
    item.text = claims.front();
    for (std::size_t i = 1; i < claims.size(); ++i) note(item, "and", claims[i]);
    note(item, "note", words);
  } else {
    item.text = (words.empty() ? reason.rule : words) + (claims.empty() ? marks(reason.citations) : "");
    for (std::string& claim : claims) note(item, "because", std::move(claim));
  }
  note(item, reason.state == RuleState::open ? "only if" : "since", reason.when);
  note(item, "unless", reason.unless);
  note(item, "instead", joined(reason.instead, ", "));
  note(item, "ask", joined(reason.consult, ", "));
  return item;
}

Section reasons(const OptionAnswer& option, Effect effect, std::string_view label, Tone tone) {
  Section section{std::string(label), tone, {}};
  for (const Reason& reason : option.reasons)
    if (reason.effect == effect && (reason.state == RuleState::active || reason.state == RuleState::open))
      section.items.push_back(reason_item(reason));
  return section;
}

Section set_aside(const OptionAnswer& option) {
  Section section{"Set aside", Tone::plain, {}};
  for (const Reason& reason : option.reasons) {
    if (reason.state != RuleState::defeated) continue;
    const std::string words = rule_words(reason);
    Item item{(words.empty() ? reason.rule : words) + marks(reason.citations), {}};
    constexpr std::string_view kException = "unless ";
    const bool excepted = reason.defeated_by.starts_with(kException);
    note(item, excepted ? "since" : "overridden by",
         reason.defeated_by.substr(excepted ? kException.size() : 0));
    section.items.push_back(std::move(item));
  }
  return section;
}

Section how_sure(const OptionAnswer& option) {
  Section section{"How sure", Tone::plain, {}};
  if (option.derivation.empty()) return section;
  section.items.push_back(
      {fmt::format("{}: {}", level_name(option.certainty), joined(option.derivation, "; ")), {}});
  return section;
}

Item band_item(const DoseBand& band) {
  const std::string yours =
      band.relation.empty() ? "" : fmt::format(" (the dose asked about is {})", band.relation);
  return {fmt::format("{} {}{}", band.keyword, band.amount, yours), {}};
}

Item limit_item(const LimitAnswer& limit) {
  Item item{fmt::format("limit {}{}", limit.limit, marks(limit.citations)), {}};
  note(item, "for", limit.applies_to);
  std::string total = limit.total;
  if (!total.empty() && !limit.counted.empty()) total += fmt::format(" ({})", joined(limit.counted, " + "));
  note(item, "total", std::move(total));
  if (!limit.remaining.empty()) note(item, "left", limit.remaining);
  if (!limit.beyond.empty()) note(item, "beyond", "by " + limit.beyond);
  if (limit.state == RuleState::open) note(item, "", "whether that is within it depends on what isn't said");
  return item;
}

bool only_contraindicated(const OptionAnswer& option) {
  return option.possible == Verdicts(Verdict::contraindicated);
}

/// Who mustn't take it is not told how much of it others take, or when.
Section dose_section(const OptionAnswer& option) {
  const DoseAnswer& dose = option.dose;
  Section section{"Dose", Tone::plain, {}};
  if (!dose.conversion.empty()) section.items.push_back({dose.conversion, {}});
  if (!only_contraindicated(option))
    for (const DoseBand& band : dose.bands) section.items.push_back(band_item(band));
  for (const LimitAnswer& limit : dose.limits) section.items.push_back(limit_item(limit));
  return section;
}

Section timing(const OptionAnswer& option) {
  Section section{"When", Tone::plain, {}};
  if (only_contraindicated(option)) return section;
  for (const std::string& text : option.timing) section.items.push_back({text, {}});
  return section;
}

Section side_effects(const OptionAnswer& option) {
  Section section{"Side effects", Tone::plain, {}};
  for (const SideEffectAnswer& effect : option.side_effects) {
    const std::string text = effect.text.empty() ? "" : ": " + effect.text;
    section.items.push_back({effect.outcome + text + marks(effect.citations), {}});
  }
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
  std::vector<std::string> parts;
  for (const NotCounted& group : option.not_counted)
    parts.push_back(counted(group.items, group.design) + marks(group.citations));
  if (!parts.empty()) section.items.push_back({joined(parts, "; "), {}});
  return section;
}

Section evidence_against(const OptionAnswer& option) {
  Section section{"Evidence against", Tone::plain, {}};
  for (const EvidenceReason& evidence : option.against) {
    const std::string undercut =
        evidence.undercut.empty() ? "" : "; not held against it: " + evidence.undercut;
    section.items.push_back({fmt::format("{}: {}, {} certainty{}{}", evidence.name, study_words(evidence),
                                         level_name(evidence.level), undercut, marks(evidence.citations)),
                             {}});
  }
  return section;
}

/// Designs whose names alone don't say it to a reader.
constexpr std::pair<std::string_view, std::string_view> kDesignWords[] = {
    {"rct", "randomised trial"},
    {"non-randomised-trial", "non-randomised trial"},
    {"cohort", "cohort study"},
    {"case-control", "case-control study"},
    {"cross-sectional", "cross-sectional study"}};

bool may_be_suggested(const OptionAnswer& option) {
  return option.possible.has(Verdict::suggested) || option.possible.has(Verdict::suggested_with_caution);
}

}  // namespace

std::string study_words(const EvidenceReason& evidence) {
  std::string words = evidence.design;
  std::ranges::replace(words, '-', ' ');
  for (const auto& [design, said] : kDesignWords)
    if (evidence.design == design) words = said;
  if (evidence.people != 0) words += fmt::format(", n {}", evidence.people);
  return words;
}

std::string main_reason(const OptionAnswer& option) {
  const auto words = [](const Reason& reason) {
    const bool claimed = !reason.because.empty();
    if (reason.effect == Effect::suggest && claimed)
      return reason.because.front().states + marks(reason.because.front().citations);
    std::string text = rule_words(reason);
    if (text.empty()) text = claimed ? reason.because.front().states : reason.rule;
    return text + marks(reason.citations);
  };
  for (const RuleState state : {RuleState::active, RuleState::open})
    for (const Reason& reason : option.reasons)
      if (reason.state == state) return words(reason);
  return {};
}

std::vector<Section> option_sections(const OptionAnswer& option) {
  std::vector<Section> sections;
  add(sections, reasons(option, Effect::contraindicate, "Contraindicated", Tone::bad));
  add(sections, reasons(option, Effect::advise_against, "Against it", Tone::bad));
  add(sections, reasons(option, Effect::caution, "Care needed", Tone::care));
  add(sections, reasons(option, Effect::suggest, may_be_suggested(option) ? "Why suggested" : "Speaks for it",
                        Tone::good));
  add(sections, set_aside(option));
  add(sections, how_sure(option));
  add(sections, not_counted(option));
  add(sections, evidence_against(option));
  add(sections, dose_section(option));
  add(sections, timing(option));
  add(sections, side_effects(option));
  return sections;
}

}  // namespace kb::render
