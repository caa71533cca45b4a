// A mutant compiled and asked.
#include "judge.h"

#include <algorithm>

#include "runtime/render/render.h"
#include "runtime/scenario/scenario.h"

namespace mutation {

namespace {

/// The answer without what tells one version of a knowledge base from another.
std::string answer_of(const kb::KnowledgeBase& kb, const kb::Scenario& scenario) {
  if (!scenario.profile) return scenario.profile.error().message;
  auto answer = kb::ask(kb, *scenario.profile);
  if (!answer) return answer.error().message;
  answer->kb = {};
  return kb::render_json(*answer);
}

struct Lines {
  std::uint32_t first;
  std::uint32_t last;
};

Lines lines_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const auto until = [&](std::uint32_t place) {
    return static_cast<std::uint32_t>(std::ranges::count(text.substr(0, place), '\n'));
  };
  return {until(begin), until(end)};
}

}  // namespace

std::vector<kbc::NamedText> made(const Base& base, const Mutant& mutant) {
  std::vector<kbc::NamedText> texts = base.texts;
  Edits edits = mutant.edits;
  std::ranges::sort(edits, std::greater{}, &Edit::begin);  // from the end, so that places stay
  for (const Edit& edit : edits) texts[edit.text].text.replace(edit.begin, edit.end - edit.begin, edit.with);
  return texts;
}

Judge::Judge(const Base& base) : base_(base) {
  const kbc::Compilation compilation = kbc::compile(kbc::load_texts(base.texts));
  if (!compilation.diagnostics.empty() || !compilation.artifact) {
    fault_ = "the base has faults: " + compilation.diagnostics.front().message;
    return;
  }
  const auto kb = kb::KnowledgeBase::from_bytes(*compilation.artifact);
  if (!kb) {
    fault_ = kb.error().message;
    return;
  }
  for (const kbc::NamedText& text : base.scenarios)
    for (const kb::Scenario& scenario : kb::read_scenarios(*kb, text.path, text.text).scenarios) {
      if (!kb::run(*kb, scenario).empty()) fault_ = "a scenario of the base fails: " + scenario.name;
      answers_.push_back(answer_of(*kb, scenario));
    }
}

Judged Judge::judge(const Mutant& mutant, bool anywhere) const {
  const kbc::Compilation compilation = kbc::compile(kbc::load_texts(made(base_, mutant)));
  const Lines place = lines_of(base_.texts[mutant.text].text, mutant.statement.begin, mutant.statement.end);
  const auto touches = [&](kbc::Span span) {
    if (!compilation.sources.holds(span.file) ||
        compilation.sources.path(span.file) != base_.texts[mutant.text].path)
      return false;
    const Lines lines = lines_of(compilation.sources.text(span.file), span.begin, span.end);
    return lines.first <= place.last && place.first <= lines.last;
  };
  for (const kbc::Diagnostic& diagnostic : compilation.diagnostics)
    if (anywhere || touches(diagnostic.span) ||
        std::ranges::any_of(diagnostic.labels, [&](const kbc::Label& label) { return touches(label.span); }))
      return {Outcome::at_its_place, std::string(kbc::info(diagnostic.kind).code)};
  if (!compilation.diagnostics.empty())
    return {Outcome::elsewhere, std::string(kbc::info(compilation.diagnostics.front().kind).code)};
  const auto kb = kb::KnowledgeBase::from_bytes(*compilation.artifact);
  if (!kb) return {Outcome::elsewhere, kb.error().message};
  return asked(*kb);
}

Judged Judge::asked(const kb::KnowledgeBase& kb) const {
  bool same = true;
  std::size_t number = 0;
  for (const kbc::NamedText& text : base_.scenarios) {
    const kb::ScenarioFile file = kb::read_scenarios(kb, text.path, text.text);
    if (!file.faults.empty()) return {Outcome::scenario, file.faults.front().name};
    for (const kb::Scenario& scenario : file.scenarios) {
      const std::size_t at = number++;
      if (at < answers_.size() && answer_of(kb, scenario) == answers_[at]) continue;  // it passes as before
      same = false;
      if (!kb::run(kb, scenario).empty()) return {Outcome::scenario, scenario.name};
    }
  }
  return {same ? Outcome::nothing : Outcome::answer, {}};
}

}  // namespace mutation
