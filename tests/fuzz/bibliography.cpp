// CSL-YAML: read, its faults shown, and what was read cited in every form.
#include "compiler/bibliography/bibliography.h"

#include <string>

#include "compiler/diagnostics/render_text.h"
#include "runtime/render/references.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::FileId file = sources.add("references.yaml", std::string(fuzz::text(data, size)));
  const std::vector<kbc::Source> found = kbc::read_csl_yaml(file, sources, diagnostics);
  fuzz::seen(kbc::render_text(diagnostics.sorted(), sources, {}));
  std::vector<kb::Citation> citations;
  for (const kbc::Source& source : found) {
    kb::Citation citation;
    citation.number = static_cast<std::uint32_t>(citations.size() + 1);
    citation.id = source.id;
    citation.csl = source.csl;
    citation.doi = source.doi;
    citation.url = source.url;
    citations.push_back(std::move(citation));
  }
  for (const auto format :
       {kb::ReferenceFormat::vancouver, kb::ReferenceFormat::apa, kb::ReferenceFormat::csl_json,
        kb::ReferenceFormat::bibtex, kb::ReferenceFormat::ris})
    fuzz::seen(kb::render_references(citations, format));
  return 0;
}
