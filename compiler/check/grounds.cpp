// Suggestions that rest on nothing that counts, or on one source.
#include <algorithm>

#include "compiler/check/behind.h"

namespace kbc {
namespace {

constexpr std::size_t kMostShown = 4;

bool is_anecdote(kb::Design design) {
  return design == kb::Design::anecdote || design == kb::Design::testimonial;
}

/// Many studies weighed by one author are not one study.
bool sums_up(kb::Design design) {
  return design == kb::Design::systematic_review || design == kb::Design::guideline ||
         design == kb::Design::textbook;
}

void show_evidence(const Checked& c, const std::vector<std::size_t>& evidence, Diagnostic& warning) {
  for (std::size_t i = 0; i < std::min(evidence.size(), kMostShown); ++i) {
    const Thing& item = c.knowledge.things[evidence[i]];
    const ResolvedClause* design = c.knowledge.find(item, Key::design);
    warning.also(design == nullptr ? item.header : c.knowledge.values_of(*design)[0].span,
                 "it rests on this");
  }
}

/// What is behind a suggestion that never suggests.
void check_nothing(const Checked& c, std::size_t rule) {
  const Span place = c.knowledge.things[rule].header;
  const Behind all = behind(c, rule, false);
  const auto every = [&](auto is) {
    return !all.evidence.empty() && std::ranges::all_of(all.evidence, [&](std::size_t e) {
      return is(c.grades.of_evidence(e).design);
    });
  };
  const bool anecdotes = every(is_anecdote);
  if (anecdotes || every([](kb::Design design) { return design == kb::Design::marketing; })) {
    const auto kind = anecdotes ? DiagnosticKind::only_anecdotes : DiagnosticKind::only_marketing;
    Diagnostic& warning = c.diagnostics.report(kind, place, c.knowledge.things[rule].name);
    show_evidence(c, all.evidence, warning);
    warning.advise(fmt::format(
        "however many they are, they weigh nothing: add a study, or if it is to be shown as what it is, say "
        "so: accept {} \"why\"",
        info(kind).code));
    return;
  }
  c.diagnostics.report(DiagnosticKind::rests_on_nothing, place)
      .advise(
          "nothing but anecdotes, marketing or unsupported claims is behind a claim that it needs; if it is "
          "to "
          "be shown as what it is, say so: accept KB0302 \"why\"");
}

void check_one_source(const Checked& c, std::size_t rule) {
  const Thing& thing = c.knowledge.things[rule];
  const Behind counting = behind(c, rule, true, 1);
  if (counting.sources.size() != 1) return;
  const Thing& source = c.knowledge.things[counting.sources.front()];
  if (const std::string_view interest = c.knowledge.text(source, Key::interest); !interest.empty()) {
    c.diagnostics.report(DiagnosticKind::interested_source, thing.header, thing.name, interest);
    return;
  }
  if (std::ranges::any_of(counting.evidence,
                          [&](std::size_t e) { return sums_up(c.grades.of_evidence(e).design); }))
    return;
  Diagnostic& warning =
      c.diagnostics.report(DiagnosticKind::one_source, thing.header, thing.name, source.name);
  show_evidence(c, counting.evidence, warning);
  warning.advise(
      "if that source falls, nothing is left: name a second one, or say why one is enough: accept KB0307 "
      "\"why\"");
}

}  // namespace

void check_grounds(const Checked& c) {
  for (std::size_t i = 0; i < c.knowledge.things.size(); ++i) {
    if (c.knowledge.things[i].kind != Kind::suggest) continue;
    if (c.grades.certainty[i] == kb::Level::none)
      check_nothing(c, i);
    else
      check_one_source(c, i);
  }
}

}  // namespace kbc
