// The knowledge base that these tests share.
#include "sample.h"

#include <cstdlib>

#include <fmt/format.h>

#include "tests/support/compile_text.h"

namespace sample {

const kb::KnowledgeBase& knowledge_base() {
  static const support::Compiled kCompiled = [] {
    std::vector<kbc::NamedText> texts;
    texts.push_back({"tea.kb", R"(knowledge base tea { version "1"  bibliography "references.yaml" }
fact tired { ask "Tired?" }
fact allergic { ask "Allergic?"  safety }
fact thirsty { ask "Thirsty?"  presume no }
measure age in years { ask "How old?"  from 0 to 120 years }
goal calm
medicine blue-pill
professional herbalist
substance leaf { symbol Mg }
form green of leaf { fraction 0.5 from trial "half of it" }
option mint
option sage
option fern
outcome rest { better higher }
evidence trial : rct { source jones-2020  people tired, n 50  given mint for 4 weeks against no-treatment  found rest better }
evidence praise : marketing { source shop-page  given sage }
claim mint-calms { states "Mint calms."  support trial }
claim sage-sells { states "Sage sells."  support praise }
suggest mint for calm when tired { because mint-calms }
suggest green for calm { because mint-calms }
suggest sage for calm { because sage-sells }
suggest fern for calm { because mint-calms }
advise against fern { because mint-calms }
caution mint when thirsty and age >= 60 years as dry { because mint-calms }
advise against mint when age >= 90 years as old { because mint-calms  overrides dry }
contraindicate mint when allergic unless supervised by herbalist as rash { because mint-calms }
limit leaf to 10 mg elemental per day as most { because mint-calms }
separate green from blue-pill by 2 h { because mint-calms }
)"});
    texts.push_back({"references.yaml", R"(references:
- {id: jones-2020, type: article-journal, title: "An invented trial", issued: {date-parts: [[2020]]}}
- {id: shop-page, type: webpage, title: "An invented page"}
)"});
    return support::compile_texts(std::move(texts));
  }();
  if (!kCompiled.kb) {
    fmt::print(stderr, "{}\n", kCompiled.shown());
    std::abort();
  }
  return *kCompiled.kb;
}

std::string scenario(std::string_view profile, std::string_view expect) {
  return fmt::format("- name: a\n  profile: {{{}}}\n  expect: {{{}}}\n", profile, expect);
}

kb::Scenario read_one(std::string_view text) {
  kb::ScenarioFile file = kb::read_scenarios(knowledge_base(), "a.yaml", text);
  if (!file.faults.empty() || file.scenarios.size() != 1) {
    fmt::print(stderr, "{}\n{}\n", text, file.faults.empty() ? "not one scenario" : file.faults[0].message);
    std::abort();
  }
  return std::move(file.scenarios.front());
}

}  // namespace sample
