// Every set of what was said; every dose at an end of a window; every question answered.
#include "tests/property/compare_reasons.h"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/decide/problem.h"
#include "runtime/explain/sets.h"
#include "tests/reference/reasons.h"

namespace property {
namespace {

constexpr std::size_t kMostCompletionsOfReasons = 1U << 14U;
constexpr std::size_t kMostSayings = 7;

reference::Set bit(kb::Verdict verdict) {
  return static_cast<reference::Set>(1U << static_cast<unsigned>(verdict));
}

std::uint32_t bits(const std::vector<kb::Part>& parts, const std::vector<reference::Saying>& sayings) {
  std::uint32_t set = 0;
  for (const kb::Part& part : parts)
    for (std::size_t i = 0; i < sayings.size(); ++i) {
      using Kind = reference::Saying::Kind;
      const Kind kind = part.kind == kb::Part::Kind::no_more   ? Kind::no_more
                        : part.kind == kb::Part::Kind::item    ? Kind::item
                        : part.kind == kb::Part::Kind::measure ? Kind::measure
                                                               : Kind::fact;
      if (sayings[i].kind == kind && sayings[i].index == part.index) set |= 1U << i;
    }
  return set;
}

/// An answer can take a presumption away that would settle, with it, what must not be presumed.
bool same_presumptions(const kb::KnowledgeBase& kb, const kb::Profile& before, const kb::Profile& after) {
  const auto were = reference::people(kb, before, kMostCompletionsOfReasons);
  const auto are = reference::people(kb, after, kMostCompletionsOfReasons);
  if (!were || !are) return false;
  for (std::size_t fact = 0; fact < kb.facts.size(); ++fact)
    if (were->presumed[fact] && !are->presumed[fact]) {
      const bool answered = std::any_of(after.facts.begin(), after.facts.end(),
                                        [fact](const kb::FactValue& said) { return said.fact == fact; });
      if (!answered) return false;
    }
  return true;
}

}  // namespace

std::string reason_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option,
                              Counts& counts) {
  const auto sayings = reference::sayings(profile);
  const auto decision = kb::decide(kb, profile, option);
  if (!decision || sayings.size() > kMostSayings) return {};
  const std::string where(kb.name(kb.options[option].node()));
  reference::Outlooks outlooks(kb, profile, option, kMostCompletionsOfReasons);
  std::string faults;
  kb::Situation situation(kb);
  static_cast<void>(situation.take(profile));  // as the decision did
  const kb::Asking asking(kb::Problem(situation, profile, option));
  const std::uint32_t reason = bits(kb::sufficient_parts(situation, asking, profile, *decision), sayings);
  if (const auto smallest = outlooks.is_smallest_reason(reason)) {
    ++counts.reasons;
    if (!*smallest) faults += fmt::format("{}: {:b} is no smallest sufficient reason\n", where, reason);
  }
  for (unsigned v = 0; v < kb::kVerdicts; ++v) {
    const auto wanted = static_cast<kb::Verdict>(v);
    if (decision->possible.has(wanted)) continue;
    const auto plainly = outlooks.in_the_way(bit(wanted), kb::kLargestSet);
    if (!plainly) continue;
    std::vector<std::uint32_t> found;
    for (const auto& set : kb::parts_in_the_way(kb, profile, option, wanted))
      found.push_back(bits(set, sayings));
    ++counts.contrasts;
    auto expected = *plainly;
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    if (found != expected)
      faults += fmt::format("{}: in the way of {}: found {:b}, but plainly {:b}\n", where,
                            kb::verdict_name(wanted), fmt::join(found, ", "), fmt::join(expected, ", "));
  }
  return faults;
}

std::string dose_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option,
                            Counts& counts) {
  if (kb.options[option].substance() == kb::kNone) return {};
  kb::Profile asked = profile;
  asked.candidate = kb::Item{};
  asked.candidate->option = option;
  asked.candidate->node = kb.options[option].node();
  const auto decided = kb::decide(kb, asked, option);
  if (!decided) return {};
  const auto verdicts_at = [&](std::int64_t micro) -> std::optional<reference::Set> {
    kb::Profile tried = asked;
    const auto unit = kb::parse_unit("mg/day");
    tried.candidate->dose = kb::Amount{{micro, micro}, *unit, kb::Basis::elemental, false};
    const auto people = reference::people(kb, tried, kMostCompletionsOfReasons);
    if (!people) return std::nullopt;
    return reference::evaluate(kb, tried, *people, option).possible;
  };
  std::string faults;
  for (unsigned v = 0; v < kb::kVerdicts; ++v) {
    const auto windows = kb::dose_windows(kb, asked, static_cast<kb::Verdict>(v));
    std::vector<std::int64_t> tried{1, 1'000'000'000'000};
    for (const kb::Range& window : windows)
      for (const std::int64_t end : {window.low, window.high})
        for (const std::int64_t by : {-1, 0, 1})
          if (end != kb::Range::kOpenHigh && end + by > 0) tried.push_back(end + by);
    for (const std::int64_t micro : tried) {
      const auto possible = verdicts_at(micro);
      if (!possible) continue;
      ++counts.doses;
      const bool within = std::any_of(windows.begin(), windows.end(), [&](const kb::Range& window) {
        return micro >= window.low && micro <= window.high;
      });
      if (within != (*possible == bit(static_cast<kb::Verdict>(v))))
        faults += fmt::format(
            "{}: {} at {} micro-mg: {} a window, plainly {:b}\n", kb.name(kb.options[option].node()),
            kb::verdict_name(static_cast<kb::Verdict>(v)), micro, within ? "within" : "in no", *possible);
    }
  }
  return faults;
}

std::string interview_difference(const kb::KnowledgeBase& kb, const kb::Profile& profile,
                                 std::uint32_t option, std::size_t completion, Counts& counts) {
  const auto people = reference::people(kb, profile, kMostCompletionsOfReasons);
  if (!people || people->completions.empty()) return {};
  const reference::Completion& person = people->completions[completion % people->completions.size()];
  const std::string where(kb.name(kb.options[option].node()));
  kb::Profile said = profile;
  kb::Profile before = said;
  std::optional<kb::Verdicts> expected;
  for (std::size_t answers = 0; answers < 64; ++answers) {
    const auto decision = kb::decide(kb, said, option);
    if (!decision) return fmt::format("{}: an answer to a question contradicts what was said\n", where);
    if (expected && !decision->possible.within(*expected) && same_presumptions(kb, before, said))
      return fmt::format("{}: an answer leaves a verdict that it was not said to leave\n", where);
    before = said;
    if (decision->possible.single()) {
      ++counts.interviews;
      return {};
    }
    if (decision->depends_on.empty()) return fmt::format("{}: it depends, and nothing is asked\n", where);
    const kb::Dependency& question = decision->depends_on.front();
    if (question.kind == kb::UnknownKind::fact) {
      const bool value = person.facts[question.index];
      expected = question.outcomes[value ? question.outcomes.size() - 1 : 0].verdicts;
      std::erase(said.unknown, question.index);
      said.facts.push_back({question.index, value});
      std::sort(said.facts.begin(), said.facts.end(),
                [](const auto& a, const auto& b) { return a.fact < b.fact; });
    } else if (question.kind == kb::UnknownKind::measure) {
      const std::int64_t value = people->pieces[question.index][person.pieces[question.index]].low;
      for (const kb::Outcome& outcome : question.outcomes)
        if (value >= outcome.range.low && value <= outcome.range.high) expected = outcome.verdicts;
      std::erase_if(said.measures, [&](const kb::MeasureValue& m) { return m.measure == question.index; });
      said.measures.push_back({question.index, {value, value}});
    } else {
      return {};  // amounts are answered by a list of what is taken, which is another profile
    }
  }
  return fmt::format("{}: there is no end to the questions\n", where);
}

}  // namespace property
