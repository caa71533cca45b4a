// The whole of a report: headline, verdict, ranking, references, and which knowledge base said it.
#include "runtime/render/report.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/render/citation.h"
#include "runtime/render/finding.h"

namespace kb::render {
namespace {

/// Digits of the digest that are shown: enough to tell two versions apart.
constexpr std::size_t kDigestDigits = 12;

/// "for endurance"
std::string goal_words(const Answer& answer) {
  if (answer.goal.empty()) return {};
  std::string goal = answer.goal;
  std::ranges::replace(goal, '-', ' ');
  return "for " + goal;
}

std::string dose_words(const DoseAnswer& dose) {
  if (dose.asked.empty()) return {};
  const bool converted = dose.basis == "compound" && !dose.elemental.empty();
  return ", " + dose.asked + (converted ? " = " + dose.elemental + " elemental" : "");
}

bool positive(std::string_view verdict) {
  return verdict == "suggested" || verdict == "suggested-with-caution";
}

/// "suggested (conditional, low certainty)"
std::string verdict_phrase(const OptionAnswer& option) {
  const std::string verdict = option.verdict();
  if (!positive(verdict)) return verdict_words(verdict);
  const bool strong = std::ranges::any_of(option.reasons, [](const Reason& reason) {
    return reason.effect == Effect::suggest && reason.state == RuleState::active && reason.strong;
  });
  return fmt::format("{} ({}, {})", verdict_words(verdict), strong ? "strong" : "conditional",
                     certainty_words(option.certainty));
}

std::string_view verdict_meaning(std::string_view verdict) {
  if (verdict == "contraindicated") return ": not to be used.";
  if (verdict == "not-suggested") return ": what speaks against it decides.";
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

void add_option(Report& result, const OptionAnswer& option, const std::vector<Citation>& citations) {
  result.statements.push_back(verdict_statement(option));
  if (!option.exact)
    result.statements.push_back(
        {"More is unknown here than can be settled exactly: some of these verdicts may be "
         "impossible, but no other is possible.",
         Tone::care,
         {}});
  result.sections = explained_sections(option, citations);
  if (result.sections.empty()) result.sections = option_sections(option);
  if (!option.depends_on.empty())
    result.hint =
        "To settle it, say what is so (--with FACT), what isn't (--without FACT), and what is taken "
        "(--taking ITEM, or --taking nothing).";
}

/// What put an option behind the one before it, where its own line doesn't show that.
std::string behind_words(std::string_view rank) {
  if (rank == "certainty") return "less sure than the one before";
  if (rank == "strength") return "suggested less strongly than the one before";
  if (rank.starts_with("preference")) return fmt::format("after the one before by {}", rank);
  return {};  // the verdict, or nothing but the name
}

RankedOption ranked(const OptionAnswer& option) {
  RankedOption row;
  row.title = option.title == option.name ? option.name : fmt::format("{} ({})", option.title, option.name);
  const std::string verdict = option.verdict();
  row.tone = verdict_tone(verdict);
  row.verdict = verdict == "depends" ? fmt::format("it depends ({})", possible_words(option.possible))
                                     : verdict_phrase(option);
  if (!option.dose.asked.empty()) row.notes.push_back({"", "at " + option.dose.asked, {}});
  if (std::optional<Note> reason = main_reason(option)) row.notes.push_back(std::move(*reason));
  if (std::string behind = behind_words(option.rank); !behind.empty())
    row.notes.push_back({"", fmt::format("({})", behind), {}});
  return row;
}

/// What any of the options depends on, each question once.
Section open_questions(const Answer& answer) {
  Section section{"Not said yet", Tone::care, {}};
  std::set<std::string_view> seen;
  for (const OptionAnswer& option : answer.options)
    for (const DependencyAnswer& on : option.depends_on)
      if (seen.insert(on.fact).second)
        section.items.push_back({fmt::format("{} ({})", on.ask, on.fact), {}, {}});
  return section;
}

void add_all(Report& result, const Answer& answer) {
  const std::string goal = goal_words(answer);
  result.headline = fmt::format("{} option{}{}{}, best first", answer.options.size(),
                                answer.options.size() == 1 ? "" : "s", goal.empty() ? "" : " ", goal);
  for (const OptionAnswer& option : answer.options) result.ranking.push_back(ranked(option));
  if (Section section = open_questions(answer); !section.items.empty())
    result.sections.push_back(std::move(section));
  if (!answer.options.empty())
    result.hint = fmt::format("Ask about one of them for its reasons, dose and limits: --form {}",
                              answer.options.front().name);
}

void add_unknown(Report& result, const UnknownAnswer& unknown) {
  result.headline = unknown.name;
  Statement statement{
      "Not in this knowledge base: it can say nothing about it, neither good nor bad.", Tone::care, {}};
  if (!unknown.nearest.empty())
    statement.items.push_back(
        {fmt::format("The nearest names: {}.", fmt::join(unknown.nearest, ", ")), {}, {}});
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

/// The citations that the report points at: a ranking shows few of those that were gathered.
std::set<std::uint32_t> numbers_in(const Report& report) {
  std::set<std::uint32_t> numbers;
  const auto add = [&numbers](const CitationNumbers& more) { numbers.insert(more.begin(), more.end()); };
  for (const RankedOption& option : report.ranking)
    for (const Note& note : option.notes) add(note.citations);
  for (const Section& section : report.sections)
    for (const Item& item : section.items) {
      add(item.citations);
      for (const Note& note : item.notes) add(note.citations);
    }
  return numbers;
}

std::string date_words(std::uint32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

void add_references(Report& result, const Answer& answer) {
  const auto evidence = evidence_of(answer);
  const auto shown = numbers_in(result);
  for (const Citation& citation : answer.citations) {
    if (!shown.contains(citation.number)) continue;
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
    if (!citation.notice.empty()) reference.notes.push_back("Notice: " + citation.notice);
    result.references.push_back(std::move(reference));
  }
}

void add_list(Report& result, std::string_view label, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Section section{std::string(label), Tone::plain, {}};
  for (const std::string& text : texts) section.items.push_back({text, {}, {}});
  result.sections.push_back(std::move(section));
}

}  // namespace

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string marks(const CitationNumbers& numbers) {
  const std::set<std::uint32_t> ascending(numbers.begin(), numbers.end());
  return ascending.empty() ? "" : fmt::format(" [{}]", fmt::join(ascending, ", "));
}

Report report(const Answer& answer) {
  Report result;
  if (!std::holds_alternative<std::monostate>(answer.finding)) {
    add_finding(result, answer.finding);
  } else if (answer.unknown) {
    add_unknown(result, *answer.unknown);
  } else if (answer.all || answer.options.size() != 1) {
    add_all(result, answer);
  } else {
    const OptionAnswer& option = answer.options.front();
    result.headline =
        option.title + dose_words(option.dose) + (answer.goal.empty() ? "" : ", " + goal_words(answer));
    if (!answer.remark.empty()) result.statements.push_back({answer.remark, Tone::care, {}});
    if (option.kind == "substance")
      result.statements.push_back(
          {"This is of the substance by itself. What is suggested is one of its forms: ask "
           "about one of those (kbq list FILE.kbx forms).",
           Tone::care,
           {}});
    add_option(result, option, answer.citations);
  }
  if (!answer.presumed.empty())
    result.sections.push_back({std::string(kPresumed),
                               Tone::plain,
                               {{fmt::format("{}", fmt::join(answer.presumed, "; ")), {}, {}}}});
  // Advice on how to take something is none for whom it would harm.
  const auto of_verdict_alone = [](const OptionAnswer& option) {
    return option.why && !option.why->show_all;
  };
  const auto usable = [](const OptionAnswer& option) { return may_be_suggested(option.possible); };
  if (std::ranges::any_of(answer.options, usable) && std::ranges::none_of(answer.options, of_verdict_alone))
    add_list(result, kGoodToKnow, answer.advice);
  add_references(result, answer);
  result.notices = answer.notices;
  const std::string& name = answer.kb.title.empty() ? answer.kb.name : answer.kb.title;
  result.foot = fmt::format("{} ({} {}), digest {}", name, answer.kb.name, answer.kb.version,
                            answer.kb.digest.substr(0, kDigestDigits));
  return result;
}

}  // namespace kb::render
