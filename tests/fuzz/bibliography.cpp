// Bibliographies, read as CSL-YAML and as BibTeX: their faults shown, and what was read cited in every form.
#include "compiler/bibliography/bibliography.h"

#include <string>

#include "compiler/diagnostics/render_text.h"
#include "runtime/render/references.h"
#include "tests/fuzz/fuzz.h"

namespace {

std::string cited(const std::vector<kb::Citation>& citations, kb::ReferenceFormat format) {
  std::string references = kb::render_references(citations, format);
  fuzz::seen(references);
  return references;
}

void read_and_cite(const std::string& path, std::string text) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::FileId file = sources.add(path, std::move(text));
  const std::vector<kbc::Source> found = kbc::read_bibliography(file, sources, diagnostics);
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
  for (const auto format : {kb::ReferenceFormat::vancouver, kb::ReferenceFormat::apa,
                            kb::ReferenceFormat::csl_json, kb::ReferenceFormat::ris})
    cited(citations, format);
  const std::string bibtex = cited(citations, kb::ReferenceFormat::bibtex);
  kbc::Diagnostics again;
  const auto back = kbc::read_bibliography(sources.add("again.bib", bibtex), sources, again);
  fuzz::require(back.size() == citations.size() || again.has_errors(), "what is cited is read again", bibtex);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* path : {"references.yaml", "references.bib"})
    read_and_cite(path, std::string(fuzz::text(data, size)));
  return 0;
}
