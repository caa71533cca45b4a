// Texts told apart by their digests; the places in what is kept are moved to the file's number of today.
#include "compiler/reading_cache.h"

#include <utility>

#include <xxhash.h>

#include "compiler/parser/parser.h"

namespace kbc {
namespace {

/// A reading speaks of no file but its own.
Span moved(Span span, FileId file) {
  if (span.known()) span.file = file;
  return span;
}

void take(const std::vector<Diagnostic>& faults, FileId file, Diagnostics& diagnostics) {
  for (Diagnostic fault : faults) {
    fault.span = moved(fault.span, file);
    for (Label& label : fault.labels) label.span = moved(label.span, file);
    if (fault.fix) fault.fix->span = moved(fault.fix->span, file);
    diagnostics.take(std::move(fault));
  }
}

}  // namespace

void ReadingCache::begin() { before_ = std::exchange(now_, {}); }

std::shared_ptr<const ReadingCache::Reading> ReadingCache::reading(FileId file, const Sources& sources,
                                                                   Format format) {
  const std::string_view text = sources.text(file);
  const XXH128_hash_t digest = XXH3_128bits(text.data(), text.size());
  const TextKey key{digest.high64, digest.low64, static_cast<std::uint64_t>(format)};
  std::shared_ptr<const Reading>& kept = now_[key];
  if (kept) return kept;
  if (const auto known = before_.find(key); known != before_.end()) return kept = known->second;
  Reading fresh;
  Diagnostics diagnostics;
  if (format == Format::kb)
    fresh.tree = parse(file, sources, diagnostics);
  else
    fresh.entries = read_bibliography(file, sources, diagnostics);
  fresh.faults = diagnostics.sorted();
  return kept = std::make_shared<const Reading>(std::move(fresh));
}

Tree ReadingCache::tree(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  const auto kept = reading(file, sources, Format::kb);
  take(kept->faults, file, diagnostics);
  Tree tree = kept->tree;
  tree.file = file;
  return tree;
}

std::vector<Source> ReadingCache::bibliography(FileId file, const Sources& sources,
                                               Diagnostics& diagnostics) {
  const bool bibtex = sources.path(file).ends_with(".bib");  // as `read_bibliography` tells them apart
  const auto kept = reading(file, sources, bibtex ? Format::bibtex : Format::csl_yaml);
  take(kept->faults, file, diagnostics);
  std::vector<Source> entries = kept->entries;
  for (Source& entry : entries) {
    entry.span = moved(entry.span, file);
    entry.id_span = moved(entry.id_span, file);
  }
  return entries;
}

}  // namespace kbc
