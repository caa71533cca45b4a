// Verdicts and what they depend on, in words.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

constexpr std::array<Verdict, kVerdicts> kWorstFirst = {
    Verdict::contraindicated,     Verdict::not_suggested,          Verdict::no_recommendation,
    Verdict::not_enough_evidence, Verdict::suggested_with_caution, Verdict::suggested};

std::vector<std::string> words_worst_first(Verdicts verdicts) {
  std::vector<std::string> words;
  for (const Verdict verdict : kWorstFirst)
    if (verdicts.has(verdict)) words.push_back(verdict_words(verdict_name(verdict)));
  return words;
}

Verdicts verdicts_of(const std::vector<std::string>& names) {
  Verdicts result;
  for (const Verdict verdict : kWorstFirst)
    if (std::ranges::find(names, verdict_name(verdict)) != names.end()) result |= Verdicts(verdict);
  return result;
}

/// What an answer leaves of what is possible.
std::string left_words(Verdicts left, Verdicts possible) {
  if (left == possible) return "still open";
  const std::vector<std::string> words = words_worst_first(left);
  const std::vector<std::string> all = words_worst_first(possible);
  const bool best_left = words.back() == all.back();
  const bool worst_left = words.front() == all.front();
  if (words.size() > 2 && worst_left && !best_left) return "at best " + words.back();
  if (words.size() > 2 && best_left && !worst_left) return "at worst " + words.front();
  return fmt::format("{}", fmt::join(words, " or "));
}

std::string on_one_line(const std::vector<Note>& notes) {
  std::vector<std::string> parts;
  for (const Note& note : notes) parts.push_back(note.lead + " " + note.text);
  return fmt::format("{}", fmt::join(parts, "; "));
}

struct Group {
  std::vector<Note> outcomes;
  std::vector<std::string> questions;
};

}  // namespace

std::string verdict_words(std::string_view verdict) {
  if (verdict == "suggested-with-caution") return "suggested with caution";
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

std::string possible_words(Verdicts possible) {
  const std::vector<std::string> words = words_worst_first(possible);
  if (words.size() > 2) return fmt::format("{} to {}", words.front(), words.back());
  return fmt::format("{}", fmt::join(words, " or "));
}

std::vector<Note> outcome_notes(const DependencyAnswer& on, Verdicts possible) {
  std::vector<Note> notes;
  for (const DependencyOutcome& outcome : on.outcomes)
    notes.push_back({outcome.value, "→ " + left_words(verdicts_of(outcome.verdicts), possible), {}});
  return notes;
}

std::vector<Item> dependency_items(const OptionAnswer& option) {
  std::vector<Group> groups;
  for (const DependencyAnswer& on : option.depends_on) {
    std::vector<Note> outcomes = outcome_notes(on, option.possible);
    auto group = std::ranges::find(groups, outcomes, &Group::outcomes);
    if (group == groups.end()) group = groups.insert(group, {std::move(outcomes), {}});
    group->questions.push_back(fmt::format("{} ({})", on.ask, on.fact));
  }
  std::vector<Item> items;
  for (Group& group : groups) {
    if (group.questions.size() == 1) {
      items.push_back({std::move(group.questions.front()), {}, std::move(group.outcomes)});
      continue;
    }
    Item item{fmt::format("Each of these: {}", on_one_line(group.outcomes)), {}, {}};
    for (std::string& question : group.questions) item.notes.push_back({"", std::move(question), {}});
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace kb::render
