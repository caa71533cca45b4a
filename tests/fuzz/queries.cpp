// Every question to a knowledge base, and every form of its answer.
#include "runtime/explain/common_questions.h"
#include "runtime/explain/picture.h"
#include "runtime/render/dot.h"
#include "runtime/render/references.h"
#include "runtime/render/render.h"
#include "runtime/verify/verify.h"
#include "tests/fuzz/fuzz.h"

namespace fuzz {
namespace {

constexpr std::uint32_t kVerdictCount = 6;

std::string shown(const kb::KnowledgeBase& kb, const kb::Answer& answer, bool verifiable) {
  seen(kb::render_text(answer, {.colour = false, .width = 60}));
  seen(kb::render_markdown(answer));
  std::string json = kb::render_json(answer);
  seen(json);
  if (!verifiable) return json;
  const auto checked = kb::verify::Verifier(kb).verify(json);
  require(checked.has_value(), "an answer can be verified", checked ? "" : checked.error() + "\n" + json);
  for (const kb::verify::Fault& fault : checked->faults)
    require(false, "an answer holds", fault.at + "\n" + fault.claimed + "\n" + fault.so + "\n" + json);
  return json;
}

void show(const kb::KnowledgeBase& kb, const tl::expected<kb::Answer, kb::Contradiction>& answer, bool intact,
          bool verifiable = true) {
  if (answer) shown(kb, *answer, intact && verifiable);
}

std::uint32_t size_of(const kb::KnowledgeBase& kb) {
  return kb.nodes.empty() ? 0 : static_cast<std::uint32_t>(kb.nodes.size() - 1);
}

void ask_of_nodes(const kb::KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                  const std::vector<kb::Person>& people) {
  shown(kb, kb::trace(kb, nodes), false);
  shown(kb, kb::trace(kb, nodes, 2), false);
  shown(kb, kb::impact(kb, nodes, people), false);
  shown(kb, kb::disputes(kb, nodes), false);
  shown(kb, kb::common_questions(kb, nodes, false), false);
  seen(kb::render_dot(kb::surroundings(kb, nodes, 3)));
  const auto citations = kb::citations_of(kb, nodes);
  for (const auto format :
       {kb::ReferenceFormat::vancouver, kb::ReferenceFormat::apa, kb::ReferenceFormat::csl_json,
        kb::ReferenceFormat::bibtex, kb::ReferenceFormat::ris})
    seen(kb::render_references(citations, format));
}

}  // namespace

void ask(const kb::KnowledgeBase& kb, const kb::Profile& profile, bool intact) {
  show(kb, kb::ask(kb, profile), intact);
  show(kb, kb::questions(kb, profile), intact, false);
  if (!profile.candidate) {
    kb::Profile two = profile;
    for (const std::uint32_t option : {0U, 1U})
      if (option + 1 < kb.options.size()) two.compared.push_back({kb.options[option].node(), option, "", {}});
    show(kb, kb::compare(kb, two), intact);
    return;
  }
  const auto why = kb::why(kb, profile);
  show(kb, why, intact);
  if (why) seen(kb::render_dot(kb::picture_of(kb, *why)));
  kb::Evening evening;
  evening.bedtime = 1350;
  if (profile.taking)
    for (const kb::Item& item : *profile.taking) evening.at.push_back({item.node, item.written, 1200});
  show(kb, kb::plan(kb, profile, evening), intact, false);
  kb::Profile after = profile;
  after.presume_no = !after.presume_no;
  show(kb, kb::what_if(kb, profile, after), intact);
  const auto wanted = static_cast<kb::Verdict>(profile.candidate->option % kVerdictCount);
  show(kb, kb::why_not(kb, profile, wanted), intact);
  show(kb, kb::change(kb, profile, wanted), intact);
}

void ask_everything(const kb::KnowledgeBase& kb, std::uint32_t seed, bool intact) {
  kb::Profile profile;  // of nobody, or of somebody of whom much is said
  if ((seed >> 4U) % 2 == 1) {
    for (std::uint32_t i = 0; i < kb.facts.size(); ++i)
      if ((seed >> (i % 16) & 1U) != 0 && kb.facts[i].kind() != 1) profile.facts.push_back({i, i % 3 == 0});
    for (std::uint32_t i = 0; i < kb.measures.size(); ++i)
      profile.measures.push_back({i, {kb.measures[i].low(), kb.measures[i].low()}});
    profile.presume_no = (seed & 32U) != 0;
  }
  const std::uint32_t options = kb.options.empty() ? 0 : static_cast<std::uint32_t>(kb.options.size() - 1);
  std::vector<std::uint32_t> all;
  for (std::uint32_t node = 0; node < size_of(kb); ++node) all.push_back(node);
  switch (seed % 5) {
    case 0:
    case 1:
      if (options == 0) return;
      {
        const std::uint32_t option = (seed >> 8U) % options;
        const std::uint32_t node = kb.options[option].node();
        profile.candidate = kb::Item{node, option, std::string(kb.name(node)), std::nullopt};
        profile.taking.emplace().push_back(*profile.candidate);
        static_cast<void>(kb::say_dose(kb, profile, "200 mg elemental"));
      }
      [[fallthrough]];
    case 2: return ask(kb, profile, intact);
    case 3:
      shown(kb, kb::weakest(kb, 20300101, {{"nobody", kb::Profile{}}, {"somebody", profile}}), false);
      shown(kb, kb::common_questions(kb, all, true), false);
      static_cast<void>(kb::citations_of(kb, all));
      return;
    default:
      if (all.empty()) return;
      ask_of_nodes(kb, {all[(seed >> 8U) % all.size()]}, {{"somebody", profile}});
      static_cast<void>(kb::find_questions(kb, kb.text(kb.nodes[(seed >> 8U) % all.size()].name())));
  }
}

}  // namespace fuzz
