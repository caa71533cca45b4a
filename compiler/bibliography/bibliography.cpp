// Either format gives trees of entries, and these one list of sources.
#include "compiler/bibliography/bibliography.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "compiler/bibliography/bibtex.h"
#include "compiler/bibliography/csl_entry.h"
#include "compiler/bibliography/csl_yaml.h"
#include "runtime/text/characters.h"

namespace kbc {
namespace {

/// Whether a file is of a size and of bytes that are read: neither format has others, and readers of YAML
/// take some for the end.
bool readable(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  if (text.size() > kMaxBibliographyBytes) {
    diagnostics
        .report(DiagnosticKind::file_too_large, Span{file, 0, 0}, sources.path(file),
                kMaxBibliographyBytes >> 20)
        .advise("split the bibliography into several files");
    return false;
  }
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  };
  const std::size_t valid = kb::valid_length(text);
  const auto control = static_cast<std::size_t>(std::ranges::find_if(text, is_control) - text.begin());
  const auto at = static_cast<std::uint32_t>(std::min(valid, control));
  if (at == text.size()) return true;
  const bool no_utf8 = valid < control;
  diagnostics
      .report(DiagnosticKind::bad_bibliography, Span{file, at, at + 1},
              no_utf8 ? "this byte is no UTF-8" : "a text can hold no control character")
      .advise(no_utf8 ? "save the file as UTF-8" : "remove it");
  return false;
}

}  // namespace

std::vector<Source> read_bibliography(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  if (!readable(file, sources, diagnostics)) return {};
  const bool bibtex = sources.path(file).ends_with(".bib");
  std::vector<Source> result;
  std::map<std::string, Span> known;
  for (const EntryNode& entry :
       bibtex ? bibtex_entries(file, sources, diagnostics) : csl_yaml_entries(file, sources, diagnostics)) {
    if (entry.kind != EntryKind::map) {
      diagnostics.report(DiagnosticKind::bad_bibliography, entry.span, "an entry is a list of fields")
          .advise("begin it with `- id: smith-2025` and indent its other fields by two spaces");
      continue;
    }
    auto source = read_csl_entry(entry, sources, diagnostics);
    if (!source) continue;
    const auto [first, is_new] = known.emplace(source->id, source->id_span);
    if (is_new)
      result.push_back(std::move(*source));
    else
      diagnostics.report(DiagnosticKind::duplicate_name, source->id_span, source->id)
          .also(first->second, "it is declared here already")
          .advise("remove one of the two, or give it another id");
  }
  return result;
}

}  // namespace kbc
