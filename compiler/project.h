// Project: the files of a knowledge base found, read and parsed, and what they import.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/reading_cache.h"
#include "compiler/resolve/resolve.h"
#include "compiler/source/source.h"

namespace kbc {

struct Project {
  Sources sources;
  std::vector<Package> packages;  ///< the knowledge base itself first
  Diagnostics diagnostics;
  std::string folder;  ///< of the knowledge base: where the paths of `sources` begin; empty: in memory
};

/// Reads a knowledge base: a folder (all its `.kb` files, sub-folders included) or some of its files. The
/// order in which files are named or found plays no part. Imports are followed: of files within the folder,
/// and of other knowledge bases in folders next to it.
[[nodiscard]] Project load(const std::vector<std::string>& paths);
/// The same with other texts for some of its files, by the paths that diagnostics show: as if they were
/// written. With a cache, what was read before and stays the same is not read again.
[[nodiscard]] Project load(const std::vector<std::string>& paths,
                           const std::map<std::string, std::string>& texts, ReadingCache* cache = nullptr);

struct NamedText {
  std::string path;  ///< relative, as diagnostics name it
  std::string text;
};

/// A knowledge base from texts in memory: its `.kb` files, and the bibliographies that they name. Nothing is
/// read from the disk; every import is refused.
[[nodiscard]] Project load_texts(std::vector<NamedText> texts);

}  // namespace kbc
