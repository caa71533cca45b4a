// The rules that bear on an option, in words: what speaks for it and against it, and for whom.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

void note(Item& item, std::string_view lead, std::string text, CitationNumbers citations = {}) {
  if (!text.empty()) item.notes.push_back({std::string(lead), std::move(text), std::move(citations)});
}

std::string listed(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

/// "2 h apart from X", "together with X"
std::string meeting_words(const Reason& reason) {
  if (reason.concerns.empty()) return reason.spacing;
  return reason.spacing.empty() ? "together with " + listed(reason.concerns)
                                : fmt::format("{} from {}", reason.spacing, listed(reason.concerns));
}

/// What a rule says of this person: what is worked out, then its author's words.
std::string rule_words(const Reason& reason) {
  std::string words;
  for (const std::string& part : {reason.limit, meeting_words(reason), reason.says})
    if (!part.empty()) words += (words.empty() ? "" : ": ") + part;
  return words;
}

std::string claim_words(const ClaimReason& claim) {
  return fmt::format("{} ({})", claim.states, claim.refuted ? "refuted" : certainty_words(claim.certainty));
}

/// A rule in one sentence: its words, or else the first claim that it rests on.
Note sentence(const Reason& reason) {
  const std::string words = rule_words(reason);
  if (!reason.because.empty() && (words.empty() || reason.effect == Effect::suggest))
    return {"", reason.because.front().states, reason.because.front().citations};
  return {"", words.empty() ? reason.rule : words, reason.citations};
}

/// A rule that surely applies, with its grounds. Of a suggestion they come first: they are what it says.
Item active_item(const Reason& reason) {
  Item item;
  const std::string words = rule_words(reason);
  const bool grounds_first = !reason.because.empty() && (words.empty() || reason.effect == Effect::suggest);
  if (!grounds_first) item.text = words.empty() ? reason.rule : words;
  if (reason.because.empty()) item.citations = reason.citations;
  for (const ClaimReason& claim : reason.because) {
    if (item.text.empty())
      item.text = claim_words(claim), item.citations = claim.citations;
    else
      note(item, grounds_first ? "and" : "because", claim_words(claim), claim.citations);
  }
  if (grounds_first) note(item, "note", words);
  note(item, "given", reason.when);
  note(item, "unless", reason.unless);
  note(item, "instead", listed(reason.instead));
  note(item, "ask", listed(reason.consult));
  return item;
}

/// A rule that may apply, in short: its grounds matter once it does.
Item open_item(const Reason& reason) {
  Note words = sentence(reason);
  Item item{std::move(words.text), std::move(words.citations), {}};
  note(item, "only if", reason.when);
  note(item, "unless", reason.unless);
  return item;
}

Item defeated_item(const Reason& reason) {
  Note words = sentence(reason);
  Item item{std::move(words.text), std::move(words.citations), {}};
  constexpr std::string_view kException = "unless ";
  const bool excepted = reason.defeated_by.starts_with(kException);
  note(item, excepted ? "since" : "overridden by",
       reason.defeated_by.substr(excepted ? kException.size() : 0));
  return item;
}

Section by_effect(const OptionAnswer& option, Effect effect, std::string_view label, Tone tone) {
  Section section{std::string(label), tone, {}};
  for (const Reason& reason : option.reasons) {
    if (reason.effect != effect) continue;
    if (reason.state == RuleState::active) section.items.push_back(active_item(reason));
    if (reason.state == RuleState::open) section.items.push_back(open_item(reason));
  }
  return section;
}

Section set_aside(const OptionAnswer& option) {
  Section section{"Set aside", Tone::plain, {}};
  for (const Reason& reason : option.reasons)
    if (reason.state == RuleState::defeated) section.items.push_back(defeated_item(reason));
  return section;
}

}  // namespace

std::optional<Note> main_reason(const OptionAnswer& option) {
  const bool speaks_for_it =
      may_be_suggested(option.possible) || option.possible.has(Verdict::not_enough_evidence);
  const Reason* found = nullptr;
  for (const Reason& reason : option.reasons) {
    if (reason.state != RuleState::active) continue;
    if (speaks_for_it && reason.effect == Effect::suggest) return sentence(reason);
    if (found == nullptr) found = &reason;
  }
  return found == nullptr ? std::nullopt : std::optional(sentence(*found));
}

std::vector<Section> reason_sections(const OptionAnswer& option) {
  const bool only_contraindicated = option.possible == Verdicts(Verdict::contraindicated);
  std::vector<Section> sections;
  sections.push_back(by_effect(option, Effect::contraindicate, "Contraindicated", Tone::bad));
  sections.push_back(by_effect(option, Effect::advise_against, "Against it", Tone::bad));
  sections.push_back(by_effect(option, Effect::caution, "Care needed", Tone::care));
  if (!only_contraindicated)
    sections.push_back(by_effect(option, Effect::suggest,
                                 may_be_suggested(option.possible) ? "Why suggested" : "Speaks for it",
                                 Tone::good));
  sections.push_back(set_aside(option));
  return sections;
}

}  // namespace kb::render
