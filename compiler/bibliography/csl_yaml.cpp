// Where a file in CSL-YAML has its entries: alone, or under `references:`, in any of its documents.
#include "compiler/bibliography/csl_yaml.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "runtime/text/nearest.h"

namespace kbc {
namespace {

void no_entries(Diagnostics& diagnostics, Span span, const EntryNode* map) {
  Diagnostic& report =
      diagnostics.report(DiagnosticKind::bad_bibliography, span, "it has no list of references");
  report.advise("write `references:` and below it one entry for each source, beginning with `- id:`");
  if (map == nullptr) return;
  for (std::size_t i = 0; i < map->items.size(); i += 2) {
    const std::string_view wanted[] = {"references"};
    if (kb::nearest_names(map->items[i].text, wanted).empty()) continue;
    report.span = map->items[i].span;
    report.did_you_mean({"references"});
    return;
  }
}

}  // namespace

std::vector<EntryNode> csl_yaml_entries(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  auto documents = read_yaml(file, sources, diagnostics);
  if (!documents) return {};
  std::vector<EntryNode> entries;
  bool understood = false;
  for (EntryNode& document : *documents) {
    if (document.kind == EntryKind::null) continue;  // pandoc closes a document with `---`
    EntryNode* const list = document.kind == EntryKind::list ? &document : document.find("references");
    understood = true;
    if (list == nullptr)
      no_entries(diagnostics, document.span, document.kind == EntryKind::map ? &document : nullptr);
    else if (list->kind == EntryKind::list)
      std::ranges::move(list->items, std::back_inserter(entries));
    else if (list->kind != EntryKind::null)
      no_entries(diagnostics, list->span, nullptr);
  }
  if (!understood) no_entries(diagnostics, Span{file, 0, 0}, nullptr);
  return entries;
}

}  // namespace kbc
