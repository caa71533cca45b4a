// The whole of a report: headline, verdict, ranking, references, and which knowledge base said it.
#include "runtime/render/report.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/render/citation.h"

namespace kb::render {
namespace {

/// Digits of the digest that are shown: enough to tell two versions apart.
constexpr std::size_t kDigestDigits = 12;

std::string goal_words(const Answer& answer) {
  if (answer.goal.empty()) return {};
  std::string goal = answer.goal;
  std::ranges::replace(goal, '-', ' ');
  return ", for " + goal;
}

std::string dose_words(const DoseAnswer& dose) {
  if (dose.asked.empty()) return {};
  const bool converted = dose.basis == "compound" && !dose.elemental.empty();
  return ", " + dose.asked + (converted ? " = " + dose.elemental + " elemental" : "");
}

std::string either(const std::vector<std::string>& verdicts) {
  std::vector<std::string> words;
  for (const std::string& verdict : verdicts) words.push_back(verdict_words(verdict));
  return fmt::format("{}", fmt::join(words, " or "));
}

std::string possible_words(Verdicts possible) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kVerdicts; ++i)
    if (const auto verdict = static_cast<Verdict>(i); possible.has(verdict))
      names.emplace_back(verdict_name(verdict));
  return either(names);
}

bool positive(std::string_view verdict) {
  return verdict == "suggested" || verdict == "suggested-with-caution";
}

/// "suggested (conditionally), low certainty"
std::string verdict_phrase(const OptionAnswer& option) {
  const std::string verdict = option.verdict();
  if (!positive(verdict)) return verdict_words(verdict);
  const bool strong = std::ranges::any_of(option.reasons, [](const Reason& reason) {
    return reason.effect == Effect::suggest && reason.state == RuleState::active && reason.strong;
  });
  return fmt::format("{} ({}, {} certainty)", verdict_words(verdict), strong ? "strong" : "conditional",
                     level_name(option.certainty));
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string_view verdict_meaning(std::string_view verdict) {
  if (verdict == "contraindicated") return ": not to be used.";
  if (verdict == "not-suggested") return ": more speaks against it than for it.";
  if (verdict == "not-enough-evidence") return ": what speaks for it is nothing that counts.";
  if (verdict == "no-recommendation") return ": nothing here speaks for using it.";
  return ".";
}

Statement verdict_statement(const OptionAnswer& option) {
  const std::string verdict = option.verdict();
  if (verdict != "depends")
    return {
        capital(verdict_phrase(option)) + std::string(verdict_meaning(verdict)), verdict_tone(verdict), {}};
  const std::size_t count = option.depends_on.size();
  const std::string things = count == 1   ? "one thing you haven't said"
                             : count == 0 ? "what you haven't said"
                                          : fmt::format("{} things you haven't said", count);
  return {fmt::format("It depends on {}: {}.", things, possible_words(option.possible)), Tone::care,
          dependency_items(option)};
}

void add_option(Report& result, const OptionAnswer& option) {
  result.statements.push_back(verdict_statement(option));
  if (!option.exact)
    result.statements.push_back(
        {"More is unknown here than can be settled exactly: some of these verdicts may be "
         "impossible, but no other is possible.",
         Tone::care,
         {}});
  result.sections = option_sections(option);
}

RankedOption ranked(const OptionAnswer& option) {
  RankedOption row;
  row.title = option.title == option.name ? option.name : fmt::format("{} ({})", option.title, option.name);
  const std::string verdict = option.verdict();
  row.tone = verdict_tone(verdict);
  row.verdict =
      verdict == "depends" ? "it depends: " + possible_words(option.possible) : verdict_phrase(option);
  if (std::string reason = main_reason(option); !reason.empty()) row.notes.push_back({"", std::move(reason)});
  if (!option.depends_on.empty()) {
    std::vector<std::string> facts;
    for (const DependencyAnswer& on : option.depends_on) facts.push_back(on.fact);
    row.notes.push_back({"depends on", fmt::format("{}", fmt::join(facts, ", "))});
  }
  if (!option.rank.empty()) row.notes.push_back({"behind by", option.rank});
  return row;
}

void add_all(Report& result, const Answer& answer) {
  result.headline = fmt::format("{} option{}{}, best first", answer.options.size(),
                                answer.options.size() == 1 ? "" : "s", goal_words(answer));
  for (const OptionAnswer& option : answer.options) result.ranking.push_back(ranked(option));
  if (!answer.options.empty())
    result.hint = fmt::format("Ask about one of them for its reasons, dose and limits: --form {}",
                              answer.options.front().name);
}

void add_unknown(Report& result, const UnknownAnswer& unknown) {
  result.headline = unknown.name;
  Statement statement{
      "Not in this knowledge base: it can say nothing about it, neither good nor bad.", Tone::care, {}};
  if (!unknown.nearest.empty())
    statement.items.push_back({fmt::format("The nearest names: {}.", fmt::join(unknown.nearest, ", ")), {}});
  result.statements.push_back(std::move(statement));
}

/// The evidence that an answer shows, by name.
std::map<std::string_view, const EvidenceReason*> evidence_of(const Answer& answer) {
  std::map<std::string_view, const EvidenceReason*> found;
  const auto add = [&found](const std::vector<EvidenceReason>& list) {
    for (const EvidenceReason& evidence : list) found.emplace(evidence.name, &evidence);
  };
  for (const OptionAnswer& option : answer.options) {
    for (const Reason& reason : option.reasons)
      for (const ClaimReason& claim : reason.because) add(claim.support), add(claim.oppose);
    add(option.against);
  }
  return found;
}

std::string date_words(std::uint32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

void add_references(Report& result, const Answer& answer) {
  const auto evidence = evidence_of(answer);
  for (const Citation& citation : answer.citations) {
    Reference reference{citation.number, citation_line(citation), {}};
    std::set<std::string> studies;
    for (const std::string& name : citation.supports)
      if (const auto found = evidence.find(name); found != evidence.end())
        studies.insert(study_words(*found->second));
    if (!studies.empty()) reference.text += fmt::format(" ({})", fmt::join(studies, "; "));
    if (!citation.reported_by.empty())
      reference.notes.push_back(fmt::format("(retold by {})", fmt::join(citation.reported_by, ", ")));
    if (citation.retracted != 0) reference.notes.push_back("RETRACTED " + date_words(citation.retracted));
    if (!citation.interest.empty()) reference.notes.push_back("Interest: " + citation.interest);
    result.references.push_back(std::move(reference));
  }
}

void add_list(Report& result, std::string_view label, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Section section{std::string(label), Tone::plain, {}};
  for (const std::string& text : texts) section.items.push_back({text, {}});
  result.sections.push_back(std::move(section));
}

}  // namespace

std::string verdict_words(std::string_view verdict) {
  if (verdict == "suggested-with-caution") return "suggested, with caution";
  std::string words(verdict);
  std::ranges::replace(words, '-', ' ');
  return words;
}

Tone verdict_tone(std::string_view verdict) {
  if (verdict == "suggested") return Tone::good;
  if (verdict == "suggested-with-caution" || verdict == "depends") return Tone::care;
  if (verdict == "not-suggested" || verdict == "contraindicated") return Tone::bad;
  return Tone::plain;
}

std::vector<Item> dependency_items(const OptionAnswer& option) {
  std::vector<Item> items;
  for (const DependencyAnswer& on : option.depends_on) {
    Item item{fmt::format("{}  ({})", on.ask, on.fact), {}};
    for (const DependencyOutcome& outcome : on.outcomes)
      item.notes.push_back({outcome.value, "→ " + either(outcome.verdicts)});
    items.push_back(std::move(item));
  }
  return items;
}

std::string marks(const CitationNumbers& numbers) {
  return numbers.empty() ? "" : fmt::format(" [{}]", fmt::join(numbers, ", "));
}

Report report(const Answer& answer) {
  Report result;
  if (answer.unknown) {
    add_unknown(result, *answer.unknown);
  } else if (answer.all || answer.options.size() != 1) {
    add_all(result, answer);
  } else {
    const OptionAnswer& option = answer.options.front();
    result.headline = option.title + dose_words(option.dose) + goal_words(answer);
    add_option(result, option);
  }
  add_list(result, "Presumed", answer.presumed);
  add_list(result, "Good to know", answer.advice);
  add_references(result, answer);
  result.notices = answer.notices;
  const std::string& name = answer.kb.title.empty() ? answer.kb.name : answer.kb.title;
  result.foot = fmt::format("{} ({} {}), digest {}", name, answer.kb.name, answer.kb.version,
                            answer.kb.digest.substr(0, kDigestDigits));
  return result;
}

}  // namespace kb::render
