// A small knowledge base, invented, for the queries of an editor.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "compiler/editor/index.h"

namespace editor {

inline constexpr std::string_view kSample = R"(knowledge base sample { version "1"  bibliography "refs.yaml" }
fact tired { ask "Are you tired?" }
measure age in years
goal rest
outcome sleepiness { better lower }
professional doctor
medicine drowsy-pill
population adults { who age >= 18 years }
substance zorbium { symbol Na }
form zorbium-salt of zorbium { formula "NaCl" }
/// A trial that nobody ran.
evidence nap-trial : rct {
  source lind-2020 at "Table 1"
  given  zorbium-salt 1 g compound per day
  found  sleepiness better
  rate down imprecision "few people"
}
claim naps-help { states "Naps help."  about sleepiness  support nap-trial }
claim rest-helps { states "Rest helps."  follows from naps-help }
suggest zorbium-salt for rest when tired {
  dose    usual 2 g compound per day
  because naps-help, rest-helps?
}
)";

struct Sample {
  explicit Sample(std::string_view text = kSample)
      : analysis(kbc::analyse(
            kbc::load_texts({{"sample.kb", std::string(text)},
                             {"refs.yaml", "- id: lind-2020\n  type: book\n  title: \"On naps\"\n"}}))),
        index(analysis),
        file(index.file("sample.kb")) {}

  [[nodiscard]] std::uint32_t at(std::string_view text, std::size_t within = 0) const {
    return static_cast<std::uint32_t>(index.sources().text(file).find(text) + within);
  }

  kbc::Analysis analysis;
  kbc::Index index;
  kbc::FileId file;
};

}  // namespace editor
